package import Domain
import Storage
import Vietnamese

/// A movement that may be recorded, with the paper it rests on.
package struct MovementEntering: Hashable, Sendable {
    package let movement: Movement
    package let decision: DecisionDraft?
}

extension Movements {
    /// What recording these movements would do: the whole sequence of each person is re-checked with them in place.
    package static func plan(
        _ drafts: [MovementDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<MovementEntering> {
        let people = try PersonDirectory.of(codes: drafts.map(\.personCode), desk.db)
        let units = try UnitDirectory.of(
            codes: drafts.flatMap { [$0.unitCode] + [$0.counterpartCode].compactMap { $0 } }, desk.db)
        let homes = try CodedHomes.of(units, as: scope, desk)
        let seenUnits = units.seen(by: scope, at: homes)
        let known = try PersonQueries.known(people.entries.keys, by: scope, desk)
        let reversed = try reversedKeys(of: Array(people.entries.keys), desk)
        let successions = try Successions.of(drafts, units, desk)
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
            let person = people[code: draft.personCode].flatMap { known.contains($0.id) ? $0 : nil }
            problems += personProblems(draft, person, people.merged[draft.personCode])
            if let person, let merged = people.merged[draft.personCode] {
                plan.notices.append(merged.notice("person", of: person).of(draft: number))
            }
            problems += unitProblems(draft.unitCode, "unit", draft, seenUnits)
            if let code = draft.counterpartCode {
                // Where somebody leaves for is written on their paper, and may lie outside the view.
                let known = draft.codesRecordedIn.contains(code) ? seenUnits : units
                problems += unitProblems(code, "counterpart", draft, known)
            }
            for code in draft.codesRecordedIn where seenUnits[code: code] != nil {
                guard !scope.mayRecord(in: homes[code]) else { continue }
                problems.append(Problem(code == draft.unitCode ? "unit" : "counterpart", "problem.unit.scope"))
            }
            if problems.isEmpty, let person, let unit = units[code: draft.unitCode]?.id {
                let movement = Movement(
                    id: ids[number], kind: draft.kind, person: person.id, unit: unit,
                    counterpart: draft.counterpartCode.flatMap { units[code: $0]?.id }, status: draft.status,
                    elsewhere: draft.elsewhere, effectiveOn: draft.effectiveOn)
                if let standing = memberships.movements[person.id]?.first(where: { $0.says(movement) }) {
                    if standing.agrees(movement), memberships.decisions[standing.id] == draft.decision {
                        plan.same += 1
                    } else {
                        let operation = memberships.operations[standing.id].map { String($0) } ?? ""
                        problems.append(Problem("person", "problem.movement.differs", ["operation": operation]))
                    }
                } else if draft.kind == .reorganisation && !successions.hold(movement) {
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
        plan.problems += try contradictions(memberships, numbers, but: spoilt, desk)
        return plan
    }

    private static func personProblems(
        _ draft: MovementDraft, _ person: PersonDirectory.Entry?, _ merged: MergedEntry?
    ) -> [Problem] {
        guard let person else { return [Problem("person", "problem.person.unknown", ["value": draft.personCode])] }
        guard [person.name, merged?.name].contains(draft.personName) else {
            return [Problem("name", "problem.person.other_name", ["name": person.name])]
        }
        return []
    }

    private static func unitProblems(
        _ code: String, _ field: String, _ draft: MovementDraft, _ units: UnitDirectory
    ) -> [Problem] {
        guard let unit = units[code: code] else { return [Problem(field, "problem.unit.unknown", ["value": code])] }
        guard let from = unit.from, unit.entry != .reference, from <= draft.effectiveOn else {
            let isEarly = unit.entry != .reference && unit.from != nil
            return [
                isEarly
                    ? Problem(field, "problem.unit.not_yet", ["day": unit.from?.vietnamese ?? ""])
                    : Problem(field, "problem.unit.no_members", ["value": code])
            ]
        }
        // Who goes along with a cell was in it before that day, whatever it is from then on.
        let isLeft = draft.kind == .reorganisation && field == "unit"
        let days = [draft.effectiveOn] + (isLeft ? [draft.effectiveOn.adding(days: -1)] : [])
        guard days.contains(where: { unit.type.on($0)?.holdsMembers == true }) else {
            return [Problem(field, "problem.unit.no_members", ["value": code])]
        }
        guard let ending = unit.ending, !unit.isThere(on: draft.effectiveOn),
            !isLeft || ending.on != draft.effectiveOn
        else { return [] }
        return [Problem(field, "problem.movement.unit_ended", ["day": ending.on.vietnamese])]
    }

    private static func reversedKeys(of people: [Person.ID], _ desk: Desk) throws -> Set<[String]> {
        var keys: Set<[String]> = []
        for chunk in people.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT \(PersonMergers.now("movement.person")), movement.kind, movement.unit, movement.effective_on, movement.counterpart,
                       movement.status, movement.other, CAST(movement.beyond AS TEXT), decision.number,
                       decision.issued_on, decision.issuer
                FROM movement LEFT JOIN decision ON decision.id = movement.decision
                WHERE movement.reversed_in IS NOT NULL
                  AND (movement.person IN \(list: Array(chunk)) OR movement.person IN (
                    SELECT merger.person FROM person_merger AS merger
                    WHERE merger.superseded_in IS NULL AND merger.survivor IN \(list: Array(chunk))))
                """)
            keys.formUnion(try rows.map { row in try (0..<11).map { try row.textOrNil($0) ?? "" } })
        }
        return keys
    }
}

/// Which cells went into which by reorganisations that stand: somebody found late of such a cell may go along.
private struct Successions {
    private struct Step: Hashable {
        let unit: Unit.ID
        let successor: Unit.ID
        let day: Day
    }

    private var steps: Set<Step> = []

    static func of(_ drafts: [MovementDraft], _ units: UnitDirectory, _ desk: Desk) throws -> Successions {
        var successions = Successions()
        let codes = Set(drafts.filter { $0.kind == .reorganisation }.map(\.unitCode))
        let kinds = Reorganisation.Kind.allCases.filter { $0 == .split || $0.ending != nil }.map(\.rawValue)
        for chunk in codes.compactMap({ units[code: $0]?.id }).chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT unit, other, effective_on FROM unit_step
                WHERE reversed_in IS NULL AND kind IN \(list: kinds) AND other IS NOT NULL AND unit IN \(list: Array(chunk))
                """)
            for row in rows {
                successions.steps.insert(
                    Step(unit: try row.id(0), successor: try row.id(1), day: try row.day(2)))
            }
        }
        return successions
    }

    func hold(_ movement: Movement) -> Bool {
        guard let successor = movement.counterpart else { return false }
        return steps.contains(Step(unit: movement.unit, successor: successor, day: movement.effectiveOn))
    }
}

extension MovementDraft {
    /// The units in whose figures it is recorded. Who leaves for another cell is none of it before they arrive.
    fileprivate var codesRecordedIn: [String] {
        [unitCode] + (kind == .transferOut ? [] : [counterpartCode].compactMap { $0 })
    }
}

extension Movement {
    /// What makes two movements the same one in two lists.
    private var key: [String] { [person.text, kind.rawValue, unit.text, effectiveOn.iso] }

    /// Everything a list says of a movement.
    fileprivate func wholeKey(_ decision: DecisionDraft?) -> [String] {
        key + [
            counterpart?.text ?? "", status?.rawValue ?? "", elsewhere?.name ?? "",
            elsewhere.map { $0.province == .other ? "1" : "0" } ?? "", decision?.number ?? "",
            decision?.issuedOn.iso ?? "", decision?.issuer ?? "",
        ]
    }

    func says(_ other: Movement) -> Bool { key == other.key }

    fileprivate func agrees(_ other: Movement) -> Bool {
        counterpart == other.counterpart && status == other.status && elsewhere == other.elsewhere
    }
}
