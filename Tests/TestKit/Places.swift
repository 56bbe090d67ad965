import Foundation
import Storage

/// A folder of its own for one SQLite file.
enum SQLiteFolder {
    /// Gives `body` the place of a file that is not there yet, and removes the folder afterwards.
    static func with<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder.appending(path: "test.sqlite"))
    }
}

/// A schema or a database of its own in the test server.
enum PostgresSchema {
    /// The server takes about a hundred connections; a test may hold six.
    private static let gate = Gate(permits: 8)

    /// Gives `body` an empty schema.
    static func with<T>(_ body: (Database.Location) async throws -> T) async throws -> T {
        let server = try TestServer.address()
        let name = fresh("test")
        let separator = server.contains("?") ? "&" : "?"
        let place = "\(server)\(separator)options=-csearch_path%3D\(name)"
        return try await between("CREATE SCHEMA \(name)", "DROP SCHEMA \(name) CASCADE") {
            try await body(.postgres(url: place))
        }
    }

    /// Gives `body` a copy of a database.
    static func with<T>(
        copyOf mould: String, _ body: (Database.Location) async throws -> T
    ) async throws -> T {
        let name = fresh("test")
        let place = try location(of: name)
        return try await between(
            "CREATE DATABASE \(name) TEMPLATE \(mould)", "DROP DATABASE \(name) WITH (FORCE)"
        ) { try await body(place) }
    }

    /// A database that stays until the server is removed: a copy of another, or empty.
    static func database(copyOf template: String?) throws -> (name: String, location: Database.Location) {
        let name = fresh("mould")
        try TestServer.run("CREATE DATABASE \(name)" + (template.map { " TEMPLATE \($0)" } ?? ""))
        return (name, try location(of: name))
    }

    private static func fresh(_ kind: String) -> String {
        kind + "_" + UUID().uuidString.lowercased().replacing("-", with: "")
    }

    private static func location(of database: String) throws -> Database.Location {
        var parts = URLComponents(string: try TestServer.address())
        parts?.path = "/\(database)"
        return .postgres(url: parts?.string ?? "")
    }

    private static func between<T>(_ first: String, _ last: String, _ body: () async throws -> T) async throws -> T {
        await gate.enter()
        do {
            try TestServer.run(first)
            let outcome: Result<T, any Error>
            do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
            try TestServer.run(last)
            await gate.leave()
            return try outcome.get()
        } catch {
            await gate.leave()
            throw error
        }
    }

}
