import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite struct BackupTests {
    /// From each engine into each.
    static let ways = Engine.available.flatMap { from in Engine.available.map { Way(from: from, to: $0) } }

    struct Way: Sendable, CustomTestStringConvertible {
        let from: Engine
        let to: Engine
        var testDescription: String { "\(from.testDescription) to \(to.testDescription)" }
    }

    @Test(arguments: Engine.available)
    func `every table of the schema is saved`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: try Register.migrations()) { database in
            let schema = Set(try await database.schema().map(\.name))
            // Uploads are gone after a day: nothing rests on them.
            #expect(schema.subtracting(Backup.tables) == ["schema_migration", "upload"])
            #expect(Set(Backup.tables).subtracting(schema) == [])
            #expect(Set(Backup.tables).count == Backup.tables.count)
        }
    }

    @Test(arguments: ways)
    func `a restored register is sound and has the same rows and figures`(way: Way) async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "bản lưu.sqlite").path
            try await Village.on(way.from) { village in
                try await village.complete()
                let figures = try await village.figures("QU-LANG")
                let rows = try await village.register.database.everything()
                try await Backup.write(from: village.register.database, to: path)
                try await way.to.withDatabase { target in
                    try await Backup.restore(from: path, into: target)
                    let restored = Village(
                        register: try Register(database: target, vault: village.register.vault), clock: village.clock)
                    let (findings, restoredRows) = (try await restored.findings(), try await target.everything())
                    let restoredFigures = try await restored.figures("QU-LANG")
                    #expect(findings == [])
                    #expect(restoredRows == rows)
                    #expect(restoredFigures == figures)
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bản lưu.sqlite"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
        }
    }

    @Test(arguments: Engine.available)
    func `a restored register goes on where the saved one stood`(engine: Engine) async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            try await Village.on(.sqlite) { village in
                try await Backup.write(from: village.register.database, to: path)
                try await engine.withDatabase(clock: { village.clock.now }) { target in
                    try await Backup.restore(from: path, into: target)
                    let restored = Village(
                        register: try Register(database: target, vault: village.register.vault), clock: village.clock)
                    let receipt = try await restored.move(
                        2024, 4, 12, "later",
                        [
                            Village.movement(
                                "DV-05", .recognition, "CB-MOC", Village.day(2024, 4, 11), decision: "20-QĐ/QU")
                        ])
                    let findings = try await restored.findings()
                    #expect(receipt.seq == 15)
                    #expect(findings == [])
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a backup never overwrites a file`(engine: Engine) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: "a.sqlite")
            try Data("của ai đó".utf8).write(to: file)
            try await Village.on(engine) { village in
                await #expect(throws: Backup.Problem.fileExists) {
                    try await Backup.write(from: village.register.database, to: file.path)
                }
            }
            #expect(try Data(contentsOf: file) == Data("của ai đó".utf8))
        }
    }

    @Test(arguments: Engine.available)
    func `only an empty database is filled`(engine: Engine) async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            try await Village.on(engine) { village in
                try await Backup.write(from: village.register.database, to: path)
                let rows = try await village.register.database.everything()
                await #expect(throws: Backup.Problem.notEmpty) {
                    try await Backup.restore(from: path, into: village.register.database)
                }
                let rowsAfter = try await village.register.database.everything()
                #expect(rowsAfter == rows)
            }
            let others = Migration(number: 1, name: "theirs", sql: "CREATE TABLE theirs (id INTEGER) STRICT;")
            try await engine.withDatabase(migrations: [others]) { database in
                await #expect(throws: (any Error).self) { try await Backup.restore(from: path, into: database) }
                let tables = try await database.schema().map(\.name).sorted()
                #expect(tables == ["schema_migration", "theirs"])
            }
        }
    }

    @Test func `a file that is no backup is refused and nothing is written`() async throws {
        try await withFolder { folder in
            let missing = folder.appending(path: "không có.sqlite").path
            let text = folder.appending(path: "thư.sqlite")
            try Data(String(repeating: "một lá thư. ", count: 1000).utf8).write(to: text)
            let empty = folder.appending(path: "rỗng.sqlite")
            try Data().write(to: empty)
            let other = folder.appending(path: "khác.sqlite").path
            try await make(other, Migration(number: 1, name: "theirs", sql: "CREATE TABLE theirs (id INTEGER) STRICT;"))
            try await Engine.sqlite.withDatabase { target in
                for (path, problem) in [
                    (missing, Backup.Problem.fileMissing), (text.path, .notABackup), (empty.path, .notABackup),
                    (other, .notABackup),
                ] {
                    await #expect(throws: problem) { try await Backup.restore(from: path, into: target) }
                }
                let schema = try await target.schema()
                #expect(schema.isEmpty)
            }
        }
    }

    @Test func `a database in use is no backup`() async throws {
        try await Engine.sqlite.withLocation { location in
            guard case .sqlite(let path) = location else { return }
            let used = try await Database(location)
            try await used.migrate(try Register.migrations())
            try await Engine.sqlite.withDatabase { target in
                await #expect(throws: Backup.Problem.notABackup) {
                    try await Backup.restore(from: path, into: target)
                }
            }
            await used.close()
        }
    }

    @Test func `a backup of a newer program is refused`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let known = try Register.migrations()
            let next = Migration(
                number: known.count + 1, name: "next", sql: "CREATE TABLE next (id INTEGER) STRICT;")
            try await make(path, migrations: known + [next])
            try await Engine.sqlite.withDatabase { target in
                await #expect(throws: Backup.Problem.newerProgram) {
                    try await Backup.restore(from: path, into: target)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a register that breaks a rule of its schema is not saved, and a backup that does fills nothing`(
        engine: Engine
    ) async throws {
        let spoiled = Corruption(
            "a visit of no enterprise", loosen: ["survey"],
            "UPDATE survey SET enterprise = 'none' WHERE conclusion = 'none'", kinds: [])
        try await withFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let worse = folder.appending(path: "b.sqlite").path
            try await Village.on(engine) { village in
                let database = village.register.database
                try await Backup.write(from: database, to: path)
                try await database.spoil(spoiled)
                await #expect(throws: StorageError.self) { try await Backup.write(from: database, to: worse) }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.sqlite"])

            let backup = try await Database(.sqlite(path: path))
            try await backup.spoil(spoiled)
            await backup.close()
            try await engine.withDatabase(migrations: try Register.migrations()) { target in
                let before = try await target.everything()
                await #expect(throws: StorageError.self) { try await Backup.restore(from: path, into: target) }
                let after = try await target.everything()
                #expect(after == before)
            }
        }
    }

    private func make(_ path: String, _ migration: Migration) async throws {
        try await make(path, migrations: [migration])
    }

    private func make(_ path: String, migrations: [Migration]) async throws {
        let database = try await Database(.sqlite(path: path))
        try await database.migrate(migrations)
        await database.close()
        // As a file without a log: SQLite keeps it when a reading connection was the last to be closed.
        let again = try await Database(.sqlite(path: path))
        try await again.write { _ in }
        await again.close()
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    }
}

/// Gives `body` a folder of its own and removes it afterwards.
func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

extension Database {
    /// All rows of all saved tables, in an order that does not depend on the engine.
    func everything() async throws -> [String: [String]] {
        let columns = Dictionary(uniqueKeysWithValues: try await schema().map { ($0.name, $0.columns.map(\.name)) })
        return try await read { db in
            try Dictionary(
                uniqueKeysWithValues: Backup.tables.map { table in
                    let names = (columns[table] ?? []).joined(separator: ", ")
                    return (
                        table, try db.run("SELECT \(raw: names) FROM \(raw: table)").map { "\($0.values)" }.sorted()
                    )
                })
        }
    }
}
