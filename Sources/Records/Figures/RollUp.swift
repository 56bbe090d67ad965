import Domain
import Storage
import Vietnamese

/// Totals of entries for every unit of their paths: of months and years as known now, and of months by the month of
/// their recording. Rebuilt from entries they are equal.
enum RollUp {
    /// How much of a day tells the period of a total.
    enum Span: Int, CaseIterable {
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

    static let columns = ["unit", "span", "period", "kind"]
    static let columnsRecorded = ["unit", "recorded", "month", "kind"]

    /// What one total is of.
    private struct Key: Hashable {
        let unit: String
        let month: String
        let kind: Int
    }

    /// A total, and the part of it that counts in the unit itself.
    private struct Total {
        var amount = 0
        var own = 0
    }

    /// Adds entries, each with the number of its kind, to the totals of every unit in which they count.
    static func add(_ entries: [(Ledger.Entry, kind: Int)], recorded: String, _ db: Transaction) throws {
        let units = try unitsByPath(Set(entries.map(\.0.path)), db)
        var months: [Key: Total] = [:]
        for (entry, kind) in entries {
            let month = entry.posting.effectiveOn.isoMonth
            for (unit, isOwn) in units[entry.path] ?? [] {
                let amount = entry.posting.amount
                months[Key(unit: unit, month: month, kind: kind), default: Total()].amount += amount
                if isOwn { months[Key(unit: unit, month: month, kind: kind), default: Total()].own += amount }
            }
        }
        months = months.filter { $0.value.amount != 0 || $0.value.own != 0 }
        let years = Dictionary(
            months.map { key, total in
                (Key(unit: key.unit, month: String(key.month.prefix(Span.year.rawValue)), kind: key.kind), total)
            }, uniquingKeysWith: { Total(amount: $0.amount + $1.amount, own: $0.own + $1.own) })
        func rows(_ totals: [Key: Total], _ place: (Key) -> [Value]) -> [[Value]] {
            totals.map { key, total in
                [key.unit.value] + place(key) + [key.kind.value, total.amount.value, total.own.value]
            }
        }
        try add(rows(months) { [Span.month.rawValue.value, $0.month.value] }, to: "rollup", columns, db)
        try add(rows(years) { [Span.year.rawValue.value, $0.month.value] }, to: "rollup", columns, db)
        try add(rows(months) { [recorded.value, $0.month.value] }, to: "rollup_recorded", columnsRecorded, db)
    }

    private static func add(_ rows: [[Value]], to table: String, _ columns: [String], _ db: Transaction) throws {
        for chunk in rows.chunks(of: 400) {
            let values = chunk.map { row in SQL("(\(row.map { SQL("\($0)") }.joined(separator: ", ")))") }
            _ = try db.execute(
                """
                INSERT INTO \(raw: table) (\(raw: (columns + ["amount", "own"]).joined(separator: ", ")))
                VALUES \(values.joined(separator: ", "))
                ON CONFLICT (\(raw: columns.joined(separator: ", "))) DO UPDATE SET
                    amount = \(raw: table).amount + excluded.amount, own = \(raw: table).own + excluded.own
                """)
        }
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
