import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit
import Testing

/// Lists of which some rows can be taken and others cannot, worked out by hand on the village.
@Suite struct AcceptableTests {
    static let movementHeadings = [
        "Mã hồ sơ", "Họ và tên", "Loại biến động", "Mã đơn vị", "Mã đơn vị đối ứng", "Ngày hiệu lực", "Số QĐ",
        "Ngày QĐ", "Cơ quan ban hành", "Ghi chú",
    ]

    private static func movement(
        _ person: String, _ name: String, _ kind: String, _ unit: String, to: String = "", _ day: String,
        _ number: String
    ) -> [String] {
        [person, name, kind, unit, to, day, number, day, "Quận ủy Làng", "của \(person)"]
    }

    static let movements = Sheet([
        movementHeadings,
        // 2, 3: both new, the second rests on the first.
        movement("DV-06", "Vũ Ngọc Giang", "Kết nạp", "CB-MOC", "1/4/2024", "21-QĐ/QU"),
        movement("DV-06", "Vũ Ngọc Giang", "Công nhận chính thức", "CB-MOC", "5/4/2024", "22-QĐ/QU"),
        // 4: no such unit; 5: new, the same person.
        movement("DV-05", "Hoàng Minh Đăng", "Công nhận chính thức", "CB-XA", "2/4/2024", "23-QĐ/QU"),
        movement(
            "DV-05", "Hoàng Minh Đăng", "Chuyển sinh hoạt chính thức", "CB-MOC", to: "CB-GOM", "5/4/2024", "24-QĐ/QU"),
        // 6: removed on 20/3 already.
        movement(
            "DV-03", "Lê Đức Chính", "Chuyển sinh hoạt chính thức", "CB-MOC", to: "CB-GOM", "1/4/2024", "25-QĐ/QU"),
        // 7: recorded already; 8: recorded once and reversed.
        movement("DV-05", "Hoàng Minh Đăng", "Kết nạp", "CB-MOC", "20/1/2024", "11-QĐ/QU"),
        movement("DV-06", "Vũ Ngọc Giang", "Kết nạp", "CB-GOM", "25/3/2024", "14-QĐ/QU"),
        // 9: no day; 10 rests on it; 11 rests on 10.
        movement("DV-07", "Bùi Thị Hạ", "Kết nạp", "CB-MOC", "hôm qua", "26-QĐ/QU"),
        movement("DV-07", "Bùi Thị Hạ", "Công nhận chính thức", "CB-MOC", "6/4/2024", "27-QĐ/QU"),
        movement("DV-07", "Bùi Thị Hạ", "Xóa tên", "CB-MOC", "7/4/2024", "28-QĐ/QU"),
        // 12: says again what row 2 says.
        movement("DV-06", "Vũ Ngọc Giang", "Kết nạp", "CB-MOC", "1/4/2024", "21-QĐ/QU"),
    ])

    static func withNewcomer(_ engine: Engine, _ body: @Sendable (Village) async throws -> Void) async throws {
        try await Village.on(engine) { village in
            let newcomer = PersonDraft(
                code: "DV-07", name: "Bùi Thị Hạ", sex: .female, details: [:], workplaceTaxCode: nil,
                workplaceFrom: nil)
            try await village.record(2024, 4, 9, "newcomer") { author, desk in
                try People.enter(People.plan([newcomer], as: Village.scope, desk), by: author, desk)
            }
            try await body(village)
        }
    }

    private static func said(_ report: ImportReport) -> [String] {
        report.problems.map { "\($0.row ?? 0) \($0.column ?? "-"): \($0.message)" }
    }

