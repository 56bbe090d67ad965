package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// A position that a unit must have and nobody holds.
package struct Vacancy: Hashable, Sendable {
    package let unit: UnitName
    package let position: Position
    /// The first day on which nobody held it; nil where nobody was ever recorded: that it is vacant is then not known.
    package let since: Day?
    /// Who held it last.
    package let last: HeldPosition?
}

/// What is to be filled under a unit on a day: vacant positions, and terms at or near their end.
package struct Vacancies: Sendable {
    /// How many months before its end a term is told of.
    package static let monthsAhead = 6

    package let unit: UnitName
    package let on: Day
    /// The positions that are vacant, the longest vacant first.
    package let vacant: [Vacancy]
    /// What is held in a term that ended or ends within ``monthsAhead``, the first to end first.
    package let ending: [HeldPosition]
    /// The positions of which nobody was ever recorded, by unit.
    package let unrecorded: [Vacancy]

    /// Under a unit, itself included, and in the organisations of the enterprises that it manages, within view; as known at
    /// a moment.
    package static func below(
        _ unit: UnitName, on day: Day, knownAt: Date? = nil, as scope: Scope, _ desk: Desk
    ) throws -> Vacancies {
        let known = try Known(knownAt, desk)
        let under = try desk.db.run(under(unit.id, on: day, known)).map { try $0.id(0) as Unit.ID }
        let homes = try Homes.of(under, desk)
        let ids = under.filter { scope.contains(homes[$0], for: .people) }
        return try of(ids, below: unit, on: day, .known(known), desk)
    }

    /// Of one unit alone, as known now.
    package static func of(_ unit: UnitName, on day: Day, _ desk: Desk) throws -> Vacancies {
        try of([unit.id], below: unit, on: day, .standing, desk)
    }

    private static func of(
        _ ids: [Unit.ID], below unit: UnitName, on day: Day, _ generation: UnitDirectory.Generation, _ desk: Desk
    ) throws -> Vacancies {
        let units = try UnitDirectory.of(ids, desk.db, generation)
        let book = try PositionBook.of(ids, desk.db, generation)
        let held = Dictionary(grouping: try PositionQueries.held(book, units, generation, desk), by: \.unit.id)
        // Of units that are only named nothing is held.
        let there = units.entries.values.filter { $0.isThere(on: day) && $0.entry != .reference }
        let empty = there.flatMap { vacancies(in: $0, held[$0.id] ?? [], on: day) }
        let limit = day.adding(months: monthsAhead)
        let ending = there.flatMap { held[$0.id] ?? [] }.filter { held in
            held.isHeld(on: day) && held.term.map { $0.to <= limit } ?? false
        }
        func key(_ day: Day?, _ unit: UnitName) -> [String] { [day?.iso ?? "", SortKey.of(unit.name), unit.code] }
        return Vacancies(
            unit: unit, on: day,
            vacant: empty.filter { $0.since != nil }.inOrder { key($0.since, $0.unit) },
            ending: ending.inOrder { key($0.term?.to, $0.unit) },
            unrecorded: empty.filter { $0.since == nil }.inOrder { key(nil, $0.unit) })
    }

    private static func vacancies(
        in unit: UnitDirectory.Entry, _ held: [HeldPosition], on day: Day
    ) -> [Vacancy] {
        guard let name = unit.named(on: day), let type = unit.type.on(day) else { return [] }
        return type.positions.filter(\.isRequired).compactMap { rule in
            let own = held.filter { $0.position == rule.position && $0.from <= day }
            if own.contains(where: { $0.isHeld(on: day) }) { return nil }
            let last = own.max { ($0.until ?? day) < ($1.until ?? day) }
            return Vacancy(unit: name, position: rule.position, since: last?.until, last: last)
        }
    }

    /// The units under one on a day, and the mass organisations whose principal host one of them manages.
    private static func under(_ unit: Unit.ID, on day: Day, _ known: Known) -> SQL {
        func state(_ table: String, _ subject: String) -> SQL {
            """
            SELECT state.* FROM \(raw: table) AS state
            WHERE \(holds("state", known)) AND state.from_on <= \(day) AND NOT EXISTS (
                SELECT 1 FROM \(raw: table) AS later
                WHERE later.\(raw: subject) = state.\(raw: subject) AND \(holds("later", known))
                  AND later.from_on > state.from_on AND later.from_on <= \(day))
            """
        }
        return """
            \(Subtree.of(unit, on: day, known))
            UNION
            SELECT host.unit FROM (\(state("unit_host", "unit"))) AS host
            JOIN unit ON unit.id = host.unit AND unit.line <> 'party'
            JOIN (\(state("enterprise_manager", "enterprise"))) AS manager ON manager.enterprise = host.enterprise
            WHERE manager.unit IN (SELECT unit FROM below)
            """
    }

    private static func holds(_ table: String, _ known: Known) -> SQL {
        "\(known.open("\(table).superseded_in")) AND \(known.recorded("\(table).recorded_in"))"
    }
}
