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

    /// Adds entries to the totals of every unit in which they count.
    static func add(_ entries: [Ledger.Entry], _ db: Transaction) throws {
        let units = try unitsByPath(Set(entries.map(\.path)), db)
        var totals: [Key: Int] = [:]
        for entry in entries {
            let posting = entry.posting
            for unit in units[entry.path] ?? [] {
                let key = Key(
                    unit: unit, month: posting.effectiveOn.isoMonth, fact: posting.fact.rawValue,
                    dimensions: posting.dimensions)
                totals[key, default: 0] += posting.amount
            }
        }
        let rows = totals.filter { $0.value != 0 }.map { key, amount in
            [key.unit.value, key.month.value, key.fact.value] + key.dimensions.values + [amount.value]
        }
        for chunk in rows.chunks(of: 400) {
            let values = chunk.map { row in SQL("(\(row.map { SQL("\($0)") }.joined(separator: ", ")))") }
            _ = try db.execute(
                """
                INSERT INTO rollup (\(raw: (columns + ["amount"]).joined(separator: ", ")))
                VALUES \(values.joined(separator: ", "))
                ON CONFLICT (\(raw: columns.joined(separator: ", ")))
                DO UPDATE SET amount = rollup.amount + excluded.amount
                """)
        }
    }

    private static func unitsByPath(_ paths: Set<Int>, _ db: Transaction) throws -> [Int: [String]] {
        var units: [Int: [String]] = [:]
        for chunk in Array(paths).chunks(of: 500) {
            for row in try db.run("SELECT path, unit FROM path_unit WHERE path IN \(list: Array(chunk))") {
                units[try row.int(0), default: []].append(try row.text(1))
            }
        }
        return units
    }
}
