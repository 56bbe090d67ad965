extension Database {
    /// Where a database is.
    public enum Location: Sendable, Equatable {
        /// A file of SQLite.
        case sqlite(path: String)
        /// A PostgreSQL server, as libpq's connection address; it may name several hosts.
        case postgres(url: String)

        /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`. Throws ``StorageError/badLocation(_:)``.
        public init(_ text: String) throws {
            if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
                self = .postgres(url: text)
                return
            }
            guard text.hasPrefix("sqlite:") else {
                throw StorageError.badLocation("a database is sqlite:PATH or postgres://…")
            }
            let path = String(text.dropFirst("sqlite:".count))
            guard !path.isEmpty, path != ":memory:" else {
                throw StorageError.badLocation("sqlite: needs the path of a file")
            }
            self = .sqlite(path: path)
        }
    }
}

extension Database.Location: CustomStringConvertible {
    /// For logs: the location without its password and without the parameters of the address.
    public var description: String {
        switch self {
        case .sqlite(let path):
            return "sqlite:\(path)"
        case .postgres(let url):
            let address = url.prefix { $0 != "?" }
            let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
            guard let at = address.lastIndex(of: "@"),
                let colon = address[start..<at].firstIndex(of: ":")
            else { return String(address) }
            return address[..<colon] + ":…" + address[at...]
        }
    }
}
