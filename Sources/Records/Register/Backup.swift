import Domain
import FoundationEssentials
package import Storage

/// The whole register in one file, from either engine and into either engine.
///
/// A backup is an SQLite database made by this program's migrations. It holds sealed values as they are: without the
/// key ring, which is kept apart, they stay shut.
package enum Backup {
    package enum Problem: Error, Hashable, Sendable {
        /// A backup never overwrites a file.
        case fileExists
        case fileMissing
        /// The file is no database of this program, or one that is still in use.
        case notABackup
        /// The backup, or the database to be filled, was made by a newer program.
        case newerProgram
        /// Only an empty database is filled.
        case notEmpty
        /// The database to be saved lacks migrations of this program: it is migrated first.
        case olderDatabase
        /// The connection was lost while rows were copied; nothing was written.
        case interrupted
    }

    /// Every table but that of the migrations, those referred to before those that refer to them.
    package static let tables: [String] =
        ["account", "credential", "session", "second_factor", "recovery_code", "api_token", "operation", "access"]
        + FactTable.all.map(\.name)
        + ["proposal", "path", "path_unit", "kind", "entry", "rollup", "rollup_recorded"]

    /// Saves one snapshot of a database. The file appears under its name only when it is whole; only its owner may
    /// read it.
    ///
    /// - Parameter progress: called with each table before it is copied.
    /// - Throws: ``Problem`` and whatever the disk or the database refuses.
    package static func write(
        from source: Database, to path: String, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else { throw Problem.fileExists }
        let migrations = try Register.migrations()
        guard try await source.appliedMigrations().count == migrations.count else { throw Problem.olderDatabase }
        let draft = "\(path).\(uuid7(at: Date()))"
        guard files.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { removeDatabase(draft) }
        try await opening(.sqlite(path: draft)) { copy in
            try await copy.migrate(migrations)
            try await TableCopy.run(tables, from: source, into: copy, progress: progress)
        }
        // SQLite takes its log into the file when the last connection is closed, but not when that one could only
        // read. This time nothing is read.
        try await opening(.sqlite(path: draft)) { try await $0.write { _ in } }
        guard !files.fileExists(atPath: draft + "-wal") else { throw CocoaError(.fileWriteUnknown) }
        guard !files.fileExists(atPath: path) else { throw Problem.fileExists }
        try files.moveItem(atPath: draft, toPath: path)
    }

    /// Fills an empty database, migrated or not, with a backup: all of it or nothing. The file is not touched; one
    /// of an earlier program is brought up to this one's migrations on the way.
    ///
    /// - Parameter progress: called with each table before it is copied.
    /// - Throws: ``Problem`` and whatever the disk or the database refuses.
    package static func restore(
        from path: String, into target: Database, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw Problem.fileMissing }
        // A file with a log beside it is a database in use, and the file alone would miss what the log holds.
        guard !files.fileExists(atPath: path + "-wal") else { throw Problem.notABackup }
        let migrations = try Register.migrations()
        try await requireEmpty(target)
        let copy = files.temporaryDirectory.appendingPathComponent("hatnhan-\(uuid7(at: Date())).sqlite").path
        guard files.createFile(atPath: copy, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        defer { removeDatabase(copy) }
        try files.removeItem(atPath: copy)
        try files.copyItem(atPath: path, toPath: copy)
        try await opening(.sqlite(path: copy)) { source in
            try await bringUp(source, migrations)
            try await target.migrate(migrations)
            try await TableCopy.run(tables, from: source, into: target, progress: progress)
        }
    }

    private static func bringUp(_ source: Database, _ migrations: [Migration]) async throws {
        do {
            guard try await !source.appliedMigrations().isEmpty else { throw Problem.notABackup }
            try await source.migrate(migrations)
        } catch StorageError.newerDatabase {
            throw Problem.newerProgram
        } catch StorageError.changedMigration {
            throw Problem.notABackup
        } catch StorageError.statement {
            // SQLite looks at the file when it is first asked something.
            throw Problem.notABackup
        }
    }

    private static func requireEmpty(_ target: Database) async throws {
        let applied = try await target.appliedMigrations()
        guard !applied.isEmpty else {
            guard try await target.schema().isEmpty else { throw Problem.notEmpty }
            return
        }
        guard applied.count <= (try Register.migrations().count) else { throw Problem.newerProgram }
        let isEmpty = try await target.read { try TableCopy.isEmpty(tables, $0) }
        guard isEmpty else { throw Problem.notEmpty }
    }

    private static func opening(
        _ location: Database.Location, _ body: (Database) async throws -> Void
    ) async throws {
        let database: Database
        do {
            database = try await Database(location)
        } catch StorageError.cannotConnect {
            throw Problem.notABackup
        }
        do {
            try await body(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// A database that was needed for a while; what is not there needs no removing.
    private static func removeDatabase(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
