package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// One dated state that was ever recorded of a subject: what it says, from which day, by which operation.
package struct RecordedState: Hashable, Sendable {
    /// What it says by the columns of its table: codes and numbers as they are stored, units by name; nil where it
    /// says that there is none.
    package let values: [String: String?]
    /// The day it holds from.
    package let from: Day
    package let operation: Int
    package let recordedAt: Date
    package let recordedBy: String
    /// The operation that took it back or replaced it; nil where it stands.
    package let supersededIn: Int?
}

/// Everything ever recorded of a subject's dated states, the latest recorded first.
package enum StateHistory {
    package static func of(_ unit: Unit.ID, _ desk: Desk) throws -> [RecordedState] {
        try of(unit.text, [.unitName, .unitCode, .unitType, .unitParent, .unitHost], desk)
    }

    package static func of(_ enterprise: Enterprise.ID, _ desk: Desk) throws -> [RecordedState] {
        try of(enterprise.text, FactTable.ofEnterprises, desk)
    }

    private static func of(_ subject: String, _ tables: [FactTable], _ desk: Desk) throws -> [RecordedState] {
        try tables.flatMap { table in
            let columns = spoken(table)
            let rows = try desk.db.run(
                """
                SELECT said.from_on, said.recorded_in, said.superseded_in, operation.at, account.name,
                       \(columns.map(\.value).joined(separator: ", "))
                FROM \(raw: table.name) AS said JOIN operation ON operation.seq = said.recorded_in
                JOIN account ON account.id = operation.account
                WHERE said.\(raw: table.key[0]) = \(subject)
                """)
            return try rows.map { row in
                let values = columns.enumerated().map { ($1.name, text(row.values[5 + $0])) }
                return RecordedState(
                    values: Dictionary(uniqueKeysWithValues: values), from: try row.day(0), operation: try row.int(1),
                    recordedAt: Timestamp.parse(try row.text(3)) ?? .distantPast, recordedBy: try row.text(4),
                    supersededIn: try row.intOrNil(2))
            }
        }.sorted { ($0.operation, $0.from) > ($1.operation, $1.from) }
    }

    /// The columns of a state that say something to a reader, with the expression that says it: of another unit or
    /// enterprise its name.
    private static func spoken(_ table: FactTable) -> [(name: String, value: SQL)] {
        table.columns.dropFirst(2).filter { !["folded", "sort_key"].contains($0) }.map { column in
            switch column {
            case "parent" where table == .enterpriseParent: ("site_of", EnterpriseQueries.latestName("said.parent"))
            case "unit", "parent": (column, UnitQueries.latestName("said.\(column)"))
            case "enterprise", "survivor": (column, EnterpriseQueries.latestName("said.\(column)"))
            case "person": (column, "(SELECT person.name FROM person WHERE person.id = said.person)")
            case "kind": ("host_kind", "said.kind")
            default: (column, "said.\(raw: column)")
            }
        }
    }

    private static func text(_ value: Value) -> String? {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .null, .real, .blob: nil
        }
    }
}
