import Foundation
import Testing

@testable import Office

@Suite struct WorkbookWriterTests {
    @Test(arguments: ["_x0041_", "_x0041_x0042_", "_x005F_", "_x00e1_ và _x000D_", "a_x", "__x0041__"])
    func `what looks like an escape of Excel is read back as it stands`(text: String) throws {
        let bytes = try WorkbookWriter.bytes { writer in
            try writer.sheet("Trang 1", columns: [Column("Tên")])
            try writer.row([.text(text)])
        }
        #expect(try WorkbookReader(data: bytes).rows() == [Row(1, [.text("Tên")]), Row(2, [.text(text)])])
    }

    private func write(
        constantMemory: Bool = true, _ body: (WorkbookWriter) throws -> Void
    ) throws -> Data {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: url) }
        let writer = try WorkbookWriter(path: url.path, constantMemory: constantMemory)
        try body(writer)
        try writer.close()
        return try Data(contentsOf: url)
    }

    private func members(_ writer: WorkbookWriter) throws {
        try writer.sheet(
            "Đảng viên", titles: ["DANH SÁCH ĐẢNG VIÊN", "Tính đến 31/3/2024"], note: "Mã số thuế gồm 10 chữ số",
            columns: [
                Column("TT", width: 6), Column("Mã số thuế", isText: true), Column("Ngày vào Đảng", isDate: true),
                Column("Loại", choices: ["Chính thức", "Dự bị"]), Column("Số lao động"),
            ])
        let day = try #require(WorkbookDate(year: 2024, month: 3, day: 31))
        try writer.row([.number(1), .text("0101234567"), .date(day), .text("Dự bị"), .count(1063)])
        try writer.row([.number(1.5), .empty, .empty, .text("=1+1 <&> \u{1}\"Đ\"")])
    }

    @Test(arguments: [true, false])
    func `what is written is read again`(constantMemory: Bool) throws {
        let data = try write(constantMemory: constantMemory, members)
        let reader = try WorkbookReader(data: data)
        #expect(reader.sheetNames == ["Đảng viên"])
        let header = ["TT", "Mã số thuế", "Ngày vào Đảng", "Loại", "Số lao động"]
        #expect(
            try reader.rows() == [
                Row(1, [.text("DANH SÁCH ĐẢNG VIÊN")]), Row(2, [.text("Tính đến 31/3/2024")]),
                Row(3, [.text("Mã số thuế gồm 10 chữ số")]), Row(5, header.map { .text($0) }),
                Row(
                    6,
                    [
                        .number(1), .text("0101234567"), .date(serial: 45_382, is1904: false), .text("Dự bị"),
                        .number(1063),
                    ]),
                Row(7, [.number(1.5), .empty, .empty, .text("=1+1 <&> \"Đ\"")]),
            ])
    }

    @Test(arguments: [true, false])
    func `the same calls give the same bytes`(constantMemory: Bool) throws {
        let first = try write(constantMemory: constantMemory, members)
        #expect(try write(constantMemory: constantMemory, members) == first)
        let core = try part("docProps/core.xml", of: first)
        #expect(core.contains("2000-01-01T00:00:00Z"))
    }

    @Test func `codes are formatted as text, dates as day, month and year, and the header is frozen`() throws {
        let data = try write(members)
        let styles = try part("xl/styles.xml", of: data)
        #expect(styles.contains("formatCode=\"dd/mm/yyyy\""))
        // The built-in format 49 is "@", 3 is "#,##0".
        #expect(styles.contains("numFmtId=\"49\""))
        #expect(styles.contains("numFmtId=\"3\""))
        let sheet = try part("xl/worksheets/sheet1.xml", of: data)
        #expect(sheet.contains("<pane ySplit=\"5\" topLeftCell=\"A6\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
        #expect(sheet.contains("<ignoredError sqref=\"B1:B1048576\" numberStoredAsText=\"1\"/>"))
    }

    @Test func `a short list of choices stands in the rule`() throws {
        let sheet = try part("xl/worksheets/sheet1.xml", of: write(members))
        #expect(sheet.contains("sqref=\"D6:D1048576\""))
        #expect(sheet.contains("<formula1>\"Chính thức,Dự bị\"</formula1>"))
    }

    @Test(arguments: [true, false])
    func `a long list and one with commas stand in a hidden sheet`(constantMemory: Bool) throws {
        let long = (1...60).map { "Chi bộ số \($0)" }
        let commas = ["Trung cấp, sơ cấp", "Đại học"]
        let data = try write(constantMemory: constantMemory) { writer in
            let columns = [Column("A", choices: long), Column("B", choices: commas), Column("C", choices: long)]
            try writer.sheet("Mẫu", columns: columns)
            try writer.row([.text("Chi bộ số 1")])
            try writer.sheet("Danh mục", columns: columns)
        }
        let reader = try WorkbookReader(data: data)
        #expect(reader.sheetNames == ["Mẫu", "Danh mục", "Danh mục (2)"])
        #expect(reader.sheets.map(\.isHidden) == [false, true, false])
        let rows = try reader.rows(1)
        #expect(rows.count == 60)
        #expect(rows[0] == Row(1, [.text("Chi bộ số 1"), .text("Trung cấp, sơ cấp")]))
        #expect(rows[59] == Row(60, [.text("Chi bộ số 60")]))
        let sheet = try part("xl/worksheets/sheet1.xml", of: data)
        #expect(sheet.contains("<formula1>'Danh mục'!$A$1:$A$60</formula1>"))
        #expect(sheet.contains("<formula1>'Danh mục'!$B$1:$B$2</formula1>"))
    }

    /// 255 letters and 510 bytes: what Excel allows in a rule, and more than the library has room for.
    @Test func `a list that is short in letters and long in bytes stands in a hidden sheet`() throws {
        let choices = (1...16).map { _ in String(repeating: "Đ", count: 15) }
        #expect(choices.joined(separator: ",").utf16.count == 255)
        let data = try write { try $0.sheet("Mẫu", columns: [Column("A", choices: choices)]) }
        let sheet = try part("xl/worksheets/sheet1.xml", of: data)
        #expect(sheet.contains("<formula1>'Danh mục'!$A$1:$A$16</formula1>"))
        #expect(try WorkbookReader(data: data).rows(1).count == 16)
    }

    @Test func `names that Excel refuses are made fit and kept apart`() {
        var names = SheetNames()
        #expect(names.claim("Quý I/2024: [A]*?\\") == "Quý I 2024   A")
        #expect(names.claim("quý i/2024: [A]") == "quý i 2024   A (2)")
        #expect(names.claim(" ''Tổng'' ") == "Tổng")
        #expect(names.claim("") == "Sheet")
        #expect(names.claim("/") == "Sheet (2)")
        let long = String(repeating: "Đ", count: 40)
        #expect(names.claim(long) == String(repeating: "Đ", count: 31))
        #expect(names.claim(long) == String(repeating: "Đ", count: 27) + " (2)")
    }

    @Test func `a path that cannot be written is an error at the end`() throws {
        let writer = try WorkbookWriter(path: "/nowhere/at/all.xlsx", constantMemory: true)
        try writer.sheet("A", columns: [Column("B")])
        #expect(throws: WorkbookWriteProblem.self) { try writer.close() }
        #expect(throws: WorkbookWriteProblem.notOpen) { try writer.close() }
        #expect(throws: WorkbookWriteProblem.notOpen) { try writer.row([]) }
    }

    @Test func `a text longer than Excel allows is refused`() throws {
        let writer = try WorkbookWriter(path: "/nowhere/at/all.xlsx")
        #expect(throws: WorkbookWriteProblem.notOpen) { try writer.row([.number(1)]) }
        try writer.sheet("A", columns: [Column("B")])
        try writer.row([.text(String(repeating: "Đ", count: 32_767))])
        #expect(throws: WorkbookWriteProblem.self) {
            try writer.row([.text(String(repeating: "Đ", count: 32_768))])
        }
    }
}

/// The text of a part of a zip file.
func part(_ path: String, of data: Data) throws -> String {
    try [UInt8](data).withUnsafeBufferPointer { buffer in
        let stream = try Archive(buffer, limits: WorkbookLimits()).open(path)
        var bytes: [UInt8] = []
        while let chunk = try stream.next() { bytes += chunk }
        return String(decoding: bytes, as: UTF8.self)
    }
}
