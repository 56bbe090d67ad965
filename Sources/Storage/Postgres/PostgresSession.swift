import CPostgres
import Foundation

/// A connection to PostgreSQL and the statements prepared on it. It blocks, so it lives on a queue of its own.
final class PostgresSession: Session {
    /// What a transaction may do.
    enum Kind {
        case read
        case write
    }

    /// The key of the lock that makes writers wait for each other; its other half is the schema.
    private static let writerLock = 0x4c4f_434b
    private static let oldestVersion: CInt = 150_000
    private static let preparedLimit = 256

    let connection: OpaquePointer
    /// Set when the connection cannot be used any more; what to tell when a new one fails too.
    private(set) var loss: StorageError?
    private var prepared: [String: (name: String, lastUse: Int)] = [:]
    private var uses = 0

    /// Connects. An address with several hosts goes to libpq as it is; only waiting times are added where it has none.
    init(url: String) throws {
        guard let options = PQconninfoParse(url, nil) else {
            throw StorageError.badLocation("not an address of PostgreSQL")
        }
        PQconninfoFree(options)
        // What comes before the address gives way to it, what comes after does not.
        let parameters = [
            ("connect_timeout", "10"), ("tcp_user_timeout", "30000"), ("dbname", url), ("client_encoding", "UTF8"),
        ]
        let connection = CStrings.with(parameters.map(\.0)) { names in
            CStrings.with(parameters.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let connection else { throw StorageError.cannotConnect("out of memory") }
        self.connection = connection
        // A throw below runs deinit, which is the only place that frees the connection.
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(connection)).trimmingCharacters(in: .newlines)
            throw StorageError.cannotConnect(reason)
        }
        guard PQserverVersion(connection) >= Self.oldestVersion else {
            throw StorageError.cannotConnect("PostgreSQL 15 or newer is needed")
        }
        guard let encoding = PQparameterStatus(connection, "server_encoding"), String(cString: encoding) == "UTF8"
        else { throw StorageError.cannotConnect("the database must be in UTF8") }
        // Notices may hold values and would go to stderr.
        PQsetNoticeReceiver(connection, { _, _ in }, nil)
        // The last keeps a program that hangs from holding the writers' lock for ever.
        _ = try command(
            """
            SET client_min_messages = warning; SET lock_timeout = '30s';
            SET idle_in_transaction_session_timeout = '5min'
            """)
    }

    deinit {
        PQfinish(connection)
    }

    func begin(_ kind: Kind) throws {
        switch kind {
        case .read:
            _ = try command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        case .write:
            // Each statement after the lock sees all that was committed before it was given.
            let locked = try command(
                """
                BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
                SELECT pg_advisory_xact_lock(\(Self.writerLock), (
                    SELECT CAST(oid AS INTEGER) FROM pg_catalog.pg_namespace WHERE nspname = current_schema()))
                """)
            guard !locked.isNull(row: 0, column: 0) else {
                throw StorageError.badLocation("the schema in the search path is not there")
            }
        }
    }

    func commit() throws {
        let result = try command("COMMIT")
        // For a failed transaction COMMIT succeeds, but answers that it rolled back.
        guard result.tag == "COMMIT" else { throw StorageError.transactionFailed }
    }

    func rollback() {
        do { _ = try command("ROLLBACK") } catch { loss = .connectionLost }
    }

    func perform(_ sql: SQL, streaming: Bool, row: (Row) throws -> Void) throws -> Int {
        let parameters = PostgresParameters(sql)
        let name = try prepare(parameters)
        let sent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(connection, name, CInt(parameters.types.count), values, lengths, formats, 0)
        }
        guard sent == 1 else { throw failure(nil, statement: parameters.text) }
        if streaming { PQsetSingleRowMode(connection) }
        return try collect(parameters.text, row: row)
    }

    func runScript(_ text: String) throws {
        _ = try command(text)
    }

    /// Runs text without values.
    @discardableResult
    func command(_ text: String) throws -> PostgresResult {
        let result = PostgresResult(PQexec(connection, text))
        guard result.isSuccess else { throw failure(result, statement: text) }
        return result
    }

    /// Reads all results of what was sent; also after a failure, so that the connection is free again.
    func collect(_ text: String, row: (Row) throws -> Void) throws -> Int {
        var count = 0
        var refusal: (any Error)?
        var problem: StorageError?
        while let pointer = PQgetResult(connection) {
            let result = PostgresResult(pointer)
            guard result.isSuccess else {
                problem = failure(result, statement: text)
                // A connection that is gone, or one that still waits for rows, would answer the same for ever.
                if loss != nil { break }
                continue
            }
            count += result.written
            guard refusal == nil else { continue }
            do { try result.forEachRow(row) } catch { refusal = error }
        }
        if let error = problem ?? refusal { throw error }
        return count
    }

    /// The error of a failed result; notes when the connection must be replaced.
    func failure(_ result: PostgresResult?, statement: String) -> StorageError {
        let error =
            result?.error(statement: statement)
            ?? StorageError.statement(code: "", message: "the statement could not be sent")
        if PQstatus(connection) != CONNECTION_OK || error == .connectionLost {
            loss = .connectionLost
            return .connectionLost
        }
        // Another program changed the schema under a prepared statement: a new connection prepares it anew.
        if result?.isStale == true { loss = error }
        return error
    }

    private func prepare(_ parameters: PostgresParameters) throws -> String {
        uses += 1
        if let known = prepared[parameters.key] {
            prepared[parameters.key] = (known.name, uses)
            return known.name
        }
        if prepared.count >= Self.preparedLimit, let oldest = prepared.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            try command("DEALLOCATE \(oldest.value.name)")
            prepared[oldest.key] = nil
        }
        let name = "s\(uses)"
        let result = PostgresResult(
            PQprepare(connection, name, parameters.text, CInt(parameters.types.count), parameters.types))
        guard result.isSuccess else { throw failure(result, statement: parameters.text) }
        prepared[parameters.key] = (name, uses)
        return name
    }
}
