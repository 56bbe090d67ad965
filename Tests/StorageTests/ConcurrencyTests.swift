import Dispatch
import Storage
import Synchronization
import TestKit
import Testing

struct ConcurrencyTests {
    /// What happened, in its order.
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ line: String) {
            lines.withLock { $0.append(line) }
        }

        var all: [String] {
            lines.withLock { $0 }
        }
    }

    @Test(arguments: Engine.available)
    func `fifty writers at once leave no hole and no double`(engine: Engine) async throws {
        try await engine.withLocation { location in
            // Two databases, as two programs on the same data.
            let databases = [try await Database(location), try await Database(location)]
            try await databases[0].migrate(Samples.all)
            let given = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        try await databases[index % 2].write { try Samples.record("operation \(index)", in: $0) }
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            let stored = try await databases[1].read(Samples.sequence)
            for database in databases { await database.close() }
            #expect(given.sorted() == Array(1...50))
            #expect(stored == Array(1...50))
        }
    }

    /// Holds a write of the first database open, until the test has seen what others see meanwhile.
    @Test(arguments: Engine.available)
    func `a second writer waits, a reader does not and sees the old state`(engine: Engine) async throws {
        try await engine.withLocation { location in
            let first = try await Database(location)
            try await first.migrate(Samples.all)
            let second = try await Database(location)
            let (holding, isHolding) = AsyncStream<Void>.makeStream()
            let release = DispatchSemaphore(value: 0)
            let order = Log()

            async let firstWrite = first.write { transaction in
                let seq = try Samples.record("first", in: transaction)
                isHolding.finish()
                release.wait()
                order.add("first ends")
                return seq
            }
            for await _ in holding {}
            async let secondWrite = second.write { transaction in
                order.add("second begins")
                return try Samples.record("second", in: transaction)
            }
            let seenByOther = try await second.read(Samples.sequence)
            let seenBySame = try await first.read(Samples.sequence)
            release.signal()
            let numbers = try await [firstWrite, secondWrite]
            await first.close()
            await second.close()

            #expect(seenByOther == [])
            #expect(seenBySame == [])
            #expect(numbers == [1, 2])
            #expect(order.all == ["first ends", "second begins"])
        }
    }

    @Test(arguments: Engine.available)
    func `a read sees one state from its first statement to its last`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            let (reading, isReading) = AsyncStream<Void>.makeStream()
            let written = DispatchSemaphore(value: 0)
            async let counts = database.read { transaction in
                let before = try Samples.sequence(in: transaction).count
                isReading.finish()
                written.wait()
                return [before, try Samples.sequence(in: transaction).count]
            }
            for await _ in reading {}
            try await database.write { try Samples.record("a", in: $0) }
            written.signal()
            let seen = try await counts
            #expect(seen == [0, 0])
            let after = try await database.read(Samples.sequence)
            #expect(after == [1])
        }
    }

    @Test(arguments: Engine.available)
    func `more readers than connections all get their turn`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 1...100 {
                    group.addTask { try await database.read { try $0.run("SELECT \(index)")[0].int(0) } }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 5050)
        }
    }

    @Test(arguments: Engine.available)
    func `the same operation sent again is once in the database`(engine: Engine) async throws {
        try await engine.withDatabase(migrations: Samples.all) { database in
            // The first answer is thrown away, as if it had been lost on its way.
            try await database.write { try Samples.record("a", in: $0) }
            try await database.write { try Samples.record("b", in: $0) }
            let again = try await database.write { try Samples.record("a", in: $0) }
            #expect(again == 1)
            let stored = try await database.read(Samples.sequence)
            #expect(stored == [1, 2])
        }
    }
}

struct SQLiteSettingsTests {
    @Test func `commits reach the disk, references are checked, the log is written ahead`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let settings = try await database.write { transaction in
                try ["synchronous", "foreign_keys", "journal_mode"].map { name in
                    try transaction.run("SELECT * FROM \(raw: "pragma_\(name)")")[0].values[0]
                }
            }
            // 2 is FULL.
            #expect(settings == [.integer(2), .integer(1), .text("wal")])
        }
    }
}
