import Storage
import TestKit
import Testing

/// What goes into a column comes out of it, on both engines.
struct ValueTests {
    static let integers: [Int64] = [0, 1, -1, 42, .max, .min, 1 << 32, -(1 << 31)]
    static let reals = [0, -0.5, 0.1, 1e300, .leastNonzeroMagnitude, .infinity, -.infinity, 93.58, 9007199254740992]
    static let texts = [
        "", " ", "NULL", "Hường", "Ha\u{0300}", "đ Đ ₫", "a\tb\nc\r\nd\\e\\N'\"", "𝒳 👩‍👩‍👧 \u{FEFF}\u{202E}", "\u{1}\u{7F}",
        "$1 ? :x",
    ]
    static let blobs: [[UInt8]] = [
        [], [0], [0, 0, 0], Array(0...255), (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) },
    ]

    @Test(arguments: Engine.available)
    func `every kind of value comes back as it was bound`(engine: Engine) async throws {
        let values =
            Self.integers.map(Value.integer) + Self.texts.map(Value.text) + Self.blobs.map(Value.blob) + [.null]
        try await engine.withDatabase { database in
            let found = try await database.read { transaction in
                try values.map { try transaction.run("SELECT \($0)")[0].values[0] }
            }
            #expect(found == values)
        }
    }

    @Test(arguments: Engine.available)
    func `every kind of value comes back from a column`(engine: Engine) async throws {
        let table = Migration(
            number: 1, name: "t",
            sql: "CREATE TABLE t (id INTEGER PRIMARY KEY, i INTEGER, r REAL, t TEXT, b BLOB) STRICT")
        func pick<T>(_ list: [T], _ index: Int) -> T { list[index % list.count] }
        let rows = (0..<12).map { index in
            [
                .integer(Int64(index)), .integer(pick(Self.integers, index)), .real(pick(Self.reals, index)),
                .text(pick(Self.texts, index)), index == 11 ? Value.null : .blob(pick(Self.blobs, index)),
            ]
        }
        try await engine.withDatabase(migrations: [table]) { database in
            let found = try await database.write { transaction in
                for row in rows {
                    try transaction.execute(
                        "INSERT INTO t VALUES (\(row[0]), \(row[1]), \(row[2]), \(row[3]), \(row[4]))")
                }
                return try transaction.run("SELECT id, i, r, t, b FROM t ORDER BY id").map(\.values)
            }
            #expect(found == rows)
        }
    }

    @Test(arguments: Engine.available)
    func `text that looks equal but is spelled otherwise stays as spelled`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let text = try await database.read { try $0.run("SELECT \("Ha\u{0300}")")[0].text(0) }
            #expect(Array(text.unicodeScalars).count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `comparisons count as flags and sums as whole numbers`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let row = try await database.write { transaction in
                for id in ["a", "b", "c"] { _ = try Samples.record(id, in: transaction) }
                return try transaction.run(
                    """
                    SELECT SUM(seq), COUNT(*), AVG(seq), MIN(id) = \("a"), MAX(seq) > \(5), 1.5,
                        SUM(seq) FILTER (WHERE seq > 9)
                    FROM operation
                    """
                )[0]
            }
            #expect(try row.int(0) == 6)
            #expect(try row.int(1) == 3)
            #expect(try row.real(2) == 2)
            #expect(try row.flag(3))
            #expect(try !row.flag(4))
            #expect(try row.real(5) == 1.5)
            #expect(try row.intOrNil(6) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a bound value may stand where the type cannot be told`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let missing: String? = nil
            let rows = try await database.write { transaction in
                _ = try Samples.record("root", in: transaction)
                return try transaction.run(
                    """
                    WITH RECURSIVE list (id, place) AS (
                        SELECT \("root"), \(1) UNION ALL
                        SELECT operation.id, list.place + 1 FROM operation JOIN list ON list.id = operation.id
                        WHERE list.place < \(3)
                    )
                    SELECT id, place FROM list WHERE \(missing) IS NULL AND \(5) IS NOT NULL ORDER BY place
                    """)
            }
            #expect(try rows.map { try $0.int(1) } == [1, 2, 3])
        }
    }

    @Test(arguments: Engine.available)
    func `text sorts by bytes and LIKE tells capitals from small letters`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let (order, like) = try await database.write { transaction in
                for id in ["b", "A", "a", "đ", "B", "d"] { _ = try Samples.record(id, in: transaction) }
                return (
                    try transaction.run("SELECT id FROM operation ORDER BY id").map { try $0.text(0) },
                    try transaction.run("SELECT id FROM operation WHERE id LIKE \("a%")").map { try $0.text(0) }
                )
            }
            #expect(order == ["A", "B", "a", "b", "d", "đ"])
            #expect(like == ["a"])
        }
    }

    @Test(arguments: Engine.available)
    func `what only one engine could hold is refused by both`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            for value in [Value.text("a\0b"), .real(.nan)] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.read { try $0.run("SELECT \(value)") }
                }
                guard case .mismatch = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a value of another type than the column is refused`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.execute("INSERT INTO farm (id, name) VALUES (\("one"), \("a"))") }
            }
            guard case .mismatch = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `a row refuses what it does not hold and never tells the value`() throws {
        let row = Row(values: [.text("bí mật"), .null, .integer(2), .real(3)])
        #expect(throws: StorageError.mismatch("column 0 holds text, wanted integer")) { try row.int(0) }
        #expect(throws: StorageError.mismatch("column 1 holds NULL, wanted text")) { try row.text(1) }
        #expect(throws: StorageError.mismatch("column 2 holds an integer, wanted flag")) { try row.flag(2) }
        #expect(throws: StorageError.mismatch("column 3 holds a real, wanted integer")) { try row.int(3) }
        #expect(throws: StorageError.mismatch("column 4 of a row of 4")) { try row.blob(4) }
        #expect(try row.real(2) == 2)
        #expect(try row.textOrNil(1) == nil)
        #expect(try row.blobOrNil(1) == nil)
        #expect(try row.realOrNil(1) == nil)
    }
}
