import Domain
import Records

/// What is left of a list when every draft that cannot be taken is put aside.
struct Sifted<Entry: Sendable>: Sendable {
    /// What the drafts that are left would do; it has no problems.
    let plan: Plan<Entry>
    /// Why the others are put aside, each with its draft's number in the whole list.
    let problems: [Problem]
    /// What the drafts that are left are taken to mean, with their numbers in the whole list.
    let notices: [Problem]
    /// The drafts left out, by their numbers in the whole list.
    let leftOut: [Int]
    /// What would be changed, each with its draft's number in the whole list.
    let changed: [(draft: Int, change: Change)]
    /// The drafts that are new, by their numbers in the whole list.
    let new: [Int]

    /// A list is planned again without what was refused, because a refusal may take others with it: a unit those
    /// below it, a movement those after it. What still falls after so many rounds is refused with the rest.
    private static var rounds: Int { 12 }

    init<Draft>(
        _ drafts: [Draft], _ watch: ImportWatch, plan: ([Draft]) throws -> Plan<Entry>
    ) throws {
        var kept = Array(drafts.indices)
        var problems: [Problem] = []
        for _ in 0..<Self.rounds {
            try watch.tell(.checking, problems.isEmpty ? 0 : drafts.count - kept.count, of: drafts.count)
            let found = try plan(kept.map { drafts[$0] })
            guard !found.problems.isEmpty else {
                try watch.tell(.checking, drafts.count, of: drafts.count)
                self.init(found, kept, problems)
                return
            }
            problems += found.problems.map { Self.renumbered($0, kept) }
            guard problems.count <= ListLimits.problems else { throw ListLimits.tooManyProblems }
            let refused = Set(found.problems.map { kept[$0.draft ?? 0] })
            kept.removeAll(where: refused.contains)
        }
        problems += kept.map { Problem("", "problem.entangled").of(draft: $0) }
        self.init(try plan([]), [], problems)
    }

    private init(_ plan: Plan<Entry>, _ kept: [Int], _ problems: [Problem]) {
        self.plan = plan
        self.problems = problems
        notices = plan.notices.map { Self.renumbered($0, kept) }
        leftOut = plan.reversed.map { kept[$0] }
        changed = plan.changed.map { (kept[$0.draft], $0) }
        new = plan.newDrafts.map { kept[$0] }
    }

    /// A problem of the drafts at hand, with the numbers that they have in the whole list.
    private static func renumbered(_ problem: Problem, _ kept: [Int]) -> Problem {
        var arguments = problem.message.arguments
        if let other = arguments[Problem.otherDraft].flatMap({ Int($0) }) {
            arguments[Problem.otherDraft] = String(kept[other])
        }
        return Problem(problem.field, problem.message.key, arguments).of(draft: kept[problem.draft ?? 0])
    }
}
