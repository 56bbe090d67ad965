import Domain
import Storage
import Vietnamese

/// Where the amounts of some units come from. Each fact counts on the tree of its own day: then they are the units' own
/// totals. On the tree of another day they are what counted in the units themselves of all that stood under them on
/// that day, wherever these stood when it happened. What had ended by then stands under the unit that took it over; what
/// came later stands under the unit that it was divided from, or else under its first superior. So nobody is left out.
struct CountedUnits {
    let units: [Unit.ID]
    let treeAt: Day?
    /// The tree is that known then.
    let known: Known
    /// Those of the units whose amounts are wanted.
    private var wanted: [Unit.ID]
    /// Whether entries are better found by their day than one path of these units after the other, and whether those of
    /// the month in which the moment lies are by their operation.
    private var isWide = false
    private var isWideForLater = false

    init(_ units: [Unit.ID], treeAt: Day?, _ known: Known) {
        self.units = units
        self.treeAt = treeAt
        self.known = known
        wanted = units
    }

    /// All units of some askings. Where one is cut within a month, by its days or by what was known, it is asked how many
    /// paths lead to them.
    static func of(
        _ askings: [Asking], treeAt: Day?, _ known: Known, _ db: Transaction
    ) throws -> CountedUnits {
        let units = Array(Set(askings.flatMap(\.units)))
        var counted = CountedUnits(units, treeAt: treeAt, known)
        let isWhole = askings.allSatisfy { $0.from.isFirstOfMonth && $0.to.isLastOfMonth }
        guard !isWhole || known.last != nil else { return counted }
        let rows = try db.run(
            """
            SELECT (SELECT COUNT(*) FROM
                       (SELECT 1 FROM path_unit WHERE unit IN \(list: units) LIMIT \(manyPaths)) AS paths),
                   (SELECT COUNT(*) FROM (SELECT 1 FROM entry WHERE \(known.later) LIMIT \(manyEntries)) AS entries)
            """)
        let (paths, later) = (try rows.first?.int(0) ?? 0, try rows.first?.int(1) ?? 0)
        counted.isWide = paths == manyPaths
        counted.isWideForLater = counted.isWide || paths >= severalPaths && later < manyEntries
        return counted
    }

    /// The same with the amounts of some of them only.
    func of(_ some: [Unit.ID]) -> CountedUnits {
        var counted = self
        counted.wanted = some
        return counted
    }

    /// From so many paths on, entries are found by their day; no more are counted.
    private static let manyPaths = 1000
    /// Within a path no index leads to an operation, and all its entries are looked through: fewer paths are many then,
    /// unless a large list was recorded in that month.
    private static let severalPaths = 50
    private static let manyEntries = 10_000

    /// What a statement that reads the sources begins with.
    var prelude: SQL {
        guard let treeAt else { return "" }
        return """
            \(edges(treeAt)), chosen (root, unit) AS MATERIALIZED (SELECT root, unit FROM below)

            """
    }

    /// A source of rows `unit, span, period, kind, amount`: totals as known now.
    var totals: SQL {
        guard treeAt != nil else {
            return "(SELECT unit, span, period, kind, amount FROM rollup WHERE unit IN \(list: wanted)) AS totals"
        }
        return """
            (SELECT chosen.root AS unit, span, period, kind, own AS amount
             FROM chosen JOIN rollup ON rollup.unit = chosen.unit
             WHERE own <> 0 AND chosen.root IN \(list: wanted)) AS totals
            """
    }

    /// A source of rows `unit, month, kind, amount`: what the totals hold and was not yet known. Whole months of recording
    /// from their totals, the days of the month in which the moment lies from entries.
    var unknown: SQL? {
        guard known.last != nil else { return nil }
        let entries = entries(known.later, isWide: isWideForLater)
        guard treeAt != nil else {
            return """
                (SELECT unit, month, kind, amount FROM rollup_recorded
                 WHERE unit IN \(list: wanted) AND recorded > \(known.month)
                 UNION ALL SELECT unit, SUBSTR(effective_on, 1, 7), kind, amount FROM \(entries)) AS unknown
                """
        }
        return """
            (SELECT chosen.root AS unit, month, kind, own AS amount
             FROM chosen JOIN rollup_recorded ON rollup_recorded.unit = chosen.unit
             WHERE own <> 0 AND recorded > \(known.month) AND chosen.root IN \(list: wanted)
             UNION ALL SELECT unit, SUBSTR(effective_on, 1, 7), kind, amount FROM \(entries)) AS unknown
            """
    }

