import Domain
import Storage
import Vietnamese

extension Operations {
    /// Some of the facts an operation recorded, by day, and how many there are: events, positions and targets.
    static func facts(
        recordedIn seq: Int, _ window: Range<Int>, _ desk: Desk
    ) throws -> (facts: [OperationDetail.Fact], count: Int) {
        let recorded = recorded(in: seq)
        let count = try desk.db.run("SELECT COUNT(*) FROM (\(recorded)) AS recorded").first?.int(0) ?? 0
        let rows = try desk.db.run(
            """
            SELECT facts.kind, facts.cause, facts.title, \(UnitQueries.latestName("facts.unit")),
                   \(UnitQueries.latestCode("facts.unit")), facts.effective_on,
                   decision.number, decision.issued_on, decision.issuer, facts.reversed_in, facts.amount,
                   facts.qualifier, facts.upper, facts.until
            FROM (\(recorded)) AS facts
            LEFT JOIN decision ON decision.id = facts.decision
            ORDER BY facts.effective_on, facts.title, 5, facts.kind, facts.cause, facts.id
            LIMIT \(window.count) OFFSET \(window.lowerBound)
            """)
        return (try rows.map(fact), count)
    }

    private static func fact(_ row: Row) throws -> OperationDetail.Fact {
        var decision: DecisionDraft?
        if let number = try row.textOrNil(6) {
            decision = DecisionDraft(number: number, issuedOn: try row.day(7), issuer: try row.text(8))
        }
        return OperationDetail.Fact(
            kind: try row.text(0), cause: try row.text(1), title: try title(row), unitName: try row.textOrNil(3) ?? "",
            unitCode: try row.textOrNil(4) ?? "", effectiveOn: try day(row), decision: decision,
            isReversed: try row.intOrNil(9) != nil)
    }

    /// The day of a fact; of what has a moment, the day in Vietnam.
    private static func day(_ row: Row) throws -> Day {
        try Timestamp.parse(try row.text(5)).map { Day(inVietnam: $0) } ?? row.day(5)
    }

    /// The name of whom or what it is about; of a reported value its amount, of a target what was asked for and when.
    private static func title(_ row: Row) throws -> String {
        guard let amount = try row.intOrNil(10) else { return try row.text(2) }
        if let qualifier: Qualifier = try row.codeOrNil(11) { return ReportedAmount(amount, qualifier).text }
        let amounts = [amount, try row.intOrNil(12)].compactMap(\.self).map(Numbers.padded)
        let period = "\(try row.day(5).vietnamese) – \(try row.day(13).vietnamese)"
        return "\(amounts.joined(separator: "–")) (\(period))"
    }

    /// What is missing of a fact of most kinds: amount, qualifier, upper amount, last day.
    private static let nothing: SQL = """
        CAST(NULL AS BIGINT) AS amount, CAST(NULL AS TEXT) AS qualifier, CAST(NULL AS BIGINT) AS upper,
        CAST(NULL AS TEXT) AS until
        """

