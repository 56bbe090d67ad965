/// What can go wrong below the rules of the product. No case ever holds a value of a row.
public enum StorageError: Error, Equatable {
    /// The schema refused a write.
    case constraint(ConstraintViolation)
    /// The server went away, and once more when the work was sent again; the outcome of a write is not known.
    case connectionLost
    /// The database could not be opened; the text says why, in the engine's words.
    case cannotConnect(String)
    /// The database was closed by this program.
    case closed
    /// Another writer held the lock for longer than the time that a writer waits.
    case busy
    /// A write inside a `read`, or a database that takes no writes.
    case readOnly
    /// An earlier statement of the same transaction failed, so nothing more can be done in it.
    case transactionFailed
    /// The database holds a migration that this program does not know: it belongs to a newer program.
    case newerDatabase(migration: String)
    /// A migration that was applied has another text now.
    case changedMigration(String)
    /// The migrations given are not numbered 1, 2, 3…, or a file is not named `NNNN_name.sql`.
    case badMigrations(String)
    /// The text does not name a database; what is wrong with it, without the text, which may hold a password.
    case badLocation(String)
    /// A value is not of the type wanted.
    case mismatch(String)
    /// The program used a transaction in a way that is not allowed on both engines.
    case misuse(String)
    /// Any other refusal: the engine's code (an SQLSTATE, or SQLite's number) and its message.
    case statement(code: String, message: String)
}

/// What a constraint said no to, told the same way by both engines.
public struct ConstraintViolation: Error, Equatable {
    /// The four kinds of constraint.
    public enum Kind: Sendable, Equatable {
        /// A primary key, a UNIQUE constraint or a unique index.
        case unique
        /// A reference to a row that is not there, or the removal of one that is referred to.
        case foreignKey
        /// A CHECK.
        case check
        /// A missing value.
        case notNull
    }

    /// Which kind of constraint it was.
    public let kind: Kind
    /// The table: the one that holds the columns, for `check` and `foreignKey` the one the statement writes to.
    public let table: String?
    /// The columns of a `unique` or `notNull` constraint; empty for the other kinds and for an index on expressions.
    public let columns: [String]
    /// The name that the schema gives to a `check`, or to a unique index on expressions; nil where it gives none.
    /// A name that ends like a made-up one (`TABLE_…check`) counts as none.
    public let constraint: String?

    /// A violation, as an engine reports it.
    public init(kind: Kind, table: String?, columns: [String] = [], constraint: String? = nil) {
        self.kind = kind
        self.table = table
        self.columns = columns
        self.constraint = constraint
    }
}
