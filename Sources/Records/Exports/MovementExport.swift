package import Domain
import Storage
import Vietnamese

/// The list of movements out of the register.
package enum MovementExport {
    /// The movements that take effect in a period, by day and then by given name; those of one person and day in the
    /// order in which they were recorded.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<MovementDraft> {
        let rows = try desk.db.run(
            """
            SELECT person.code, \(PersonNames.name), movement.kind, \(UnitQueries.latestCode("movement.unit")),
                   \(UnitQueries.latestCode("movement.counterpart")), movement.status, movement.effective_on,
                   decision.number, decision.issued_on, decision.issuer,
                   CASE WHEN data_key.wrapped IS NULL THEN 1 ELSE 0 END, movement.other, movement.beyond
            FROM movement JOIN person ON person.id = movement.person \(PersonNames.join)
            LEFT JOIN data_key ON data_key.subject = person.id
            LEFT JOIN decision ON decision.id = movement.decision
            WHERE movement.reversed_in IS NULL AND \(filter.days("movement.effective_on"))
              AND \(reach.units(["movement.unit", "movement.counterpart"], for: .people))
            ORDER BY movement.effective_on, \(PersonNames.sortKey), person.code, movement.recorded_in, movement.id
            """)
        let found = try rows.filter { row in
            let code = try row.text(0)
            return try (filter.subject == nil || filter.subject == code) && filter.finds(row.text(1), code)
        }
        let standing = try found.filter { try !$0.flag(10) }
        return Exported(try standing.map(draft), erased: found.count - standing.count)
    }

    private static func draft(_ row: Row) throws -> MovementDraft {
        var decision: DecisionDraft?
        if let number = try row.textOrNil(7) {
            decision = DecisionDraft(number: number, issuedOn: try row.day(8), issuer: try row.text(9))
        }
        return MovementDraft(
            personCode: try row.text(0), personName: try row.text(1), kind: try row.code(2),
            unitCode: try row.text(3), counterpartCode: try row.textOrNil(4), status: try row.codeOrNil(5),
            elsewhere: try row.elsewhere(11), effectiveOn: try row.day(6), decision: decision)
    }
}
