package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// A position that somebody holds or held, in one term.
package struct HeldPosition: Hashable, Sendable {
    package let unit: UnitName
    package let position: Position
    package let personCode: String
    package let personName: String
    package let from: Day
    package let term: Term?
    package let decision: DecisionDraft?
    /// The operation that recorded it.
    package let operation: Int
    /// The first day on which it is held no more, or held in another term; nil while it goes on.
    package let until: Day?
    /// Why it is held no more; nil where it goes on, was renewed, or ended with its unit or with its holder's leaving.
    package let ending: PositionEnding?
    /// How the unit ended, where the position ended with it.
    package let unitEnding: UnitEnding?
    /// How the holder left the Party or died, where the position ended with that.
    package let leaving: Movement.Kind?

    package func isHeld(on day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

package enum PositionQueries {
    /// Everything held in a unit at any time, by position and the latest first, as known at a moment.
    package static func held(in unit: Unit.ID, knownAt: Date? = nil, _ desk: Desk) throws -> [HeldPosition] {
        let known = UnitDirectory.Generation.known(try Known(knownAt, desk))
        return try held(
            PositionBook.of([unit], desk.db, known), try UnitDirectory.of([unit], desk.db, known), known, desk)
    }

    /// Everything a person held at any time, the latest first.
    package static func held(by person: Person.ID, _ desk: Desk) throws -> [HeldPosition] {
        let book = try PositionBook.of(people: [person], desk.db)
        let units = try UnitDirectory.of(book.seats.map(\.unit), desk.db)
        return try held(book, units, .standing, desk).sorted { ($0.from, $0.unit.code) > ($1.from, $1.unit.code) }
    }

    /// The stretches in which positions are held, in the order of the positions and the latest first.
    static func held(
        _ book: PositionBook, _ units: UnitDirectory, _ generation: UnitDirectory.Generation, _ desk: Desk
    ) throws -> [HeldPosition] {
        let people = try PersonDirectory.of(book.people, desk.db)
        let departures = try Departures.of(book.people, desk.db, generation)
        let held = book.sayings.flatMap { seat, sayings -> [HeldPosition] in
            guard let unit = units[seat.unit] else { return [] }
            let line = unit.type.values.first?.line
            return Dictionary(grouping: sayings, by: \.turn.person).values.flatMap { own in
                own.enumerated().compactMap { number, saying in
                    let next = number + 1 < own.count ? own[number + 1].turn : nil
                    let gone = departures.first(of: saying.turn.person, from: saying.turn.from, in: line)
                    return HeldPosition(saying, until: next, gone, in: unit, people, today: desk.today)
                }
            }
        }
        func place(_ held: HeldPosition) -> Int { Position.allCases.firstIndex(of: held.position) ?? 0 }
        return held.sorted { one, other in
            if place(one) != place(other) { return place(one) < place(other) }
            return one.from == other.from ? one.personCode < other.personCode : one.from > other.from
        }
    }
}

extension HeldPosition {
    /// What a turn begins; nil of one that only ends what was held.
    fileprivate init?(
        _ saying: PositionBook.Saying, until next: PositionSequence.Turn?, _ gone: Departures.Departure?,
        in unit: UnitDirectory.Entry, _ people: PersonDirectory, today: Day
    ) {
        let turn = saying.turn
        guard turn.ending == nil, let person = people[turn.person], let name = unit.named(on: today) else { return nil }
        self.unit = name
        position = saying.seat.position
        (personCode, personName) = (person.code, person.name)
        (from, term, decision, operation) = (turn.from, turn.term, turn.decision, saying.operation)
        if let gone, (next?.from ?? unit.ending?.on).map({ gone.day < $0 }) ?? true {
            (until, ending, unitEnding, leaving) = (gone.day, nil, nil, gone.kind)
        } else if let next {
            (until, ending, unitEnding, leaving) = (next.from, next.ending, nil, nil)
        } else {
            (until, ending, unitEnding, leaving) = (unit.ending?.on, nil, unit.ending?.kind, nil)
        }
    }
}

extension UnitDirectory.Entry {
    /// The unit as a page names it on a day.
    func named(on day: Day) -> UnitName? {
        guard let name = name.on(day) ?? name.latest, let code = code.on(day) ?? code.latest,
            let type = type.on(day) ?? type.latest
        else { return nil }
        return UnitName(id: id, code: code, name: name, type: type)
    }
}
