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
    /// What listing these enterprises would do.
    package static func plan(
        _ drafts: [EnterpriseDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<EnterpriseListing> {
        let directory = try EnterpriseDirectory.of(taxCodes: drafts.map(\.taxCode.digits), desk.db)
        let reversed = try ReversedListings.of(taxCodes: drafts.map(\.taxCode.digits), desk.db)
        let units = try UnitDirectory.of(codes: drafts.map(\.managerCode), desk.db)
        let lines = try SuperiorLines.of(units, desk)
        var plan = Plan<EnterpriseListing>()
        var seen = Repeats<String>()
        for (number, draft) in drafts.enumerated() {
            let taxCode = draft.taxCode.digits
            var problems = draft.problems(today: desk.today)
            problems += seen.problems("tax_code", taxCode, of: number, saying: taxCode)
            let manager = units[code: draft.managerCode]
            problems += managerProblems(draft, manager)
            if let standing = directory[taxCode: taxCode] {
                problems += differences(draft, standing, manager)
                if problems.isEmpty { plan.same += 1 }
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

    private static func differences(
        _ draft: EnterpriseDraft, _ standing: EnterpriseDirectory.Entry, _ manager: UnitDirectory.Entry?
    ) -> [Problem] {
        let fields: [(String, Bool)] = [
            ("name", standing.name.latest == draft.name),
            ("legal_form", standing.legalForm.latest == draft.legalForm),
            ("ownership", standing.ownership.latest == draft.ownership),
            ("industry", standing.industry.latest == draft.industry),
            ("address", standing.address.latest == draft.address),
            ("workers", (standing.workers.latest ?? nil) == draft.workers),
            ("status", standing.status.latest == draft.status),
            ("manager", standing.manager.latest == manager?.id),
            ("from", standing.from == draft.from),
        ]
        return fields.filter { !$0.1 }.map { Problem($0.0, "problem.differs", ["value": draft.taxCode.digits]) }
    }

    /// Lists the enterprises of a plan by one operation.
    package static func list(_ plan: Plan<EnterpriseListing>, by author: Author, _ desk: Desk) throws -> Receipt {
        let listing = try plan.checked().new
        return try desk.record(.importEnterprises, in: nil, by: author) { recording in
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
            return Receipt(seq: recording.seq, subjects: listing.map(\.id.text))
        }
    }
}

/// What the listings of enterprises should post, from the facts as they stand.
enum EnterprisePostings {
    static func of(_ enterprises: [Enterprise.ID], _ db: Transaction) throws -> [Posting] {
        try EnterpriseDirectory.of(enterprises, db).all.compactMap { enterprise in
            guard let event = enterprise.event, let from = enterprise.from, let manager = enterprise.manager.on(from),
                let ownership = enterprise.ownership.on(from)
            else { return nil }
            return Postings.ofEnterprise(
                event: event, enterprise: enterprise.id, manager: manager, from: from, ownership: ownership)
        }
    }
}
