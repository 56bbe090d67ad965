public import Foundation

/// One transaction: one state of the database, one moment, all or nothing.
///
/// It is synchronous and never leaves its closure. When a statement fails the whole transaction has failed, on both
/// engines: any later statement throws ``StorageError/transactionFailed``, and a write is rolled back even if the
/// closure caught the error.
public final class Transaction {
    /// The moment of the transaction by the database's clock, in whole milliseconds. A write takes it when it holds
    /// the lock.
    public let now: Date

    /// How many statements were sent so far; `insertMany` and `addMany` count as one.
    public private(set) var statementCount = 0

    private let session: any Session
    private var failure: (any Error)?
    private var isStreaming = false

    init(_ session: any Session, now: Date) {
        self.session = session
        self.now = Date(timeIntervalSince1970: (now.timeIntervalSince1970 * 1000).rounded(.down) / 1000)
    }

    /// Runs one statement and returns all its rows.
    public func run(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        _ = try attempt {
            try sql.values.forEach(Self.check)
            return try session.perform(sql, streaming: false) { rows.append($0) }
        }
        return rows
    }

    /// Runs one statement, also one that changes the schema, and returns how many rows it wrote.
    @discardableResult
    public func execute(_ sql: SQL) throws -> Int {
        try attempt {
            try sql.values.forEach(Self.check)
            return try session.perform(sql, streaming: false) { _ in }
        }
    }

    /// Runs one statement and hands over its rows one by one, in constant memory. No other statement can run before
    /// the last row; an error of `body` ends the rows and is passed on.
    public func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        var refusal: (any Error)?
        do {
            _ = try attempt {
                try sql.values.forEach(Self.check)
                isStreaming = true
                defer { isStreaming = false }
                return try session.perform(sql, streaming: true) { row in
                    do { try body(row) } catch {
                        refusal = error
                        throw Stop()
                    }
                }
            }
        } catch let stop as Stop {
            throw refusal ?? stop
        }
    }

    /// Writes many rows, each with one value per column, in the engine's fastest way; returns how many.
    @discardableResult
    public func insertMany(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int {
        try many(rows, columns.count) { try session.insert(into: table, columns: columns, rows: $0) }
    }

    /// Adds amounts to those that stand under the same keys, and writes rows where none do, in the engine's fastest way.
    /// A row has one value for each key, then one for each amount. No two rows may have the same keys.
    public func addMany(
        to table: String, keys: [String], amounts: [String], rows: some Sequence<[Value]>
    ) throws {
        _ = try many(rows, keys.count + amounts.count) { checked in
            try session.add(to: table, keys: keys, amounts: amounts, rows: checked)
            return 0
        }
    }

    /// Hands rows of a width over one by one, each checked.
    private func many<Rows: Sequence<[Value]>>(
        _ rows: Rows, _ width: Int, _ body: (LazyPrefixWhileSequence<Rows>) throws -> Int
    ) throws -> Int {
        var refusal: StorageError?
        let checked = rows.lazy.prefix { row in
            do {
                guard row.count == width else { throw StorageError.misuse("a row of \(row.count) in \(width) columns") }
                try row.forEach(Self.check)
                return true
            } catch {
                refusal = error as? StorageError
                return false
            }
        }
        return try attempt {
            let count = try body(checked)
            if let refusal { throw refusal }
            return count
        }
    }

    func runScript(_ text: String) throws {
        _ = try attempt {
            try session.runScript(text)
            return 0
        }
    }

    /// Throws the first failure, so that a closure that caught it cannot commit half of its work.
    func finish() throws {
        if let failure { throw failure }
    }

    private struct Stop: Error {}

    private func attempt(_ body: () throws -> Int) throws -> Int {
        guard failure == nil else { throw StorageError.transactionFailed }
        guard !isStreaming else { throw StorageError.misuse("a statement while rows of another are read") }
        statementCount += 1
        do {
            return try body()
        } catch let stop as Stop {
            throw stop
        } catch {
            failure = error
            throw error
        }
    }

    /// What only one of the engines could hold is refused on both.
    private static func check(_ value: Value) throws {
        switch value {
        case .text(let text) where text.utf8.contains(0):
            throw StorageError.mismatch("text with a NUL character")
        case .real(let number) where number.isNaN:
            throw StorageError.mismatch("a real that is not a number")
        case .null, .integer, .real, .text, .blob:
            break
        }
    }
}
