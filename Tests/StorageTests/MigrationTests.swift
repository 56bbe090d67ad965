import Foundation
import Synchronization
import TestKit
import Testing

@testable import Storage

struct MigrationTests {
    @Test(arguments: Engine.available)
    func `migrations are applied in order, once, and remembered`(engine: Engine) async throws {
        let clock = TestClock(Date(timeIntervalSince1970: 1_790_000_000.5))
        try await engine.withDatabase(clock: { clock.now }) { database in
            let none = try await database.appliedMigrations()
            #expect(none == [])
            let told = Mutex<[String]>([])
            let first = try await database.migrate([Samples.farms])
            let second = try await database.migrate(Samples.all) { name in told.withLock { $0.append(name) } }
            let third = try await database.migrate(Samples.all)
            #expect(first == ["farm"])
            #expect(second == ["operation"])
            #expect(told.withLock { $0 } == ["operation"])
            #expect(third == [])
            let applied = try await database.appliedMigrations()
            #expect(applied.map(\.number) == [1, 2])
            #expect(applied.map(\.name) == ["farm", "operation"])
            #expect(applied.map(\.checksum) == Samples.all.map(\.checksum))
            // 1 790 000 000 seconds after 1970 is 21 September 2026, 14:13:20 UTC.
            #expect(applied.map(\.appliedAt) == Array(repeating: "2026-09-21T14:13:20.500Z", count: 2))
        }
    }

    @Test(arguments: Engine.available)
    func `a migration that changed after it was applied is refused`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: [Samples.farms]) { database in
            let edited = Migration(number: 1, name: "farm", sql: Samples.farms.sql + " ")
            await #expect(throws: StorageError.changedMigration("farm")) {
                try await database.migrate([edited, Samples.operations])
            }
            let applied = try await database.appliedMigrations()
            #expect(applied.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a database of a newer program is refused`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            await #expect(throws: StorageError.newerDatabase(migration: "operation")) {
                try await database.migrate([Samples.farms])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a migration that fails half way leaves nothing, and those before it stay`(engine: Engine) async throws {
        let broken = Migration(
            number: 2, name: "broken",
            sql: "CREATE TABLE half (a INTEGER) STRICT; CREATE TABLE farm (a INTEGER) STRICT;")
        try await engine.withDatabase { database in
            await #expect(throws: StorageError.self) { try await database.migrate([Samples.farms, broken]) }
            let names = try await database.schema().map(\.name)
            #expect(names == ["animal", "farm", "schema_migration"])
            let applied = try await database.migrate(Samples.all)
            #expect(applied == ["operation"])
        }
    }

    @Test(arguments: Engine.available)
    func `two programs that start at once apply each migration once`(engine: Engine) async throws {
        try await engine.withLocation { location in
            let first = try await Database(location)
            let second = try await Database(location)
            async let one = first.migrate(Samples.all)
            async let other = second.migrate(Samples.all)
            let names = try await one + other
            await first.close()
            await second.close()
            #expect(names.sorted() == ["farm", "operation"])
        }
    }

    @Test(arguments: Engine.available)
    func `numbers must run from one without a gap`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            await #expect(throws: StorageError.badMigrations("operation has number 2, not 1")) {
                try await database.migrate([Samples.operations])
            }
        }
    }

    @Test func `the checksum is the SHA-256 of the text`() {
        // The digest of "abc" is the example of the standard, FIPS 180-4.
        let migration = Migration(number: 1, name: "a", sql: "abc")
        #expect(migration.checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `files load in the order of their numbers`() throws {
        try withFolder(["0002_b.sql": "two", "0001_a_long_name.sql": "one", "notes.txt": "no"]) { folder in
            let found = try Migration.load(from: folder)
            #expect(
                found == [
                    Migration(number: 1, name: "a_long_name", sql: "one"), Migration(number: 2, name: "b", sql: "two"),
                ])
        }
    }

    @Test(arguments: [["0001_a.sql", "0003_c.sql"], ["0001_a.sql", "0001_b.sql"], ["1_a.sql"], ["0001.sql"]])
    func `files with a gap, a double or another name are refused`(names: [String]) throws {
        try withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "") })) { folder in
            #expect(throws: StorageError.self) { try Migration.load(from: folder) }
        }
    }

    private func withFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        try body(folder)
    }
}
