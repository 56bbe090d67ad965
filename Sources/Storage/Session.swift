/// A connection inside a transaction; used on its own queue only.
protocol Session: AnyObject {
    /// Runs one statement, hands each row of its result to `row`, and answers the number of rows written.
    /// When `streaming`, only one row is held at a time. An error of `row` ends the statement and is passed on; the
    /// transaction can go on after it.
    func perform(_ sql: SQL, streaming: Bool, row: (Row) throws -> Void) throws -> Int

    /// Writes many rows in the engine's fastest way and answers their number. The rows are checked already.
    func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int

    /// Runs several statements separated by `;`, without values.
    func runScript(_ text: String) throws
}

/// One engine: how its connections are kept, and where it differs from the other.
protocol Driver: Sendable {
    /// Runs `body` in a read-only transaction that sees one state of the database.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Runs `body` in the only writing transaction, commits when it returns and rolls back when it throws.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Closes every connection when its work is done.
    func close() async

    /// A migration's text in the engine's own words.
    func script(_ portable: String) -> String

    /// The names of all tables.
    func tableNames(in transaction: Transaction) throws -> [String]

    /// How many bytes the database takes on disk, without its log.
    func size(in transaction: Transaction) throws -> Int

    /// One table as the engine knows it.
    func describe(table: String, in transaction: Transaction) throws -> TableDescription
}

extension String {
    /// The name in double quotes, as both engines read it.
    var quotedName: String {
        "\"" + replacing("\"", with: "\"\"") + "\""
    }
}
