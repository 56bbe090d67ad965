package import Domain
package import Vietnamese

/// A unit in its place in the tree.
package struct UnitBranch: Hashable, Sendable {
    package let unit: UnitName
    /// How far below the top, from 0.
    package let depth: Int
    /// The code of the superior on the day; nil at the top.
    package let parent: String?
}

extension UnitQueries {
    /// The units there are on a day, each before those below it and beside the others by name: all that a scope
    /// shows, or one unit with everything below it.
    ///
    /// - Throws: `Failure.notFound` for a unit that is not there or not shown.
    package static func tree(
        under code: String?, on day: Day, as scope: Scope, _ desk: Desk
    ) throws -> [UnitBranch] {
        let top = try code.flatMap { try line(code: $0, on: day, as: scope, desk).first?.id }
        let present = try UnitDirectory.all(desk.db).entries.filter { $0.value.from.map { $0 <= day } ?? false }
        let below = Dictionary(grouping: present.values) { $0.parent.on(day) ?? nil }
        let tops = top.map { [$0] } ?? scope.roots ?? (below[nil] ?? []).map(\.id)
        var branches: [UnitBranch] = []
        var seen: Set<Unit.ID> = []
        func add(_ units: [UnitDirectory.Entry], _ depth: Int, under parent: String?) {
            let named = units.compactMap { name($0, on: day) }
            for unit in named.inOrder({ [SortKey.of($0.name), $0.code] }) where seen.insert(unit.id).inserted {
                branches.append(UnitBranch(unit: unit, depth: depth, parent: parent))
                add(below[unit.id] ?? [], depth + 1, under: unit.code)
            }
        }
        add(tops.compactMap { present[$0] }, 0, under: nil)
        return branches
    }

    private static func name(_ entry: UnitDirectory.Entry, on day: Day) -> UnitName? {
        guard let name = entry.name.on(day), let code = entry.code.on(day), let type = entry.type.on(day) else {
            return nil
        }
        return UnitName(id: entry.id, code: code, name: name, type: type)
    }
}
