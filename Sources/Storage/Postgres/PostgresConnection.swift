/// One connection to PostgreSQL on its own queue: opened when first used, replaced when it was lost.
actor PostgresConnection {
    private let executor: QueueExecutor
    private let url: String
    private var session: PostgresSession?
    private var isClosed = false

    init(url: String, label: String) {
        self.url = url
        executor = QueueExecutor(label: label)
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Connects, or says why it cannot.
    func open() throws {
        session = try PostgresSession(url: url)
    }

    /// Runs `body` in a transaction, and once more on a new connection when the first one was lost.
    func transaction<T: Sendable>(
        _ kind: PostgresSession.Kind, _ body: @Sendable (any Session) throws -> T
    ) throws -> T {
        do {
            return try attempt(kind, body)
        } catch is Loss {
            session = nil
        }
        do {
            return try attempt(kind, body)
        } catch let loss as Loss {
            session = nil
            throw loss.reason
        }
    }

    /// Disconnects; a later use throws ``StorageError/closed``.
    func close() {
        isClosed = true
        session = nil
    }

    private struct Loss: Error {
        let reason: StorageError
    }

    private func attempt<T>(_ kind: PostgresSession.Kind, _ body: (any Session) throws -> T) throws -> T {
        guard !isClosed else { throw StorageError.closed }
        let session: PostgresSession
        do {
            session = try self.session ?? PostgresSession(url: url)
        } catch {
            throw Loss(reason: .connectionLost)
        }
        self.session = session
        do {
            try session.begin(kind)
            let result = try body(session)
            try session.commit()
            return result
        } catch {
            if let reason = session.loss { throw Loss(reason: reason) }
            session.rollback()
            if session.loss != nil { self.session = nil }
            throw error
        }
    }
}
