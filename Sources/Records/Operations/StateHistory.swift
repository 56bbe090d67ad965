package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// One dated state that was ever recorded of a subject: what it says, from which day, by which operation.
package struct RecordedState: Hashable, Sendable {
    /// One thing it says.
    package struct Value: Hashable, Sendable {
        /// The field of the subject's list, such as `workers`.
        package let field: String
        /// As a list gives it: text, digits, a code; nil where it says that there is none.
        package let value: String?
        /// The name of the unit or enterprise whose code it is; nil for anything else.
        package let name: String?
    }

    package let values: [Value]
    /// The day it holds from.
    package let from: Day
    package let operation: Int
    package let recordedAt: Date
    package let recordedBy: String
    /// The operation that took it back or replaced it; nil where it stands.
    package let supersededIn: Int?
}

/// What held of a subject from a day on: a field of its list, and its value as the register keeps it.
package struct DatedState: Hashable, Sendable {
    package let field: String
    /// None where the field was empty from that day on.
    package let value: String?
    package let from: Day
    /// The operation that recorded it.
    package let operation: Int
}

extension [RecordedState] {
    /// The fields that changed in time, with everything that stands of them, by day. A value that only stands again
    /// beside another of its row has not changed.
    package var changes: [DatedState] {
        let standing = filter { $0.supersededIn == nil }.flatMap { state in
            state.values.map {
                DatedState(field: $0.field, value: $0.value, from: state.from, operation: state.operation)
            }
        }
        let changed = Dictionary(grouping: standing, by: \.field).filter { Set($0.value.map(\.value)).count > 1 }
        return standing.filter { changed[$0.field] != nil }.sorted { ($0.from, $0.field) < ($1.from, $1.field) }
    }
}

/// Everything ever recorded of a subject's dated states, the latest recorded first.
package enum StateHistory {
    package static func of(_ unit: Unit.ID, _ desk: Desk) throws -> [RecordedState] {
        try of(unit.text, [.unitName, .unitCode, .unitType, .unitParent, .unitHost] + FactTable.ofUnits, desk)
    }

    package static func of(_ enterprise: Enterprise.ID, _ desk: Desk) throws -> [RecordedState] {
        try of(enterprise.text, FactTable.ofEnterprises, desk)
    }

    package static func of(_ person: Person.ID, _ desk: Desk) throws -> [RecordedState] {
        try of(person.text, [.personWorkplace], desk)
    }

    private static func of(_ subject: String, _ tables: [FactTable], _ desk: Desk) throws -> [RecordedState] {
        try tables.flatMap { table in
            let columns = spoken(table)
            let rows = try desk.db.run(
                """
                SELECT said.from_on, said.recorded_in, said.superseded_in, operation.at, account.name,
                       \(columns.map { column -> SQL in "\(column.value), \(column.name)" }.joined(separator: ", "))
                FROM \(raw: table.name) AS said JOIN operation ON operation.seq = said.recorded_in
                JOIN account ON account.id = operation.account
                WHERE said.\(raw: table.key[0]) = \(subject)
                """)
            return try rows.map { row in
                let values = try columns.enumerated().map { number, column in
                    RecordedState.Value(
                        field: column.field, value: text(row.values[5 + 2 * number]),
                        name: try row.textOrNil(6 + 2 * number))
                }
                return RecordedState(
                    values: values, from: try row.day(0), operation: try row.int(1),
                    recordedAt: Timestamp.parse(try row.text(3)) ?? .distantPast, recordedBy: try row.text(4),
                    supersededIn: try row.intOrNil(2))
            }
        }.sorted { ($0.operation, $0.from) > ($1.operation, $1.from) }
    }

    /// The columns of a state that say something to a reader, as fields of the list: of another unit or enterprise its
    /// code, and its name beside it.
    private static func spoken(_ table: FactTable) -> [(field: String, value: SQL, name: SQL)] {
        table.columns.dropFirst(2).filter { !["folded", "sort_key"].contains($0) }.map { column in
            let said = "said.\(column)"
            return switch column {
            case "parent" where table == .enterpriseParent:
                ("site_of", EnterpriseQueries.taxCode(said), EnterpriseQueries.latestName(said))
            case "parent": (column, UnitQueries.latestCode(said), UnitQueries.latestName(said))
            case "unit": ("manager", UnitQueries.latestCode(said), UnitQueries.latestName(said))
            case "enterprise" where table == .unitFurtherHost:
                (
                    "hosts", "CASE WHEN said.shares = 1 THEN \(EnterpriseQueries.taxCode(said)) END",
                    EnterpriseQueries.latestName(said)
                )
            case "shares":
                (
                    "hosts_left",
                    "CASE WHEN said.shares = 0 THEN \(EnterpriseQueries.taxCode("said.enterprise")) END",
                    EnterpriseQueries.latestName("said.enterprise")
                )
            case "number": ("seal_number", "\(raw: said)", "CAST(NULL AS TEXT)")
            case "enterprise":
                (
                    table == .unitHost ? "host" : "workplace", EnterpriseQueries.taxCode(said),
                    EnterpriseQueries.latestName(said)
                )
            case "survivor": (column, EnterpriseQueries.taxCode(said), EnterpriseQueries.latestName(said))
            case "person":
                (
                    column, "(SELECT person.code FROM person WHERE person.id = said.person)",
                    "(SELECT person.name FROM person WHERE person.id = said.person)"
                )
            case "kind": ("host_kind", "said.kind", "CAST(NULL AS TEXT)")
            default: (column, "\(raw: said)", "CAST(NULL AS TEXT)")
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
