import Dispatch
import Foundation
import GRDB
import GRDBSQLite

/// SQLite in WAL mode through GRDB's pool: one writing connection, several reading ones.
struct SQLiteDriver: Driver {
    /// How long a writer waits for one of another process, in seconds.
    private static let patience = 30.0

    private let pool: DatabasePool

    init(path: String, readers: Int) async throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(Self.patience)
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { db in
            // As on PostgreSQL; it also lets `LIKE 'prefix%'` use an index.
            try db.execute(sql: "PRAGMA case_sensitive_like = ON")
            // 64 MB for each connection: what a register of a province asks again and again.
            try db.execute(sql: "PRAGMA cache_size = -65536")
        }
        pool = try await Self.offload { [configuration] in
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                // After the pool is made, because making it sets NORMAL, which may lose commits at a power cut.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
                return pool
            } catch let error as DatabaseError {
                throw StorageError.cannotConnect(error.message ?? "SQLite error \(error.resultCode.rawValue)")
            }
        }
    }

    // GRDB's own async functions would interrupt the statement when the task is cancelled, PostgreSQL's cannot.

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncRead { access in
                continuation.resume(with: Result { try Self.translating { try body(SQLiteSession(access.get())) } })
            }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { db in
                continuation.resume(
                    with: Result {
                        try Self.translating {
                            var result: T?
                            try db.inTransaction(.immediate) {
                                result = try body(SQLiteSession(db))
                                return .commit
                            }
                            guard let result else { throw StorageError.transactionFailed }
                            return result
                        }
                    })
            }
        }
    }

    func close() async {
        try? await Self.offload { [pool] in
            // The pool closes its readers last, and SQLite takes the log into the file only when a writer is the
            // last to go; a file that somebody copies then would miss what the log holds. Where another program
            // still reads, the log simply stays.
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            // A pool that cannot close now closes when it is released.
            try pool.close()
        }
    }

    func script(_ portable: String) -> String {
        portable
    }

    /// BEGIN and COMMIT are GRDB's, so their errors arrive in its type.
    private static func translating<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw StorageError(error, statement: "")
        }
    }

    /// Blocking work, away from the threads of Swift's own pool.
    private static func offload<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
