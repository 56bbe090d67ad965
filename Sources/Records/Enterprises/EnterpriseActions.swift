package import Domain
import Storage
import Vietnamese

/// An enterprise that may be listed, with what its codes resolve to.
package struct EnterpriseListing: Hashable, Sendable {
    package let draft: EnterpriseDraft
    package let id: Enterprise.ID
    package let isNewIdentity: Bool
    package let manager: Unit.ID
    package let parent: Enterprise.ID?
    package let assignee: Person.ID?
}

package enum Enterprises {
    /// What listing these enterprises would do. What a row says otherwise of one that stands holds from its day; what
    /// it leaves empty it does not say.
    package static func plan(
        _ drafts: [EnterpriseDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<EnterpriseListing> {
        let named = try NamedByEnterprises.of(drafts, desk)
        let directory = named.enterprises
        let reversed = try ReversedListings.of(taxCodes: drafts.map(\.taxCode.digits), desk.db)
        let homes = try Homes.of(named.managers, desk)
        var plan = Plan<EnterpriseListing>()
        var seen = Repeats<String>()
        for (number, draft) in drafts.enumerated() {
            let taxCode = draft.taxCode.digits
            var problems = draft.problems(today: desk.today)
            problems += seen.problems("tax_code", taxCode, of: number, saying: taxCode)
            problems += named.problems(draft)
            let manager = named.manager(draft)
            let managed = manager.map { homes.enterprise(managedBy: $0.id) } ?? .register
            if let standing = directory[taxCode: taxCode] {
                if problems.isEmpty {
                    let manages = standing.manager.latest.map(homes.enterprise) ?? .register
                    let compared = EnterpriseComparison(draft, standing, named)
                    if compared.isSame {
                        plan.same += 1
                    } else if !scope.mayRecord(in: manages) {
                        problems = [Problem("tax_code", "problem.unit.scope")]
                    } else if !scope.mayRecord(in: managed) {
                        problems = [Problem("manager", "problem.unit.scope")]
                    } else {
                        problems = compared.problems
                        if problems.isEmpty { plan.changed.append(compared.change(of: number)) }
                    }
                }
            } else if !reviving, let manager, reversed.say(draft, manager: manager.id) {
                plan.reversed.append(number)
            } else if let manager, let id = named.entering(draft) {
                if !scope.contains(managed, for: .totals) {
                    problems = [Problem("manager", "problem.unit.unknown", ["value": draft.managerCode])]
                } else if !scope.mayRecord(in: managed) {
                    problems.append(Problem("manager", "problem.unit.scope"))
                }
                if problems.isEmpty {
                    plan.newDrafts.append(number)
                    plan.new.append(
                        EnterpriseListing(
                            draft: draft, id: id, isNewIdentity: directory.identity(taxCode: taxCode) == nil,
                            manager: manager.id, parent: named.parent(draft), assignee: named.assignee(draft)?.id))
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

    /// Lists the enterprises of a plan, and changes those that stand, by one operation.
    package static func list(
        _ plan: Plan<EnterpriseListing>, as kind: Operation.Kind = .importEnterprises, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let listing = try plan.checked().new
        return try desk.record(kind, in: plan.home(\.manager), by: author) { recording in
            try recording.insert(
                .enterprise, listing.filter(\.isNewIdentity).map { [$0.id.value, $0.draft.taxCode.digits.value] })
            let states = listing.flatMap(EnterpriseStates.of)
            for table in FactTable.ofEnterprises {
                try recording.insert(table, states.filter { $0.table == table }.map(\.values))
            }
            let events = listing.map { ($0, uuid7(at: desk.now)) }
            try recording.insert(
                .enterpriseEvent,
                events.map { [$1.value, $0.id.value, "listed".value, $0.draft.from.value] })
            recording.settle(events.map(\.1), try EnterprisePostings.of(listing.map(\.id), desk.db))
            try change(plan.changed, recording, desk)
            return Receipt(seq: recording.seq, subjects: listing.map(\.id.text) + plan.changed.map(\.subject))
        }
    }

    /// What decides where, as what and from when to when an enterprise counts, and what stands in it.
    private static let counted: Set<FactTable> = [.enterpriseClass, .enterpriseStatus, .enterpriseManager]

    /// Says otherwise of enterprises that stand, and settles what counts otherwise for it.
    private static func change(_ changes: [Change], _ recording: Recording, _ desk: Desk) throws {
        try recording.say(changes.flatMap(\.states))
        var settlement = Settlement()
        settlement.enterprises = Set(
            changes.filter { $0.states.contains { counted.contains($0.table) } }.map { Enterprise.ID($0.subject) })
        try settlement.settle(in: recording, desk)
    }
}
