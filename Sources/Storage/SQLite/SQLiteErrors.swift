import GRDB

extension StorageError {
    init(_ error: DatabaseError, statement: String) {
        self.init(code: error.extendedResultCode, message: error.message ?? "", statement: statement)
    }

    /// - Parameters:
    ///   - code: SQLite's extended result code.
    ///   - message: SQLite's message; it names tables and columns, never values.
    ///   - statement: the SQL text, to tell the table that it writes to.
    init(code: ResultCode, message: String, statement: String) {
        let subject = message.firstRange(of: "constraint failed: ").map { String(message[$0.upperBound...]) }
        switch code {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .constraint(ConstraintViolation(unique: subject ?? "", statement: statement))
        case .SQLITE_CONSTRAINT_NOTNULL:
            let (table, columns) = Self.columns(subject ?? "")
            self = .constraint(ConstraintViolation(kind: .notNull, table: table, columns: columns))
        case .SQLITE_CONSTRAINT_CHECK:
            let table = SQLToken.target(of: statement)
            let name = ConstraintViolation.givenName(subject, table: table)
            self = .constraint(ConstraintViolation(kind: .check, table: table, constraint: name))
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            self = .constraint(ConstraintViolation(kind: .foreignKey, table: SQLToken.target(of: statement)))
        case Self.wrongType, .SQLITE_MISMATCH:
            self = .mismatch(message)
        default:
            switch code.primaryResultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_READONLY: self = .readOnly
            default: self = .statement(code: String(code.rawValue), message: message)
            }
        }
    }

    /// SQLITE_CONSTRAINT_DATATYPE of a STRICT table, which GRDB does not name.
    private static let wrongType = ResultCode(rawValue: 3091)

    /// Reads `table.a, table.b`.
    fileprivate static func columns(_ subject: String) -> (table: String?, columns: [String]) {
        let pairs = subject.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
        return (pairs.first?.first, pairs.compactMap { $0.count == 2 ? $0[1] : nil })
    }
}

extension ConstraintViolation {
    /// SQLite says `table.a, table.b`, or `index 'name'` for an index on expressions.
    fileprivate init(unique subject: String, statement: String) {
        if subject.hasPrefix("index '") {
            let name = subject.dropFirst("index '".count).dropLast()
            self.init(kind: .unique, table: SQLToken.target(of: statement), constraint: String(name))
        } else {
            let (table, columns) = StorageError.columns(subject)
            self.init(kind: .unique, table: table, columns: columns)
        }
    }

    /// The name that the schema gives to a check; nil for one that the engine made up. SQLite reports the expression
    /// of a check without a name, PostgreSQL calls it `TABLE_COLUMN_check` or `TABLE_check`, with a number behind.
    static func givenName(_ reported: String?, table: String?) -> String? {
        guard let reported, reported.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
        var stem = reported[...]
        while stem.last?.isNumber == true { stem.removeLast() }
        if let table, stem.hasPrefix(table + "_"), stem.hasSuffix("_check") { return nil }
        return reported
    }
}
