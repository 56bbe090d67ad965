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
            try await Self.open(location, clock: clock) { database in
                try await database.migrate(migrations)
                return try await body(database)
            }
        }
    }

    /// Gives `body` a copy of a database that was made before, and removes it afterwards, also after an error.
    @discardableResult
    public func withCopy<T>(
        of mould: Mould, clock: @escaping @Sendable () -> Date, _ body: (Database) async throws -> T
    ) async throws -> T {
        try await mould.withCopy { location in try await Self.open(location, clock: clock, body) }
    }

    static func open<T>(
        _ location: Database.Location, clock: @escaping @Sendable () -> Date, _ body: (Database) async throws -> T
    ) async throws -> T {
        let database = try await Database(location, clock: clock)
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }

    /// Gives `body` the place of an empty database, for tests that open it several times, and removes it afterwards.
    @discardableResult
    public func withLocation<T>(_ body: (Database.Location) async throws -> T) async throws -> T {
        switch self {
        case .sqlite: return try await SQLiteFolder.with { try await body(.sqlite(path: $0.path)) }
        case .postgres:
            return try await PostgresSchema.with(body)
        }
    }
}
