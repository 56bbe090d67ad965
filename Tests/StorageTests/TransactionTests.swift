import Foundation
import Storage
import Synchronization
import TestKit
import Testing

struct TransactionTests {
    struct Refused: Error {}

    @Test(arguments: Engine.available)
    func `a write that throws leaves nothing`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            await #expect(throws: Refused.self) {
                try await database.write { transaction in
                    _ = try Samples.record("a", in: transaction)
                    throw Refused()
                }
            }
            let kept = try await database.read(Samples.sequence)
            #expect(kept == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a failed statement fails the whole transaction, even when its error is caught`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let later = Mutex<StorageError?>(nil)
            let error = await #expect(throws: StorageError.self) {
                try await database.write { transaction in
                    _ = try Samples.record("a", in: transaction)
                    _ = try? transaction.execute("INSERT INTO operation (seq, id) VALUES (\(1), \("b"))")
                    do { _ = try Samples.sequence(in: transaction) } catch {
                        later.withLock { $0 = error as? StorageError }
                    }
                }
            }
            #expect(
                error == .constraint(ConstraintViolation(kind: .unique, table: "operation", columns: ["seq"])))
            #expect(later.withLock { $0 } == .transactionFailed)
            let kept = try await database.read(Samples.sequence)
            #expect(kept == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same statement works again after it failed`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            for (id, seq, works) in [("a", 1, true), ("b", 1, false), ("c", 2, true)] {
                let done = try? await database.write {
                    try $0.execute("INSERT INTO operation (seq, id) VALUES (\(seq), \(id))")
                }
                #expect(done == (works ? 1 : nil))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a read refuses every write`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            for sql in ["INSERT INTO operation (seq, id) VALUES (1, 'a')", "CREATE TABLE t (a INTEGER)"] {
                await #expect(throws: StorageError.readOnly) {
                    try await database.read { try $0.execute("\(raw: sql)") }
                }
            }
            let kept = try await database.read(Samples.sequence)
            #expect(kept == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the moment is fixed and in whole milliseconds`(engine: Engine) async throws {
        let clock = TestClock(Date(timeIntervalSince1970: 1_790_000_000.1239))
        try await engine.withDatabase(clock: { clock.now }) { database in
            let (before, after) = try await database.write { transaction in
                let before = transaction.now
                clock.advance(by: 60)
                return (before, transaction.now)
            }
            #expect(before == after)
            #expect(before == Date(timeIntervalSince1970: 1_790_000_000.123))
            let next = try await database.read(\.now)
            #expect(next.timeIntervalSince(before).rounded() == 60)
        }
    }

    @Test(arguments: Engine.available)
    func `statements are counted, many rows as one`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let count = try await database.write { transaction in
                _ = try transaction.run("SELECT 1")
                try transaction.execute("DELETE FROM farm")
                try transaction.forEach("SELECT 1") { _ in }
                try transaction.insertMany(
                    into: "operation", columns: ["seq", "id"],
                    rows: (1...50).map { [.integer($0), .text("\($0)")] })
                return transaction.statementCount
            }
            #expect(count == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `execute tells how many rows it wrote`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let counts = try await database.write { transaction in
                [
                    try transaction.execute("INSERT INTO operation (seq, id) VALUES (1, 'a'), (2, 'b'), (3, 'c')"),
                    try transaction.execute("CREATE TABLE t (a INTEGER)"),
                    try transaction.execute("UPDATE operation SET seq = seq + 10 WHERE seq > \(1)"),
                    try transaction.execute("SELECT * FROM operation"),
                    try transaction.execute("DELETE FROM operation WHERE seq = \(99)"),
                    try transaction.execute("DELETE FROM operation WHERE seq = \(1) RETURNING id"),
                    try transaction.execute(
                        "INSERT INTO operation (seq, id) VALUES (50, 'b') ON CONFLICT (id) DO UPDATE SET seq = 51"),
                ]
            }
            #expect(counts == [3, 0, 2, 0, 0, 1, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `rows stream one by one, and may be left early`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let rows: SQL = """
                WITH RECURSIVE n (i) AS (SELECT \(1) UNION ALL SELECT i + 1 FROM n WHERE i < \(100_000)) SELECT i FROM n
                """
            let (sum, left, after) = try await database.read { transaction in
                var sum = 0
                try transaction.forEach(rows) { sum += try $0.int(0) }
                var left = 0
                do {
                    try transaction.forEach(rows) { row in
                        left = try row.int(0)
                        if left == 10 { throw Refused() }
                    }
                } catch is Refused {}
                return (sum, left, try transaction.run("SELECT \(5)")[0].int(0))
            }
            #expect(sum == 5_000_050_000)
            #expect(left == 10)
            #expect(after == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `no other statement runs while rows are read`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            await #expect(throws: StorageError.misuse("a statement while rows of another are read")) {
                try await database.read { transaction in
                    try transaction.forEach("SELECT 1 UNION SELECT 2") { _ in _ = try transaction.run("SELECT 3") }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a statement that does not exist tells its fault`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.read { try $0.run("SELECT x FROM nowhere WHERE a = \("bí mật")") }
            }
            guard case .statement(_, let message) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(message.contains("nowhere"))
            #expect(!message.contains("bí mật"))
        }
    }

    @Test(arguments: Engine.available)
    func `a closed database says so`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            await database.close()
            await #expect(throws: StorageError.closed) { try await database.read { try $0.run("SELECT 1") } }
            await #expect(throws: StorageError.closed) { try await database.write { try $0.run("SELECT 1") } }
        }
    }
}
