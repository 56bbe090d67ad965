import Domain
import Storage
import Vietnamese

extension MembershipHistory {
    /// The units in which somebody is, is a guest, or which they are on the way to.
    var units: [Unit.ID] { steps.flatMap(\.places) }

    /// The first stay in a unit that, from some day of it on, is not there or holds no members: which step began it,
    /// the unit, and that day. Whoever is a guest in one or on the way there is left in it as a member is.
    func left(_ units: (Unit.ID) -> UnitDirectory.Entry?) -> (step: Int, cell: Unit.ID, day: Day)? {
        for (number, step) in steps.enumerated() {
            let first = step.movement.effectiveOn
            let next = number + 1 < steps.count ? steps[number + 1].movement.effectiveOn : nil
            for cell in step.places {
                guard let unit = units(cell) else { continue }
                let days = [first] + unit.type.days + [unit.ending?.on].compactMap { $0 }
                for day in days.sorted() where day >= first && (next.map { day < $0 } ?? true) {
                    guard unit.isThere(on: day), unit.type.on(day)?.holdsMembers == true else {
                        return (number, cell, day)
                    }
                }
            }
        }
        return nil
    }
}

extension MembershipHistory.Step {
    /// The units that must be there for somebody who stands so.
    fileprivate var places: [Unit.ID] {
        var places: [Unit.ID] = []
        switch after {
        case .member(let cell, _): places.append(cell)
        case .moving(_, let cell, _): places.append(cell)
        case .outside, .left: break
        }
        if case .unit(let host)? = stayAfter { places.append(host) }
        return places
    }
}

extension Memberships {
    /// The operation by which a unit is no cell any more from a day on; nil where none says so.
    static func operation(ending cell: Unit.ID, on day: Day, _ db: Transaction) throws -> Int? {
        let rows = try db.run(
            """
            SELECT recorded_in FROM unit_closure
            WHERE unit = \(cell) AND reversed_in IS NULL AND effective_on = \(day)
            UNION ALL
            SELECT recorded_in FROM unit_type WHERE unit = \(cell) AND superseded_in IS NULL AND from_on = \(day)
            """)
        return try rows.first?.int(0)
    }
}
