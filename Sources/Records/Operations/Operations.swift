package import Domain
import FoundationEssentials
import Storage
package import Vietnamese

/// One operation as a list shows it.
package struct OperationSummary: Hashable, Sendable {
    package let operation: Operation
    package let accountName: String
    package let unitName: String?
    package let unitCode: String?
    /// How many events it recorded: what can count in a figure.
    package let facts: Int
    /// The operations that took something of it back.
    package let reversedBy: [Int]
}

/// One operation in full.
package struct OperationDetail: Hashable, Sendable {
    /// A fact: what table it stands in, what it is about, on which day, and whether it still stands.
    package struct Fact: Hashable, Sendable {
        package let kind: String
        package let cause: String
        package let title: String
        package let unitName: String
        package let unitCode: String
        package let effectiveOn: Day
        package let decision: DecisionDraft?
        package let isReversed: Bool
    }

    package let summary: OperationSummary
    package let facts: [Fact]
    /// What it made to be said otherwise of enterprises, people and targets that stood, at most 200 of them.
    package let changes: [Changes.Recorded]
    package let chain: String
    package let reason: String?
    /// What stands against reversing it; nil where nothing does.
    package let against: Message?
}

package enum Operations {
    /// - Throws: `Failure.notFound` also where the scope does not hold its unit: both sound the same.
    package static func find(_ seq: Int, as scope: Scope, _ desk: Desk) throws -> Operation {
        let rows = try desk.db.run(
            "SELECT seq, id, at, account, unit, kind, reverses FROM operation WHERE seq = \(seq)")
        guard let row = rows.first else { throw Failure.notFound }
        let operation = try operation(row)
        guard scope.contains(try line(of: operation, desk)) else { throw Failure.notFound }
        return operation
    }

    /// The unit of an operation and its superiors; empty for one that concerns the whole register.
    static func line(of operation: Operation, _ desk: Desk) throws -> [Unit.ID] {
        guard let unit = operation.unit else { return [] }
        return try Tree.above([unit], desk.db).line(from: unit, on: desk.today)
    }

    /// The latest operations within a scope, of one unit where it is given, newest first, and how many there are.
    package static func recent(
        in unit: Unit.ID? = nil, as scope: Scope, limit: Int, offset: Int, _ desk: Desk
    ) throws -> (operations: [OperationSummary], count: Int) {
        let seen: SQL =
            scope.roots == nil ? "1 = 1" : "operation.unit IN (\(UnitQueries.subtrees(scope, on: desk.today)))"
        let within: SQL = unit.map { "operation.unit = \($0)" } ?? "1 = 1"
        let condition: SQL = "\(seen) AND \(within)"
        let count = try desk.db.run("SELECT COUNT(*) FROM operation WHERE \(condition)").first?.int(0) ?? 0
        return (try summaries("WHERE \(condition)", limit: limit, offset: offset, desk), count)
    }

    package static func detail(_ seq: Int, as scope: Scope, _ desk: Desk) throws -> OperationDetail {
        let operation = try find(seq, as: scope, desk)
        let summaries = try summaries("WHERE operation.seq = \(seq)", limit: 1, offset: 0, desk)
        guard let summary = summaries.first else { throw Failure.notFound }
        let row = try desk.db.run("SELECT chain, content_sealed FROM operation WHERE seq = \(seq)").first
        var against: Message? = Message("problem.reversal.kind", ["kind": operation.kind.rawValue])
        if operation.kind.isReversible { against = try Reversal.against(operation, desk) }
        return OperationDetail(
            summary: summary, facts: try facts(recordedIn: seq, desk) + TargetQueries.given(in: seq, desk),
            changes: try Changes.recorded(in: seq, desk), chain: hex(try row?.blob(0) ?? []),
            reason: try reason(content: try row?.blob(1) ?? [], desk), against: against)
    }

    private static func operation(_ row: Row) throws -> Operation {
        Operation(
            seq: try row.int(0), id: try row.text(1), at: Timestamp.parse(try row.text(2)) ?? .distantPast,
            account: try row.id(3), unit: try row.idOrNil(4), kind: try row.code(5), reverses: try row.intOrNil(6))
    }

    private static func summaries(
        _ condition: SQL, limit: Int, offset: Int, _ desk: Desk
    ) throws -> [OperationSummary] {
        let counts: [SQL] = FactTable.closable.filter { $0.kind == .event }.map { table in
            "(SELECT COUNT(*) FROM \(raw: table.name) WHERE recorded_in = operation.seq)"
        }
        let rows = try desk.db.run(
            """
            SELECT operation.seq, operation.id, operation.at, operation.account, operation.unit, operation.kind,
                   operation.reverses, account.name, \(UnitQueries.latestName("operation.unit")),
                   \(UnitQueries.latestCode("operation.unit")),
                   \(counts.joined(separator: " + "))
            FROM operation JOIN account ON account.id = operation.account
            \(condition)
            ORDER BY operation.seq DESC LIMIT \(limit) OFFSET \(offset)
            """)
        let reversals = try desk.db.run(
            """
            SELECT reverses, seq FROM operation WHERE reverses IN \(list: try rows.map { try $0.int(0) }) ORDER BY seq
            """)
        let reversed = Dictionary(grouping: try reversals.map { (try $0.int(0), try $0.int(1)) }, by: \.0)
        return try rows.map { row in
            let operation = try operation(row)
            return OperationSummary(
                operation: operation, accountName: try row.text(7), unitName: try row.textOrNil(8),
                unitCode: try row.textOrNil(9), facts: try row.int(10),
                reversedBy: (reversed[operation.seq] ?? []).map(\.1))
        }
    }

    /// The events an operation recorded, at most 200 of them.
    private static func facts(recordedIn seq: Int, _ desk: Desk) throws -> [OperationDetail.Fact] {
        let rows = try desk.db.run(
            """
            SELECT events.kind, events.cause, events.title, \(UnitQueries.latestName("events.unit")),
                   \(UnitQueries.latestCode("events.unit")), events.effective_on,
                   decision.number, decision.issued_on, decision.issuer, events.reversed_in, events.amount,
                   events.qualifier
            FROM (
                SELECT 'movement' AS kind, movement.kind AS cause, \(PersonNames.name) AS title, movement.unit AS unit,
                       movement.effective_on, movement.decision, movement.reversed_in,
                       CAST(NULL AS BIGINT) AS amount, CAST(NULL AS TEXT) AS qualifier
                FROM movement JOIN person ON person.id = movement.person \(PersonNames.join)
                WHERE movement.recorded_in = \(seq)
                UNION ALL
                SELECT 'unit', unit_event.kind, state.name, unit_event.unit, unit_event.effective_on,
                       unit_event.decision, unit_event.reversed_in, NULL, NULL
                FROM unit_event JOIN unit_name AS state
                    ON state.unit = unit_event.unit AND state.recorded_in = unit_event.recorded_in
                WHERE unit_event.recorded_in = \(seq)
                UNION ALL
                SELECT 'reorganisation', unit_step.kind, \(UnitQueries.latestName("unit_step.unit")),
                       COALESCE(unit_step.other, unit_step.unit), unit_step.effective_on, unit_step.decision,
                       unit_step.reversed_in, NULL, NULL
                FROM unit_step WHERE unit_step.recorded_in = \(seq)
                UNION ALL
                SELECT 'position', position_holder.position || COALESCE('.' || position_state.ending, ''),
                       \(PersonNames.name), position_holder.unit, position_state.from_on, position_state.decision,
                       (SELECT undone.seq FROM operation AS undone
                        WHERE undone.seq = position_state.superseded_in AND undone.reverses = \(seq)), NULL, NULL
                FROM position_state JOIN position_holder ON position_holder.id = position_state.holder
                JOIN person ON person.id = position_holder.person \(PersonNames.join)
                WHERE position_state.recorded_in = \(seq)
                UNION ALL
                SELECT 'enterprise', enterprise_event.kind, state.name, manager.unit, enterprise_event.effective_on,
                       NULL, enterprise_event.reversed_in, NULL, NULL
                FROM enterprise_event
                JOIN enterprise_name AS state ON state.enterprise = enterprise_event.enterprise
                    AND state.recorded_in = enterprise_event.recorded_in
                JOIN enterprise_manager AS manager ON manager.enterprise = enterprise_event.enterprise
                    AND manager.recorded_in = enterprise_event.recorded_in
                WHERE enterprise_event.recorded_in = \(seq)
                UNION ALL
                SELECT 'survey', survey.conclusion, \(EnterpriseQueries.latestName("survey.enterprise")),
                       \(EnterpriseQueries.latestManager("survey.enterprise")), survey.effective_on, NULL,
                       survey.reversed_in, NULL, NULL
                FROM survey
                WHERE survey.recorded_in = \(seq)
                UNION ALL
                SELECT 'reported', reported.indicator, '', reported.unit, reported.effective_on, NULL,
                       reported.reversed_in, reported.amount, reported.qualifier
                FROM reported WHERE reported.recorded_in = \(seq)
            ) AS events
            LEFT JOIN decision ON decision.id = events.decision
            ORDER BY events.effective_on, events.title, 4 LIMIT 200
            """)
        return try rows.map { row in
            var decision: DecisionDraft?
            if let number = try row.textOrNil(6) {
                decision = DecisionDraft(number: number, issuedOn: try row.day(7), issuer: try row.text(8))
            }
            let amount = try row.intOrNil(10).map { ReportedAmount($0, try row.code(11)).text }
            return OperationDetail.Fact(
                kind: try row.text(0), cause: try row.text(1), title: try amount ?? row.text(2),
                unitName: try row.textOrNil(3) ?? "", unitCode: try row.textOrNil(4) ?? "",
                effectiveOn: try row.day(5), decision: decision, isReversed: try row.intOrNil(9) != nil)
        }
    }

    /// The reason given for a reversal, from the sealed journal.
    private static func reason(content: [UInt8], _ desk: Desk) throws -> String? {
        let sealer = Sealer(desk)
        for (subject, sealed) in Journal.sections(of: content) ?? [] {
            guard let bytes = try sealer.open(sealed, under: subject, as: "journal") else { continue }
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            if let reason = lines.lazy.compactMap({ Journal.note(named: "reason", in: String($0)) }).first {
                return reason
            }
        }
        return nil
    }
}
