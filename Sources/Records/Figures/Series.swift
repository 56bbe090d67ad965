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
        let sums = try StepSums.of(
            [Asking(units: units, from: question.from, to: question.to)], treeAt: question.treeAt,
            from: steps.map(\.from), known, desk)[0]
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
    /// What is asked of many units over many periods, in the order of the askings: one statement for some forty of them.
    ///
    /// - Parameter days: the first day of each step.
    static func of(
        _ askings: [Asking], treeAt: Day?, from days: [Day], _ known: Known, _ desk: Desk
    ) throws -> [[Unit.ID: [Sums]]] {
        let counted = try CountedUnits.of(askings, treeAt: treeAt, known, desk.db)
        var rows: [(asking: Int, unit: Unit.ID, step: Int, kind: Int, amount: Int)] = []
        for chunk in Array(askings.enumerated()).chunks(of: Sums.together) {
            let statements = chunk.map { number, asking in
                statement(counted.of(asking.units), asking, number: number)
            }
            try desk.db.forEach("\(counted.prelude)\(statements.joined(separator: " UNION ALL "))") { row in
                let month = try row.text(2)
                guard let step = days.lastIndex(where: { $0.isoMonth <= month }) else { return }
                rows.append((try row.int(0), try row.id(1), step, try row.int(3), try row.int(4)))
            }
        }
        let kinds = try KindBook.of(rows.map(\.kind), desk)
        var sums: [[Unit.ID: [Sums]]] = askings.map { _ in [:] }
        for row in rows {
            sums[row.asking][row.unit, default: days.map { _ in Sums() }][row.step]
                .add(flow: row.amount, stock: 0, of: try kinds[row.kind])
        }
        return sums
    }

    private static func statement(_ counted: CountedUnits, _ asking: Asking, number: Int) -> SQL {
        let (from, to) = (asking.from, asking.to)
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
            SELECT CAST(\(number) AS BIGINT) AS asking, unit, month, kind, CAST(SUM(amount) AS BIGINT) AS amount
            FROM (\(parts.joined(separator: " UNION ALL "))) AS parts GROUP BY unit, month, kind
            """
    }
}
