import Domain
import Storage
import Vietnamese

/// Totals of entries for every unit of their paths: of months, of years and of all time as known now, and of months by the
/// month of their recording. Rebuilt from entries they are equal.
enum RollUp {
    /// How much of a day tells the period of a total.
    enum Span: Int, CaseIterable {
        /// Everything there ever was and will be.
        case ever = 0
        case year = 4
        case month = 7
    }

    /// Some periods of one length: from the first to before another, as they are spelled.
    struct Stretch {
        let span: Span
        let first: String
        let end: String

        /// That a total is of one of them.
        var condition: SQL { "span = \(span.rawValue) AND period >= \(first) AND period < \(end)" }
    }

    /// The fewest totals that make up the months from one to before another; from the beginning where none is named.
    static func stretches(from first: String?, before end: String) -> [Stretch] {
        let (year, endYear) = (first.map { String($0.prefix(Span.year.rawValue)) } ?? "", String(end.prefix(4)))
        guard year < endYear else { return [Stretch(span: .month, first: first ?? "", end: end)] }
        let isWhole = first?.hasSuffix("-01") ?? true
        var stretches = [Stretch(span: .month, first: endYear, end: end)]
        if let first, !isWhole { stretches.append(Stretch(span: .month, first: first, end: year + "-13")) }
        stretches.append(Stretch(span: .year, first: isWhole ? year : year + "-", end: endYear))
        return stretches
    }

    /// Totals of which a balance is made up.
    struct Term {
        let stretch: Stretch
        /// Whether they lie after its day and are taken away.
        var isTakenAway = false
    }

    /// What was there before a month, from few totals: from everything less what came later where that was of late, from
    /// the beginning otherwise.
    static func balance(before end: String, today: Day) -> [Term] {
        let year = String(end.prefix(Span.year.rawValue))
        guard let number = Int(year), number > today.year - lately else {
            return stretches(from: nil, before: end).map { Term(stretch: $0) }
        }
        let isWhole = end.hasSuffix("-01")
        var terms = [
            Term(stretch: Stretch(span: .ever, first: "", end: afterAll)),
            Term(
                stretch: Stretch(span: .year, first: isWhole ? year : year + "-", end: afterAll), isTakenAway: true),
        ]
        if !isWhole {
            terms.append(Term(stretch: Stretch(span: .month, first: end, end: year + "-13"), isTakenAway: true))
        }
        return terms
    }

    /// How many years back a balance is reckoned from the end.
    private static let lately = 4
    /// Comes after every period as it is spelled.
    private static let afterAll = "A"

    static let columns = ["unit", "span", "period", "kind"]
    static let columnsRecorded = ["unit", "recorded", "month", "kind"]

    /// What one total is of.
    private struct Key: Hashable {
        let unit: String
        let period: String
        let kind: Int
    }

    /// A total, and the part of it that counts in the unit itself.
    private struct Total {
        var amount = 0
        var own = 0

        mutating func add(_ amount: Int, own: Int) {
            self.amount += amount
            self.own += own
        }
    }

    /// Adds entries, each with the number of its kind, to the totals of every unit in which they count.
    static func add(_ entries: [(Ledger.Entry, kind: Int)], recorded: String, _ db: Transaction) throws {
        let units = try unitsByPath(Set(entries.map(\.0.path)), db)
        var months: [Key: Total] = [:]
        for (entry, kind) in entries {
            let (month, amount) = (entry.posting.effectiveOn.isoMonth, entry.posting.amount)
            for (unit, isOwn) in units[entry.path] ?? [] {
                months[Key(unit: unit, period: month, kind: kind), default: Total()].add(
                    amount, own: isOwn ? amount : 0)
            }
        }
        months = months.filter { $0.value.amount != 0 || $0.value.own != 0 }
        var years: [Key: Total] = [:]
        for (key, total) in months {
            let year = String(key.period.prefix(Span.year.rawValue))
            years[Key(unit: key.unit, period: year, kind: key.kind), default: Total()].add(total.amount, own: total.own)
        }
        var ever: [Key: Total] = [:]
        for (key, total) in years {
            ever[Key(unit: key.unit, period: "", kind: key.kind), default: Total()].add(total.amount, own: total.own)
        }
        try add(ever, to: "rollup", columns, db) { [Span.ever.rawValue.value, $0.value] }
        try add(months, to: "rollup", columns, db) { [Span.month.rawValue.value, $0.value] }
        try add(years, to: "rollup", columns, db) { [Span.year.rawValue.value, $0.value] }
        try add(months, to: "rollup_recorded", columnsRecorded, db) { [recorded.value, $0.value] }
    }

    /// - Parameter places: the values of a period that stand between those of the unit and the kind.
    private static func add(
        _ totals: [Key: Total], to table: String, _ columns: [String], _ db: Transaction, _ places: (String) -> [Value]
    ) throws {
        // In the order of the table, so that what lies together is touched together.
        let rows = totals.sorted {
            ($0.key.unit, $0.key.period, $0.key.kind) < ($1.key.unit, $1.key.period, $1.key.kind)
        }
        .map { key, total in
            [key.unit.value] + places(key.period) + [key.kind.value, total.amount.value, total.own.value]
        }
        try db.addMany(to: table, keys: columns, amounts: ["amount", "own"], rows: rows)
    }

    private static func unitsByPath(_ paths: Set<Int>, _ db: Transaction) throws -> [Int: [(unit: String, isOwn: Bool)]]
    {
        var units: [Int: [(unit: String, isOwn: Bool)]] = [:]
        for chunk in Array(paths).chunks(of: 500) {
            let rows = try db.run("SELECT path, unit, distance FROM path_unit WHERE path IN \(list: Array(chunk))")
            for row in rows {
                units[try row.int(0), default: []].append((try row.text(1), try row.int(2) == 0))
            }
        }
        return units
    }
}
