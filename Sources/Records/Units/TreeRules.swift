import Domain
import Storage
import Vietnamese

/// Units with their dated states as they would stand, to be judged before anything is written.
struct TreeRules {
    /// Why a unit cannot stand where it would on a day, and the other unit concerned.
    struct Violation: Hashable {
        enum Reason: Hashable {
            /// Its superior is not there on the day: not yet, or no more.
            case parentNotThere
            /// No unit of its type may stand under one of its superior's type.
            case childType
            /// It would stand under itself.
            case cycle

            /// What to say of it.
            var problem: String {
                switch self {
                case .parentNotThere: "problem.tree.parent_gone"
                case .childType: "problem.tree.child_type"
                case .cycle: "problem.tree.above_itself"
                }
            }
        }

        let unit: Unit.ID
        let day: Day
        let parent: Unit.ID
        let reason: Reason
    }

    private(set) var units: [Unit.ID: UnitDirectory.Entry]

    init(_ units: [Unit.ID: UnitDirectory.Entry]) {
        self.units = units
    }

    /// These units, everything that ever stands directly under them from a day on, and all superiors of both.
    static func around(
        _ ids: Set<Unit.ID>, _ db: Transaction, without operation: Int? = nil
    ) throws -> TreeRules {
        var known = TreeRules([:])
        var wanted = ids
        for chunk in Array(ids).chunks(of: 500) {
            let rows = try db.run("SELECT DISTINCT unit FROM unit_parent WHERE parent IN \(list: Array(chunk))")
            for row in rows { wanted.insert(try row.id(0)) }
        }
        while !wanted.isEmpty {
            let generation = operation.map { UnitDirectory.Generation.without(operation: $0) } ?? .standing
            let directory = try UnitDirectory.of(wanted, db, generation)
            for id in wanted { known.units[id] = directory[id] ?? UnitDirectory.Entry(id: id) }
            let parents = directory.entries.values.flatMap { $0.parent.values.compactMap { $0 } }
            wanted = Set(parents).filter { known.units[$0] == nil }
        }
        return known
    }

    subscript(_ unit: Unit.ID) -> UnitDirectory.Entry {
        get { units[unit] ?? UnitDirectory.Entry(id: unit) }
        set { units[unit] = newValue }
    }

    /// A unit and its superiors on a day, nearest first.
    func line(from unit: Unit.ID, on day: Day) -> [Unit.ID] {
        var line = [unit]
        while let last = line.last, let parent = units[last]?.parent.on(day) ?? nil, !line.contains(parent) {
            line.append(parent)
        }
        return line
    }

    /// The units directly under one on a day that are there.
    func children(of unit: Unit.ID, on day: Day) -> [UnitDirectory.Entry] {
        units.values.filter { ($0.parent.on(day) ?? nil) == unit && $0.isThere(on: day) }
            .sorted { $0.id.text < $1.id.text }
    }

    /// The first violation of some units, and of what stands under them, on any day from one on.
    func violation(of ids: Set<Unit.ID>, from first: Day) -> Violation? {
        let concerned = units.values.filter { unit in
            ids.contains(unit.id) || unit.parent.values.contains { $0.map(ids.contains) ?? false }
        }
        for unit in concerned.sorted(by: { $0.id.text < $1.id.text }) {
            let parents = unit.parent.values.compactMap { $0.flatMap { units[$0] } }
            let theirs = parents.flatMap { $0.type.days + $0.parent.days + [$0.ending?.on, $0.from].compactMap { $0 } }
            for day in Set([first] + unit.parent.days + unit.type.days + theirs).sorted() where day >= first {
                if let violation = violation(of: unit, on: day) { return violation }
            }
        }
        return nil
    }

    private func violation(of unit: UnitDirectory.Entry, on day: Day) -> Violation? {
        guard unit.isThere(on: day), let parent = unit.parent.on(day) ?? nil else { return nil }
        func violates(_ reason: Violation.Reason) -> Violation {
            Violation(unit: unit.id, day: day, parent: parent, reason: reason)
        }
        guard self[parent].isThere(on: day) else { return violates(.parentNotThere) }
        if let type = unit.type.on(day), let above = self[parent].type.on(day), !above.children.contains(type) {
            return violates(.childType)
        }
        if let top = line(from: unit.id, on: day).last, (self[top].parent.on(day) ?? nil) != nil {
            return violates(.cycle)
        }
        return nil
    }
}
