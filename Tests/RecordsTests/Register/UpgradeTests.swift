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

    @Test(arguments: Engine.available)
    func `a database without totals of all time gets them from those of its years`(engine: Engine) async throws {
        let migrations = try Register.migrations()
        try await engine.withDatabase(migrations: Array(migrations.prefix(11))) { database in
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO operation (seq, id, at, account, kind, outcome, content_sealed, chain)
                    VALUES (1, 'a', '2024-01-01T00:00:00.000Z', 'system', 'import.units', '{}', \([1] as [UInt8]),
                            \([1] as [UInt8]))
                    """)
                try db.execute("INSERT INTO unit (id, line, recorded_in) VALUES ('u', 'party', 1)")
                try db.execute(
                    """
                    INSERT INTO kind (id, fact, line, cause, status, sex, ownership, category)
                    VALUES (1, 'member', 'party', 'opening', '', '', '', ''), (2, 'member', 'party', 'death', '', '', '', '')
                    """)
                try db.execute(
                    """
                    INSERT INTO rollup (unit, span, period, kind, amount, own) VALUES
                        ('u', 4, '2022', 1, 5, 2), ('u', 4, '2023', 1, 3, 1), ('u', 4, '2023', 2, -1, 0),
                        ('u', 7, '2022-01', 1, 5, 2), ('u', 7, '2023-02', 1, 3, 1), ('u', 7, '2023-03', 2, -1, 0)
                    """)
            }
            let applied = try await database.migrate(migrations)
            #expect(applied.first?.contains("total_of_all_time") == true)
            let totals = try await database.read { db in
                try db.run("SELECT unit, period, kind, amount, own FROM rollup WHERE span = 0 ORDER BY kind").map(
                    \.values)
            }
            #expect(
                totals == [
                    [.text("u"), .text(""), .integer(1), .integer(8), .integer(3)],
                    [.text("u"), .text(""), .integer(2), .integer(-1), .integer(0)],
                ])
            let others = try await database.read { try $0.run("SELECT unit FROM rollup WHERE span > 0").count }
            #expect(others == 6)
        }
    }

    private static func lines(_ database: Database) async throws -> [String] {
        try await database.read { db in
            try db.run("SELECT id, line FROM unit ORDER BY id").map { "\(try $0.text(0)) \(try $0.text(1))" }
        }
    }
}
