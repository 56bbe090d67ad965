import Foundation
import GRDB
import GRDBSQLite

/// A connection of the pool, inside a transaction.
final class SQLiteSession: Session {
    private let db: GRDB.Database

    init(_ db: GRDB.Database) {
        self.db = db
    }

    func perform(_ sql: SQL, streaming: Bool, row: (Row) throws -> Void) throws -> Int {
        let text = sql.text { _ in "?" }
        return try translating(text) {
            let statement = try db.cachedStatement(sql: text)
            let before = db.totalChangesCount
            try withExtendedLifetime(statement) {
                try step(statement.sqliteStatement, with: sql.values, text, row)
            }
            // SQLite keeps the last count for statements that write no row.
            return db.totalChangesCount == before ? 0 : db.changesCount
        }
    }

    /// Binds, steps and reads by SQLite itself: most statements are so short that what GRDB does around them takes longer.
    private func step(
        _ statement: OpaquePointer, with values: [Value], _ text: String, _ row: (Row) throws -> Void
    ) throws {
        for (index, value) in values.enumerated() { value.bind(to: statement, at: CInt(index + 1)) }
        // A statement that is not reset would keep its snapshot, and its values.
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try row(Row(stepped: statement))
            case SQLITE_DONE: return
            default: throw failure(text)
            }
        }
    }

    func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int {
        let names = columns.map(\.quotedName).joined(separator: ", ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return try repeating("INSERT INTO \(table.quotedName) (\(names)) VALUES (\(places))", with: rows)
    }

    func add(to table: String, keys: [String], amounts: [String], rows: some Sequence<[Value]>) throws {
        let places = (keys + amounts).map { _ in "?" }.joined(separator: ", ")
        let (head, tail) = adding(to: table, keys: keys, amounts: amounts)
        _ = try repeating("\(head)(\(places))\(tail)", with: rows)
    }

    /// Runs one statement for each row and answers how many there were.
    private func repeating(_ text: String, with rows: some Sequence<[Value]>) throws -> Int {
        try translating(text) {
            let statement = try db.makeStatement(sql: text)
            return try withExtendedLifetime(statement) {
                try repeating(statement.sqliteStatement, with: rows, text)
            }
        }
    }

    private func repeating(
        _ statement: OpaquePointer, with rows: some Sequence<[Value]>, _ text: String
    ) throws -> Int {
        var count = 0
        for row in rows {
            for (index, value) in row.enumerated() {
                value.bind(to: statement, at: CInt(index + 1))
            }
            guard sqlite3_step(statement) == SQLITE_DONE else { throw failure(text) }
            sqlite3_reset(statement)
            count += 1
        }
        return count
    }

    /// The error of the statement that was stepped last.
    private func failure(_ text: String) -> StorageError {
        StorageError(
            code: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
            message: db.lastErrorMessage ?? "", statement: text)
    }

    func runScript(_ text: String) throws {
        try translating(text) { try db.execute(sql: text) }
    }

    private func translating<T>(_ text: String, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw StorageError(error, statement: text)
        }
    }
}
