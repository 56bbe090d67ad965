import Domain
import Exchange
import Foundation
import Office
import Records
import Storage
import TestKit
import Testing

@Suite struct PersonListTests {
    /// A list of one person whose telephone is given as a cell of either kind.
    private static func workbook(phone: OutCell) throws -> Data {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let writer = try WorkbookWriter(path: path)
        try writer.sheet("Người", columns: ["Mã hồ sơ", "Họ và tên", "Giới tính", "Điện thoại"].map { Column($0) })
        try writer.row([.text("HS-900"), .text("Lý Thị Mơ"), .text("Nữ"), phone])
        try writer.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test(arguments: Engine.available)
    func `a telephone that Excel made a number of is refused, because its zero is lost`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            let register = try Register(database: database, vault: .fresh())
            let list = ListImport(.people, words: try Words.load("vi"))
            func author(_ id: String) -> Author { Author(.everything(Account.system), operation: id) }

            let spoilt = try await list.run(
                Self.workbook(phone: .number(500_112_417)), into: register, by: author("1"), mode: .whole)
            #expect(spoilt.problems.map(\.column) == ["D (Điện thoại)"])
            #expect(spoilt.problems.map(\.row) == [2])
            // What the register seals is repeated by no message.
            #expect(spoilt.problems.map(\.value) == ["(niêm phong)"])
            #expect(spoilt.operation == nil)

            let whole = try await list.run(
                Self.workbook(phone: .text("0500112417")), into: register, by: author("2"), mode: .whole)
            #expect(whole.problems.isEmpty)
            #expect(whole.new == 1)
            #expect(whole.operation == 1)
        }
    }
}
