package import Domain
import Storage
import Vietnamese

/// An enterprise that may be listed, with what its codes resolve to.
package struct EnterpriseListing: Hashable, Sendable {
    package let draft: EnterpriseDraft
    package let id: Enterprise.ID
    package let isNewIdentity: Bool
    package let manager: Unit.ID
}

package enum Enterprises {
    /// What listing these enterprises would do. What a row says otherwise of one that stands holds from its day; what
    /// it leaves empty it does not say.
    package static func plan(
        _ drafts: [EnterpriseDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<EnterpriseListing> {
        let directory = try EnterpriseDirectory.of(taxCodes: drafts.map(\.taxCode.digits), desk.db)
        let reversed = try ReversedListings.of(taxCodes: drafts.map(\.taxCode.digits), desk.db)
        let units = try UnitDirectory.of(codes: drafts.map(\.managerCode), desk.db)
        let lines = try SuperiorLines.of(units, desk)
        let places = try Tree.above(directory.all.compactMap(\.manager.latest), desk.db)
        var plan = Plan<EnterpriseListing>()
        var seen = Repeats<String>()
        for (number, draft) in drafts.enumerated() {
            let taxCode = draft.taxCode.digits
            var problems = draft.problems(today: desk.today)
            problems += seen.problems("tax_code", taxCode, of: number, saying: taxCode)
            let manager = units[code: draft.managerCode]
            problems += managerProblems(draft, manager)
            if let standing = directory[taxCode: taxCode] {
                if problems.isEmpty {
                    let manages = standing.manager.on(draft.from).map { places.line(from: $0, on: draft.from) } ?? []
                    let compared = EnterpriseComparison(draft, standing, manager: manager?.id)
                    if compared.isSame {
                        plan.same += 1
                    } else if !scope.mayRecord(in: manages) {
                        problems = [Problem("tax_code", "problem.unit.scope")]
                    } else {
                        problems = compared.problems
                        if problems.isEmpty { plan.changed.append(compared.change(of: number)) }
                    }
                }
            } else if !reviving, let manager, reversed.say(draft, manager: manager.id) {
                plan.reversed.append(number)
            } else if let manager {
                if !scope.mayRecord(in: lines.line(ofCode: draft.managerCode, on: draft.from)) {
                    problems.append(Problem("manager", "problem.unit.scope"))
                }
                if problems.isEmpty {
                    let identity = directory.identity(taxCode: taxCode)
                    plan.newDrafts.append(number)
                    plan.new.append(
                        EnterpriseListing(
                            draft: draft, id: identity ?? .make(at: desk.now), isNewIdentity: identity == nil,
                            manager: manager.id))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        if !reviving {
            let closed = try ClosedStates.of(plan.changed, desk.db)
            plan.leaveOut { $0.states.allSatisfy(closed.holds) }
        }
        return plan
    }

    private static func managerProblems(_ draft: EnterpriseDraft, _ manager: UnitDirectory.Entry?) -> [Problem] {
        guard let manager else { return [Problem("manager", "problem.unit.unknown", ["value": draft.managerCode])] }
        guard manager.type.latest?.line == .party else { return [Problem("manager", "problem.unit.not_party")] }
        guard let from = manager.from, from <= draft.from else {
            let day = manager.from?.vietnamese ?? ""
            return [Problem("from", "problem.unit.before_parent", ["day": day])]
        }
        return []
    }

    /// Lists the enterprises of a plan, and changes those that stand, by one operation.
    package static func list(
        _ plan: Plan<EnterpriseListing>, as kind: Operation.Kind = .importEnterprises, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let listing = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.manager), by: author) { recording in
            func rows(_ values: (EnterpriseDraft) -> [Value]) -> [[Value]] {
                listing.map { [$0.id.value, $0.draft.from.value] + values($0.draft) }
            }
            try recording.insert(
                .enterprise, listing.filter(\.isNewIdentity).map { [$0.id.value, $0.draft.taxCode.digits.value] })
            try recording.insert(
                .enterpriseName, rows { [$0.name.value, $0.name.folded.value, SortKey.of($0.name).value] })
            try recording.insert(
                .enterpriseClass,
                rows { [$0.legalForm.rawValue.value, $0.ownership.rawValue.value, $0.industry.value] })
            try recording.insert(.enterprisePlace, rows { [$0.address.value] })
            try recording.insert(.enterpriseHeadcount, rows { [$0.workers.value] })
            try recording.insert(.enterpriseStatus, rows { [$0.status.rawValue.value] })
            try recording.insert(
                .enterpriseManager, listing.map { [$0.id.value, $0.draft.from.value, $0.manager.value] })
            let events = listing.map { ($0, uuid7(at: desk.now)) }
            try recording.insert(
                .enterpriseEvent,
                events.map { [$1.value, $0.id.value, "listed".value, $0.draft.from.value] })
            recording.settle(events.map(\.1), try EnterprisePostings.of(listing.map(\.id), desk.db))
            try recording.say(plan.changed.flatMap(\.states))
            return Receipt(seq: recording.seq, subjects: listing.map(\.id.text) + plan.changed.map(\.subject))
        }
    }
}
