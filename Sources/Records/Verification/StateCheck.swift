import Storage

/// What indexes and foreign keys promise, asked again: one open state where one may stand, identities borne once,
/// closings that can be.
enum StateCheck {
    static func run(_ inspection: Inspection) throws {
        try doubles(inspection)
        try closings(inspection)
        try targets(inspection)
    }

    /// For each table: the columns that one open row may have.
    static let open: [(table: FactTable, columns: [String])] = [
        (.unitCode, ["unit", "from_on"]), (.unitCode, ["code"]), (.unitName, ["unit", "from_on"]),
        (.unitType, ["unit", "from_on"]), (.unitParent, ["unit", "from_on"]), (.unitHost, ["unit", "from_on"]),
        (.unitFurtherHost, ["unit", "from_on", "enterprise"]), (.unitSeal, ["unit", "from_on"]),
        (.unitEvent, ["unit"]), (.unitClosure, ["unit"]), (.unitStep, ["unit", "kind", "effective_on", "other"]),
        (.enterpriseEvent, ["enterprise"]), (.enterpriseName, ["enterprise", "from_on"]),
        (.enterpriseClass, ["enterprise", "from_on"]), (.enterprisePlace, ["enterprise", "from_on"]),
        (.enterpriseHeadcount, ["enterprise", "from_on"]), (.enterpriseStatus, ["enterprise", "from_on"]),
        (.enterpriseManager, ["enterprise", "from_on"]), (.enterpriseParent, ["enterprise", "from_on"]),
        (.enterpriseAssignee, ["enterprise", "from_on"]), (.enterpriseMerger, ["enterprise", "from_on"]),
        (.placeState, ["place"]), (.personName, ["person"]),
        (.personDetail, ["person", "field"]), (.personMerger, ["person"]),
        (.personWorkplace, ["person", "from_on"]), (.movement, ["person", "kind", "effective_on", "unit"]),
        (.positionState, ["holder", "from_on"]), (.survey, ["enterprise", "round"]),
        (.reported, ["unit", "indicator", "effective_on"]),
        (.targetValue, ["target", "from_on"]),
        (.role, ["account", "unit", "role", "from_on"]), (.unitApproval, ["unit", "from_on"]),
        (.ruleEdit, ["rule", "from_on"]), (.consent, ["person", "purpose", "from_on"]),
        (.restriction, ["person", "from_on"]), (.rightsStep, ["request", "step"]), (.calendarDay, ["day"]),
    ]

    /// For each table: the columns that one row may have.
    static let identities: [(table: String, columns: [String])] = [
        ("account", ["id"]), ("account", ["login"]), ("second_factor", ["account"]),
        ("recovery_code", ["account", "digest"]), ("exceptional_access", ["id"]), ("proposal", ["id"]),
        ("api_token", ["id"]),
        ("api_token", ["token_digest"]),
        ("operation", ["seq"]), ("operation", ["id"]),
        ("data_key", ["subject"]), ("attachment", ["id"]), ("decision", ["id"]),
        ("decision", ["number", "issued_on", "issuer"]), ("enterprise", ["id"]), ("enterprise", ["tax_code"]),
        ("unit", ["id"]), ("unit_event", ["id"]), ("unit_closure", ["id"]), ("unit_step", ["id"]),
        ("enterprise_event", ["id"]), ("place", ["id"]), ("place", ["code", "from_on"]), ("person", ["id"]),
        ("person", ["code"]), ("movement", ["id"]), ("position_holder", ["id"]),
        ("position_holder", ["unit", "position", "person"]), ("survey", ["id"]), ("reported", ["id"]),
        ("target", ["id"]), ("rights_request", ["id"]), ("rights_step", ["id"]), ("breach", ["id"]),
        ("breach_step", ["id"]),
        ("target", ["unit", "indicator", "period_from", "period_to", "giver"]), ("path", ["id"]), ("path", ["units"]),
        ("path_unit", ["path", "unit"]), ("entry", ["op", "ordinal"]), ("kind", ["id"]),
        ("kind", ["fact"] + Ledger.dimensionColumns), ("rollup", RollUp.columns),
        ("rollup_recorded", RollUp.columnsRecorded),
    ]

    private static func doubles(_ inspection: Inspection) throws {
        for (table, columns) in open {
            guard let closedBy = table.closedBy else { continue }
            let condition: SQL = "WHERE \(raw: closedBy) IS NULL"
            try doubles(.stateDouble, table.name, columns, condition, inspection)
        }
        for (table, columns) in identities { try doubles(.identityDouble, table, columns, "", inspection) }
    }

    private static func doubles(
        _ kind: Finding.Kind, _ table: String, _ columns: [String], _ condition: SQL, _ inspection: Inspection
    ) throws {
        let names = columns.joined(separator: ", ")
        let rows = try inspection.db.run(
            "SELECT \(raw: names) FROM \(raw: table) \(condition) GROUP BY \(raw: names) HAVING COUNT(*) > 1")
        for row in rows { inspection.find(kind, ["table": table, "key": Self.name(row.values)]) }
    }

    private static func closings(_ inspection: Inspection) throws {
        for table in FactTable.all {
            guard let closedBy = table.closedBy else { continue }
            let early: SQL = table.kind == .key ? "" : "OR state.\(raw: closedBy) < state.recorded_in"
            let rows = try inspection.db.run(
                """
                SELECT \(raw: table.key.map { "state.\($0)" }.joined(separator: ", "))
                FROM \(raw: table.name) AS state LEFT JOIN operation ON operation.seq = state.\(raw: closedBy)
                WHERE state.\(raw: closedBy) IS NOT NULL AND (operation.seq IS NULL \(early))
                """)
            for row in rows { inspection.find(.factClosing, ["table": table.name, "key": Self.name(row.values)]) }
        }
    }

    private static func targets(_ inspection: Inspection) throws {
        let rows = try inspection.db.run(
            """
            SELECT target.id FROM target LEFT JOIN target_value ON target_value.target = target.id
            WHERE target_value.target IS NULL
            """)
        for row in rows { inspection.find(.targetValue, ["key": try row.text(0)]) }
    }

    /// Values that name a row, as a finding shows them.
    private static func name(_ values: [Value]) -> String {
        values.map { value in
            switch value {
            case .text(let text): text
            case .integer(let number): String(number)
            case .null, .real, .blob: "-"
            }
        }.joined(separator: " ")
    }
}
