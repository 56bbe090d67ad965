import Storage
import TestKit
import Testing

struct AddManyTests {
    @Test(arguments: Engine.available)
    func `amounts are added to those under the same key, and new keys are written`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let found = try await database.write { transaction in
                func add(_ rows: [[Value]]) throws {
                    try transaction.addMany(to: "operation", keys: ["id"], amounts: ["seq"], rows: rows)
                }
                try add([[.text("a"), .integer(1)], [.text("b"), .integer(50)]])
                try add([[.text("c"), .integer(9)], [.text("a"), .integer(20)], [.text("b"), .integer(-7)]])
                try add([])
                return try transaction.run("SELECT id, seq FROM operation ORDER BY id").map(\.values)
            }
            #expect(found == [[.text("a"), .integer(21)], [.text("b"), .integer(43)], [.text("c"), .integer(9)]])
        }
    }

    @Test(arguments: Engine.available)
    func `a thousand and one rows twice, by one statement each`(engine: Engine) async throws {
        let rows = (1...1001).map { number -> [Value] in [.text("tag \(number)"), .integer(Int64(number))] }
        try await engine.withDatabase(migrations: Samples.all) { database in
            let sum = try await database.write { transaction in
                let before = transaction.statementCount
                // The second time from the last: otherwise 1 becomes 2 while another row is still 2.
                for rows in [rows, rows.reversed()] {
                    try transaction.addMany(to: "operation", keys: ["id"], amounts: ["seq"], rows: rows)
                }
                #expect(transaction.statementCount == before + 2)
                return try transaction.run("SELECT COUNT(*), CAST(SUM(seq) AS BIGINT) FROM operation").map(\.values)
            }
            #expect(sum == [[.integer(1001), .integer(1001 * 1002)]])
        }
    }

    @Test(arguments: Engine.available)
    func `a row of the wrong width fails the transaction`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            await #expect(throws: StorageError.self) {
                try await database.write {
                    try $0.addMany(to: "operation", keys: ["id"], amounts: ["seq"], rows: [[.text("a")]])
                }
            }
            let kept = try await database.read(Samples.sequence)
            #expect(kept == [])
        }
    }
}
