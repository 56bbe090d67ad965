import Domain
import Storage
import Vietnamese

/// All amounts of a unit over a period by their dimensions: whole months from the roll-ups, the days of months
/// cut by the period from postings, less what was recorded after the moment asked for.
struct Sums {
    struct Key: Hashable {
        let fact: Fact
        let dimensions: Dimensions
    }

    var sums: [Key: (flow: Int, stock: Int)] = [:]

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
        let statements = starts.enumerated().map {
            statement(
                CountedUnits(units: units, treeAt: question.treeAt, known: known), from: $1, to: question.to, known,
                number: $0)
        }
        var sums: [Day: [Unit.ID: Sums]] = [:]
        try desk.db.forEach(statements.joined(separator: " UNION ALL ")) { row in
            let dimensions = Dimensions(
                line: try row.text(2), cause: try row.text(3), status: try row.text(4), sex: try row.text(5),
                ownership: try row.text(6), category: try row.text(7))
            let key = Key(fact: try row.code(1), dimensions: dimensions)
            let (unit, from): (Unit.ID, Day) = (try row.id(0), starts[try row.int(10)])
            sums[from, default: [:]][unit, default: Sums()].sums[key] = (try row.int(8), try row.int(9))
        }
        return sums
    }

    /// The sums of one period; `number` stands in its rows to tell them from those of others.
    private static func statement(
        _ counted: CountedUnits, from: Day, to: Day, _ known: Known, number: Int
    ) -> SQL {
        // The first month that lies wholly after `from`'s beginning, and the first that ends after `to`.
        let firstWhole = from.isFirstOfMonth ? from.isoMonth : from.lastOfMonth.adding(days: 1).isoMonth
        let firstCut = to.isLastOfMonth ? to.adding(days: 1).isoMonth : to.isoMonth
        let dimensions: SQL = "unit, \(CountedUnits.dimensions)"
        var parts: [SQL] = [
            """
            SELECT \(dimensions), CASE WHEN month >= \(firstWhole) THEN amount ELSE 0 END AS flow, amount AS stock
            FROM \(counted.totals) WHERE month < \(firstCut)
            """
        ]
        if !to.isLastOfMonth {
            parts.append(
                postings(
                    counted, dimensions,
                    flow: "CASE WHEN effective_on >= \(from) THEN amount ELSE 0 END", stock: "amount",
                    "effective_on >= \(to.firstOfMonth) AND effective_on <= \(to)"))
        }
        // A period cut within one month at both ends stands in the part above already.
        if !from.isFirstOfMonth && from.isoMonth < firstCut {
            parts.append(
                postings(
                    counted, dimensions, flow: "amount", stock: "0",
                    "effective_on >= \(from) AND effective_on <= \(from.lastOfMonth)"))
        }
        if let last = known.last {
            parts.append(
                postings(
                    counted, dimensions,
                    flow: "CASE WHEN effective_on >= \(from) THEN -amount ELSE 0 END", stock: "-amount",
                    "op > \(last) AND effective_on <= \(to)"))
        }
        return """
            SELECT \(dimensions), CAST(SUM(flow) AS BIGINT), CAST(SUM(stock) AS BIGINT),
                   CAST(\(number) AS BIGINT) AS period
            FROM (\(parts.joined(separator: " UNION ALL "))) AS parts
            GROUP BY \(dimensions)
            """
    }

    private static func postings(
        _ counted: CountedUnits, _ dimensions: SQL, flow: SQL, stock: SQL, _ condition: SQL
    ) -> SQL {
        """
        SELECT \(dimensions), \(flow) AS flow, \(stock) AS stock FROM \(counted.postings) WHERE \(condition)
        """
    }
}
