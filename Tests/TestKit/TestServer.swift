import CPostgres
import Foundation

/// The PostgreSQL server of the tests.
public enum TestServer {
    /// Its address from `TEST_POSTGRES_URL`. Throws when the variable is missing or names a server of another machine:
    /// the tests make and drop schemas.
    public static func address() throws -> String {
        guard let address = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"], !address.isEmpty else {
            throw TestServerError("TEST_POSTGRES_URL is not set. `make test` starts a PostgreSQL and sets it.")
        }
        let loopback = ["127.0.0.1", "localhost", "::1", "[::1]"]
        let parts = URLComponents(string: address)
        // `?host=` would overrule the host before it.
        let isOverruled = parts?.queryItems?.contains { $0.name.hasPrefix("host") } ?? false
        guard let host = parts?.host, loopback.contains(host), !isOverruled else {
            throw TestServerError("TEST_POSTGRES_URL must name 127.0.0.1 or localhost: the tests drop schemas there.")
        }
        return address
    }

    /// Runs one statement outside any transaction, as making and dropping a database needs.
    static func run(_ statement: String) throws {
        let connection = PQconnectdb(try address())
        defer { PQfinish(connection) }
        let result = PQexec(connection, statement)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else {
            throw TestServerError(String(cString: PQerrorMessage(connection)))
        }
    }
}

/// Why the tests have no server.
public struct TestServerError: Error, CustomStringConvertible {
    /// A sentence for whoever runs the tests.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
