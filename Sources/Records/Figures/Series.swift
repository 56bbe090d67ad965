package import Domain
import Storage
import Vietnamese

extension Figures {
    /// Every flow of several units, step by step through a period, in the catalogue's order: as many statements for
    /// many units and steps as for one.
    package static func series(
        _ units: [Unit.ID], _ question: FigureQuestion, _ desk: Desk
    ) throws -> [Unit.ID: [FigureSeries]] {
        guard !units.isEmpty else { return [:] }
        let known = try Known(question.knownAt, desk)
        let holdings = try Holding.of(units, known, desk)
        let steps = Step.dividing(from: question.from, to: question.to)
        let calendar = question.calendar(today: desk.today)
        let sums = try StepSums.of(units, question, from: steps.map(\.from), known, desk)
        return holdings.reduce(into: [:]) { series, entry in
            let (unit, holding) = entry
            let flows = Catalogue.indicators.filter { $0.kind == .flow && holding.concerns($0) }
            series[unit] = flows.map { indicator in
                let values = zip(steps, sums[unit] ?? steps.map { _ in Sums() }).map { step, sums in
                    step.from > calendar ? nil : holding.value(indicator, step.from, step.to, sums)
                }
                return FigureSeries(indicator: indicator, steps: steps, values: values)
            }
        }
    }
}

/// The amounts of units in each step of a period: whole months from the roll-ups, the days of months cut by the period
/// from postings, less what was recorded after the moment asked for.
enum StepSums {
    /// - Parameter days: the first day of each step.
    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, from days: [Day], _ known: Known, _ desk: Desk
    ) throws -> [Unit.ID: [Sums]] {
        var sums: [Unit.ID: [Sums]] = [:]
        let counted = try CountedUnits.of(units, question, from: [question.from], known, desk.db)
        try desk.db.forEach(statement(counted, question)) { row in
            let month = try row.text(1)
            guard let step = days.lastIndex(where: { $0.isoMonth <= month }) else { return }
            let (unit, kind): (Unit.ID, Kind) = (try row.id(0), try Kind(row, from: 2))
            sums[unit, default: days.map { _ in Sums() }][step].sums[kind, default: (0, 0)].flow += try row.int(9)
        }
        return sums
    }

    private static func statement(_ counted: CountedUnits, _ question: FigureQuestion) -> SQL {
        let (from, to) = (question.from, question.to)
        let firstWhole = from.isFirstOfMonth ? from.isoMonth : from.lastOfMonth.adding(days: 1).isoMonth
        let firstCut = to.isLastOfMonth ? to.adding(days: 1).isoMonth : to.isoMonth
        let whole = RollUp.Stretch(span: .month, first: firstWhole, end: firstCut)
        var parts: [SQL] = [
            "SELECT unit, period AS month, kind, amount FROM \(counted.totals) WHERE \(whole.condition)"
        ]
        if let unknown = counted.unknown {
            parts.append(
                """
                SELECT unit, month, kind, -amount FROM \(unknown)
                WHERE month >= \(firstWhole) AND month < \(firstCut)
                """)
        }
        func cut(_ first: Day, _ last: Day) -> SQL {
            "SELECT unit, SUBSTR(effective_on, 1, 7), kind, amount FROM \(counted.days(first, last))"
        }
        if !from.isFirstOfMonth { parts.append(cut(from, min(to, from.lastOfMonth))) }
        // A period cut within one month at both ends stands in the part above already.
        if !to.isLastOfMonth && (from.isFirstOfMonth || from.isoMonth < to.isoMonth) {
            parts.append(cut(max(from, to.firstOfMonth), to))
        }
        return """
            \(counted.prelude)SELECT unit, month, \(Kind.columns), amount
            FROM (
                SELECT unit, month, kind, CAST(SUM(amount) AS BIGINT) AS amount
                FROM (\(parts.joined(separator: " UNION ALL "))) AS parts
                GROUP BY unit, month, kind
            ) AS amounts JOIN kind ON kind.id = amounts.kind
            """
    }
}
