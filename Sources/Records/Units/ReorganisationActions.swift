package import Domain
import Storage
import Vietnamese

extension Reorganisations {
    /// What recording one step by hand would do: one that stands already is a problem, and one that was taken back may
    /// be recorded anew.
    package static func planOne(
        _ draft: ReorganisationDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<ReorganisationStep> {
        var plan = try plan([draft], as: scope, reviving: true, desk)
        if plan.same > 0 { plan.problems = [Problem("unit", "problem.reorganisation.same")] }
        return plan
    }

    /// Records one step, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func recordOne(
        _ draft: ReorganisationDraft, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .reorganisation) { return earlier }
        return try record(planOne(draft, as: author.scope, desk), as: .reorganisation, by: author, desk)
    }

    /// Records the steps of a plan as one reorganisation: it is taken back as one.
    package static func record(
        _ plan: Plan<ReorganisationStep>, as kind: Operation.Kind = .importReorganisations, by author: Author,
        _ desk: Desk
    ) throws -> Receipt {
        let steps = try plan.checked().new
        var shape = try Reshaping.around(steps, desk)
        for step in steps {
            let problems = shape.take(step)
            guard problems.isEmpty else { throw Failure.invalid(problems) }
        }
        return try desk.record(kind, in: plan.home(\.unit), by: author) { recording in
            let decisions = try Decisions.record(steps.map(\.draft.decision), in: recording, desk)
            try shape.write(steps, decisions, recording, desk)
            try Settlement.touched(by: recording.seq, desk.db).settle(in: recording, desk)
            return Receipt(seq: recording.seq, subjects: steps.map(\.unit.text))
        }
    }
}

extension Reshaping {
    fileprivate func write(
        _ steps: [ReorganisationStep], _ decisions: Decisions, _ recording: Recording, _ desk: Desk
    ) throws {
        func rows(_ values: (NewUnit) -> [Value]) -> [[Value]] {
            newUnits.map { [$0.id.value, $0.step.draft.from.value] + values($0) }
        }
        try recording.insert(.unit, newUnits.map { [$0.id.value, $0.type.line.rawValue.value] })
        try recording.insert(.unitCode, rows { [($0.step.draft.otherCode ?? "").value] })
        try recording.insert(
            .unitName, rows { [$0.name.value, $0.name.folded.value, SortKey.of($0.name).value] })
        try recording.insert(.unitType, rows { [$0.type.rawValue.value, ($0.block?.rawValue).value] })
        try recording.insert(.unitParent, rows { [$0.parent.value] })
        try recording.insert(.unitHost, rows { [$0.host.value] })
        try recording.say(states)
        try recording.insert(
            .unitEvent,
            newUnits.map { unit in
                [
                    uuid7(at: desk.now).value, unit.id.value, UnitEntry.reorganisation.rawValue.value,
                    unit.step.draft.from.value, decisions[unit.step.draft.decision].value,
                ]
            })
        try recording.insert(
            .unitClosure,
            endings.map { unit, kind, step in
                [
                    uuid7(at: desk.now).value, unit.value, kind.rawValue.value, step.draft.from.value,
                    decisions[step.draft.decision].value,
                ]
            })
        try recording.insert(
            .unitStep,
            steps.map { step in
                [
                    uuid7(at: desk.now).value, step.unit.value, step.draft.kind.rawValue.value, step.named.value,
                    step.draft.from.value, decisions[step.draft.decision].value,
                ]
            })
        // Movements of one operation and one day are read back by their ids: these must keep the order of the steps.
        let ids = movements.map { _ in Movement.ID.make(at: desk.now) }.sorted { $0.text < $1.text }
        try recording.insert(
            .movement,
            zip(ids, movements).map { id, entry in
                let movement = entry.movement
                return [
                    id.value, movement.kind.rawValue.value, movement.person.value, movement.unit.value,
                    movement.counterpart.value, .null, movement.effectiveOn.value,
                    decisions[entry.step.draft.decision].value, .null, .null, .null,
                ]
            })
    }
}