    /// A source of rows `unit, effective_on, kind, amount`: what was known and counts from one day to another.
    func days(_ first: Day, _ last: Day) -> SQL {
        entries(
            "effective_on >= \(first) AND effective_on <= \(last) AND \(known.recorded("op"))",
            isWide: isWide)
    }

    /// SQLite takes tables that are joined crosswise in the order in which they stand.
    private func entries(_ condition: SQL, isWide: Bool) -> SQL {
        guard treeAt != nil else {
            let tables: SQL = isWide ? "entry CROSS JOIN path_unit" : "path_unit CROSS JOIN entry"
            return """
                (SELECT path_unit.unit, effective_on, kind, amount FROM \(tables)
                 WHERE entry.path = path_unit.path AND path_unit.unit IN \(list: wanted) AND \(condition)) AS entries
                """
        }
        let tables: SQL = isWide ? "entry CROSS JOIN path_unit" : "chosen CROSS JOIN path_unit CROSS JOIN entry"
        let chosen: SQL = isWide ? "JOIN chosen ON chosen.unit = path_unit.unit" : ""
        return """
            (SELECT chosen.root AS unit, effective_on, kind, amount FROM \(tables) \(chosen)
             WHERE entry.path = path_unit.path AND path_unit.unit = chosen.unit AND path_unit.distance = 0
               AND chosen.root IN \(list: wanted) AND \(condition)) AS entries
            """
    }

    /// The units themselves and every unit under one of them on a day.
    func under(_ day: Day) -> SQL { "SELECT unit FROM (\(edges(day)) SELECT unit FROM below) AS under" }

    /// The beginning of a statement with a table `below`: each of the units as `root` with every unit under it on a day.
    private func edges(_ day: Day) -> SQL {
        """
        WITH RECURSIVE edge (unit, above) AS (
            SELECT state.unit, COALESCE(step.other, state.parent) FROM unit_parent AS state
            LEFT JOIN unit_closure ON unit_closure.unit = state.unit AND \(holds("unit_closure", "reversed_in"))
                AND unit_closure.effective_on <= \(day)
            LEFT JOIN unit_step AS step ON step.unit = unit_closure.unit AND \(holds("step", "reversed_in"))
                AND step.effective_on = unit_closure.effective_on
                AND step.kind IN \(list: Reorganisation.Kind.allCases.filter { $0.ending != nil }.map(\.rawValue))
            WHERE \(holds("state", "superseded_in")) AND state.from_on <= \(day) AND NOT EXISTS (
                SELECT 1 FROM unit_parent AS later
                WHERE later.unit = state.unit AND \(holds("later", "superseded_in"))
                  AND later.from_on > state.from_on AND later.from_on <= \(day))
            UNION ALL
            SELECT first.unit, COALESCE(origin.unit, first.parent) FROM unit_parent AS first
            LEFT JOIN unit_step AS origin ON origin.other = first.unit AND \(holds("origin", "reversed_in"))
                AND origin.kind = \(Reorganisation.Kind.split.rawValue) AND origin.effective_on = first.from_on
            WHERE \(holds("first", "superseded_in")) AND first.from_on > \(day) AND NOT EXISTS (
                SELECT 1 FROM unit_parent AS earlier
                WHERE earlier.unit = first.unit AND \(holds("earlier", "superseded_in"))
                  AND earlier.from_on < first.from_on)
        ), below (root, unit) AS (
            SELECT id, id FROM unit WHERE id IN \(list: units)
            UNION
            SELECT below.root, edge.unit FROM edge JOIN below ON edge.above = below.unit
        )
        """
    }

    private func holds(_ table: String, _ closedBy: String) -> SQL {
        "\(known.open("\(table).\(closedBy)")) AND \(known.recorded("\(table).recorded_in"))"
    }
}
