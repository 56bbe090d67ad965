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
            try statement.setArguments(StatementArguments(sql.values.map(\.databaseValue)))
            let before = db.totalChangesCount
            if statement.columnCount == 0 {
                try statement.execute()
            } else {
                let cursor = try GRDB.Row.fetchCursor(statement)
                while try cursor.next() != nil {
                    // The cursor steps; the columns are read from SQLite itself, which is faster than GRDB's row.
                    try row(Row(stepped: statement.sqliteStatement))
                }
            }
            // SQLite keeps the last count for statements that write no row.
            return db.totalChangesCount == before ? 0 : db.changesCount
        }
    }

    func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int {
        let names = columns.map(\.quotedName).joined(separator: ", ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        let text = "INSERT INTO \(table.quotedName) (\(names)) VALUES (\(places))"
        return try translating(text) {
            let statement = try db.makeStatement(sql: text)
            return try withExtendedLifetime(statement) {
                try insert(rows, with: statement.sqliteStatement, text)
            }
        }
    }

    private func insert(
        _ rows: some Sequence<[Value]>, with statement: OpaquePointer, _ text: String
    ) throws -> Int {
        var count = 0
        for row in rows {
            for (index, value) in row.enumerated() {
                value.bind(to: statement, at: CInt(index + 1))
            }
            let code = sqlite3_step(statement)
            guard code == SQLITE_DONE else {
                throw StorageError(
                    code: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
                    message: db.lastErrorMessage ?? "", statement: text)
            }
            sqlite3_reset(statement)
            count += 1
        }
        return count
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
