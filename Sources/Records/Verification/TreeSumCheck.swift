import Domain
import Storage
import Vietnamese

/// The strength of every unit is its own members and the strength of the units directly below it, on every day: also on
/// each on which the tree changed. Postings and totals are checked one by one elsewhere; this asks whether the tree
/// balances, whatever they should be.
///
/// It goes by what changes the difference of both sides: what counts in a unit and not in it alone, less what counts in
/// the units directly below it on that day, less what a unit that comes brings along from the eve. All of a day must even
/// out. One statement does it for all units and days: each effect is looked at once for each unit of its path.
enum TreeSumCheck {
    static func run(_ inspection: Inspection) throws {
        var unbalanced: Set<Unit.ID> = []
        for row in try inspection.db.run(differences) {
            let unit: Unit.ID = try row.id(0)
            guard unbalanced.insert(unit).inserted else { continue }
            inspection.find(
                .treeSum,
                ["unit": inspection.unitName(unit), "day": try row.day(1).iso, "difference": String(try row.int(2))])
        }
    }

    /// Rows `unit, day, amount` of what does not even out, in the order of their days.
    private static let differences: SQL = """
        WITH daily (path, day, amount) AS (
            SELECT entry.path, entry.effective_on, SUM(entry.amount)
            FROM entry JOIN kind ON kind.id = entry.kind
            WHERE kind.fact = \(Fact.member.rawValue) AND kind.line = \(Line.party.rawValue)
            GROUP BY entry.path, entry.effective_on HAVING SUM(entry.amount) <> 0
        ), counted (unit, day, amount, below) AS MATERIALIZED (
            SELECT path_unit.unit, daily.day, SUM(daily.amount),
                   SUM(CASE WHEN path_unit.distance > 0 THEN daily.amount ELSE 0 END)
            FROM daily JOIN path_unit ON path_unit.path = daily.path
            GROUP BY path_unit.unit, daily.day
        ), spell (unit, parent, from_on, until, above) AS MATERIALIZED (
            SELECT unit, parent, from_on, LEAD(from_on) OVER (PARTITION BY unit ORDER BY from_on),
                   LAG(parent) OVER (PARTITION BY unit ORDER BY from_on)
            FROM unit_parent WHERE superseded_in IS NULL
        ), brought (unit, above, parent, day, amount) AS MATERIALIZED (
            SELECT spell.unit, spell.above, spell.parent, spell.from_on, SUM(counted.amount)
            FROM spell JOIN counted ON counted.unit = spell.unit AND counted.day < spell.from_on
            GROUP BY spell.unit, spell.above, spell.parent, spell.from_on
        )
        SELECT unit, day, CAST(SUM(amount) AS BIGINT)
        FROM (
            SELECT unit, day, below AS amount FROM counted
            UNION ALL
            SELECT spell.parent, counted.day, -counted.amount
            FROM counted JOIN spell ON spell.unit = counted.unit AND spell.from_on <= counted.day
                AND (spell.until IS NULL OR counted.day < spell.until)
            UNION ALL
            SELECT above, day, amount FROM brought
            UNION ALL
            SELECT parent, day, -amount FROM brought
        ) AS effects
        WHERE unit IS NOT NULL
        GROUP BY unit, day HAVING SUM(amount) <> 0
        ORDER BY day, unit
        """
}
