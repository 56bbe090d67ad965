import Foundation

/// Brings a database to the state that the program's migrations describe.
struct Migrator {
    private static let table = "schema_migration"

    let database: Database
    let driver: any Driver

    /// See ``Database/migrate(_:progress:)``.
    func migrate(_ migrations: [Migration], progress: @Sendable (String) -> Void) async throws -> [String] {
        try Migration.requireOrder(migrations)
        var names: [String] = []
        for migration in try await pending(of: migrations) {
            progress(migration.name)
            if try await apply(migration, of: migrations) { names.append(migration.name) }
        }
        return names
    }

    /// What the database holds.
    func applied() async throws -> [AppliedMigration] {
        try await database.read { [driver] in try Self.applied(in: $0, driver) }
    }

    private func pending(of migrations: [Migration]) async throws -> ArraySlice<Migration> {
        let applied = try await applied()
        try Self.compare(applied, with: migrations)
        return migrations.dropFirst(applied.count)
    }

    /// False when another program applied it in the meantime, or this one before its connection was lost.
    private func apply(_ migration: Migration, of migrations: [Migration]) async throws -> Bool {
        try await database.write { [driver] transaction in
            let applied = try Self.applied(in: transaction, driver)
            try Self.compare(applied, with: migrations)
            guard applied.count < migration.number else { return false }
            if applied.isEmpty { try transaction.runScript(driver.script(Self.schema)) }
            try transaction.runScript(driver.script(migration.sql))
            let at = transaction.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            try transaction.execute(
                """
                INSERT INTO \(raw: Self.table) (number, name, checksum, applied_at)
                VALUES (\(migration.number), \(migration.name), \(migration.checksum), \(at))
                """)
            return true
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS \(table) (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at TEXT NOT NULL
        ) STRICT
        """

    private static func applied(in transaction: Transaction, _ driver: any Driver) throws -> [AppliedMigration] {
        guard try driver.tableNames(in: transaction).contains(table) else { return [] }
        return try transaction.run(
            "SELECT number, name, checksum, applied_at FROM \(raw: table) ORDER BY number"
        ).map { row in
            AppliedMigration(
                number: try row.int(0), name: try row.text(1), checksum: try row.text(2), appliedAt: try row.text(3))
        }
    }

    private static func compare(_ applied: [AppliedMigration], with migrations: [Migration]) throws {
        for (index, found) in applied.enumerated() {
            guard index < migrations.count, found.number == migrations[index].number else {
                throw StorageError.newerDatabase(migration: found.name)
            }
            guard found.name == migrations[index].name, found.checksum == migrations[index].checksum else {
                throw StorageError.changedMigration(found.name)
            }
        }
    }
}
