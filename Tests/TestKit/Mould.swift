public import Foundation
public import Storage

/// A database that was made once, to be copied for every test that begins with what is in it.
public struct Mould: Sendable {
    private enum Cast {
        /// The bytes of an SQLite file.
        case sqlite(Data)
        /// The name of a database in the test server; it goes when the server does.
        case postgres(String)
    }

    private let cast: Cast

    /// Makes the database of an engine.
    ///
    /// - Parameters:
    ///   - earlier: the one of the same engine that it begins as a copy of; it begins empty where nil.
    ///   - body: what puts everything into it.
    public init(
        _ engine: Engine, from earlier: Mould? = nil, clock: @escaping @Sendable () -> Date,
        _ body: @Sendable (Database) async throws -> Void
    ) async throws {
        switch engine {
        case .sqlite:
            cast = try await SQLiteFolder.with { file in
                if case .sqlite(let bytes)? = earlier?.cast { try bytes.write(to: file) }
                try await Engine.open(.sqlite(path: file.path), clock: clock, body)
                return .sqlite(try Data(contentsOf: file))
            }
        case .postgres:
            var template: String?
            if case .postgres(let name)? = earlier?.cast { template = name }
            let (name, location) = try PostgresSchema.database(copyOf: template)
            try await Engine.open(location, clock: clock, body)
            cast = .postgres(name)
        }
    }

    func withCopy<T>(_ body: (Database.Location) async throws -> T) async throws -> T {
        switch cast {
        case .sqlite(let bytes):
            try await SQLiteFolder.with { file in
                try bytes.write(to: file)
                return try await body(.sqlite(path: file.path))
            }
        case .postgres(let name): try await PostgresSchema.with(copyOf: name, body)
        }
    }
}
