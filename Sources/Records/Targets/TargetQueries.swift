import Domain
import Storage
import Vietnamese

/// A target that stands for a unit over a period.
struct StandingTarget {
    let id: Target.ID
    let unit: Unit.ID
    let indicator: String
    let from: Day
    let to: Day
    let value: Int
    let upper: Int?
    let shape: Target.Shape
    let assignedBy: String?
    let document: String?

    func progress(_ reached: FigureValue) -> TargetProgress {
        TargetProgress(
            id: id, from: from, to: to, value: value, upper: upper, shape: shape, reached: reached,
            assignedBy: assignedBy, document: document)
    }
}

package enum TargetQueries {
    /// The targets of units whose period holds the whole period asked for, as known at the moment asked for.
    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [StandingTarget] {
        let rows = try desk.db.run(
            """
            SELECT target.id, target.indicator, target.period_from, target.period_to, target_value.amount,
                   target_value.upper, target_value.shape, unit_name.name, target_value.document,
                   target.unit
            FROM target
            JOIN target_value ON target_value.target = target.id
                AND \(known.recorded("target_value.recorded_in")) AND \(known.open("target_value.superseded_in"))
                AND target_value.from_on <= \(question.to)
            LEFT JOIN unit_name ON unit_name.unit = target.giver
                AND \(known.recorded("unit_name.recorded_in")) AND \(known.open("unit_name.superseded_in"))
                AND unit_name.from_on <= \(question.to)
            WHERE target.unit IN \(list: units)
              AND target.period_from <= \(question.from) AND target.period_to >= \(question.to)
            ORDER BY target.period_from, target.period_to, target.id, target_value.from_on, unit_name.from_on
            """)
        var targets: [StandingTarget] = []
        for row in rows {
            let target = StandingTarget(
                id: try row.id(0), unit: try row.id(9), indicator: try row.text(1), from: try row.day(2),
                to: try row.day(3),
                value: try row.int(4), upper: try row.intOrNil(5), shape: try row.code(6),
                assignedBy: try row.textOrNil(7), document: try row.textOrNil(8))
            // Later states of the same target, and later names of the giver, come last and prevail.
            if targets.last?.id == target.id { targets.removeLast() }
            targets.append(target)
        }
        return targets
    }
}
