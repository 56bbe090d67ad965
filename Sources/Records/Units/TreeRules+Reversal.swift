import Domain
import Storage
import Vietnamese

extension TreeRules {
    /// The operation that could not stand on the tree that taking back an earlier one would leave; nil where all can.
    static func operation(against seq: Int, _ db: Transaction) throws -> Int? {
        let rows = try db.run(
            """
            SELECT unit, from_on FROM unit_parent WHERE recorded_in = \(seq)
            UNION SELECT unit, from_on FROM unit_type WHERE recorded_in = \(seq)
            UNION SELECT unit, effective_on FROM unit_closure WHERE recorded_in = \(seq)
            """)
        let units = Set(try rows.map { try $0.id(0) as Unit.ID })
        guard let first = try rows.map({ try $0.day(1) }).min() else { return nil }
        let tree = try around(units, db, without: seq)
        if let violation = tree.violation(of: units, from: first) {
            return try operation(behind: violation, tree, but: seq, db)
        }
        // Who came into a unit that would hold no members.
        let without = units.filter { unit in
            tree[unit].type.days.contains { $0 >= first && tree[unit].type.on($0)?.holdsMembers == false }
                || tree[unit].type.on(first)?.holdsMembers == false
        }
        let movements = try db.run(
            """
            SELECT MIN(recorded_in) FROM movement
            WHERE reversed_in IS NULL AND recorded_in <> \(seq) AND effective_on >= \(first)
              AND COALESCE(counterpart, unit) IN \(list: Array(without))
            """)
        return try movements.first?.intOrNil(0)
    }

    /// The latest operation that made the tree so that a unit could not stand where it would.
    private static func operation(
        behind violation: Violation, _ tree: TreeRules, but seq: Int, _ db: Transaction
    ) throws -> Int? {
        let line = tree.line(from: violation.unit, on: violation.day)
        let concerned: [(SQL, [Unit.ID])] =
            switch violation.reason {
            case .parentNotThere: [("unit_closure WHERE reversed_in IS NULL", [violation.parent])]
            case .childType:
                [
                    ("unit_parent WHERE superseded_in IS NULL", [violation.unit]),
                    ("unit_type WHERE superseded_in IS NULL", [violation.unit, violation.parent]),
                ]
            case .cycle: [("unit_parent WHERE superseded_in IS NULL", line)]
            }
        let parts = concerned.map { table, units -> SQL in
            "SELECT recorded_in FROM \(table) AND recorded_in <> \(seq) AND unit IN \(list: units)"
        }
        let all: SQL = "SELECT MAX(recorded_in) FROM (\(parts.joined(separator: " UNION ALL "))) AS concerned"
        return try db.run(all).first?.intOrNil(0)
    }
}
