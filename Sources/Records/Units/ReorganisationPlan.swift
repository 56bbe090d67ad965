package import Domain
import Storage
import Vietnamese

/// A step of a reorganisation that may be recorded, with what its codes resolve to.
package struct ReorganisationStep: Hashable, Sendable {
    package let draft: ReorganisationDraft
    package let unit: Unit.ID
    /// The unit that takes over or comes into being; nil of a renaming.
    package let other: Unit.ID?
    package let parent: Unit.ID?

    /// The other unit as the step's record names it.
    var named: Unit.ID? {
        switch draft.kind {
        case .rename: nil
        case .move, .handover, .convert: parent
        case .merge, .amalgamate, .split, .windUp, .dissolve, .disband: other
        }
    }
}

package enum Reorganisations {
    /// What recording these steps as one reorganisation would do: each is taken on the tree that the ones before it
    /// leave, in the order of their days.
    package static func plan(
        _ drafts: [ReorganisationDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<ReorganisationStep> {
        let codes = drafts.flatMap { draft in
            [draft.unitCode] + [draft.otherCode, draft.parentCode].compactMap { $0 }
        }
        let directory = try UnitDirectory.of(codes: codes, desk.db)
        let made = Dictionary(
            drafts.filter(\.kind.makesUnit).compactMap(\.otherCode).map { ($0, Unit.ID.make(at: desk.now)) },
            uniquingKeysWith: { first, _ in first })
        let recorded = try RecordedSteps.of(directory.entries.keys, desk.db)
        var plan = Plan<ReorganisationStep>()
        var steps: [(number: Int, step: ReorganisationStep)] = []
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            func unit(_ code: String, _ field: String) -> Unit.ID? {
                if let id = directory[code: code]?.id ?? made[code] { return id }
                problems.append(Problem(field, "problem.unit.unknown", ["value": code]))
                return nil
            }
            let id = unit(draft.unitCode, "unit")
            let parent = draft.parentCode.flatMap { unit($0, "parent") }
            let other = draft.kind == .rename ? nil : draft.otherCode.flatMap { unit($0, "other") }
            if problems.isEmpty, let id {
                let step = ReorganisationStep(draft: draft, unit: id, other: other, parent: parent)
                switch recorded.state(of: step, directory) {
                case .stands?:
                    plan.same += 1
                    continue
                case .reversed? where !reviving:
                    plan.reversed.append(number)
                    continue
                case .reversed?, nil: break
                }
                problems = taken(draft, directory)
                if problems.isEmpty { steps.append((number, step)) }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        try judge(steps, as: scope, &plan, desk)
        return plan
    }

    /// A code by which something new is called is nobody's yet.
    private static func taken(_ draft: ReorganisationDraft, _ directory: UnitDirectory) -> [Problem] {
        guard draft.kind.makesUnit || draft.kind == .rename, let code = draft.otherCode, code != draft.unitCode,
            directory[code: code] != nil
        else { return [] }
        return [Problem("other", "problem.unit.stands", ["value": code])]
    }

    private static func judge(
        _ steps: [(number: Int, step: ReorganisationStep)], as scope: Scope, _ plan: inout Plan<ReorganisationStep>,
        _ desk: Desk
    ) throws {
        guard !steps.isEmpty else { return }
        var shape = try Reshaping.around(steps.map(\.step), desk)
        let named = steps.flatMap { [$0.step.unit, $0.step.parent, $0.step.other].compactMap(\.self) }
        let homes = try Homes.of(named, desk)
        let ordered = steps.enumerated().sorted {
            ($0.element.step.draft.from, $0.offset) < ($1.element.step.draft.from, $1.offset)
        }
        for (_, entry) in ordered {
            var problems = outOfReach(entry.step, scope, homes, shape.tree)
            if problems.isEmpty { problems = shape.take(entry.step) }
            if problems.isEmpty {
                plan.newDrafts.append(entry.number)
                plan.new.append(entry.step)
            }
            plan.problems += problems.map { $0.of(draft: entry.number) }
        }
        plan.problems.sort { ($0.draft ?? 0) < ($1.draft ?? 0) }
        guard plan.problems.isEmpty, let last = ordered.last?.element else { return }
        if let problem = try shape.contradiction(desk) { plan.problems = [problem.of(draft: last.number)] }
    }

    private static func outOfReach(
        _ step: ReorganisationStep, _ scope: Scope, _ homes: Homes, _ tree: TreeRules
    ) -> [Problem] {
        // What this very list makes stands where its superior does.
        func home(_ unit: Unit.ID) -> Home {
            homes.standing(unit)
                ?? tree.line(from: unit, on: step.draft.from).lazy.compactMap(homes.standing).first ?? .register
        }
        let places: [(String, Unit.ID?)] = [
            ("unit", step.unit), ("parent", step.parent), ("other", step.draft.kind.makesUnit ? nil : step.other),
        ]
        return places.compactMap { field, unit in
            guard let unit, !scope.mayRecord(in: home(unit)) else { return nil }
            return Problem(field, "problem.unit.scope")
        }
    }
}

extension Reshaping {
    /// What of the whole, with every step taken, cannot be; nil where all can.
    func contradiction(_ desk: Desk) throws -> Problem? {
        let first = (states.compactMap(\.day) + newUnits.map(\.step.draft.from)).min() ?? desk.today
        if let violation = tree.violation(of: touched, from: first) {
            return Problem("unit", violation.reason.problem, arguments(of: violation))
        }
        if let impossible = members.contradiction {
            let day = impossible.movement.effectiveOn.vietnamese
            let operation = members.operation(of: impossible.movement).map { String($0) }
            return Problem(
                "from", operation == nil ? impossible.reason.key : "problem.reorganisation.later_stands",
                ["operation": operation ?? "", "day": day, "what": "movement"])
        }
        guard let left = members.left({ tree.units[$0] }) else { return nil }
        if let operation = try Memberships.operation(ending: left.cell, on: left.day, desk.db) {
            let arguments = ["operation": String(operation), "day": left.day.vietnamese, "what": "unit"]
            return Problem("from", "problem.reorganisation.later_stands", arguments)
        }
        let count = members.members(of: left.cell, on: left.day) + members.expected(in: left.cell, on: left.day)
        let people = Numbers.grouped(count.count)
        return Problem(
            "type", "problem.reorganisation.members_left",
            ["unit": tree[left.cell].code.latest ?? "", "people": people])
    }

    private func arguments(of violation: TreeRules.Violation) -> [String: String] {
        var arguments = ["day": violation.day.vietnamese]
        arguments["unit"] = tree[violation.unit].code.latest
        arguments["parent"] = tree[violation.parent].code.latest
        arguments["type"] = tree[violation.unit].type.on(violation.day)?.rawValue
        arguments["parent_type"] = tree[violation.parent].type.on(violation.day)?.rawValue
        return arguments
    }
}

extension NewState {
    /// The day from which it holds.
    var day: Day? {
        guard table.isDated, case .text(let text) = table.key(of: values)[1] else { return nil }
        return Day(iso: text)
    }
}

/// The steps that were ever recorded of some units.
private struct RecordedSteps {
    enum State { case stands, reversed }

    private struct Key: Hashable {
        let unit: Unit.ID
        let kind: String
        let from: Day
        let other: Unit.ID?
    }

    private struct Recorded {
        let decision: DecisionDraft
        let isReversed: Bool
    }

    private var steps: [Key: [Recorded]] = [:]

    static func of(_ units: some Sequence<Unit.ID>, _ db: Transaction) throws -> RecordedSteps {
        var recorded = RecordedSteps()
        for chunk in Array(units).chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT unit_step.unit, unit_step.kind, unit_step.effective_on, unit_step.other, unit_step.reversed_in,
                       decision.number, decision.issued_on, decision.issuer
                FROM unit_step JOIN decision ON decision.id = unit_step.decision
                WHERE unit_step.unit IN \(list: Array(chunk))
                """)
            for row in rows {
                let key = Key(
                    unit: try row.id(0), kind: try row.text(1), from: try row.day(2), other: try row.idOrNil(3))
                let decision = DecisionDraft(
                    number: try row.text(5), issuedOn: try row.day(6), issuer: try row.text(7))
                recorded.steps[key, default: []].append(
                    Recorded(decision: decision, isReversed: try row.intOrNil(4) != nil))
            }
        }
        return recorded
    }

    /// Whether a step was recorded before: the same, of the same day, by the same paper, saying the same.
    func state(of step: ReorganisationStep, _ directory: UnitDirectory) -> State? {
        let draft = step.draft
        let key = Key(unit: step.unit, kind: draft.kind.rawValue, from: draft.from, other: step.named)
        let same = (steps[key] ?? []).filter { $0.decision == draft.decision }
        guard !same.isEmpty else { return nil }
        guard same.contains(where: { !$0.isReversed }) else { return .reversed }
        let unit = directory[step.unit]
        let subject = draft.kind.makesUnit ? step.other.flatMap { directory[$0] } : unit
        let says = draft.name.map { subject?.name.on(draft.from) == $0 } ?? true
        let called = draft.kind == .rename ? draft.otherCode.map { unit?.code.on(draft.from) == $0 } ?? true : true
        let typed = draft.type.map { subject?.type.on(draft.from) == $0 } ?? true
        return says && called && typed ? .stands : nil
    }
}
