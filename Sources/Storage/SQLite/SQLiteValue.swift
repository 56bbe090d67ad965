import Foundation
import GRDB
import GRDBSQLite

extension Row {
    /// The row a statement stands on.
    init(stepped statement: OpaquePointer) {
        values = (0..<sqlite3_column_count(statement)).map { Value(statement, column: $0) }
    }
}

extension Value {
    fileprivate init(_ statement: OpaquePointer, column: CInt) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            self = .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
            self = .blob(Array(bytes))
        default:
            self = .null
        }
    }

    /// Binds to a `?`, counted from 1. SQLite copies text and bytes.
    func bind(to statement: OpaquePointer, at index: CInt) {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch self {
        case .null:
            sqlite3_bind_null(statement, index)
        case .integer(let number):
            sqlite3_bind_int64(statement, index, number)
        case .real(let number):
            sqlite3_bind_double(statement, index, number)
        case .text(var text):
            text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { bytes in
                    _ = sqlite3_bind_text(statement, index, bytes.baseAddress, CInt(bytes.count), copied)
                }
            }
        case .blob(let bytes):
            // A nil address would bind NULL.
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(statement, index, 0)
            } else {
                sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), copied)
            }
        }
    }

    /// The same for GRDB.
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
