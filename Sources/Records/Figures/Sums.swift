import Domain
import Storage
import Vietnamese

/// Some units and a period that is asked of them.
struct Asking {
    let units: [Unit.ID]
    let from: Day
    let to: Day
}

/// All amounts of a unit over a period by what they are of: whole months from the roll-ups, the days of months
/// cut by the period from postings, less what was recorded after the moment asked for.
struct Sums {
    private(set) var amounts: [(kind: CountedKind, flow: Int, stock: Int)] = []
    /// The sum of each indicator, by its place in the catalogue.
    private var values = Array(repeating: 0, count: Catalogue.indicators.count)

    mutating func add(flow: Int, stock: Int, of kind: CountedKind) {
        amounts.append((kind, flow, stock))
        for place in kind.indicators {
            values[place] += Catalogue.indicators[place].kind == .flow ? flow : stock
        }
    }

    func value(of indicator: Indicator) -> Int {
        Catalogue.place(of: indicator).map { values[$0] } ?? 0
    }

    /// How many reports stand of a reported indicator up to the end of the period: a sum of 0 may have been
    /// reported.
    func reports(of indicator: Indicator) -> Int {
        amounts.reduce(0) { total, amount in
            let dimensions = amount.kind.dimensions
            guard dimensions.cause == Postings.report, dimensions.category == indicator.code else { return total }
            return total + amount.stock
        }
    }

    /// What is to be said of a reported sum; nil where it is exact.
    func qualifier(of indicator: Indicator) -> Qualifier? {
        guard indicator.kind == .reported else { return nil }
        let terms = amounts.filter { $0.stock != 0 && indicator.filter.admits($0.kind.dimensions) }
        let qualifier = Qualifier.ofSum(terms.compactMap { Qualifier(rawValue: $0.kind.dimensions.status) })
        return qualifier == .exact ? nil : qualifier
    }

    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [Unit.ID: Sums] {
        try of([Asking(units: units, from: question.from, to: question.to)], treeAt: question.treeAt, known, desk)[0]
    }

    /// What is asked of many units over many periods, in the order of the askings: one statement for some forty of them,
    /// and one for what the amounts are of.
    static func of(
        _ askings: [Asking], treeAt: Day?, _ known: Known, _ desk: Desk
    ) throws -> [[Unit.ID: Sums]] {
        let counted = try CountedUnits.of(askings, treeAt: treeAt, known, desk.db)
        var rows: [(asking: Int, unit: Unit.ID, kind: Int, flow: Int, stock: Int)] = []
        for chunk in Array(askings.enumerated()).chunks(of: Self.together) {
            let statements = chunk.map { number, asking in
                statement(counted.of(asking.units), asking, number: number, today: desk.today)
            }
            try desk.db.forEach("\(counted.prelude)\(statements.joined(separator: " UNION ALL "))") { row in
                rows.append((try row.int(0), try row.id(1), try row.int(2), try row.int(3), try row.int(4)))
            }
        }
        let kinds = try KindBook.of(rows.map(\.kind), desk)
        var sums: [[Unit.ID: Sums]] = askings.map { _ in [:] }
        for row in rows {
            sums[row.asking][row.unit, default: Sums()].add(flow: row.flow, stock: row.stock, of: try kinds[row.kind])
        }
        return sums
    }

    /// How many askings go into one statement: SQLite takes no more than five hundred parts.
    static let together = 40

    /// The sums of one asking; its number stands in the rows to tell them from those of others.
    private static func statement(_ counted: CountedUnits, _ asking: Asking, number: Int, today: Day) -> SQL {
        let (from, to) = (asking.from, asking.to)
        let months = WholeMonths(from: from, to: to, today: today)
        var parts = RollUp.balance(before: months.end, today: today).map { term -> SQL in
            let amount: SQL = term.isTakenAway ? "-amount" : "amount"
            return
                "SELECT unit, kind, 0 AS flow, \(amount) AS stock FROM \(counted.totals) WHERE \(term.stretch.condition)"
        }
        parts += RollUp.stretches(from: months.first, before: months.end).map { stretch -> SQL in
            "SELECT unit, kind, amount AS flow, 0 AS stock FROM \(counted.totals) WHERE \(stretch.condition)"
        }
        if let unknown = counted.unknown {
            parts.append(
                """
                SELECT unit, kind, CASE WHEN month >= \(months.first) THEN -amount ELSE 0 END AS flow, -amount AS stock
                FROM \(unknown) WHERE month < \(months.end)
                """)
        }
        if let added = months.added {
            parts.append(
                """
                SELECT unit, kind, CASE WHEN effective_on >= \(from) THEN amount ELSE 0 END AS flow, amount AS stock
                FROM \(counted.days(added.lowerBound, added.upperBound))
                """)
        }
        if let removed = months.removed {
            let flow: SQL = to.isoMonth >= months.first ? "-amount" : "0"
            parts.append(
                """
                SELECT unit, kind, \(flow) AS flow, -amount AS stock
                FROM \(counted.days(removed.lowerBound, removed.upperBound))
                """)
        }
        // A period cut within one month at both ends stands in what is added already.
        if !from.isFirstOfMonth && from.isoMonth < months.end {
            parts.append(
                "SELECT unit, kind, amount AS flow, 0 AS stock FROM \(counted.days(from, min(to, from.lastOfMonth)))")
        }
        return """
            SELECT CAST(\(number) AS BIGINT) AS asking, unit, kind, CAST(SUM(flow) AS BIGINT) AS flow,
                   CAST(SUM(stock) AS BIGINT) AS stock
            FROM (\(parts.joined(separator: " UNION ALL "))) AS parts GROUP BY unit, kind
            """
    }
}

/// The months of a period whose totals are taken, and the days by which they and the period differ.
struct WholeMonths {
    /// The first month that lies wholly within the period, and the first after those taken.
    let first: String
    let end: String
    /// The days of a last month that is not taken, and of one that is those after the period.
    private(set) var added: ClosedRange<Day>?
    private(set) var removed: ClosedRange<Day>?

    /// The last month is taken where fewer of its days lie after the period: after today there is next to nothing.
    init(from: Day, to: Day, today: Day) {
        first = from.isFirstOfMonth ? from.isoMonth : from.lastOfMonth.adding(days: 1).isoMonth
        let isTaken = to.isLastOfMonth || to.day > 15 || to.isoMonth >= today.isoMonth
        end = isTaken ? to.lastOfMonth.adding(days: 1).isoMonth : to.isoMonth
        if !isTaken { added = to.firstOfMonth...to }
        if isTaken && !to.isLastOfMonth { removed = to.adding(days: 1)...to.lastOfMonth }
    }
}
