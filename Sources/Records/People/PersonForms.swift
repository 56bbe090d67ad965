package import Domain
import Storage

/// One person at a time, as a form gives them.
extension People {
    /// What entering one person would do: one whose file is there is a problem, whatever else is said of them.
    package static func planEntry(
        _ draft: PersonDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<PersonEntering> {
        guard try id(of: draft.code, desk) == nil else {
            var taken = Plan<PersonEntering>()
            taken.problems = [Problem("code", "problem.person.stands", ["value": draft.code])]
            return taken
        }
        return try plan([draft], as: scope, reviving: true, desk)
    }

    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func enter(_ draft: PersonDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .person) { return earlier }
        return try enter(planEntry(draft, as: author.scope, desk), as: .person, by: author, desk)
    }

    /// What saying something otherwise of one person would do. What the draft leaves empty it does not say.
    package static func planChange(
        _ draft: PersonDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<PersonEntering> {
        guard try id(of: draft.code, desk) != nil else {
            var unknown = Plan<PersonEntering>()
            unknown.problems = [Problem("code", "problem.person.unknown", ["value": draft.code])]
            return unknown
        }
        let plan = try plan([draft], as: scope, reviving: true, desk)
        // Of whom the register has forgotten nothing can be recorded any more.
        guard plan.reversed.isEmpty else { throw Failure.conflict(Message("problem.person.erased")) }
        return plan.needingChange()
    }

    /// Says something otherwise of one person.
    ///
    /// - Parameter seen: the last operation that had said something of them when the form was opened.
    /// - Throws: `Failure.invalid` with the problems of each field; `Failure.conflict` where somebody changed them
    ///   since: `Changes.since` tells what.
    package static func change(_ draft: PersonDraft, seen: Int?, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .personChange) { return earlier }
        if let id = try id(of: draft.code, desk) { try Changes.refuse(since: seen, of: .person(id), desk) }
        return try enter(planChange(draft, as: author.scope, desk), as: .personChange, by: author, desk)
    }

    /// The person in the register whose file bears a number.
    package static func id(of code: String, _ desk: Desk) throws -> Person.ID? {
        try PersonDirectory.of(codes: [code], desk.db)[code: code]?.id
    }
}
