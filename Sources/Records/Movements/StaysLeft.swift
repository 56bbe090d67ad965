import Domain
import Storage
import Vietnamese

extension MembershipHistory {
    /// The first stay in a unit that, from some day of it on, is not there or holds no members: which step began it,
    /// the unit, and that day.
    func left(_ units: (Unit.ID) -> UnitDirectory.Entry?) -> (step: Int, cell: Unit.ID, day: Day)? {
        for (number, step) in steps.enumerated() {
            guard let cell = step.after.cell, let unit = units(cell) else { continue }
            let first = step.movement.effectiveOn
            let next = number + 1 < steps.count ? steps[number + 1].movement.effectiveOn : nil
            let days = [first] + unit.type.days + [unit.ending?.on].compactMap { $0 }
            for day in days.sorted() where day >= first && (next.map { day < $0 } ?? true) {
                guard unit.isThere(on: day), unit.type.on(day)?.holdsMembers == true else { return (number, cell, day) }
            }
        }
        return nil
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
