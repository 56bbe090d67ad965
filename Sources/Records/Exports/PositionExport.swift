package import Domain
import Storage
import Vietnamese

/// The list of positions out of the register.
package enum PositionExport {
    /// Everything that stands of positions within a period, by its day and then by given name.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<PositionDraft> {
        let rows = try desk.db.run(
            """
            SELECT \(UnitQueries.latestCode("position_holder.unit")), position_holder.position, person.code,
                   \(PersonNames.name), state.from_on, state.term_from, state.term_to, state.ending,
                   decision.number, decision.issued_on, decision.issuer,
                   CASE WHEN data_key.wrapped IS NULL THEN 1 ELSE 0 END
            FROM position_state AS state JOIN position_holder ON position_holder.id = state.holder
            JOIN person ON person.id = position_holder.person \(PersonNames.join)
            LEFT JOIN data_key ON data_key.subject = person.id
            LEFT JOIN decision ON decision.id = state.decision
            WHERE state.superseded_in IS NULL AND \(filter.days("state.from_on"))
              AND \(reach.units(["position_holder.unit"], for: .people))
            ORDER BY state.from_on, \(PersonNames.sortKey), person.code, 1, 2
            """)
        let found = try rows.filter { row in
            let codes = [try row.text(0), try row.text(2)]
            return try (filter.subject.map(codes.contains) ?? true) && filter.finds(row.text(3), codes[1])
        }
        let standing = try found.filter { try !$0.flag(11) }
        return Exported(try standing.map(draft), erased: found.count - standing.count)
    }

    private static func draft(_ row: Row) throws -> PositionDraft {
        var term: Term?
        if let first = try row.dayOrNil(5), let last = try row.dayOrNil(6) { term = Term(from: first, to: last) }
        var decision: DecisionDraft?
        if let number = try row.textOrNil(8) {
            decision = DecisionDraft(number: number, issuedOn: try row.day(9), issuer: try row.text(10))
        }
        return PositionDraft(
            unitCode: try row.text(0), position: try row.code(1), personCode: try row.text(2),
            personName: try row.text(3), from: try row.day(4), term: term, ending: try row.codeOrNil(7),
            decision: decision)
    }
}
