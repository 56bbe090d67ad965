package import Domain
import Storage
import Vietnamese

/// A position that may be recorded as taken or left, with what its codes resolve to.
package struct PositionEntering: Hashable, Sendable {
    package let draft: PositionDraft
    package let unit: Unit.ID
    package let person: Person.ID
    /// The identity of this person in this position of the unit.
    let holder: String
    let isNewHolder: Bool

    var seat: PositionSeat { PositionSeat(unit: unit, position: draft.position) }
    var turn: PositionSequence.Turn { draft.turn(of: person) }
}

package enum Positions {
    /// What recording these positions would do: everything said of each position of each unit is re-checked with them
    /// in place.
    package static func plan(
        _ drafts: [PositionDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<PositionEntering> {
        let named = try NamedByPositions.of(drafts, as: scope, desk)
        var plan = Plan<PositionEntering>()
        var seen = Repeats<[String]>()
        var ids = NewHolders(desk)
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            let key = [draft.unitCode, draft.position.rawValue, draft.personCode, draft.from.iso]
            problems += seen.problems("person", key, of: number, saying: draft.personCode)
            let standing = named.standing(draft)
            problems += named.problems(draft, isSaid: standing != nil)
            if named.units[code: draft.unitCode] != nil,
                !scope.mayRecord(in: named.homes[draft.unitCode])
            {
                problems.append(Problem("unit", "problem.unit.scope"))
            }
            if problems.isEmpty, let unit = named.units[code: draft.unitCode]?.id,
                let person = named.people[code: draft.personCode]?.id
            {
                let seat = PositionSeat(unit: unit, position: draft.position)
                if let standing {
                    if standing.turn == draft.turn(of: person) {
                        plan.same += 1
                    } else {
                        let operation = Numbers.grouped(standing.operation)
                        problems.append(Problem("person", "problem.position.differs", ["operation": operation]))
                    }
                } else if !reviving, named.isReversed(draft.turn(of: person), in: seat) {
                    plan.reversed.append(number)
                } else {
                    let (id, isNew) = ids.holder(person, in: seat, named.book)
                    plan.newDrafts.append(number)
                    plan.new.append(
                        PositionEntering(draft: draft, unit: unit, person: person, holder: id, isNewHolder: isNew))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        plan.problems += contradictions(plan, named)
        return plan
    }

    /// What of a plan cannot follow on what is said already, or could not be followed by it.
    private static func contradictions(_ plan: Plan<PositionEntering>, _ named: NamedByPositions) -> [Problem] {
        var numbers: [PositionSeat: [(draft: Int, turn: PositionSequence.Turn)]] = [:]
        for (number, entry) in zip(plan.newDrafts, plan.new) {
            numbers[entry.seat, default: []].append((number, entry.turn))
        }
        let problems = numbers.compactMap { seat, own -> Problem? in
            guard let first = own.first,
                let found = named.book.contradiction(in: seat, with: own.map(\.turn), named.units, named.departures)
            else { return nil }
            func draft(_ turn: PositionSequence.Turn) -> Int? { own.first { $0.turn == turn }?.draft }
            if let draft = draft(found.turn) { return named.problem(found, in: seat).of(draft: draft) }
            // Something recorded could not follow on the list: of its rows the one that stands in the way is told.
            var other: Int?
            if case .taken(let turn) = found.reason { other = draft(turn) }
            let arguments = [
                "day": found.turn.from.vietnamese, "name": named.name(found.turn.person),
                "operation": named.book.operation(of: found.turn, in: seat).map { Numbers.grouped($0) } ?? "",
            ]
            return Problem("from", "problem.position.later_stands", arguments).of(draft: other ?? first.draft)
        }
        return problems.sorted { ($0.draft ?? 0) < ($1.draft ?? 0) }
    }
}

/// The identities that people will have in positions in which they never were, each made once.
private struct NewHolders {
    private let desk: Desk
    private var made: [PositionSeat: [Person.ID: String]] = [:]

    init(_ desk: Desk) { self.desk = desk }

    mutating func holder(_ person: Person.ID, in seat: PositionSeat, _ book: PositionBook) -> (id: String, isNew: Bool)
    {
        if let id = book.holder(person, in: seat) { return (id, false) }
        if let id = made[seat]?[person] { return (id, true) }
        let id = uuid7(at: desk.now)
        made[seat, default: [:]][person] = id
        return (id, true)
    }
}

extension PositionDraft {
    func turn(of person: Person.ID) -> PositionSequence.Turn {
        PositionSequence.Turn(person: person, from: from, term: term, ending: ending, decision: decision)
    }
}
