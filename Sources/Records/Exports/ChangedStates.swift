import Domain
import Storage
package import Vietnamese

/// What held of a subject from a day on: a field of its list, and its value as the register keeps it.
package struct DatedState: Hashable, Sendable {
    package let field: String
    /// None where the field was empty from that day on.
    package let value: String?
    package let from: Day
    /// The operation that recorded it.
    package let operation: Int
}

/// The standing states of one subject that have changed in time, by day.
package enum ChangedStates {
    package static func ofUnit(_ code: String, _ desk: Desk) throws -> [DatedState] {
        let unit: SQL = "(SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL)"
        func state(_ field: String, _ table: String, _ value: SQL) -> SQL {
            Self.state(field, table, value, of: "\(raw: table).unit = \(unit)")
        }
        return try changed(
            [
                state("code", "unit_code", "unit_code.code"), state("name", "unit_name", "unit_name.name"),
                state("type", "unit_type", "unit_type.type"), state("block", "unit_type", "unit_type.block"),
                state("parent", "unit_parent", UnitQueries.latestCode("unit_parent.parent")),
                state("host", "unit_host", taxCode("unit_host.enterprise")),
            ], desk)
    }

    package static func ofEnterprise(_ code: String, _ desk: Desk) throws -> [DatedState] {
        let enterprise: SQL = "(SELECT id FROM enterprise WHERE tax_code = \(code))"
        func state(_ field: String, _ table: String, _ value: SQL) -> SQL {
            Self.state(field, table, value, of: "\(raw: table).enterprise = \(enterprise)")
        }
        return try changed(
            [
                state("name", "enterprise_name", "enterprise_name.name"),
                state("legal_form", "enterprise_class", "enterprise_class.legal_form"),
                state("ownership", "enterprise_class", "enterprise_class.ownership"),
                state("industry", "enterprise_class", "enterprise_class.industry"),
                state("kind", "enterprise_class", "COALESCE(enterprise_class.kind, 'enterprise')"),
                state("address", "enterprise_place", "enterprise_place.address"),
                state("commune", "enterprise_place", "enterprise_place.commune"),
                state("zone", "enterprise_place", "enterprise_place.zone"),
                state("workers", "enterprise_headcount", "CAST(enterprise_headcount.workers AS TEXT)"),
                state("status", "enterprise_status", "enterprise_status.status"),
                state("manager", "enterprise_manager", UnitQueries.latestCode("enterprise_manager.unit")),
                state("parent", "enterprise_parent", taxCode("enterprise_parent.parent")),
                state(
                    "assignee", "enterprise_assignee",
                    "(SELECT person.code FROM person WHERE person.id = enterprise_assignee.person)"),
                state("position", "enterprise_assignee", "enterprise_assignee.position"),
                state("survivor", "enterprise_merger", taxCode("enterprise_merger.survivor")),
            ], desk)
    }

    package static func ofPerson(_ code: String, _ desk: Desk) throws -> [DatedState] {
        let person: SQL = "person_workplace.person = (SELECT id FROM person WHERE code = \(code))"
        let workplace = taxCode("person_workplace.enterprise")
        return try changed([state("workplace", "person_workplace", workplace, of: person)], desk)
    }

    private static func taxCode(_ enterprise: String) -> SQL {
        "(SELECT enterprise.tax_code FROM enterprise WHERE enterprise.id = \(raw: enterprise))"
    }

    private static func state(_ field: String, _ table: String, _ value: SQL, of subject: SQL) -> SQL {
        """
        SELECT '\(raw: field)' AS field, \(value) AS value, \(raw: table).from_on AS from_on,
               \(raw: table).recorded_in AS recorded_in
        FROM \(raw: table) WHERE \(raw: table).superseded_in IS NULL AND \(subject)
        """
    }

    /// A value that only stands again beside another of its row has not changed.
    private static func changed(_ states: [SQL], _ desk: Desk) throws -> [DatedState] {
        let rows = try desk.db.run("\(states.joined(separator: " UNION ALL ")) ORDER BY 3, 1")
        let all = try rows.map { row in
            DatedState(
                field: try row.text(0), value: try row.textOrNil(1), from: try row.day(2), operation: try row.int(3))
        }
        let fields = Dictionary(grouping: all, by: \.field).filter { Set($0.value.map(\.value)).count > 1 }
        return all.filter { fields[$0.field] != nil }
    }
}
