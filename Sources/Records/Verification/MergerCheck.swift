import Storage

/// Entries that went on as another's: none leads to one that went itself, and all that stands is said of the survivor.
enum MergerCheck {
    static func run(_ inspection: Inspection) throws {
        let chained = try inspection.db.run(
            """
            SELECT person.code FROM person_merger AS merger JOIN person ON person.id = merger.person
            WHERE merger.superseded_in IS NULL AND EXISTS (
                SELECT 1 FROM person_merger AS further
                WHERE further.superseded_in IS NULL AND further.person = merger.survivor)
            ORDER BY person.code
            """)
        for row in chained { inspection.find(.mergerChain, ["person": try row.text(0)]) }
        let held = try inspection.db.run(
            """
            SELECT DISTINCT person.code FROM position_state AS state
            JOIN position_holder ON position_holder.id = state.holder
            JOIN person ON person.id = position_holder.person
            JOIN person_merger AS merger ON merger.person = person.id AND merger.superseded_in IS NULL
            WHERE state.superseded_in IS NULL ORDER BY person.code
            """)
        for row in held {
            inspection.find(.mergerFacts, ["table": FactTable.positionState.name, "person": try row.text(0)])
        }
        for (table, closed) in facts {
            let rows = try inspection.db.run(
                """
                SELECT DISTINCT person.code FROM \(raw: table) AS fact JOIN person ON person.id = fact.person
                JOIN person_merger AS merger ON merger.person = fact.person AND merger.superseded_in IS NULL
                WHERE fact.\(raw: closed) IS NULL ORDER BY person.code
                """)
            for row in rows { inspection.find(.mergerFacts, ["table": table, "person": try row.text(0)]) }
        }
    }

    /// What may stand of nobody who went on as another; the name stays with the number.
    private static let facts: [(table: String, closed: String)] = [
        (FactTable.personDetail.name, "superseded_in"), (FactTable.personWorkplace.name, "superseded_in"),
        (FactTable.enterpriseAssignee.name, "superseded_in"), (FactTable.movement.name, "reversed_in"),
    ]
}
