package import Domain
import Storage
package import Vietnamese

/// How the members of units are made up by what is sealed of them, told only where nobody can be known by it.
package enum Compositions {
    /// By what members are told apart.
    package enum Property: String, CaseIterable, Sendable {
        case ethnicity, religion

        var detail: PersonDetail { self == .ethnicity ? .ethnicity : .religion }
    }

    /// One group: how it is written, and how many people are of it.
    package struct Group: Hashable, Sendable {
        /// Nil for those of whom it is not recorded, or may not be used.
        package let name: String?
        package let count: Int
    }

    /// What may be told of a unit.
    package struct Told: Hashable, Sendable {
        /// The largest first.
        package let groups: [Group]
        /// Those of all smaller groups.
        package let rest: Int
    }

    /// The members of a unit and everything below it at the end of a quarter, as known now and on the tree of that day.
    /// Only ends of quarters are told: from one day to the next the difference is one person.
    ///
    /// Everybody in the register is gone through: what may be told of a unit hangs on all others beside and above it.
    ///
    /// - Returns: nil where nothing may be told.
    package static func of(
        _ unit: Unit.ID, by property: Property, in quarter: Quarter, _ desk: Desk
    ) throws -> Told? {
        let day = quarter.last
        let cells = try members(on: day, desk)
        let tree = try Tree.above(Set(cells.map(\.cell)).union([unit]), desk.db)
        let values = try PersonDetails.values(property.detail, of: cells.map(\.person), desk)
        let restricted = try Restrictions.standing(among: values.keys, desk)
        var names: [String: String] = [:]
        var own: [Unit.ID: [String: Int]] = [:]
        var children: [Unit.ID: Set<Unit.ID>] = [:]
        for (person, cell) in cells {
            let value = restricted[person] == nil ? values[person] ?? "" : ""
            names[value.folded] = names[value.folded] ?? value
            own[cell, default: [:]][value.folded, default: 0] += 1
            let line = tree.line(from: cell, on: day)
            for (below, above) in zip(line, line.dropFirst()) { children[above, default: []].insert(below) }
        }
        let composition = Composition(own: own, children: children.mapValues { Array($0) })
        return composition.told(of: tree.line(from: unit, on: day)).map { told in
            let groups = told.named.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            return Told(
                groups: groups.map { key, count in Group(name: key.isEmpty ? nil : names[key], count: count) },
                rest: told.rest)
        }
    }

    /// Every member of a day, with the cell in which they count.
    private static func members(on day: Day, _ desk: Desk) throws -> [(person: Person.ID, cell: Unit.ID)] {
        try desk.db.run(
            """
            SELECT posting.subject, path_unit.unit
            FROM posting JOIN path_unit ON path_unit.path = posting.path AND path_unit.distance = 0
            WHERE posting.fact = \(Fact.member.rawValue) AND posting.line = \(Line.party.rawValue)
              AND posting.effective_on <= \(day)
            GROUP BY posting.subject, path_unit.unit HAVING SUM(posting.amount) > 0
            """
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}
