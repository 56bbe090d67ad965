package import Domain
import Storage
import Vietnamese

extension Positions {
    /// What recording one position by hand would do: what stands already is a problem, and what was taken back may be
    /// recorded anew.
    package static func planOne(_ draft: PositionDraft, as scope: Scope, _ desk: Desk) throws -> Plan<PositionEntering>
    {
        var plan = try plan([draft], as: scope, reviving: true, desk)
        if plan.same > 0 { plan.problems = [Problem("person", "problem.position.same")] }
        return plan
    }

    /// Records that one person takes or leaves a position, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func recordOne(_ draft: PositionDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .position) { return earlier }
        return try record(planOne(draft, as: author.scope, desk), as: .position, by: author, desk)
    }

    /// Records the positions of a plan by one operation.
    package static func record(
        _ plan: Plan<PositionEntering>, as kind: Operation.Kind = .importPositions, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.unit), by: author) { recording in
            let decisions = try Decisions.record(entering.map(\.draft.decision), in: recording, desk)
            var made: Set<String> = []
            let holders = entering.filter { $0.isNewHolder && made.insert($0.holder).inserted }
            try recording.insert(
                .positionHolder,
                holders.map { [$0.holder.value, $0.unit.value, $0.draft.position.rawValue.value, $0.person.value] })
            try recording.insert(
                .positionState,
                entering.map { entry in
                    let draft = entry.draft
                    return [
                        entry.holder.value, draft.from.value, (draft.term?.from).value, (draft.term?.to).value,
                        (draft.ending?.rawValue).value, decisions[draft.decision].value,
                    ]
                })
            return Receipt(seq: recording.seq, subjects: entering.map(\.holder))
        }
    }
}
