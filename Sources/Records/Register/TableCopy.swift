import Domain
import Storage
import Synchronization

/// Copies tables from one snapshot of a database into another database, in one transaction there.
enum TableCopy {
    /// Some rows of one table.
    struct Chunk: Sendable {
        let table: String
        let columns: [String]
        var rows: [[Value]] = []
    }

    /// How much is handed over at once: so many rows, or so many bytes of blobs where rows are large.
    private static let rows = 1000
    private static let bytes = 4 << 20

    /// - Parameter tables: those referred to before those that refer to them.
    static func run(
        _ tables: [String], from source: Database, into target: Database,
        progress: @escaping @Sendable (String) -> Void
    ) async throws {
        let columns = Dictionary(
            uniqueKeysWithValues: try await source.schema().map { ($0.name, $0.columns.map(\.name)) })
        let channel = Channel()
        async let reading: Void = read(tables, columns, from: source, into: channel, progress)
        do {
            try await target.write { db in
                guard try channel.begin() else { throw Backup.Problem.interrupted }
                guard try isEmpty(tables, db) else { throw Backup.Problem.notEmpty }
                // The accounts that every migrated database has come with the copy.
                _ = try db.execute("DELETE FROM account")
                while let chunk = try channel.next() {
                    _ = try db.insertMany(into: chunk.table, columns: chunk.columns, rows: chunk.rows)
                }
            }
        } catch {
            channel.abandon()
            _ = try? await reading
            throw error
        }
        try await reading
    }

    /// Whether a migrated database holds nothing but the accounts that its migrations make.
    static func isEmpty(_ tables: [String], _ db: Transaction) throws -> Bool {
        let own = [Account.system, Account.demonstration]
        guard try db.run("SELECT 1 FROM account WHERE id NOT IN \(list: own) LIMIT 1").isEmpty else { return false }
        return try tables.filter { $0 != "account" }.allSatisfy { table in
            try db.run("SELECT 1 FROM \(raw: table) LIMIT 1").isEmpty
        }
    }

    private static func read(
        _ tables: [String], _ columns: [String: [String]], from source: Database, into channel: Channel,
        _ progress: @escaping @Sendable (String) -> Void
    ) async throws {
        do {
            let begun = Mutex(false)
            try await source.read { db in
                // A read that is run again after a lost connection would give its rows twice.
                let isSecond = begun.withLock { begun in
                    defer { begun = true }
                    return begun
                }
                guard !isSecond else { throw Backup.Problem.interrupted }
                for table in tables {
                    progress(table)
                    try read(Chunk(table: table, columns: columns[table] ?? []), db, into: channel)
                }
            }
            channel.finish(nil)
        } catch {
            channel.finish(error)
            throw error
        }
    }

    private static func read(_ empty: Chunk, _ db: Transaction, into channel: Channel) throws {
        var chunk = empty
        var size = 0
        let names = empty.columns.joined(separator: ", ")
        // Operations in their order, because one that reverses refers to an earlier one.
        let order: SQL = empty.table == "operation" ? "ORDER BY seq" : ""
        try db.forEach("SELECT \(raw: names) FROM \(raw: empty.table) \(order)") { row in
            chunk.rows.append(row.values)
            for case .blob(let bytes) in row.values { size += bytes.count }
            guard chunk.rows.count >= rows || size >= bytes else { return }
            try channel.put(chunk)
            (chunk, size) = (empty, 0)
        }
        if !chunk.rows.isEmpty { try channel.put(chunk) }
    }
}
