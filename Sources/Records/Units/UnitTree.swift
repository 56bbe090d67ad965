package import Domain
import Storage
package import Vietnamese

/// One unit of the tree as a page shows it.
package struct UnitTreeRow: Hashable, Sendable {
    package let unit: UnitName
    package let parent: Unit.ID?
    /// How many steps below the unit the tree begins with.
    package let depth: Int
    /// How many units stand directly under it.
    package let children: Int
    /// Whether it is only named, and no figures are held of it.
    package let isReference: Bool
}

extension UnitQueries {
    /// The tree of a day in its order, from the highest units of a scope or from one unit down: units of one superior
    /// by line and name, as many steps down as asked for.
    ///
    /// - Throws: `Failure.notFound` for a unit that the scope does not hold.
    package static func tree(
        under root: Unit.ID? = nil, steps: Int = 100, on day: Day, as scope: Scope, _ desk: Desk
    ) throws -> [UnitTreeRow] {
        if let root, !scope.contains(try desk.home(of: root)) { throw Failure.notFound }
        let top: SQL =
            if let root { "placed.unit = \(root)" } else if let reached = scope.reached(for: .totals, on: desk.today) {
                "placed.unit IN (\(reached)) AND (placed.parent IS NULL OR placed.parent NOT IN (\(reached)))"
            } else { "placed.parent IS NULL" }
        let rows = try desk.db.run(
            """
            WITH RECURSIVE placed (unit, parent) AS (\(parents(on: day))), below (unit, parent, depth) AS (
                SELECT placed.unit, placed.parent, CAST(0 AS BIGINT) FROM placed WHERE \(top)
                UNION ALL
                SELECT placed.unit, placed.parent, below.depth + 1
                FROM placed JOIN below ON placed.parent = below.unit WHERE below.depth < \(steps)
            )
            SELECT below.unit, below.parent, below.depth, unit_event.kind,
                   (SELECT COUNT(*) FROM placed AS child WHERE child.parent = below.unit)
            FROM below JOIN unit_event ON unit_event.unit = below.unit AND unit_event.reversed_in IS NULL
            """)
        let names = try names(of: try rows.map { try $0.id(0) }, on: day, desk)
        let found = try rows.compactMap { row -> UnitTreeRow? in
            guard let unit = names[try row.id(0)] else { return nil }
            return UnitTreeRow(
                unit: unit, parent: try row.idOrNil(1), depth: try row.int(2), children: try row.int(4),
                isReference: try row.text(3) == UnitEntry.reference.rawValue)
        }
        return inOrder(found)
    }

    /// Every unit with the one above it on a day.
    static func parents(on day: Day) -> SQL {
        """
        SELECT state.unit, state.parent FROM unit_parent AS state
        WHERE state.superseded_in IS NULL AND state.from_on <= \(day) AND \(goesOn("state.unit", on: day))
          AND NOT EXISTS (
            SELECT 1 FROM unit_parent AS later
            WHERE later.unit = state.unit AND later.superseded_in IS NULL
              AND later.from_on > state.from_on AND later.from_on <= \(day))
        """
    }

    /// Each unit followed by those under it.
    private static func inOrder(_ rows: [UnitTreeRow]) -> [UnitTreeRow] {
        // The Party's line comes first, then those of the mass organisations.
        let sorted = rows.inOrder { row in
            [
                String(Line.allCases.firstIndex(of: row.unit.type.line) ?? 0), SortKey.of(row.unit.name), row.unit.code,
            ]
        }
        let under = Dictionary(grouping: sorted.filter { $0.depth > 0 }, by: \.parent)
        var ordered: [UnitTreeRow] = []
        var waiting = Array(sorted.filter { $0.depth == 0 }.reversed())
        while let row = waiting.popLast() {
            ordered.append(row)
            waiting += (under[row.unit.id] ?? []).reversed()
        }
        return ordered
    }
}
