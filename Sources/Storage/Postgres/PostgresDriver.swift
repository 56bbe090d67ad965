/// PostgreSQL through libpq: one writing connection and a few reading ones.
struct PostgresDriver: Driver {
    private let writer: PostgresConnection
    private let readers: PostgresPool

    init(url: String, readers: Int) async throws {
        writer = PostgresConnection(url: url, label: "storage.postgres.writer")
        self.readers = PostgresPool(
            (1...readers).map { PostgresConnection(url: url, label: "storage.postgres.reader.\($0)") })
        try await writer.open()
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        let connection = await readers.take()
        do {
            let result = try await connection.transaction(.read, body)
            await readers.put(connection)
            return result
        } catch {
            await readers.put(connection)
            throw error
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await writer.transaction(.write, body)
    }

    func close() async {
        await writer.close()
        // Those lent are waited for; all are given back, so that who comes late is told instead of waiting.
        var taken: [PostgresConnection] = []
        for _ in 0..<readers.size { taken.append(await readers.take()) }
        for connection in taken {
            await connection.close()
            await readers.put(connection)
        }
    }

    func script(_ portable: String) -> String {
        PortableSQL.postgres(portable)
    }
}

/// Lends connections, the one used last first, so that few are open at quiet times.
actor PostgresPool {
    /// How many there are.
    nonisolated let size: Int

    private var idle: [PostgresConnection]
    private var waiting: [CheckedContinuation<PostgresConnection, Never>] = []

    init(_ connections: [PostgresConnection]) {
        size = connections.count
        idle = connections.reversed()
    }

    /// Waits for a free connection, first come, first served.
    func take() async -> PostgresConnection {
        if let connection = idle.popLast() { return connection }
        return await withCheckedContinuation { waiting.append($0) }
    }

    /// Gives a connection back.
    func put(_ connection: PostgresConnection) {
        if waiting.isEmpty {
            idle.append(connection)
        } else {
            waiting.removeFirst().resume(returning: connection)
        }
    }
}
