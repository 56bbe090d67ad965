package import Domain
import Storage
import Vietnamese

extension Movements {
    /// What recording one movement by hand would do: one that stands already is a problem, and one that was taken
    /// back may be recorded anew.
    package static func planRecording(
        _ draft: MovementDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<MovementEntering> {
        var plan = try plan([draft], as: scope, reviving: true, desk)
        if plan.same > 0 {
            plan.problems = [Problem("person", "problem.movement.same")] + (try standing(as: draft, desk))
        }
        return plan
    }

    /// The movement in the register that a draft says again.
    private static func standing(as draft: MovementDraft, _ desk: Desk) throws -> [Problem] {
        let people = try PersonDirectory.of(codes: [draft.personCode], desk.db)
        let memberships = try Memberships.of(Array(people.entries.keys), people, desk.db)
        let movement = memberships.movements.values.joined().first {
            $0.kind == draft.kind && $0.effectiveOn == draft.effectiveOn
        }
        return movement.flatMap { memberships.named($0) }.map { [Problem("kind", "problem.movement.standing", $0)] }
            ?? []
    }

    /// Records one movement, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func record(_ draft: MovementDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .movement) { return earlier }
        return try record(planRecording(draft, as: author.scope, desk), as: .movement, by: author, desk)
    }

    /// What recording the movements of a plan would post, and take back of what later movements posted.
    package static func foreseen(_ plan: Plan<MovementEntering>, _ desk: Desk) throws -> [Posting] {
        let ids = Array(Set(plan.new.map(\.movement.person)))
        let people = try PersonDirectory.of(ids, desk.db)
        let now = try Memberships.of(ids, people, desk.db)
        var then = now
        for entering in plan.new { then.add(entering.movement) }
        return try then.postings(desk.db) + now.postings(desk.db).map(\.opposite)
    }
}

extension [Posting] {
    /// The same effects without those that cancel each other out.
    var netted: [Posting] {
        var sums: [Posting: Int] = [:]
        var order: [Posting] = []
        for posting in self {
            var effect = posting
            effect.amount = 0
            if sums[effect] == nil { order.append(effect) }
            sums[effect, default: 0] += posting.amount
        }
        return order.compactMap { effect in
            guard let amount = sums[effect], amount != 0 else { return nil }
            var posting = effect
            posting.amount = amount
            return posting
        }
    }
}
