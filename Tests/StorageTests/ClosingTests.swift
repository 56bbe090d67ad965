import Foundation
import Storage
import TestKit
import Testing

@Suite struct ClosingTests {
    @Test func `a closed SQLite file holds everything by itself, without its log`() async throws {
        try await Engine.sqlite.withLocation { location in
            let database = try await Database(location)
            try await database.write { transaction in
                _ = try transaction.execute("CREATE TABLE note (text TEXT NOT NULL) STRICT")
                _ = try transaction.execute("INSERT INTO note (text) VALUES (\("còn nguyên"))")
            }
            _ = try await database.read { try $0.run("SELECT text FROM note") }
            await database.close()

            guard case .sqlite(let path) = location else { return }
            let copy = path + ".copy"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            let other = try await Database(.sqlite(path: copy))
            let texts = try await other.read { try $0.run("SELECT text FROM note").map { try $0.text(0) } }
            await other.close()
            #expect(texts == ["còn nguyên"])
        }
    }
}
