import Domain
import Storage
import Vietnamese

/// Month totals of postings for every unit of their paths, as known now. Rebuilt from postings they are equal.
enum RollUp {
    /// What one total is of.
    struct Key: Hashable {
        let unit: String
        let month: String
        let fact: String
        let dimensions: Dimensions
    }

    static let columns = ["unit", "month", "fact"] + Ledger.dimensionColumns

    /// A total, and the part of it that counts in the unit itself.
    private struct Total {
        var amount = 0
        var own = 0
    }

    /// Adds entries to the totals of every unit in which they count.
    static func add(_ entries: [Ledger.Entry], _ db: Transaction) throws {
        let units = try unitsByPath(Set(entries.map(\.path)), db)
        var totals: [Key: Total] = [:]
        for entry in entries {
            let posting = entry.posting
            for (unit, isOwn) in units[entry.path] ?? [] {
                let key = Key(
                    unit: unit, month: posting.effectiveOn.isoMonth, fact: posting.fact.rawValue,
                    dimensions: posting.dimensions)
                totals[key, default: Total()].amount += posting.amount
                if isOwn { totals[key, default: Total()].own += posting.amount }
            }
        }
        let rows = totals.filter { $0.value.amount != 0 || $0.value.own != 0 }.map { key, total in
            [key.unit.value, key.month.value, key.fact.value] + key.dimensions.values
                + [total.amount.value, total.own.value]
        }
        for chunk in rows.chunks(of: 400) {
            let values = chunk.map { row in SQL("(\(row.map { SQL("\($0)") }.joined(separator: ", ")))") }
            _ = try db.execute(
                """
                INSERT INTO rollup (\(raw: (columns + ["amount", "own"]).joined(separator: ", ")))
                VALUES \(values.joined(separator: ", "))
                ON CONFLICT (\(raw: columns.joined(separator: ", ")))
                DO UPDATE SET amount = rollup.amount + excluded.amount, own = rollup.own + excluded.own
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
