package import Domain
import Storage
package import Vietnamese

/// A person who was entered twice: one entry goes on as the other.
package struct PersonMergerDraft: Hashable, Sendable {
    /// The file number of the entry that goes; it stays a second number of the other.
    package var code: String
    /// The file number of the entry that goes on.
    package var survivor: String
    /// The movements, of either entry, that say twice what happened once.
    package var falling: Set<Movement.ID>

    package init(code: String, survivor: String, falling: Set<Movement.ID> = []) {
        self.code = code
        self.survivor = survivor
        self.falling = falling
    }
}

/// What two entries made one would say, and what stands against it.
package struct PersonMergerPlan: Sendable {
    /// A field of both entries, side by side.
    package struct Field: Hashable, Sendable {
        package enum Agreement: String, Sendable {
            case same
            /// The entry that goes on is believed.
            case differs
            /// Only the entry that goes says it: it is taken over.
            case taken
            /// Only the entry that goes on says it.
            case kept
        }

        package let field: String
        /// What each says, as a list gives it; nil where it says nothing, and always nil where it is sealed.
        package let going: String?
        package let staying: String?
        package let isSealed: Bool
        package let agreement: Agreement
    }

    /// A movement of either entry, in the one sequence.
    package struct Step: Hashable, Sendable {
        package let id: Movement.ID
        package let kind: Movement.Kind
        package let isOfGoing: Bool
        package let unit: UnitName?
        package let counterpart: UnitName?
        package let elsewhere: Movement.Elsewhere?
        package let effectiveOn: Day
        package let decision: DecisionDraft?
        package let operation: Int?
        /// Whether it falls away.
        package let falls: Bool
    }

    /// Where either entry works from a day on.
    package struct Work: Hashable, Sendable {
        /// Nil where they work nowhere from then on.
        package let workplace: EnterpriseName?
        package let from: Day
        package let isOfGoing: Bool
        /// Whether the other entry says otherwise of the day, and is believed.
        package let falls: Bool
    }

    package internal(set) var going: PersonRow?
    package internal(set) var staying: PersonRow?
    package internal(set) var fields: [Field] = []
    package internal(set) var steps: [Step] = []
    package internal(set) var works: [Work] = []
    /// The enterprises of which the entry that goes is in charge.
    package internal(set) var responsibilities: [EnterpriseName] = []
    /// Where the person stands today by the one sequence, and in which unit.
    package internal(set) var standing: (Standing, unit: UnitName?)?
    package internal(set) var problems: [Problem] = []
    var carried: PersonMergerFacts?

    /// The step of a movement by its place in the sequence, from 1.
    package func step(_ number: Int) -> Step? { steps.indices.contains(number - 1) ? steps[number - 1] : nil }
}

extension People {
    /// What making two entries one would do: field by field what each says, and the movements of both as one sequence,
    /// re-checked as a whole.
    package static func planMerger(
        _ draft: PersonMergerDraft, as scope: Scope, _ desk: Desk
    ) throws -> PersonMergerPlan {
        var plan = PersonMergerPlan()
        var files: [PersonFile] = []
        for (field, code) in [("code", draft.code), ("survivor", draft.survivor)] {
            do {
                let file = try PersonQueries.file(code, as: scope, desk)
                plan.problems += problems(of: file, named: code, field)
                files.append(file)
            } catch Failure.notFound {
                plan.problems.append(Problem(field, "problem.person.unknown", ["value": code]))
            }
        }
        guard files.count == 2 else { return plan }
        (plan.going, plan.staying) = (files[0].row, files[1].row)
        if files[0].id == files[1].id, plan.problems.isEmpty {
            plan.problems = [Problem("survivor", "problem.merger.itself")]
        }
        guard plan.problems.isEmpty else { return plan }
        plan.problems = try consentProblems(files, desk)
        guard plan.problems.isEmpty else { return plan }
        let facts = try PersonMergerFacts.of(going: files[0], staying: files[1], draft.falling, desk)
        try facts.describe(&plan, desk)
        plan.problems += try facts.contradictions(desk)
        plan.carried = facts
        return plan
    }

    /// What one of the two withdrew and the other still holds would be held again of both.
    private static func consentProblems(_ files: [PersonFile], _ desk: Desk) throws -> [Problem] {
        let withdrawn = try Consents.withdrawn(among: files.map(\.id), desk)
        guard !withdrawn.isEmpty else { return [] }
        let held = try PersonDetails.open(files.map(\.id), desk)
        return zip(files, ["code", "survivor"]).compactMap { file, field in
            let others = files.filter { $0.id != file.id }
            let isHeld = others.contains { other in
                (held[file.id] ?? [:]).keys.contains { withdrawn[other.id]?[$0] != nil }
            }
            return isHeld ? Problem(field, "problem.consent.merger", ["code": others[0].row.code]) : nil
        }
    }

    private static func problems(of file: PersonFile, named code: String, _ field: String) -> [Problem] {
        if file.row.code != code {
            return [Problem(field, "problem.person.merged", ["value": code, "code": file.row.code])]
        }
        if file.isErased { return [Problem(field, "problem.person.erased")] }
        return file.mayRecord ? [] : [Problem(field, "problem.unit.scope")]
    }

    /// Makes two entries one: all that stands of the entry that goes is said of the other, by one operation. Taken back,
    /// each is again what it was.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field.
    package static func merge(_ draft: PersonMergerDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .personMerger) { return earlier }
        let plan = try planMerger(draft, as: author.scope, desk)
        guard plan.problems.isEmpty, let facts = plan.carried else { throw Failure.invalid(plan.problems) }
        return try desk.record(.personMerger, in: facts.home, by: author) { recording in
            try facts.record(recording, desk)
            try Movements.settle([facts.going.id, facts.staying.id], recording, desk)
            return Receipt(seq: recording.seq, subjects: [facts.going.id.text, facts.staying.id.text])
        }
    }
}
