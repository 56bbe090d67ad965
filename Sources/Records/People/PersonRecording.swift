package import Domain
import Storage
import Vietnamese

extension People {
    /// What entering one person by hand would do: a code that is taken is a problem, and nothing more is said of whoever
    /// bears it.
    package static func planRecording(
        _ draft: PersonDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<PersonEntering> {
        guard try PersonDirectory.of(codes: [draft.code], desk.db)[code: draft.code] == nil else {
            var taken = Plan<PersonEntering>()
            taken.problems = [Problem("code", "problem.person.stands", ["value": draft.code])]
            return taken
        }
        return try plan([draft], as: scope, desk)
    }

    /// Enters one person, as the form gives them.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func record(_ draft: PersonDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .person) { return earlier }
        return try enter(planRecording(draft, as: author.scope, desk), as: .person, by: author, desk)
    }
}