    @Test(arguments: Engine.available)
    func `movements that can be taken are taken, and the others say why not`(engine: Engine) async throws {
        try await Self.withNewcomer(engine) { village in
            let file = try Self.movements.workbook()
            let operations = try await village.operations()
            let preview = try await village.take(.movements, file, .preview)
            #expect(preview.rows == 11 && preview.new == 3 && preview.changed.isEmpty && preview.same == 1)
            #expect(preview.leftOut == [8])
            #expect(preview.refused == [4, 6, 9, 10, 11, 12])
            #expect(
                Self.said(preview) == [
                    "4 D (Mã đơn vị): không có đơn vị mã CB-XA trong sổ hoặc trong các dòng nhận được của tệp này",
                    "6 C (Loại biến động): ngày 1/4/2024 người này đã ra khỏi danh sách đảng viên",
                    "6 C (Loại biến động): đang có trong sổ: Xóa tên ngày 20/3/2024, ghi nhận số 11",
                    "9 F (Ngày hiệu lực): phải là ngày, ví dụ 31/3/2024",
                    "9 H (Ngày QĐ): phải là ngày, ví dụ 31/3/2024",
                    "10 C (Loại biến động): ngày 6/4/2024 người này chưa phải là đảng viên",
                    "11 C (Loại biến động): ngày 7/4/2024 người này chưa phải là đảng viên",
                    "12 A (Mã hồ sơ): trùng với dòng 2 của tệp: DV-06",
                ])
            #expect(preview.unusedColumns == ["Ghi chú"])
            let whole = try await village.take(.movements, file, .whole)
            #expect(whole == preview)
            let untouched = try await village.operations()
            #expect(untouched == operations)

            let taken = try await village.take(.movements, file, .acceptable)
            #expect(taken.problems == preview.problems && taken.new == 3)
            #expect(taken.operation == operations + 1)
            let members = try await village.register.read { desk in
                let line = try UnitQueries.line(code: "CB-MOC", on: desk.today, as: Village.scope, desk)
                return try PersonQueries.members(of: line[0].id, on: desk.today, as: .everything(Account.system), desk)
            }
            // 01, 02 and now 06, who is official; 05 moved on.
            #expect(
                members.map { "\($0.code) \($0.standing.status)" } == [
                    "DV-01 official", "DV-02 official", "DV-06 official",
                ])
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that is refused takes those below it along, and no others`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let headings = ["Mã đơn vị", "Tên đơn vị", "Hệ", "Loại", "Mã cấp trên", "Hình thức", "Từ ngày"]
            func row(_ code: String, _ type: String, under parent: String) -> [String] {
                let line = type.hasPrefix("Công") ? "Công đoàn" : "Đảng"
                return [code, "Đơn vị \(code)", line, type, parent, "Đầu kỳ", "1/4/2024"]
            }
            let sheet = Sheet([
                headings,
                row("CB-DUOI", "Chi bộ trực thuộc", under: "BP-GIUA"),  // 2
                row("BP-GIUA", "Đảng bộ bộ phận", under: "DU-TREN"),  // 3
                row("DU-TREN", "Đảng bộ cơ sở", under: "DU-DOANHNGHIEP"),  // 4: may not stand there
                row("CB-RIENG", "Chi bộ trực thuộc", under: "DU-DOANHNGHIEP"),  // 5
                row("LD-A", "Công đoàn cấp trên cơ sở", under: "LD-LANG"),  // 6
                row("LD-B", "Công đoàn cấp trên cơ sở", under: "LD-A"),  // 7
            ])
            let report = try await village.take(.units, sheet.workbook(), .acceptable)
            #expect(report.refused == [2, 3, 4] && report.new == 3)
            #expect(report.problems.map(\.row) == [2, 3, 4])
            #expect(report.problems.map(\.value) == ["BP-GIUA", "DU-TREN", "DU-DOANHNGHIEP"])
            let codes = try await village.table(.units).rows.map { $0[0].said }
            #expect(codes.contains("CB-RIENG") && codes.contains("LD-B") && !codes.contains("CB-DUOI"))
        }
    }

    /// A chain of twenty: each stands under the next, and the last one under nothing there is.
    @Test func `what hangs on a long chain is refused too, after a bounded number of looks`() async throws {
        try await Village.on(.sqlite) { village in
            let headings = ["Mã đơn vị", "Tên đơn vị", "Hệ", "Loại", "Mã cấp trên", "Hình thức", "Từ ngày"]
            let chain = (1...20).map { number in
                [
                    "LD-\(number)", "Liên đoàn \(number)", "Công đoàn", "Công đoàn cấp trên cơ sở", "LD-\(number + 1)",
                    "Đầu kỳ", "1/4/2024",
                ]
            }
            let report = try await village.take(.units, Sheet([headings] + chain).workbook(), .acceptable)
            #expect(report.refused == Array(2...21) && report.new == 0 && report.operation == nil)
            #expect(report.problems.count == 20)
        }
    }

    @Test(arguments: Engine.available)
    func `the same request twice records once and answers the same`(engine: Engine) async throws {
        try await Self.withNewcomer(engine) { village in
            let file = try Self.movements.workbook()
            let first = try await village.take(.movements, file, .acceptable, as: "confirmed")
            let count = try await village.operations()
            let second = try await village.take(.movements, file, .acceptable, as: "confirmed")
            #expect(second.operation == first.operation)
            let after = try await village.operations()
            #expect(after == count)
        }
    }

    @Test(arguments: Engine.available)
    func `the refused rows come back as a list that can be mended and sent again`(engine: Engine) async throws {
        try await Self.withNewcomer(engine) { village in
            let file = try Self.movements.workbook()
            let report = try await village.take(.movements, file, .acceptable)
            let back = try RefusedRows.workbook(of: file, report: report, words: try Words.load("vi"))
            let rows = try Sheet.read(back)
            #expect(rows[0].cells == [.text("Biến động đảng viên: 6 dòng chưa nhận")])
            #expect(rows[2].cells == (Self.movementHeadings + ["Lý do"]).map(Cell.text))
            #expect(rows.count == 3 + 6)
            #expect(rows[3].cells.first == .text("DV-05") && rows[3].cells[9] == .text("của DV-05"))
            #expect(
                rows[3].cells.last
                    == .text(
                        "Mã đơn vị: không có đơn vị mã CB-XA trong sổ hoặc trong các dòng nhận được của tệp này"))

            // Sent again as it is nothing changes, and the reasons are passed over.
            let again = try await village.take(.movements, Data(back), .acceptable)
            #expect(again.refused.count == 5 && again.same == 1 && again.new == 0)
            #expect(again.unusedColumns == ["Ghi chú"])
            // The reasons of the second look take the place of those of the first.
            let third = try Sheet.read(
                try RefusedRows.workbook(of: Data(back), report: again, words: try Words.load("vi")))
            #expect(third[2].cells == rows[2].cells)

            // Mended: the cell of row 4, the day of row 9; 12 is gone because 2 stands, 6 is given up.
            var sheet = Sheet(
                rows.dropFirst(2).map { row in
                    row.cells.map { cell in if case .text(let text) = cell { text } else { "" } }
                })
            sheet.rows.remove(at: 2)
            sheet.rows[1][3] = "CB-GOM"
            sheet.rows[1][5] = "6/4/2024"
            sheet.rows[2][5] = "6/4/2024"
            sheet.rows[2][7] = "5/4/2024"
            let mended = try await village.take(.movements, sheet.workbook(), .whole)
            #expect(mended.problems == [])
            #expect(mended.new == 4 && mended.same == 1)
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }
}
