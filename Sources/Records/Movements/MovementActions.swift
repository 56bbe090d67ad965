package import Domain
import Storage
import Vietnamese

/// A movement that may be recorded, with the paper it rests on.
package struct MovementEntering: Hashable, Sendable {
    package let movement: Movement
    package let decision: DecisionDraft?
}

package enum Movements {
    /// What recording these movements would do: the whole sequence of each person is re-checked with them in place.
    package static func plan(
        _ drafts: [MovementDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<MovementEntering> {
        let people = try PersonDirectory.of(codes: drafts.map(\.personCode), desk.db)
        let units = try UnitDirectory.of(
            codes: drafts.flatMap { [$0.unitCode] + [$0.counterpartCode].compactMap { $0 } }, desk.db)
        let lines = try SuperiorLines.of(units, desk)
        let reversed = try reversedKeys(of: Array(people.entries.keys), desk)
        var memberships = try Memberships.of(Array(people.entries.keys), people, desk.db)

        var plan = Plan<MovementEntering>()
        // Movements of one operation and one day are read back by their ids: these must keep the list's order.
        let ids = drafts.map { _ in Movement.ID.make(at: desk.now) }.sorted { $0.text < $1.text }
        var seen = Repeats<String>()
        var numbers: [Movement.ID: Int] = [:]
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            let key = [draft.personCode, draft.kind.rawValue, draft.unitCode, draft.effectiveOn.iso].joined(
                separator: " ")
            problems += seen.problems("person", key, of: number, saying: draft.personCode)
            let person = people[code: draft.personCode]
            problems += personProblems(draft, person)
            problems += unitProblems(draft.unitCode, "unit", draft, units)
            if let code = draft.counterpartCode { problems += unitProblems(code, "counterpart", draft, units) }
            for code in [draft.unitCode, draft.counterpartCode].compactMap({ $0 }) where units[code: code] != nil {
                guard !scope.mayRecord(in: lines.line(ofCode: code, on: draft.effectiveOn)) else { continue }
                problems.append(Problem(code == draft.unitCode ? "unit" : "counterpart", "problem.unit.scope"))
            }
            if problems.isEmpty, let person, let unit = units[code: draft.unitCode]?.id {
                let movement = Movement(
                    id: ids[number], kind: draft.kind, person: person.id, unit: unit,
                    counterpart: draft.counterpartCode.flatMap { units[code: $0]?.id }, status: draft.status,
                    effectiveOn: draft.effectiveOn)
                if let standing = memberships.movements[person.id]?.first(where: { $0.says(movement) }) {
                    if standing.agrees(movement), memberships.decisions[standing.id] == draft.decision {
                        plan.same += 1
                    } else {
                        let operation = memberships.operations[standing.id].map { String($0) } ?? ""
                        problems.append(Problem("person", "problem.movement.differs", ["operation": operation]))
                    }
                } else if draft.kind == .reorganisation {
                    problems.append(Problem("kind", "problem.movement.reorganisation"))
                } else if !reviving, reversed.contains(movement.wholeKey(draft.decision)) {
                    plan.reversed.append(number)
                } else {
                    memberships.add(movement)
                    numbers[movement.id] = number
                    plan.newDrafts.append(number)
                    plan.new.append(MovementEntering(movement: movement, decision: draft.decision))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        // A sequence with a gap where a row was refused would be found impossible for that reason alone.
        let spoilt = Set(plan.problems.compactMap { $0.draft.flatMap { people[code: drafts[$0].personCode]?.id } })
        plan.problems += contradictions(memberships, numbers, but: spoilt)
        return plan
    }

    private static func personProblems(_ draft: MovementDraft, _ person: PersonDirectory.Entry?) -> [Problem] {
        guard let person else { return [Problem("person", "problem.person.unknown", ["value": draft.personCode])] }
        guard person.name == draft.personName else {
            return [Problem("name", "problem.person.other_name", ["name": person.name])]
        }
        return []
    }

    private static func unitProblems(
        _ code: String, _ field: String, _ draft: MovementDraft, _ units: UnitDirectory
    ) -> [Problem] {
        guard let unit = units[code: code] else { return [Problem(field, "problem.unit.unknown", ["value": code])] }
        guard let from = unit.from, unit.entry != .reference, unit.type.on(draft.effectiveOn)?.holdsMembers == true
        else {
            let early = unit.from.map { draft.effectiveOn < $0 } ?? false
            return [
                early
                    ? Problem(field, "problem.unit.not_yet", ["day": unit.from?.vietnamese ?? ""])
                    : Problem(field, "problem.unit.no_members", ["value": code])
            ]
        }
        return from <= draft.effectiveOn ? [] : [Problem(field, "problem.unit.not_yet", ["day": from.vietnamese])]
    }

    /// The first impossible movement of each person: of the list, or a recorded one that now stands against it.
    private static func contradictions(
        _ memberships: Memberships, _ numbers: [Movement.ID: Int], but spoilt: Set<Person.ID>
    ) -> [Problem] {
        var problems: [Problem] = []
        let touched = Set(memberships.movements.filter { $0.value.contains { numbers[$0.id] != nil } }.keys)
        for person in touched.subtracting(spoilt) {
            do {
                _ = try memberships.history(of: person)
            } catch let contradiction {
                let own = memberships.movements[person]?.compactMap { numbers[$0.id] } ?? []
                if let number = numbers[contradiction.movement.id] {
                    let reason = contradiction.reason
                    problems.append(Problem("kind", reason.key, reason.arguments).of(draft: number))
                } else if let first = own.first {
                    let arguments = [
                        "day": contradiction.movement.effectiveOn.vietnamese,
                        "kind": contradiction.movement.kind.rawValue,
                    ]
                    problems.append(Problem("kind", "problem.movement.later_stands", arguments).of(draft: first))
                }
            }
        }
        return problems.sorted { ($0.draft ?? 0) < ($1.draft ?? 0) }
    }

    private static func reversedKeys(of people: [Person.ID], _ desk: Desk) throws -> Set<[String]> {
        var keys: Set<[String]> = []
        for chunk in people.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT movement.person, movement.kind, movement.unit, movement.effective_on, movement.counterpart,
                       movement.status, decision.number, decision.issued_on, decision.issuer
                FROM movement LEFT JOIN decision ON decision.id = movement.decision
                WHERE movement.reversed_in IS NOT NULL AND movement.person IN \(list: Array(chunk))
                """)
            keys.formUnion(try rows.map { row in try (0..<9).map { try row.textOrNil($0) ?? "" } })
        }
        return keys
    }

    /// Records the movements of a plan by one operation.
    package static func record(
        _ plan: Plan<MovementEntering>, as kind: Operation.Kind = .importMovements, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.movement.unit), by: author) { recording in
            let decisions = try Decisions.record(entering.map(\.decision), in: recording, desk)
            try recording.insert(
                .movement,
                entering.map { entry in
                    let movement = entry.movement
                    return [
                        movement.id.value, movement.kind.rawValue.value, movement.person.value, movement.unit.value,
                        movement.counterpart.value, (movement.status?.rawValue).value, movement.effectiveOn.value,
                        decisions[entry.decision].value, .null, .null,
                    ]
                })
            try settle(entering.map(\.movement.person), recording, desk)
            return Receipt(seq: recording.seq, subjects: entering.map(\.movement.id.text))
        }
    }

    /// Re-checks the whole sequence of these people and posts what is missing.
    static func settle(_ ids: [Person.ID], _ recording: Recording, _ desk: Desk) throws {
        let people = try PersonDirectory.of(ids, desk.db)
        let memberships = try Memberships.of(Array(people.entries.keys), people, desk.db)
        recording.settle(memberships.everRecorded, of: ids.map(\.text), try memberships.postings(desk.db))
    }
}

extension Movement {
    /// What makes two movements the same one in two lists.
    fileprivate var key: [String] { [person.text, kind.rawValue, unit.text, effectiveOn.iso] }

    /// Everything a list says of a movement.
    fileprivate func wholeKey(_ decision: DecisionDraft?) -> [String] {
        key + [
            counterpart?.text ?? "", status?.rawValue ?? "", decision?.number ?? "", decision?.issuedOn.iso ?? "",
            decision?.issuer ?? "",
        ]
    }

    fileprivate func says(_ other: Movement) -> Bool { key == other.key }

    fileprivate func agrees(_ other: Movement) -> Bool { counterpart == other.counterpart && status == other.status }
}
