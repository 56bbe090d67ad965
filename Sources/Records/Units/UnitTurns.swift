package import Domain
import Storage
package import Vietnamese

/// One turn in the life of a unit: it came, something was done to it, or another unit went into it or came out of it.
package struct UnitTurn: Hashable, Sendable {
    package enum What: Hashable, Sendable {
        case entry(UnitEntry)
        case step(Reorganisation.Kind)
        /// The step was done to the other unit, and concerns this one as the one that takes over or comes of it.
        case received(Reorganisation.Kind)
        case ending(UnitEnding)
    }

    package let what: What
    package let on: Day
    /// The other unit concerned: successor, predecessor or superior.
    package let other: UnitName?
    package let decision: DecisionDraft?
    package let operation: Int
}

/// Where a unit came from and what it went into.
package struct UnitLineage: Hashable, Sendable {
    package struct Tie: Hashable, Sendable {
        package let unit: UnitName
        package let kind: Reorganisation.Kind
        package let on: Day
    }

    package let predecessors: [Tie]
    package let successors: [Tie]
}

extension UnitQueries {
    /// The turns of a unit's life that stand, in the order of their days.
    package static func turns(of unit: Unit.ID, _ desk: Desk) throws -> [UnitTurn] {
        let rows = try desk.db.run(
            """
            SELECT turns.part, turns.kind, turns.effective_on, turns.other, turns.recorded_in,
                   decision.number, decision.issued_on, decision.issuer
            FROM (
                SELECT 1 AS part, kind, effective_on, CAST(NULL AS TEXT) AS other, recorded_in, decision
                FROM unit_event WHERE unit = \(unit) AND reversed_in IS NULL
                UNION ALL
                SELECT 2, kind, effective_on, other, recorded_in, decision
                FROM unit_step WHERE unit = \(unit) AND reversed_in IS NULL
                UNION ALL
                SELECT 3, kind, effective_on, unit, recorded_in, decision
                FROM unit_step WHERE other = \(unit) AND reversed_in IS NULL AND kind NOT IN ('move', 'handover', 'convert')
                UNION ALL
                SELECT 4, kind, effective_on, NULL, recorded_in, decision
                FROM unit_closure WHERE unit = \(unit) AND reversed_in IS NULL
            ) AS turns LEFT JOIN decision ON decision.id = turns.decision
            ORDER BY turns.effective_on, turns.part, turns.recorded_in, turns.kind
            """)
        let names = try names(of: try rows.compactMap { try $0.idOrNil(3) }, on: desk.today, desk)
        return try rows.map { row in
            let what: UnitTurn.What =
                switch try row.int(0) {
                case 1: .entry(try row.code(1))
                case 2: .step(try row.code(1))
                case 3: .received(try row.code(1))
                default: .ending(try row.code(1))
                }
            var decision: DecisionDraft?
            if let number = try row.textOrNil(5) {
                decision = DecisionDraft(number: number, issuedOn: try row.day(6), issuer: try row.text(7))
            }
            return UnitTurn(
                what: what, on: try row.day(2), other: try row.idOrNil(3).flatMap { names[$0] }, decision: decision,
                operation: try row.int(4))
        }
    }
}

extension [UnitTurn] {
    /// The units that went into this one or that it came of, and those it went into.
    package var lineage: UnitLineage {
        func ties(_ pick: (UnitTurn) -> Reorganisation.Kind?) -> [UnitLineage.Tie] {
            compactMap { turn in
                guard let kind = pick(turn), let other = turn.other else { return nil }
                return UnitLineage.Tie(unit: other, kind: kind, on: turn.on)
            }
        }
        return UnitLineage(
            predecessors: ties { if case .received(let kind) = $0.what { kind } else { nil } },
            successors: ties { turn in
                guard case .step(let kind) = turn.what, kind.makesUnit || kind.ending != nil else { return nil }
                return kind
            })
    }
}
