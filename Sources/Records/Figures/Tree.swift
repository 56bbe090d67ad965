import Domain
import Storage
import Vietnamese

/// The dated tree above some units, as known now.
struct Tree {
    private var parents: [Unit.ID: Timeline<Unit.ID?>] = [:]
    private var known: Set<Unit.ID> = []

    /// Reads every dated parent of these units and of all units that ever stood above them.
    static func above(_ units: some Sequence<Unit.ID>, _ db: Transaction) throws -> Tree {
        var tree = Tree()
        try tree.learn(Set(units), db)
        return tree
    }

    /// Reads the same of some more units.
    ///
    /// The few units are joined crosswise to their parents: SQLite takes them in this order. To be spared the sorting of
    /// five rows it would else look through the parents of every unit there is.
    mutating func learn(_ units: Set<Unit.ID>, _ db: Transaction) throws {
        for chunk in Array(units.subtracting(known)).chunks(of: 500) {
            let rows = try db.run(
                """
                WITH RECURSIVE above (unit) AS (
                    SELECT id FROM unit WHERE id IN \(list: Array(chunk))
                    UNION
                    SELECT unit_parent.parent FROM unit_parent JOIN above ON unit_parent.unit = above.unit
                    WHERE unit_parent.superseded_in IS NULL AND unit_parent.parent IS NOT NULL
                )
                SELECT unit_parent.unit, unit_parent.from_on, unit_parent.parent
                FROM above CROSS JOIN unit_parent
                WHERE unit_parent.unit = above.unit AND unit_parent.superseded_in IS NULL
                ORDER BY unit_parent.unit, unit_parent.from_on
                """)
            let before = known
            for row in rows where try !before.contains(row.id(0)) {
                let unit: Unit.ID = try row.id(0)
                parents[unit, default: Timeline()].add(try row.idOrNil(2), from: try row.day(1))
                known.insert(unit)
            }
            known.formUnion(chunk)
        }
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

    /// Each day on which a unit comes under other superiors than it had the day before, with both lines.
    func changes(of unit: Unit.ID) -> [LineChange] {
        guard let begins = parents[unit]?.begins else { return [] }
        var above: Set<Unit.ID> = []
        var waiting = [unit]
        while let next = waiting.popLast() {
            guard above.insert(next).inserted else { continue }
            waiting += parents[next]?.values.compactMap { $0 } ?? []
        }
        let days = Set(above.flatMap { parents[$0]?.days ?? [] }).filter { $0 > begins }
        var before = line(from: unit, on: begins)
        return days.sorted().compactMap { day in
            let after = line(from: unit, on: day)
            defer { before = after }
            return before == after ? nil : LineChange(unit: unit, day: day, before: before, after: after)
        }
    }
}

/// A unit whose superiors are others from a day on.
struct LineChange {
    let unit: Unit.ID
    let day: Day
    /// The superiors that no longer hold the unit, and those that hold it newly, as paths are spelled.
    let leaving: String
    let arriving: String

    /// - Parameters:
    ///   - before: the unit and its superiors before the day.
    ///   - after: the same from the day on.
    init(unit: Unit.ID, day: Day, before: [Unit.ID], after: [Unit.ID]) {
        self.unit = unit
        self.day = day
        leaving = Places.spelled(before.filter { !after.contains($0) }, superiorsOnly: true)
        arriving = Places.spelled(after.filter { !before.contains($0) }, superiorsOnly: true)
    }
}
