import Domain
import Storage
import Vietnamese

/// The dated tree above some units, as known now.
struct Tree {
    private var parents: [Unit.ID: Timeline<Unit.ID?>] = [:]

    /// Reads every dated parent of these units and of all units that ever stood above them.
    static func above(_ units: some Sequence<Unit.ID>, _ db: Transaction) throws -> Tree {
        var tree = Tree()
        var seen: Set<String> = []
        for chunk in Array(Set(units)).chunks(of: 500) {
            let rows = try db.run(
                """
                WITH RECURSIVE above (unit) AS (
                    SELECT id FROM unit WHERE id IN \(list: Array(chunk))
                    UNION
                    SELECT unit_parent.parent FROM unit_parent JOIN above ON unit_parent.unit = above.unit
                    WHERE unit_parent.superseded_in IS NULL AND unit_parent.parent IS NOT NULL
                )
                SELECT unit_parent.unit, unit_parent.from_on, unit_parent.parent
                FROM unit_parent JOIN above ON unit_parent.unit = above.unit
                WHERE unit_parent.superseded_in IS NULL
                ORDER BY unit_parent.unit, unit_parent.from_on
                """)
            for row in rows where seen.insert("\(try row.text(0)) \(try row.text(1))").inserted {
                tree.parents[try row.id(0), default: Timeline()].add(try row.idOrNil(2), from: try row.day(1))
            }
        }
        return tree
    }

    /// The unit directly above one on a day; none at the top, or before the unit was entered.
    func parent(of unit: Unit.ID, on day: Day) -> Unit.ID? {
        parents[unit]?.on(day) ?? nil
    }

    /// A unit and all its superiors on a day, nearest first. A cycle, which no write allows, ends the walk.
    func line(from unit: Unit.ID, on day: Day) -> [Unit.ID] {
        var line = [unit]
        while let last = line.last, let parent = parent(of: last, on: day), !line.contains(parent) {
            line.append(parent)
        }
        return line
    }
}
