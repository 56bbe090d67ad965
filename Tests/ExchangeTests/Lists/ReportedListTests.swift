import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit
import Testing

@Suite struct ReportedListTests {
    private static let headings = [
        "Mã đơn vị", "Tên đơn vị", "Chỉ tiêu", "Tính đến ngày", "Số liệu", "Nguồn", "Số văn bản", "Ngày văn bản",
    ]

    /// A list of one row for each amount, each of another day of March 2024.
    private static func workbook(_ amounts: [OutCell], unit: String = "LD-LANG") throws -> Data {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.sheet("Số liệu báo cáo", columns: headings.map { Column($0) })
        for (number, amount) in amounts.enumerated() {
            try writer.row([
                .text(unit), .text("Liên đoàn Lao động quận Làng"), .text("đoàn viên công đoàn"),
                .text("\(number + 1)/3/2024"), amount, .text("Liên đoàn Lao động quận Làng"), .text("18/BC-LĐLĐ"),
                .text("5/4/2024"),
            ])
        }
        try writer.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private static func run(_ data: Data, _ village: Village, _ operation: String) async throws -> ImportReport {
        try await ListImport(.reported, words: Words.load("vi")).run(
            data, into: village.register, by: Author(Village.scope, operation: operation), isDryRun: false)
    }

    @Test(arguments: Engine.available)
    func `numbers and texts are taken with the word before them`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cells: [OutCell] = [.text("gần 4.500"), .count(4510), .text("4.520"), .text("Ước 4600"), .text("0")]
            let report = try await Self.run(Self.workbook(cells), village, "1")
            #expect(report.problems.isEmpty)
            #expect(report.new == 5 && report.operation == 15)
            let unit = try await village.unit("LD-LANG")
            let entries = try await village.register.read { try ReportedQueries.of(unit: unit, $0) }
            #expect(entries.map(\.value.amount.text) == ["0", "ước 4.600", "4.520", "4.510", "gần 4.500"])
            #expect(Set(entries.map(\.value.document)) == ["18/BC-LĐLĐ"])
            let again = try await Self.run(Self.workbook(cells), village, "2")
            #expect(again.same == 5 && again.operation == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what is no number of a report is said at its cell`(engine: Engine) async throws {
        let word = "phải là số nguyên, có thể kèm gần, trên, hơn, khoảng hoặc ước ở trước, ví dụ gần 4.500"
        let cases: [(OutCell, String, String)] = [
            (.text("xấp xỉ 4.500"), "xấp xỉ 4.500", word), (.text("4,5"), "4,5", word), (.number(4.5), "4,5", word),
            (.text("-1"), "-1", "phải là số từ 0 trở lên"),
            (.text("gần 0"), "gần 0", "số 0 ghi riêng, không kèm gần, trên, hơn, khoảng hay ước"),
            (.empty, "", "chưa có giá trị"),
        ]
        try await Village.on(engine) { village in
            for (number, (cell, value, message)) in cases.enumerated() {
                let report = try await Self.run(Self.workbook([.count(5), cell]), village, "\(number)")
                #expect(report.problems.map(\.row) == [3])
                #expect(report.problems.map(\.column) == ["E (Số liệu)"])
                #expect(report.problems.map(\.value) == [value])
                #expect(report.problems.map(\.message) == [message])
                #expect(report.operation == nil)
            }
            let other = try await Self.run(Self.workbook([.count(5)], unit: "CD-MOC"), village, "other")
            #expect(
                other.problems.map { "\($0.column ?? "") \($0.message)" } == [
                    "B (Tên đơn vị) tên khác với sổ: Công đoàn cơ sở Công ty TNHH Mộc An"
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `who counted the members already is named, with the way out`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let seq = try await village.record(2024, 4, 10, "own") { author, desk in
                let draft = ReportedDraft(
                    unitCode: "CD-MOC", unitName: nil, indicator: "unions.members",
                    effectiveOn: Village.day(2024, 1, 31), amount: ReportedAmount(120, .nearly), source: "Công đoàn",
                    document: nil, documentOn: nil)
                return try Reported.report(draft, by: author, desk).seq
            }
            #expect(seq == 15)
            let report = try await Self.run(Self.workbook([.text("gần 4.500")]), village, "all")
            #expect(
                report.problems.map { "\($0.column ?? "") \($0.message)" } == [
                    """
                    A (Mã đơn vị) Công đoàn cơ sở Công ty TNHH Mộc An ở cấp dưới đã báo cáo riêng gần 120 từ ngày \
                    31/1/2024; để không tính hai lần, ghi 0 cho đơn vị đó từ ngày 1/3/2024 rồi mới ghi ở đây, hoặc \
                    không ghi ở đây
                    """
                ])
        }
    }
}
