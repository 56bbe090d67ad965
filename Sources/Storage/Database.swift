public import Foundation
import Synchronization

/// A database on either engine.
///
/// One writer at a time, also among several processes: a second one waits up to 30 seconds. Readers never wait.
/// Each access is one synchronous closure on the connection's own queue, so nothing can wait inside it. Once begun it
/// runs to its end; cancelling the task changes nothing.
public final class Database: Sendable {
    private let driver: any Driver
    private let clock: @Sendable () -> Date
    private let isClosed = Mutex(false)

    /// Opens the database and makes sure it answers; an SQLite file that is not there is made.
    ///
    /// - Parameters:
    ///   - clock: the time of every transaction.
    ///   - readers: how many reads may run at once.
    /// - Throws: ``StorageError/cannotConnect(_:)``.
    public init(
        _ location: Location, clock: @escaping @Sendable () -> Date = { Date() }, readers: Int = 4
    ) async throws {
        self.clock = clock
        driver =
            switch location {
            case .sqlite(let path): try await SQLiteDriver(path: path, readers: max(1, readers))
            case .postgres(let url): try await PostgresDriver(url: url, readers: max(1, readers))
            }
    }

    /// Reads in one snapshot; a write inside throws ``StorageError/readOnly``. Runs `body` once more when the
    /// connection was lost.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.read(work(body))
    }

    /// Writes: all of it when `body` returns, nothing of it when it throws.
    ///
    /// When the connection is lost, before or during COMMIT, it is not known whether the work was done, and `body` is
    /// run once more on a new connection. So **every write must be safe to repeat**: it first looks for the
    /// identifier of its operation, made before the write, and if it is there returns the first outcome. `body` must
    /// change nothing outside the database. A second loss throws ``StorageError/connectionLost``.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await driver.write(work(body))
    }

    /// Writes, answers what `body` returns, and keeps nothing of it: what a write would do, seen before it is done. It
    /// takes its turn among the writes.
    public func rehearse<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        do {
            try await write { (transaction) throws -> Void in throw Rehearsed(value: try body(transaction)) }
        } catch let rehearsed as Rehearsed<T> {
            return rehearsed.value
        }
        throw StorageError.transactionFailed
    }

    /// Closes the connections; any later access throws ``StorageError/closed``.
    public func close() async {
        let wasClosed = isClosed.withLock { closed in
            defer { closed = true }
            return closed
        }
        if !wasClosed { await driver.close() }
    }

    /// Applies the migrations that are missing, each in a transaction of its own, and returns their names.
    ///
    /// - Parameter progress: called with each name before it is applied.
    /// - Throws: ``StorageError/newerDatabase(migration:)``, ``StorageError/changedMigration(_:)``,
    ///   ``StorageError/badMigrations(_:)`` before anything is changed.
    @discardableResult
    public func migrate(
        _ migrations: [Migration], progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> [String] {
        try await Migrator(database: self, driver: driver).migrate(migrations, progress: progress)
    }

    /// The migrations that the database holds, in order; none for an empty one.
    public func appliedMigrations() async throws -> [AppliedMigration] {
        try await Migrator(database: self, driver: driver).applied()
    }

    /// Every table as the engine knows it, by name. Two databases made from the same migrations describe themselves
    /// alike on both engines.
    public func schema() async throws -> [TableDescription] {
        try await read { [driver] transaction in
            try driver.tableNames(in: transaction).sorted().map { try driver.describe(table: $0, in: transaction) }
        }
    }

    /// How many bytes the database takes on disk, without its log.
    public func size() async throws -> Int {
        try await read { [driver] in try driver.size(in: $0) }
    }

    private func work<T: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> T
    ) throws -> @Sendable (any Session) throws -> T {
        guard !isClosed.withLock({ $0 }) else { throw StorageError.closed }
        return { [clock] session in
            let transaction = Transaction(session, now: clock())
            let result = try body(transaction)
            try transaction.finish()
            return result
        }
    }
}

/// What a rehearsal answers: thrown, so that nothing of it stays.
private struct Rehearsed<Answer: Sendable>: Error {
    let value: Answer
}