    private static func recorded(in seq: Int) -> SQL {
        """
        SELECT 'movement' AS kind, movement.id AS id, movement.kind AS cause, \(PersonNames.name) AS title,
               movement.unit AS unit, movement.effective_on, movement.decision, movement.reversed_in,
               \(nothing)
        FROM movement JOIN person ON person.id = movement.person \(PersonNames.join)
        WHERE movement.recorded_in = \(seq)
        UNION ALL
        SELECT 'unit', unit_event.id, unit_event.kind, state.name, unit_event.unit, unit_event.effective_on,
               unit_event.decision, unit_event.reversed_in, \(nothing)
        FROM unit_event JOIN unit_name AS state
            ON state.unit = unit_event.unit AND state.recorded_in = unit_event.recorded_in
        WHERE unit_event.recorded_in = \(seq)
        UNION ALL
        SELECT 'reorganisation', unit_step.id, unit_step.kind, \(UnitQueries.latestName("unit_step.unit")),
               COALESCE(unit_step.other, unit_step.unit), unit_step.effective_on, unit_step.decision,
               unit_step.reversed_in, \(nothing)
        FROM unit_step WHERE unit_step.recorded_in = \(seq)
        UNION ALL
        SELECT 'position', position_holder.id, position_holder.position || COALESCE('.' || position_state.ending, ''),
               \(PersonNames.name), position_holder.unit, position_state.from_on, position_state.decision,
               (SELECT undone.seq FROM operation AS undone
                WHERE undone.seq = position_state.superseded_in AND undone.reverses = \(seq)), \(nothing)
        FROM position_state JOIN position_holder ON position_holder.id = position_state.holder
        JOIN person ON person.id = position_holder.person \(PersonNames.join)
        WHERE position_state.recorded_in = \(seq)
        UNION ALL
        SELECT 'enterprise', enterprise_event.id, enterprise_event.kind, state.name, manager.unit,
               enterprise_event.effective_on, NULL, enterprise_event.reversed_in, \(nothing)
        FROM enterprise_event
        JOIN enterprise_name AS state ON state.enterprise = enterprise_event.enterprise
            AND state.recorded_in = enterprise_event.recorded_in
        JOIN enterprise_manager AS manager ON manager.enterprise = enterprise_event.enterprise
            AND manager.recorded_in = enterprise_event.recorded_in
        WHERE enterprise_event.recorded_in = \(seq)
        UNION ALL
        SELECT 'survey', survey.id, survey.conclusion, \(EnterpriseQueries.latestName("survey.enterprise")),
               \(EnterpriseQueries.latestManager("survey.enterprise")), survey.effective_on, NULL,
               survey.reversed_in, \(nothing)
        FROM survey
        WHERE survey.recorded_in = \(seq)
        UNION ALL
        SELECT 'reported', reported.id, reported.indicator, '', reported.unit, reported.effective_on, NULL,
               reported.reversed_in, reported.amount, reported.qualifier, NULL, NULL
        FROM reported WHERE reported.recorded_in = \(seq)
        UNION ALL
        SELECT 'target', target.id, target.indicator, '', target.unit, target.period_from, NULL,
               (SELECT undone.seq FROM operation AS undone
                WHERE undone.seq = value.superseded_in AND undone.reverses = \(seq)),
               value.amount, NULL, value.upper, target.period_to
        FROM target_value AS value JOIN target ON target.id = value.target
        WHERE value.recorded_in = \(seq) AND value.from_on = target.period_from
        UNION ALL
        \(rights(seq, "consent", cause: "consent.purpose || '.' || consent.answer"))
        UNION ALL
        \(rights(seq, "restriction", cause: "CAST(restriction.restricted AS TEXT)"))
        UNION ALL
        SELECT 'rights_request', request.id, request.kind, \(PersonNames.name), operation.unit, request.received_on,
               NULL, request.reversed_in, \(nothing)
        FROM rights_request AS request JOIN operation ON operation.seq = request.recorded_in
        JOIN person ON person.id = request.person \(PersonNames.join)
        WHERE request.recorded_in = \(seq)
        UNION ALL
        SELECT 'rights_step', step.id, step.step, \(PersonNames.name), operation.unit, step.effective_on, NULL,
               step.reversed_in, \(nothing)
        FROM rights_step AS step JOIN operation ON operation.seq = step.recorded_in
        JOIN rights_request AS request ON request.id = step.request
        JOIN person ON person.id = request.person \(PersonNames.join)
        WHERE step.recorded_in = \(seq)
        UNION ALL
        SELECT 'breach', breach.id, breach.kind, '', breach.unit, breach.noticed_at, NULL,
               breach.reversed_in, \(nothing)
        FROM breach WHERE breach.recorded_in = \(seq)
        UNION ALL
        SELECT 'breach_step', step.id, step.step, '', breach.unit, step.at, NULL, step.reversed_in,
               \(nothing)
        FROM breach_step AS step JOIN breach ON breach.id = step.breach WHERE step.recorded_in = \(seq)
        """
    }

    /// A dated state of a person's rights, shown where the operation that said it stands.
    private static func rights(_ seq: Int, _ table: String, cause: SQL) -> SQL {
        let state: SQL = "\(raw: table)"
        return """
            SELECT '\(raw: table)', \(state).person || \(state).from_on, \(cause), \(PersonNames.name), operation.unit,
                   \(state).from_on, NULL,
                   (SELECT undone.seq FROM operation AS undone
                    WHERE undone.seq = \(state).superseded_in AND undone.reverses = \(seq)), \(nothing)
            FROM \(state) JOIN operation ON operation.seq = \(state).recorded_in
            JOIN person ON person.id = \(state).person \(PersonNames.join)
            WHERE \(state).recorded_in = \(seq)
            """
    }
}
