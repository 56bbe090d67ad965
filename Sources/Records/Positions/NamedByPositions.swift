import Domain
import Storage
import Vietnamese

/// What rows about positions name: units, people with their membership, and what stands of the positions.
struct NamedByPositions {
    let units: UnitDirectory
    let people: PersonDirectory
    let homes: CodedHomes
    /// What stands of the positions of these units.
    let book: PositionBook
    /// When they, and whoever the rows name, are gone.
    let departures: Departures
    /// Everybody who holds one, for naming them.
    private let holders: PersonDirectory
    private let memberships: Memberships
    private let erased: Set<Person.ID>
    /// Whose names the account knows.
    private let known: Set<Person.ID>
    /// What was taken back.
    private let reversed: PositionBook

    static func of(
        _ drafts: [PositionDraft], as scope: Scope, _ desk: Desk
    ) throws -> NamedByPositions {
        let all = try UnitDirectory.of(codes: drafts.map(\.unitCode), desk.db)
        let homes = try CodedHomes.of(all, as: scope, desk)
        let units = all.seen(by: scope, at: homes)
        let people = try PersonDirectory.of(codes: drafts.map(\.personCode), desk.db)
        let book = try PositionBook.of(units.entries.keys, desk.db)
        let holders = book.people
        return NamedByPositions(
            units: units, people: people, homes: homes, book: book,
            departures: try Departures.of(holders + people.entries.keys, desk.db),
            holders: try PersonDirectory.of(holders + people.entries.keys, desk.db),
            memberships: try Memberships.of(Array(people.entries.keys), people, desk.db),
            erased: try StandingPeople.erased(among: Array(people.entries.keys), desk),
            known: try PersonQueries.known(people.entries.keys, by: scope, desk),
            reversed: try PositionBook.of(units.entries.keys, desk.db, .closed))
    }

    /// Whether exactly this was said once and taken back.
    func isReversed(_ turn: PositionSequence.Turn, in seat: PositionSeat) -> Bool {
        reversed.sayings[seat]?.contains { $0.turn == turn } ?? false
    }

    func name(_ person: Person.ID) -> String { holders[person]?.name ?? "" }

    /// What stands of the person of a row in its position from its day.
    func standing(_ draft: PositionDraft) -> PositionBook.Saying? {
        guard let unit = units[code: draft.unitCode]?.id, let person = people[code: draft.personCode]?.id else {
            return nil
        }
        return book.saying(of: person, in: PositionSeat(unit: unit, position: draft.position), from: draft.from)
    }

    /// What is wrong with what a row names; of what is said already only whom it names is asked.
    func problems(_ draft: PositionDraft, isSaid: Bool) -> [Problem] {
        if isSaid { return nameProblems(draft) }
        let problems = unitProblems(draft) + nameProblems(draft)
        return problems.isEmpty ? membershipProblems(draft) : problems
    }

    private func unitProblems(_ draft: PositionDraft) -> [Problem] {
        guard let unit = units[code: draft.unitCode], let from = unit.from else {
            return [Problem("unit", "problem.unit.unknown", ["value": draft.unitCode])]
        }
        guard from <= draft.from else { return [Problem("from", "problem.unit.not_yet", ["day": from.vietnamese])] }
        guard unit.isThere(on: draft.from), let type = unit.type.on(draft.from) else {
            return [Problem("from", "problem.position.unit_ended", ["day": unit.ending?.on.vietnamese ?? ""])]
        }
        // Who came to it while the unit was of another type may leave it whatever the unit is now.
        guard draft.ending != nil || type.rule(of: draft.position) != nil else {
            return [Problem("position", "problem.position.type", ["type": type.rawValue])]
        }
        return []
    }

    private func nameProblems(_ draft: PositionDraft) -> [Problem] {
        guard let person = people[code: draft.personCode], known.contains(person.id) else {
            return [Problem("person", "problem.person.unknown", ["value": draft.personCode])]
        }
        if erased.contains(person.id) { return [Problem("person", "problem.person.erased")] }
        guard person.name == draft.personName else {
            return [Problem("name", "problem.person.other_name", ["name": person.name])]
        }
        return []
    }

    /// Who holds a position of the Party is an official member on the day.
    private func membershipProblems(_ draft: PositionDraft) -> [Problem] {
        let line = units[code: draft.unitCode]?.type.on(draft.from)?.line
        guard draft.ending == nil, line == .party, let person = people[code: draft.personCode]?.id,
            !memberships.isOfficial(person, on: draft.from)
        else { return [] }
        return [Problem("person", "problem.position.not_official", ["day": draft.from.vietnamese])]
    }

    /// Why a turn cannot follow on what stands.
    func problem(_ contradiction: PositionSequence.Contradiction, in seat: PositionSeat) -> Problem {
        switch contradiction.reason {
        case .held: return Problem("from", "problem.position.held")
        case .notHeld:
            return Problem("ending", "problem.position.not_held", ["day": contradiction.turn.from.vietnamese])
        case .taken(let other):
            let arguments = ["name": name(other.person), "day": other.from.vietnamese]
            guard let operation = book.operation(of: other, in: seat) else {
                return Problem("person", "problem.position.taken_in_list", arguments)
            }
            let standing = arguments.merging(["operation": Numbers.grouped(operation)]) { $1 }
            return Problem("person", "problem.position.taken", standing)
        }
    }
}

extension Memberships {
    /// Whether somebody is an official member of the Party at the end of a day.
    func isOfficial(_ person: Person.ID, on day: Day) -> Bool {
        (try? history(of: person))?.standing(on: day).status == .official
    }
}
