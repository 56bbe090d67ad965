package import Domain
import Storage
import Vietnamese

/// A person who may be entered, with what their codes resolve to.
package struct PersonEntering: Hashable, Sendable {
    package let draft: PersonDraft
    package let id: Person.ID
    package let workplace: Enterprise.ID?
}

package enum People {
    /// What entering these people would do. Whom the register has forgotten at their request is left out.
    package static func plan(_ drafts: [PersonDraft], as scope: Scope, _ desk: Desk) throws -> Plan<PersonEntering> {
        guard scope.grants.contains(where: \.role.mayRecord) else { throw Failure.forbidden }
        let directory = try PersonDirectory.of(codes: drafts.map(\.code), desk.db)
        let workplaces = try EnterpriseDirectory.of(taxCodes: drafts.compactMap(\.workplaceTaxCode), desk.db)
        let standing = try PersonDetails.open(Array(directory.entries.keys), desk)
        let erased = try erased(among: Array(directory.entries.keys), desk)
        let numbers = drafts.compactMap { $0.details[.identityNumber] }
        let holders = try PersonDetails.holders(of: .identityNumber, numbers, desk)

        var plan = Plan<PersonEntering>()
        var codes: Set<String> = []
        var seenNumbers: Set<String> = []
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            if !codes.insert(draft.code).inserted {
                problems.append(Problem("code", "problem.duplicate", ["value": draft.code]))
            }
            let person = directory[code: draft.code]
            if let person, erased.contains(person.id) {
                plan.reversed.append(number)
                continue
            }
            if let identity = draft.details[.identityNumber] {
                let other = holders[identity].map { $0 != person?.id } ?? false
                if other || !seenNumbers.insert(identity).inserted {
                    problems.append(Problem("identity_number", "problem.identity_number.taken"))
                }
            }
            let workplace = draft.workplaceTaxCode.flatMap { workplaces[taxCode: $0] }
            problems += workplaceProblems(draft, workplace)
            if let person {
                problems += differences(draft, person, standing[person.id] ?? [:], workplace)
                if problems.isEmpty { plan.same += 1 }
            } else if problems.isEmpty {
                plan.new.append(PersonEntering(draft: draft, id: .make(at: desk.now), workplace: workplace?.id))
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        return plan
    }

    private static func erased(among people: [Person.ID], _ desk: Desk) throws -> Set<Person.ID> {
        var erased: Set<Person.ID> = []
        for chunk in people.chunks(of: 500) {
            let rows = try desk.db.run(
                "SELECT subject FROM data_key WHERE wrapped IS NULL AND subject IN \(list: Array(chunk))")
            erased.formUnion(try rows.map { try $0.id(0) })
        }
        return erased
    }

    private static func workplaceProblems(_ draft: PersonDraft, _ workplace: EnterpriseDirectory.Entry?) -> [Problem] {
        guard let taxCode = draft.workplaceTaxCode else { return [] }
        return workplace == nil ? [Problem("workplace", "problem.enterprise.unknown", ["value": taxCode])] : []
    }

    private static func differences(
        _ draft: PersonDraft, _ person: PersonDirectory.Entry, _ details: [PersonDetail: String],
        _ workplace: EnterpriseDirectory.Entry?
    ) -> [Problem] {
        var fields: [(String, Bool)] = [
            ("name", person.name == draft.name),
            ("sex", person.sex == draft.sex),
            ("workplace", (person.workplace.latest ?? nil) == workplace?.id),
            ("workplace_from", person.workplaceFrom == (workplace == nil ? nil : draft.workplaceFrom)),
        ]
        for field in PersonDetail.allCases {
            fields.append((field.rawValue, details[field] == draft.details[field]))
        }
        return fields.filter { !$0.1 }.map { Problem($0.0, "problem.differs", ["value": draft.code]) }
    }

    /// Enters the people of a plan by one operation.
    package static func enter(_ plan: Plan<PersonEntering>, by author: Author, _ desk: Desk) throws -> Receipt {
        try enter(plan, as: .importPeople, by: author, desk)
    }

    static func enter(
        _ plan: Plan<PersonEntering>, as kind: Operation.Kind, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        let entering = try plan.checked().new
        let home = kind == .person ? author.scope.roots?.first : nil
        return try desk.record(kind, in: home, by: author) { recording in
            try recording.sealer.prepare(entering.map(\.id.text), making: true)
            try recording.insert(
                .person,
                entering.map { person in
                    let name = PersonName(person.draft.name)
                    return [
                        person.id.value, person.draft.code.value, person.draft.name.value, name.folded.value,
                        name.sortKey.value, person.draft.sex.rawValue.value,
                    ]
                })
            try PersonDetails.insert(entering, recording, desk)
            try recording.insert(
                .personWorkplace,
                entering.compactMap { person in
                    guard let from = person.draft.workplaceFrom, let workplace = person.workplace else { return nil }
                    return [person.id.value, from.value, workplace.value]
                })
            return Receipt(seq: recording.seq, subjects: entering.map(\.id.text))
        }
    }
}
