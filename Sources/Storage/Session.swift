/// A connection inside a transaction; used on its own queue only.
protocol Session: AnyObject {
    /// Runs one statement, hands each row of its result to `row`, and answers the number of rows written.
    /// When `streaming`, only one row is held at a time. An error of `row` ends the statement and is passed on; the
    /// transaction can go on after it.
    func perform(_ sql: SQL, streaming: Bool, row: (Row) throws -> Void) throws -> Int

    /// Writes many rows in the engine's fastest way and answers their number. The rows are checked already.
    func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws -> Int

    /// Adds the amounts of many rows to those that stand under the same keys, or writes them where none do. No two rows
    /// have the same keys; the rows are checked already.
    func add(to table: String, keys: [String], amounts: [String], rows: some Sequence<[Value]>) throws

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

extension Session {
    /// The two ends of a statement that adds amounts; the values stand between them.
    func adding(to table: String, keys: [String], amounts: [String]) -> (head: String, tail: String) {
        func names(_ columns: [String]) -> String { columns.map(\.quotedName).joined(separator: ", ") }
        let sums = amounts.map { "\($0.quotedName) = \(table.quotedName).\($0.quotedName) + excluded.\($0.quotedName)" }
        return (
            "INSERT INTO \(table.quotedName) (\(names(keys + amounts))) VALUES ",
            " ON CONFLICT (\(names(keys))) DO UPDATE SET \(sums.joined(separator: ", "))"
        )
    }
}

extension String {
    /// The name in double quotes, as both engines read it.
    var quotedName: String {
        "\"" + replacing("\"", with: "\"\"") + "\""
    }
}
