import Domain
import Records
import Storage
import TestKit
import Testing

/// One thing changed in the village by raw SQL, and every kind of finding that must come of it.
struct Corruption: Sendable, CustomTestStringConvertible {
    let name: String
    /// The tables whose constraints and indexes are taken away first.
    let loosened: [String]
    let statements: [SQL]
    let kinds: Set<Finding.Kind>

    init(_ name: String, loosen: [String] = [], _ statements: SQL..., kinds: Set<Finding.Kind>) {
        self.name = name
        self.loosened = loosen
        self.statements = statements
        self.kinds = kinds
    }

    var testDescription: String { name }

    static let all = spine + facts + states + keys + ledger
}

extension Database {
    /// Spoils the database. A table is loosened by leaving the real one, with all that guards it and refers to it,
    /// under another name, and putting a bare copy in its place.
    func spoil(_ corruption: Corruption) async throws {
        try await write { db in
            for table in corruption.loosened {
                try db.execute("ALTER TABLE \(raw: table) RENAME TO \(raw: table)_kept")
                try db.execute("CREATE TABLE \(raw: table) AS SELECT * FROM \(raw: table)_kept")
            }
            for statement in corruption.statements {
                let written = try db.execute(statement)
                guard written > 0 else { throw NothingSpoiled(corruption: corruption.name) }
            }
        }
    }
}

/// A corruption that changed no row: the test would prove nothing.
struct NothingSpoiled: Error {
    let corruption: String
}

extension SQL {
    /// The identity of a unit of the village by its code, of a person by their file number.
    static func unit(_ code: String) -> SQL {
        "(SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL)"
    }

    static func person(_ code: String) -> SQL { "(SELECT id FROM person WHERE code = \(code))" }
}
