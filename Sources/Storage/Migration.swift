import Crypto
public import Foundation

/// One step of the schema, written once in SQLite's strict words; see ``PortableSQL`` for what becomes of them.
///
/// A migration that was shipped is never edited.
public struct Migration: Sendable, Equatable {
    /// Its place, counted from 1.
    public let number: Int
    /// What it is about, as in the file's name.
    public let name: String
    /// Its statements, separated by `;`.
    public let sql: String

    /// A migration from a text.
    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// The SHA-256 digest of the text, as 64 hexadecimal digits.
    public var checksum: String {
        SHA256.hash(data: Array(sql.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Reads all `NNNN_name.sql` of a folder, in order. Throws ``StorageError/badMigrations(_:)`` for another name
    /// or a gap in the numbers.
    public static func load(from directory: URL) throws -> [Migration] {
        let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "sql" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let migrations = try files.map { file in
            let words = file.deletingPathExtension().lastPathComponent.split(separator: "_", maxSplits: 1)
            guard words.count == 2, words[0].count == 4, let number = Int(words[0]) else {
                throw StorageError.badMigrations("\(file.lastPathComponent) is not named NNNN_name.sql")
            }
            return Migration(
                number: number, name: String(words[1]), sql: try String(contentsOf: file, encoding: .utf8))
        }
        try requireOrder(migrations)
        return migrations
    }

    static func requireOrder(_ migrations: [Migration]) throws {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw StorageError.badMigrations("\(migration.name) has number \(migration.number), not \(index + 1)")
        }
    }
}

/// A migration that a database holds.
public struct AppliedMigration: Sendable, Equatable {
    /// Its place, counted from 1.
    public let number: Int
    /// Its name.
    public let name: String
    /// The digest of the text that was applied, see ``Migration/checksum``.
    public let checksum: String
    /// When, in UTC, as `YYYY-MM-DDThh:mm:ss.sssZ`.
    public let appliedAt: String
}
