import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit
import Testing

/// Rows that change what stands: told before, in the words of the list.
@Suite struct ChangedRowsTests {
    private static func workbook(_ columns: [String], _ rows: [[OutCell]]) throws -> Data {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.sheet("Danh sách", columns: columns.map { Column($0) })
        for row in rows { try writer.row(row) }
        try writer.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private static func run(
        _ kind: ListKind, _ file: Data, _ village: Village, isDryRun: Bool = true
    ) async throws -> ImportReport {
        try await ListImport(kind, words: Words.load("vi")).run(
            file, into: village.register, by: Author(Village.scope, operation: UUID().uuidString),
            mode: isDryRun ? .preview : .whole)
    }

    /// No column of the address or of the industry: what a list does not ask it does not say.
    private static let enterprises = [
        "Mã số thuế", "Tên doanh nghiệp", "Loại hình", "Nguồn vốn", "Số lao động", "Tình trạng", "Mã đơn vị quản lý",
        "Từ ngày",
    ]

    private static func enterprise(
        _ taxCode: String, _ name: String, _ form: String, _ ownership: String, _ workers: String, _ from: String
    ) -> [OutCell] {
        [taxCode, name, form, ownership, workers, "Hoạt động ổn định", "DU-DOANHNGHIEP", from].map { .text($0) }
    }

    @Test(arguments: Engine.available)
    func `rows are new, changed, the same or refused, and a change is told in words`(engine: Engine) async throws {
        let new = Self.enterprise(
            "0109000044", "Công ty TNHH Giấy Dó", "Công ty TNHH hai thành viên trở lên", "Tư nhân", "30", "1/4/2024")
        let changed = Self.enterprise(
            "0109000011", "Công ty TNHH Mộc An", "Công ty cổ phần", "Tư nhân", "1.085", "1/4/2024")
        let same = Self.enterprise(
            "0109000022", "Công ty cổ phần Gốm Đất Việt", "Công ty cổ phần", "100% vốn nước ngoài", "", "1/4/2024")
        let refused = Self.enterprise(
            "0109000033", "Công ty TNHH một thành viên Vải Lụa Tơ", "Công ty TNHH một thành viên", "Nhà nước", "",
            "1/4/2099")
        try await Village.on(engine) { (village) async throws in
            let all = try await Self.run(
                .enterprises, Self.workbook(Self.enterprises, [new, changed, same, refused]), village)
            #expect(all.new == 1 && all.same == 1 && all.changed.map(\.row) == [3])
            #expect(
                all.changed.flatMap(\.fields).map(\.text) == [
                    "Loại hình: Công ty TNHH hai thành viên trở lên → Công ty cổ phần từ 1/4/2024",
                    "Số lao động: 120 → 1.085 từ 1/4/2024",
                ])
            #expect(all.problems.map { "\($0.row ?? 0) \($0.column ?? "")" } == ["5 H (Từ ngày)"])
            #expect(all.problems.first?.message.contains("không được sau hôm nay") == true)
            #expect(all.operation == nil)

            let file = try Self.workbook(Self.enterprises, [changed])
            let recorded = try await Self.run(.enterprises, file, village, isDryRun: false)
            #expect(recorded.operation == 15 && recorded.changed.count == 1 && recorded.new == 0)
            let again = try await Self.run(.enterprises, file, village, isDryRun: false)
            #expect(again.same == 1 && again.changed.isEmpty && again.operation == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a correction says so, and a first value follows none`(engine: Engine) async throws {
        let corrected = Self.enterprise(
            "0109000011", "Công ty TNHH Mộc An", "Công ty TNHH hai thành viên trở lên", "Tư nhân", "102", "31/12/2023")
        let first = Self.enterprise(
            "0109000033", "Công ty TNHH một thành viên Vải Lụa Tơ", "Công ty TNHH một thành viên", "Tư nhân", "12",
            "1/4/2024")
        try await Village.on(engine) { (village) async throws in
            let report = try await Self.run(
                .enterprises, Self.workbook(Self.enterprises, [corrected, first]), village)
            #expect(
                report.changed.flatMap(\.fields).map(\.text) == [
                    "Số lao động: 120 → 102, sửa giá trị từ 31/12/2023", "Số lao động: chưa ghi → 12 từ 1/4/2024",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `sealed values of people are not told, their names and workplaces are`(engine: Engine) async throws {
        let columns = ["Mã hồ sơ", "Họ và tên", "Giới tính", "Điện thoại", "MST nơi làm việc", "Làm việc từ ngày"]
        let row = ["DV-01", "Nguyễn Thị Anh", "Nữ", "0912999999", "0109000022", "1/2/2024"].map { OutCell.text($0) }
        try await Village.on(engine) { (village) async throws in
            let report = try await Self.run(.people, Self.workbook(columns, [row]), village)
            #expect(
                report.changed.flatMap(\.fields).map(\.text) == [
                    "Họ và tên: Nguyễn Thị Ánh → Nguyễn Thị Anh", "Điện thoại: thay giá trị đang niêm phong",
                    "MST nơi làm việc: 0109000011 → 0109000022 từ 1/2/2024",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a target changes by its document`(engine: Engine) async throws {
        let columns = [
            "Mã đơn vị", "Chỉ tiêu", "Từ ngày", "Đến ngày", "Mức giao", "Mức trên", "Hình thức", "Đơn vị giao",
            "Số văn bản", "Ngày văn bản",
        ]
        func row(_ day: String) -> [OutCell] {
            [
                "QU-LANG", "Đảng viên kết nạp", "1/1/2024", "31/12/2024", "6", "", "Ít nhất", "TU-X", "09-KH/QU", day,
            ].map { .text($0) }
        }
        try await Village.on(engine) { (village) async throws in
            let report = try await Self.run(.targets, Self.workbook(columns, [row("15/3/2024")]), village)
            #expect(
                report.changed.flatMap(\.fields).map(\.text) == [
                    "Mức giao: 5 → 6 từ 15/3/2024", "Mức trên: 7 → chưa ghi từ 15/3/2024",
                    "Hình thức: Khoảng → Ít nhất từ 15/3/2024", "Số văn bản: 03-KH/QU → 09-KH/QU từ 15/3/2024",
                    "Ngày văn bản: 10/1/2024 → 15/3/2024 từ 15/3/2024",
                ])
            let undated = try await Self.run(.targets, Self.workbook(columns, [row("")]), village)
            #expect(undated.changed.isEmpty)
            #expect(undated.problems.map(\.column) == ["J (Ngày văn bản)"])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that differs is refused with what stands and what the row says`(engine: Engine) async throws {
        let columns = ["Mã đơn vị", "Tên đơn vị", "Hệ", "Loại", "Mã cấp trên", "Khối", "Hình thức", "Từ ngày"]
        let row = [
            "DU-DOANHNGHIEP", "Đảng bộ Khối Doanh nghiệp quận Làng", "Đảng", "Đảng bộ cơ sở", "QU-LANG", "Cơ quan",
            "Đầu kỳ", "31/12/2023",
        ].map { OutCell.text($0) }
        try await Village.on(engine) { (village) async throws in
            let report = try await Self.run(.units, Self.workbook(columns, [row]), village)
            #expect(report.problems.map(\.column) == ["F (Khối)"])
            let message = try #require(report.problems.first?.message)
            #expect(message.hasPrefix("sổ đang ghi “Doanh nghiệp”, ở đây ghi “Cơ quan”;"))
        }
    }
}
