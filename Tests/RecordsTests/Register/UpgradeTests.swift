import Records
import Storage
import TestKit
import Testing

/// A database that an earlier program made and filled is brought up to this one.
@Suite struct UpgradeTests {
    @Test(arguments: Engine.available)
    func `units of a database made by the first migration alone keep their lines`(engine: Engine) async throws {
        let migrations = try Register.migrations()
        let first = try #require(migrations.first)
        try await engine.withDatabase(migrations: [first]) { database in
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO operation (seq, id, at, account, kind, outcome, content_sealed, chain)
                    VALUES (1, 'a', '2024-01-01T00:00:00.000Z', 'system', 'import.units', '{}', \([1] as [UInt8]),
                            \([1] as [UInt8]))
                    """)
                for (unit, line) in [("a", "party"), ("b", "union"), ("c", "union")] {
                    try db.execute("INSERT INTO unit (id, line, recorded_in) VALUES (\(unit), \(line), 1)")
                }
                try db.execute(
                    """
                    INSERT INTO unit_parent (unit, from_on, parent, recorded_in) VALUES ('c', '2024-01-01', 'b', 1)
                    """)
            }
            let applied = try await database.migrate(migrations)
            #expect(applied == migrations.dropFirst().map(\.name))
            let lines = try await Self.lines(database)
            #expect(lines == ["a party", "b union", "c union"])

            try await database.write { db in
                try db.execute("INSERT INTO unit (id, line, recorded_in) VALUES ('d', 'youth', 1), ('e', 'women', 1)")
            }
            await #expect(throws: StorageError.self) {
                try await database.write { db in
                    try db.execute("INSERT INTO unit (id, line, recorded_in) VALUES ('f', 'choir', 1)")
                }
            }
            // What refers to units still does.
            await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("DELETE FROM unit WHERE id = 'b'") }
            }
            let now = try await Self.lines(database)
            #expect(now == lines + ["d youth", "e women"])
        }
    }

    private static func lines(_ database: Database) async throws -> [String] {
        try await database.read { db in
            try db.run("SELECT id, line FROM unit ORDER BY id").map { "\(try $0.text(0)) \(try $0.text(1))" }
        }
    }
}
