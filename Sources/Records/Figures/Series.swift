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
        try desk.db.forEach(
            statement(CountedUnits(units: units, treeAt: question.treeAt, known: known), question, known)
        ) { row in
            let month = try row.text(1)
            guard let step = days.lastIndex(where: { $0.isoMonth <= month }) else { return }
            let key = Sums.Key(
                fact: try row.code(2),
                dimensions: Dimensions(
                    line: try row.text(3), cause: try row.text(4), status: try row.text(5), sex: try row.text(6),
                    ownership: try row.text(7), category: try row.text(8)))
            let amount = try row.int(9)
            sums[try row.id(0), default: days.map { _ in Sums() }][step].sums[key, default: (0, 0)].flow += amount
        }
        return sums
    }

    private static func statement(_ counted: CountedUnits, _ question: FigureQuestion, _ known: Known) -> SQL {
        let dimensions = CountedUnits.dimensions
        let (from, to) = (question.from, question.to)
        let firstWhole = from.isFirstOfMonth ? from.isoMonth : from.lastOfMonth.adding(days: 1).isoMonth
        let firstCut = to.isLastOfMonth ? to.adding(days: 1).isoMonth : to.isoMonth
        var parts: [SQL] = [
            """
            SELECT unit, month, \(dimensions), amount
            FROM \(counted.totals) WHERE month >= \(firstWhole) AND month < \(firstCut)
            """
        ]
        if !from.isFirstOfMonth {
            parts.append(postings(counted, from: from, to: min(to, from.lastOfMonth), amount: "amount"))
        }
        // A period cut within one month at both ends stands in the part above already.
        if !to.isLastOfMonth && (from.isFirstOfMonth || from.isoMonth < to.isoMonth) {
            parts.append(postings(counted, from: max(from, to.firstOfMonth), to: to, amount: "amount"))
        }
        if let last = known.last {
            parts.append(postings(counted, from: from, to: to, amount: "-amount") + " AND op > \(last)")
        }
        return """
            SELECT unit, month, \(dimensions), CAST(SUM(amount) AS BIGINT)
            FROM (\(parts.joined(separator: " UNION ALL "))) AS parts
            GROUP BY unit, month, \(dimensions)
            """
    }

    private static func postings(_ counted: CountedUnits, from: Day, to: Day, amount: SQL) -> SQL {
        """
        SELECT unit, SUBSTR(effective_on, 1, 7) AS month, \(CountedUnits.dimensions), \(amount) AS amount
        FROM \(counted.postings) WHERE effective_on >= \(from) AND effective_on <= \(to)
        """
    }
}
