import Domain
import Storage
import Vietnamese

/// All amounts of a unit over a period by their dimensions: whole months from the roll-ups, the days of months
/// cut by the period from postings, less what was recorded after the moment asked for.
struct Sums {
    var sums: [Kind: (flow: Int, stock: Int)] = [:]

    func value(of indicator: Indicator) -> Int {
        sums.reduce(0) { total, entry in
            guard entry.key.fact == indicator.fact, indicator.filter.admits(entry.key.dimensions) else { return total }
            return total + (indicator.kind == .flow ? entry.value.flow : entry.value.stock)
        }
    }

    /// How many reports stand of a reported indicator up to the end of the period: a sum of 0 may have been
    /// reported.
    func reports(of indicator: Indicator) -> Int {
        sums.reduce(0) { total, entry in
            let dimensions = entry.key.dimensions
            guard dimensions.cause == Postings.report, dimensions.category == indicator.code else { return total }
            return total + entry.value.stock
        }
    }

    /// What is to be said of a reported sum; nil where it is exact.
    func qualifier(of indicator: Indicator) -> Qualifier? {
        guard indicator.kind == .reported else { return nil }
        let terms = sums.filter { $0.value.stock != 0 && indicator.filter.admits($0.key.dimensions) }
        let qualifier = Qualifier.ofSum(terms.keys.compactMap { Qualifier(rawValue: $0.dimensions.status) })
        return qualifier == .exact ? nil : qualifier
    }

    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [Unit.ID: Sums] {
        try of(units, question, from: [question.from], known, desk)[question.from] ?? [:]
    }

    /// The sums of periods that begin on several days and end with the question's, by their first day: one
    /// statement however many there are.
    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, from days: Set<Day>, _ known: Known, _ desk: Desk
    ) throws -> [Day: [Unit.ID: Sums]] {
        let starts = days.sorted()
        let counted = try CountedUnits.of(units, question, from: starts, known, desk.db)
        let statements = starts.enumerated().map { statement(counted, from: $1, to: question.to, number: $0) }
        var sums: [Day: [Unit.ID: Sums]] = [:]
        try desk.db.forEach("\(counted.prelude)\(statements.joined(separator: " UNION ALL "))") { row in
            let kind = try Kind(row, from: 1)
            let (unit, from): (Unit.ID, Day) = (try row.id(0), starts[try row.int(10)])
            sums[from, default: [:]][unit, default: Sums()].sums[kind] = (try row.int(8), try row.int(9))
        }
        return sums
    }

    /// The sums of one period; `number` stands in its rows to tell them from those of others.
    private static func statement(_ counted: CountedUnits, from: Day, to: Day, number: Int) -> SQL {
        // The first month that lies wholly after `from`'s beginning, and the first that ends after `to`.
        let firstWhole = from.isFirstOfMonth ? from.isoMonth : from.lastOfMonth.adding(days: 1).isoMonth
        let firstCut = to.isLastOfMonth ? to.adding(days: 1).isoMonth : to.isoMonth
        var parts = RollUp.stretches(from: nil, before: firstCut).map { stretch -> SQL in
            "SELECT unit, kind, 0 AS flow, amount AS stock FROM \(counted.totals) WHERE \(stretch.condition)"
        }
        parts += RollUp.stretches(from: firstWhole, before: firstCut).map { stretch -> SQL in
            "SELECT unit, kind, amount AS flow, 0 AS stock FROM \(counted.totals) WHERE \(stretch.condition)"
        }
        if let unknown = counted.unknown {
            parts.append(
                """
                SELECT unit, kind, CASE WHEN month >= \(firstWhole) THEN -amount ELSE 0 END AS flow, -amount AS stock
                FROM \(unknown) WHERE month < \(firstCut)
                """)
        }
        if !to.isLastOfMonth {
            parts.append(
                """
                SELECT unit, kind, CASE WHEN effective_on >= \(from) THEN amount ELSE 0 END AS flow, amount AS stock
                FROM \(counted.days(to.firstOfMonth, to))
                """)
        }
        // A period cut within one month at both ends stands in the part above already.
        if !from.isFirstOfMonth && from.isoMonth < firstCut {
            parts.append(
                "SELECT unit, kind, amount AS flow, 0 AS stock FROM \(counted.days(from, from.lastOfMonth))")
        }
        return """
            SELECT unit, \(Kind.columns), flow, stock, CAST(\(number) AS BIGINT) AS period
            FROM (
                SELECT unit, kind, CAST(SUM(flow) AS BIGINT) AS flow, CAST(SUM(stock) AS BIGINT) AS stock
                FROM (\(parts.joined(separator: " UNION ALL "))) AS parts
                GROUP BY unit, kind
            ) AS amounts JOIN kind ON kind.id = amounts.kind
            """
    }
}
