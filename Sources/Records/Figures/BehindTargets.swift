package import Domain
import Storage
package import Vietnamese

/// A target of a unit that is behind what the calendar asks for.
package struct BehindTarget: Hashable, Sendable {
    package let unit: UnitName
    package let indicator: Indicator
    package let target: TargetProgress
    /// How many less than are due.
    package let by: Int
    /// How many are due by the calendar, spread evenly over the days of the target's period.
    package let due: Int
}

/// Who is behind among the units below one.
package struct BehindTargets: Hashable, Sendable {
    /// The day that the calendar has come to.
    package let calendar: Day
    /// How many units below have a target in this period.
    package let units: Int
    /// The worst first: by how many are missing, then by how much is due.
    package let targets: [BehindTarget]

    /// The targets that are behind, of all units within view below one on the tree as it stands on the calendar's day.
    package static func below(_ question: FigureQuestion, as scope: Scope, _ desk: Desk) throws -> BehindTargets {
        let calendar = question.calendar(today: desk.today)
        let units = try targeted(question, on: calendar, scope, desk)
        let figures = try Figures.several(units, question, desk)
        let names = try UnitQueries.names(of: units, on: calendar, desk)
        let targets = figures.flatMap { unit, figures in
            names[unit].map { name in figures.flatMap { behind($0, of: name, on: calendar) } } ?? []
        }
        return BehindTargets(
            calendar: calendar, units: figures.values.count { $0.contains { !$0.targets.isEmpty } },
            targets: targets.map { ($0, $0.order(on: calendar)) }.sorted { $0.1 < $1.1 }.map(\.0))
    }

    private static func behind(_ figure: Figure, of unit: UnitName, on day: Day) -> [BehindTarget] {
        figure.targets.compactMap { target in
            guard case .behind(let count) = target.pace(on: day) else { return nil }
            return BehindTarget(
                unit: unit, indicator: figure.indicator, target: target, by: count,
                due: count + (target.reached.number ?? 0))
        }
    }

    /// The units below one on a day that have a target whose period holds the period asked for.
    private static func targeted(
        _ question: FigureQuestion, on day: Day, _ scope: Scope, _ desk: Desk
    ) throws -> [Unit.ID] {
        let rows = try desk.db.run(
            """
            WITH RECURSIVE below (unit) AS (
                SELECT state.unit FROM unit_parent AS state
                WHERE state.parent = \(question.unit) AND \(inForce(on: day))
                UNION
                SELECT state.unit FROM unit_parent AS state JOIN below ON state.parent = below.unit
                WHERE \(inForce(on: day))
            )
            SELECT DISTINCT target.unit FROM target JOIN below ON below.unit = target.unit
            WHERE target.period_from <= \(question.from) AND target.period_to >= \(question.to)
              AND \(scope.units("target.unit", on: desk.today))
            ORDER BY target.unit
            """)
        return try rows.map { try $0.id(0) }
    }

    /// That a `state` of the tree holds on a day.
    private static func inForce(on day: Day) -> SQL {
        """
        state.superseded_in IS NULL AND state.from_on <= \(day) AND NOT EXISTS (
            SELECT 1 FROM unit_parent AS later
            WHERE later.unit = state.unit AND later.superseded_in IS NULL
              AND later.from_on > state.from_on AND later.from_on <= \(day))
        """
    }
}

extension BehindTarget {
    fileprivate func order(on calendar: Day) -> (Int, Double, String, String, String) {
        let missing = target.due(on: calendar) - Double(target.reached.number ?? 0)
        return (-by, -missing, SortKey.of(unit.name), indicator.code, target.id.text)
    }
}
