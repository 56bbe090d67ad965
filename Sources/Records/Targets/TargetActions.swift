package import Domain
import Storage
import Vietnamese

/// A target that may be given, with what its codes resolve to.
package struct TargetGiving: Hashable, Sendable {
    package let draft: TargetDraft
    package let id: Target.ID
    package let isNewIdentity: Bool
    package let unit: Unit.ID
    package let giver: Unit.ID?
}

package enum Targets {
    /// What giving these targets would do.
    package static func plan(
        _ drafts: [TargetDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<TargetGiving> {
        // Who gives a target stands above, often outside the view.
        let all = try UnitDirectory.of(
            codes: drafts.flatMap { [$0.unitCode] + [$0.giverCode].compactMap { $0 } }, desk.db)
        let homes = try CodedHomes.of(all, as: scope, desk)
        let units = all.seen(by: scope, at: homes)
        let standing = try GivenTarget.all(of: units.entries.keys, desk.db)
        let closed = try GivenTarget.closed(of: units.entries.keys, desk.db)
        var plan = Plan<TargetGiving>()
        var seen = Repeats<[String]>()
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            let unit = units[code: draft.unitCode]
            let giver = draft.giverCode.flatMap { all[code: $0] }
            if unit == nil { problems.append(Problem("unit", "problem.unit.unknown", ["value": draft.unitCode])) }
            if let code = draft.giverCode, giver == nil {
                problems.append(Problem("giver", "problem.unit.unknown", ["value": code]))
            }
            let key = [
                unit?.id.text ?? draft.unitCode, draft.indicator, draft.from.iso, draft.to.iso, giver?.id.text ?? "",
            ]
            problems += seen.problems("indicator", key, of: number, saying: draft.indicator)
            if problems.isEmpty, let unit {
                if !scope.mayRecord(in: homes[draft.unitCode]) {
                    problems.append(Problem("unit", "problem.unit.scope"))
                } else if let target = standing[key], let latest = target.values.last {
                    if target.values.contains(where: { $0.value == GivenTarget.Value(draft) }) {
                        plan.same += 1
                    } else if !reviving, closed[key]?.contains(GivenTarget.Value(draft)) == true {
                        plan.reversed.append(number)
                    } else {
                        problems = changeProblems(draft, latest)
                        if problems.isEmpty { plan.changed.append(target.change(draft, number, in: unit.id)) }
                    }
                } else if !reviving, closed[key]?.contains(GivenTarget.Value(draft)) == true {
                    plan.reversed.append(number)
                } else {
                    let id = standing[key]?.id
                    plan.newDrafts.append(number)
                    plan.new.append(
                        TargetGiving(
                            draft: draft, id: id ?? .make(at: desk.now), isNewIdentity: id == nil, unit: unit.id,
                            giver: giver?.id))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        return plan
    }

    /// What stands against a target being said otherwise: it is changed by a document, and later ones prevail.
    private static func changeProblems(_ draft: TargetDraft, _ latest: GivenTarget.Dated) -> [Problem] {
        guard let day = draft.documentOn else { return [Problem("document_on", "problem.target.change_document")] }
        if day > draft.to {
            return [Problem("document_on", "problem.target.change_late", ["day": draft.to.vietnamese])]
        }
        if let earlier = latest.value.documentOn, day < earlier {
            return [Problem("document_on", "problem.change.later", ["day": earlier.vietnamese])]
        }
        return []
    }

    /// Gives the targets of a plan, and changes those that stand, by one operation.
    package static func give(
        _ plan: Plan<TargetGiving>, as kind: Operation.Kind = .importTargets, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let giving = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.unit), by: author) { recording in
            try recording.insert(
                .target,
                giving.filter(\.isNewIdentity).map { target in
                    let draft = target.draft
                    return [
                        target.id.value, target.unit.value, draft.indicator.value, draft.from.value, draft.to.value,
                        target.giver.value,
                    ]
                })
            try recording.insert(
                .targetValue, giving.map { GivenTarget.Value($0.draft).row(of: $0.id, from: $0.draft.from) })
            try recording.say(plan.changed.flatMap(\.states))
            return Receipt(seq: recording.seq, subjects: giving.map(\.id.text) + plan.changed.map(\.subject))
        }
    }
}
