public import Foundation
public import Storage
public import Testing

/// The two engines. Every test of SQL runs on both: `@Test(arguments: Engine.available)`.
public enum Engine: CaseIterable, Sendable, CustomTestStringConvertible {
    /// A fresh file in a temporary folder.
    case sqlite
    /// A fresh schema in the server that `TEST_POSTGRES_URL` names.
    case postgres

    /// Always both; a test without its server fails and says what to do.
    public static let available = allCases

    /// The engine's name in reports of tests.
    public var testDescription: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgres: "PostgreSQL"
        }
    }

    /// Gives `body` an empty database with these migrations, and removes it afterwards, also after an error.
    ///
    /// - Parameters:
    ///   - clock: the time of every transaction; ``TestClock/now`` of a clock that the test sets, or the real time.
    ///   - migrations: applied before `body`.
    @discardableResult
    public func withDatabase<T>(
        clock: @escaping @Sendable () -> Date = { Date() }, migrations: [Migration] = [],
        _ body: (Database) async throws -> T
    ) async throws -> T {
        try await withLocation { location in
            let database = try await Database(location, clock: clock)
            do {
                try await database.migrate(migrations)
                let result = try await body(database)
                await database.close()
                return result
            } catch {
                await database.close()
                throw error
            }
        }
    }

    /// Gives `body` the place of an empty database, for tests that open it several times, and removes it afterwards.
    @discardableResult
    public func withLocation<T>(_ body: (Database.Location) async throws -> T) async throws -> T {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await body(.sqlite(path: folder.appending(path: "test.sqlite").path))
        case .postgres:
            return try await PostgresSchema.with(body)
        }
    }
}

/// A schema of its own in the test server, as cheap as a database of its own.
private enum PostgresSchema {
    /// The server takes about a hundred connections; a test may hold six.
    private static let gate = Gate(permits: 8)

    static func with<T>(_ body: (Database.Location) async throws -> T) async throws -> T {
        let server = try TestServer.address()
        await gate.enter()
        let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        do {
            try await administer(server, "CREATE SCHEMA \(raw: name)")
            let separator = server.contains("?") ? "&" : "?"
            let outcome: Result<T, any Error>
            do {
                outcome = .success(
                    try await body(.postgres(url: "\(server)\(separator)options=-csearch_path%3D\(name)")))
            } catch {
                outcome = .failure(error)
            }
            try await administer(server, "DROP SCHEMA \(raw: name) CASCADE")
            await gate.leave()
            return try outcome.get()
        } catch {
            await gate.leave()
            throw error
        }
    }

    private static func administer(_ server: String, _ sql: SQL) async throws {
        let database = try await Database(.postgres(url: server), readers: 1)
        try await database.write { _ = try $0.execute(sql) }
        await database.close()
    }
}
