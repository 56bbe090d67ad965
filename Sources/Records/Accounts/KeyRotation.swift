package import Foundation
package import Storage

/// A new master key in the place of the old one, in steps of which each may be interrupted and repeated.
///
/// The old master stays in the ring until no data key needs it, so at every moment the ring on disk opens everything.
/// A program that runs meanwhile still wraps new data keys under the old master; it has to be started anew before
/// the old master is forgotten.
package enum KeyRotation {
    package enum Problem: Error, Hashable, Sendable {
        /// So many data keys still need an old master.
        case stillNeeded(Int)
    }

    /// Puts a new master into the ring on disk and wraps every data key anew under it; returns how many. After an
    /// interruption it goes on with the master that is in the ring already.
    @discardableResult
    package static func rotate(keyFile: URL, in database: Database) async throws -> Int {
        var vault = try KeyFile.load(keyFile)
        if vault.ring.masters.count == 1 {
            vault = vault.rotated()
            try KeyFile.store(vault, at: keyFile)
        }
        let current = vault
        return try await database.write { try rewrap($0, with: current) }
    }

    /// Takes the old masters out of the ring on disk.
    ///
    /// - Throws: ``Problem/stillNeeded(_:)`` while a data key is wrapped under one of them.
    package static func forget(keyFile: URL, in database: Database) async throws {
        let vault = try KeyFile.load(keyFile)
        let needed = try await database.read { try wrapped($0, under: { $0 != vault.ring.current }).count }
        guard needed == 0 else { throw Problem.stillNeeded(needed) }
        try KeyFile.store(vault.pruned(), at: keyFile)
    }

    private static func rewrap(_ db: Transaction, with vault: Vault) throws -> Int {
        let old = try wrapped(db, under: { $0 != vault.ring.current })
        for chunk in old.chunks(of: 400) {
            let rows = try chunk.map { subject, wrapped -> SQL in
                let fresh = try vault.wrap(vault.unwrap(wrapped, for: subject), for: subject)
                return "(\(subject), \(fresh))"
            }
            _ = try db.execute(
                """
                INSERT INTO data_key (subject, wrapped) VALUES \(rows.joined(separator: ", "))
                ON CONFLICT (subject) DO UPDATE SET wrapped = excluded.wrapped
                """)
        }
        return old.count
    }

    /// The data keys that masters of some numbers wrap.
    private static func wrapped(
        _ db: Transaction, under isWanted: (Int) -> Bool
    ) throws -> [(subject: String, wrapped: [UInt8])] {
        var found: [(subject: String, wrapped: [UInt8])] = []
        try db.forEach("SELECT subject, wrapped FROM data_key WHERE wrapped IS NOT NULL ORDER BY subject") { row in
            let wrapped = try row.blob(1)
            if isWanted(Vault.masterNumber(of: wrapped)) { found.append((try row.text(0), wrapped)) }
        }
        return found
    }
}
