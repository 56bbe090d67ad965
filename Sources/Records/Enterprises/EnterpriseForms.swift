package import Domain
import Storage
import Vietnamese

/// One enterprise at a time, as a form gives it.
extension Enterprises {
    /// What listing one enterprise would do: one that stands is a problem, whatever else is said of it.
    package static func planListing(
        _ draft: EnterpriseDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<EnterpriseListing> {
        guard try id(of: draft.taxCode.digits, desk) == nil else {
            var taken = Plan<EnterpriseListing>()
            taken.problems = [Problem("tax_code", "problem.enterprise.stands", ["value": draft.taxCode.digits])]
            return taken
        }
        return try plan([draft], as: scope, reviving: true, desk)
    }

    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func list(_ draft: EnterpriseDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .enterprise) { return earlier }
        return try list(planListing(draft, as: author.scope, desk), as: .enterprise, by: author, desk)
    }

    /// What saying something otherwise of one enterprise would do. What the draft leaves empty it does not say.
    package static func planChange(
        _ draft: EnterpriseDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<EnterpriseListing> {
        guard try id(of: draft.taxCode.digits, desk) != nil else {
            var unknown = Plan<EnterpriseListing>()
            unknown.problems = [Problem("tax_code", "problem.enterprise.unknown", ["value": draft.taxCode.digits])]
            return unknown
        }
        return try plan([draft], as: scope, reviving: true, desk).needingChange()
    }

    /// Says something otherwise of one enterprise.
    ///
    /// - Parameter seen: the last operation that had said something of it when the form was opened.
    /// - Throws: `Failure.invalid` with the problems of each field; `Failure.conflict` where somebody changed it since:
    ///   `Changes.since` tells what.
    package static func change(
        _ draft: EnterpriseDraft, seen: Int?, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .enterpriseChange) { return earlier }
        if let id = try id(of: draft.taxCode.digits, desk) {
            try Changes.refuse(since: seen, of: .enterprise(id), desk)
        }
        return try list(planChange(draft, as: author.scope, desk), as: .enterpriseChange, by: author, desk)
    }

    /// The enterprise that is listed under a tax code.
    package static func id(of taxCode: String, _ desk: Desk) throws -> Enterprise.ID? {
        try EnterpriseDirectory.of(taxCodes: [taxCode], desk.db)[taxCode: taxCode]?.id
    }
}
