package import Domain
import Storage

/// One target at a time, as a form gives it.
extension Targets {
    /// What giving one target would do: one that was given already is a problem, whatever else is said of it.
    package static func planGiving(_ draft: TargetDraft, as scope: Scope, _ desk: Desk) throws -> Plan<TargetGiving> {
        let plan = try plan([draft], as: scope, reviving: true, desk)
        guard try id(of: draft, desk) != nil else { return plan }
        var taken = Plan<TargetGiving>()
        taken.problems = [Problem("indicator", "problem.target.stands")]
        return taken
    }

    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func give(_ draft: TargetDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .target) { return earlier }
        return try give(planGiving(draft, as: author.scope, desk), as: .target, by: author, desk)
    }

    /// What changing one target by a document would do.
    package static func planChange(_ draft: TargetDraft, as scope: Scope, _ desk: Desk) throws -> Plan<TargetGiving> {
        guard try id(of: draft, desk) != nil else {
            var unknown = Plan<TargetGiving>()
            unknown.problems = [Problem("indicator", "problem.target.unknown")]
            return unknown
        }
        return try plan([draft], as: scope, reviving: true, desk).needingChange()
    }

    /// Changes one target by a document.
    ///
    /// - Parameter seen: the last operation that had said something of it when the form was opened.
    /// - Throws: `Failure.invalid` with the problems of each field; `Failure.conflict` where somebody changed it since:
    ///   `Changes.since` tells what.
    package static func change(_ draft: TargetDraft, seen: Int?, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .targetChange) { return earlier }
        if let id = try id(of: draft, desk) { try Changes.refuse(since: seen, of: .target(id), desk) }
        return try give(planChange(draft, as: author.scope, desk), as: .targetChange, by: author, desk)
    }

    /// The target that stands for the unit, indicator, period and giver of a draft.
    package static func id(of draft: TargetDraft, _ desk: Desk) throws -> Target.ID? {
        let codes = [draft.unitCode] + [draft.giverCode].compactMap { $0 }
        let units = try UnitDirectory.of(codes: codes, desk.db)
        guard let unit = units[code: draft.unitCode]?.id else { return nil }
        let giver = draft.giverCode.flatMap { units[code: $0]?.id }
        let given = try GivenTarget.all(of: [unit], desk.db)[GivenTarget.key(draft, unit, giver: giver)]
        return given.flatMap { $0.values.isEmpty ? nil : $0.id }
    }
}
