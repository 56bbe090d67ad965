/// How the people of units are made up by a sensitive property, told so that no number below ``least`` is told, and none
/// can be worked out from those that are.
///
/// Small groups are put together until the rest holds ``least`` people. The units below one are told of by the same groups,
/// and only all of them together: each group of each of them holds ``least`` people, or none of them is told of. So
/// whatever is told is a sum over whole units each of whose groups is large enough, and so is every difference.
package struct Composition<Node: Hashable & Sendable, Value: Hashable & Comparable & Sendable>: Sendable {
    /// What is told of a unit.
    package struct Groups: Hashable, Sendable {
        /// The groups by their sizes, the largest first.
        package let named: [Value: Int]
        /// Those of all other groups.
        package let rest: Int

        package var total: Int { named.values.reduce(rest, +) }
    }

    /// The smallest number that is told: under five somebody may be known by it.
    package static var least: Int { 5 }

    private let own: [Node: [Value: Int]]
    private let children: [Node: [Node]]

    /// - Parameters:
    ///   - own: the people of each unit itself by the property, not of those below.
    ///   - children: the units directly below each.
    package init(own: [Node: [Value: Int]], children: [Node: [Node]]) {
        self.own = own
        self.children = children
    }

    /// What may be told of a unit.
    ///
    /// - Parameter line: the unit and all above it, nearest first.
    /// - Returns: nil where nothing may.
    package func told(of line: [Node]) -> Groups? {
        guard let top = line.last, let names = names(total(of: top)) else { return nil }
        for (unit, below) in zip(line.reversed(), line.reversed().dropFirst()) {
            let parts = (children[unit] ?? []).map(total) + [own[unit] ?? [:]]
            let areLarge = parts.allSatisfy { part in part.isEmpty || Self.groups(part, names).isLarge }
            guard areLarge, !total(of: below).isEmpty else { return nil }
        }
        return line.first.map { Self.groups(total(of: $0), names) }
    }

    /// The people of a unit and everything below it, by the property.
    private func total(of unit: Node) -> [Value: Int] {
        (children[unit] ?? []).reduce(into: own[unit] ?? [:]) { sum, child in
            sum.merge(total(of: child), uniquingKeysWith: +)
        }
    }

    /// The groups that may be named of some people: the small ones go together, and with them the smallest of the others
    /// until the rest is large enough. Nil where fewer than two would be left, for then one is told of everybody.
    private func names(_ counts: [Value: Int]) -> [Value]? {
        var named = counts.filter { $0.value >= Self.least }.keys.sorted {
            (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1)
        }
        while !Self.groups(counts, named).isLarge, !named.isEmpty { named.removeLast() }
        let groups = Self.groups(counts, named)
        return named.count + (groups.rest > 0 ? 1 : 0) >= 2 ? named : nil
    }

    private static func groups(_ counts: [Value: Int], _ names: [Value]) -> Groups {
        let named = Dictionary(uniqueKeysWithValues: names.map { ($0, counts[$0] ?? 0) })
        return Groups(named: named, rest: counts.values.reduce(0, +) - named.values.reduce(0, +))
    }
}

extension Composition.Groups {
    /// Whether no group is too small to be told. A rest of nobody is told by all the others.
    fileprivate var isLarge: Bool {
        named.values.allSatisfy { $0 >= Composition.least } && (rest == 0 || rest >= Composition.least)
    }
}
