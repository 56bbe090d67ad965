import Storage

/// Every column that names a row of another table, asked without trusting the foreign keys.
enum ReferenceCheck {
    struct Reference: Hashable {
        let table: String
        let column: String
        let target: String
        let key: String
    }

    static func run(_ inspection: Inspection) throws {
        for reference in all {
            let rows = try inspection.db.run(
                """
                SELECT DISTINCT CAST(holder.\(raw: reference.column) AS TEXT)
                FROM \(raw: reference.table) AS holder
                LEFT JOIN \(raw: reference.target) AS named ON named.\(raw: reference.key) = holder.\(raw: reference.column)
                WHERE holder.\(raw: reference.column) IS NOT NULL AND named.\(raw: reference.key) IS NULL
                ORDER BY 1
                """)
            for row in rows {
                let arguments = ["table": reference.table, "column": reference.column, "key": try row.text(0)]
                inspection.find(.referenceMissing, arguments)
            }
        }
    }

    /// Those of the schema, and the unit of an operation, which the schema leaves open.
    static let all: [Reference] =
        FactTable.all.filter { $0.kind != .key }.map { named("recorded_in", of: $0.name, in: "operation", "seq") }
        + FactTable.all.compactMap { table in
            table.closedBy.map { named($0, of: table.name, in: "operation", "seq") }
        }
        + to(
            "unit",
            [
                "operation.unit", "unit_code.unit", "unit_name.unit", "unit_type.unit", "unit_parent.unit",
                "unit_parent.parent", "unit_host.unit", "unit_event.unit", "unit_closure.unit", "unit_step.unit",
                "unit_step.other", "unit_further_host.unit", "unit_seal.unit", "position_holder.unit",
                "enterprise_manager.unit", "movement.unit",
                "movement.counterpart", "reported.unit", "target.unit", "target.giver", "role.unit", "path_unit.unit",
                "rollup.unit", "rollup_recorded.unit", "account.unit", "exceptional_access.unit", "unit_approval.unit",
                "proposal.unit", "breach.unit",
            ])
        + to(
            "enterprise",
            [
                "unit_host.enterprise", "unit_further_host.enterprise", "enterprise_event.enterprise",
                "enterprise_name.enterprise",
                "enterprise_class.enterprise", "enterprise_place.enterprise", "enterprise_headcount.enterprise",
                "enterprise_status.enterprise", "enterprise_manager.enterprise", "enterprise_parent.enterprise",
                "enterprise_parent.parent", "enterprise_assignee.enterprise", "enterprise_merger.enterprise",
                "enterprise_merger.survivor", "person_workplace.enterprise", "survey.enterprise",
            ])
        + to("place", ["place_state.place"])
        + to(
            "person",
            [
                "person_name.person", "person_detail.person", "person_workplace.person", "movement.person",
                "enterprise_assignee.person", "person_merger.person", "person_merger.survivor",
                "position_holder.person", "consent.person", "restriction.person", "rights_request.person",
            ])
        + to("position_holder", ["position_state.holder"])
        + to(
            "account",
            [
                "credential.account", "session.account", "second_factor.account", "recovery_code.account",
                "api_token.account",
                "operation.account", "role.account", "exceptional_access.account", "proposal.account",
                "proposal.decided_by", "upload.account", "upload.approved_by",
            ])
        + to(
            "decision",
            [
                "unit_event.decision", "unit_closure.decision", "unit_step.decision", "movement.decision",
                "position_state.decision",
            ])
        + to("movement", ["movement.repeats"])
        + to("rights_request", ["rights_step.request"])
        + to("breach", ["breach_step.breach"])
        + to("attachment", ["decision.attachment"])
        + to("target", ["target_value.target"])
        + to("path", ["path_unit.path", "entry.path"])
        + to("kind", ["entry.kind", "rollup.kind", "rollup_recorded.kind"])
        + [
            named("reverses", of: "operation", in: "operation", "seq"),
            named("op", of: "entry", in: "operation", "seq"),
            named("subject", of: "attachment", in: "data_key", "subject"),
        ]

    private static func to(_ target: String, _ places: [String]) -> [Reference] {
        places.map { place in
            let parts = place.split(separator: ".").map { String($0) }
            return named(parts[1], of: parts[0], in: target, "id")
        }
    }

    private static func named(_ column: String, of table: String, in target: String, _ key: String) -> Reference {
        Reference(table: table, column: column, target: target, key: key)
    }
}
