package import Domain
import Storage
import Vietnamese

/// A person who may be entered, with what their codes resolve to.
package struct PersonEntering: Hashable, Sendable {
    package let draft: PersonDraft
    package let id: Person.ID
    /// Not where the entry was taken back and the person is entered anew.
    package let isNewIdentity: Bool
    package let workplace: Enterprise.ID?
}

package enum People {
    /// What entering these people would do. What a row says otherwise of somebody in the register replaces what
    /// stands; what it leaves empty it does not say. Whom the register has forgotten at their request is left out.
    package static func plan(
        _ drafts: [PersonDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<PersonEntering> {
        guard scope.mayRecord else { throw Failure.forbidden }
        let standing = try StandingPeople.of(drafts.map(\.code), as: scope, desk)
        let workplaces = try EnterpriseDirectory.of(taxCodes: drafts.compactMap(\.workplaceTaxCode), desk.db)
        let numbers = drafts.compactMap { $0.details[.identityNumber] }
        let holders = try PersonDetails.holders(of: .identityNumber, numbers, desk)
        let withdrawn = try Consents.withdrawn(among: standing.directory.entries.keys, desk)

        var plan = Plan<PersonEntering>()
        var anew: [Change] = []
        var codes = Repeats<String>()
        var seenNumbers = Repeats<String>()
        var changing = Repeats<Person.ID>()
        for (number, row) in drafts.enumerated() {
            var draft = row
            var problems = draft.problems(today: desk.today)
            problems += codes.problems("code", draft.code, of: number, saying: draft.code)
            let person = standing.directory.identity(code: draft.code)
            // Of whom the account may not record nothing is told but that the number is taken: not even by guessing.
            if let person, person.isListed, !standing.mayRecord(of: person.id, as: scope) {
                plan.problems.append(Problem("code", "problem.unit.scope").of(draft: number))
                continue
            }
            if let person, let merged = standing.directory.merged[draft.code] {
                plan.notices.append(merged.notice("code", of: person).of(draft: number))
                let workplace = draft.workplaceTaxCode.flatMap { workplaces[taxCode: $0]?.id }
                draft = standing.said.draft(draft, of: merged, as: person, workplace: workplace)
            }
            if let person, standing.erased.contains(person.id) {
                plan.reversed.append(number)
                continue
            }
            for (detail, day) in person.flatMap({ withdrawn[$0.id] }) ?? [:] where draft.details[detail] != nil {
                let told = Problem(detail.rawValue, "problem.consent.withdrawn", ["day": day.vietnamese])
                // What is typed is refused; an old list goes on without it.
                if reviving { problems.append(told) } else { plan.notices.append(told.of(draft: number)) }
                draft.details[detail] = nil
            }
            if let identity = draft.details[.identityNumber] {
                if let holder = holders[identity], holder != person?.id {
                    problems.append(Problem("identity_number", "problem.identity_number.taken"))
                }
                problems += seenNumbers.problems(
                    "identity_number", identity, of: number, "problem.identity_number.twice")
            }
            let workplace = draft.workplaceTaxCode.flatMap { workplaces[taxCode: $0] }
            problems += workplaceProblems(draft, workplace)
            if problems.isEmpty, let person {
                let compared = try standing.compare(draft, person, workplace?.id, desk)
                if person.isListed, compared.isSame {
                    plan.same += 1
                } else {
                    problems =
                        compared.problems + changing.problems("code", person.id, of: number, saying: person.code)
                    if problems.isEmpty {
                        let change = compared.change(of: number, in: standing.homes[person.id])
                        if person.isListed { plan.changed.append(change) } else { anew.append(change) }
                    }
                }
            } else if problems.isEmpty {
                plan.newDrafts.append(number)
                plan.new.append(
                    PersonEntering(
                        draft: draft, id: .make(at: desk.now), isNewIdentity: true, workplace: workplace?.id))
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        let closed = try ClosedPeople.of(reviving ? [] : plan.changed + anew, desk)
        if !reviving { plan.leaveOut(closed.hold) }
        for change in anew {
            let draft = drafts[change.draft]
            if !reviving, closed.hold(change) {
                plan.reversed.append(change.draft)
            } else {
                plan.newDrafts.append(change.draft)
                plan.new.append(
                    PersonEntering(
                        draft: draft, id: Person.ID(change.subject), isNewIdentity: false,
                        workplace: draft.workplaceTaxCode.flatMap { workplaces[taxCode: $0]?.id }))
            }
        }
        plan.reversed.sort()
        return plan
    }

    private static func workplaceProblems(_ draft: PersonDraft, _ workplace: EnterpriseDirectory.Entry?) -> [Problem] {
        guard let taxCode = draft.workplaceTaxCode else { return [] }
        guard let workplace else { return [Problem("workplace", "problem.enterprise.unknown", ["value": taxCode])] }
        return [draft.workplaceFrom.flatMap { workplace.mergerProblem(on: $0, "workplace") }].compactMap(\.self)
    }

    /// Enters the people of a plan, and changes what is said of others, by one operation.
    package static func enter(
        _ plan: Plan<PersonEntering>, as kind: Operation.Kind = .importPeople, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        // Who has no place yet is entered where the author works: otherwise they could not open it again.
        let home = try plan.home { try manager(of: $0, desk) } ?? author.scope.only(for: .record).grants.first?.unit
        return try desk.record(kind, in: entering.count + plan.changed.count == 1 ? home : nil, by: author) {
            recording in
            try recording.sealer.prepare(entering.map(\.id.text), making: true)
            func name(_ person: PersonEntering) -> [Value] {
                let name = PersonName(person.draft.name)
                return [person.draft.name.value, name.folded.value, name.sortKey.value]
            }
            try recording.insert(
                .person,
                entering.filter(\.isNewIdentity).map { person in
                    [person.id.value, person.draft.code.value] + name(person) + [person.draft.sex.rawValue.value]
                })
            try recording.insert(
                .personName, entering.filter { !$0.isNewIdentity }.map { [$0.id.value] + name($0) })
            try PersonDetails.insert(entering, recording, desk)
            try recording.insert(
                .personWorkplace,
                entering.compactMap { person in
                    guard let from = person.draft.workplaceFrom, let workplace = person.workplace else { return nil }
                    return [person.id.value, from.value, workplace.value]
                })
            try recording.say(plan.changed.flatMap(\.states))
            // The class under which a movement counts follows the workplace of its day.
            let moved = plan.changed.filter { $0.states.contains { $0.table == .personWorkplace } }
            try Movements.settle(moved.map { Person.ID($0.subject) }, recording, desk)
            return Receipt(seq: recording.seq, subjects: entering.map(\.id.text) + plan.changed.map(\.subject))
        }
    }

    /// The unit that manages the place where somebody new works.
    private static func manager(of person: PersonEntering, _ desk: Desk) throws -> Unit.ID? {
        guard let workplace = person.workplace else { return nil }
        return try EnterpriseDirectory.of([workplace], desk.db)[workplace]?.manager.latest
    }
}
