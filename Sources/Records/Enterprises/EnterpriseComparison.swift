import Domain
import Storage
import Vietnamese

/// A row about an enterprise that stands, held against what the register says of its day.
///
/// What a row leaves empty it does not say. What it says otherwise holds from its day: after the latest state of that
/// attribute it follows it, on the same day it corrects it, and before it it is refused.
struct EnterpriseComparison {
    /// Why the row cannot be recorded.
    private(set) var problems: [Problem] = []
    private var differences: [Difference] = []
    private var states: [NewState] = []
    private let draft: EnterpriseDraft
    private let standing: EnterpriseDirectory.Entry

    init(_ draft: EnterpriseDraft, _ standing: EnterpriseDirectory.Entry, manager: Unit.ID?) {
        self.draft = draft
        self.standing = standing
        let day = draft.from
        guard let listed = standing.from, listed <= day, let legalForm = standing.legalForm.on(day),
            let ownership = standing.ownership.on(day), let industry = standing.industry.on(day)
        else {
            let first = standing.from?.vietnamese ?? ""
            problems = [Problem("from", "problem.enterprise.before_listed", ["day": first])]
            return
        }
        refuseCounted(ownership, manager)
        compare(.enterpriseName, standing.name, [("name", standing.name.on(day), draft.name)]) {
            [draft.name.value, draft.name.folded.value, SortKey.of(draft.name).value]
        }
        let said = draft.industry.isEmpty ? industry : draft.industry
        compare(
            .enterpriseClass, standing.legalForm,
            [("legal_form", legalForm.rawValue, draft.legalForm.rawValue), ("industry", industry, said)]
        ) {
            [draft.legalForm.rawValue.value, ownership.rawValue.value, said.value]
        }
        if !draft.address.isEmpty {
            compare(.enterprisePlace, standing.address, [("address", standing.address.on(day), draft.address)]) {
                [draft.address.value]
            }
        }
        if let workers = draft.workers {
            let before = (standing.workers.on(day) ?? nil).map { String($0) }
            compare(.enterpriseHeadcount, standing.workers, [("workers", before, String(workers))]) { [workers.value] }
        }
        compare(
            .enterpriseStatus, standing.status,
            [("status", standing.status.on(day)?.rawValue, draft.status.rawValue)]
        ) {
            [draft.status.rawValue.value]
        }
    }

    /// Whether the row says nothing else than the register.
    var isSame: Bool { problems.isEmpty && states.isEmpty }

    func change(of draft: Int) -> Change {
        Change(
            draft: draft, subject: standing.id.text, unit: standing.manager.latest, differences: differences,
            states: states)
    }

    /// What decides where an enterprise counts, and under which class, moves figures that stand.
    private mutating func refuseCounted(_ ownership: Ownership, _ manager: Unit.ID?) {
        let listing = ["operation": standing.listedBy.map { String($0) } ?? ""]
        if ownership != draft.ownership {
            problems.append(Problem("ownership", "problem.enterprise.ownership_counts", listing))
        }
        if standing.manager.on(draft.from) != manager {
            problems.append(Problem("manager", "problem.enterprise.manager_counts", listing))
        }
    }

    /// One table's attributes: each field with what holds on the day and what the row says.
    private mutating func compare<Held>(
        _ table: FactTable, _ timeline: Timeline<Held>, _ fields: [(String, before: String?, after: String)],
        _ values: () -> [Value]
    ) {
        let found = fields.filter { $0.before != $0.after }
        guard !found.isEmpty else { return }
        if let latest = timeline.latestFrom, draft.from < latest {
            problems += found.map { Problem($0.0, "problem.change.later", ["day": latest.vietnamese]) }
            return
        }
        let isCorrection = timeline.latestFrom == draft.from
        differences += found.map { field in
            let before = field.before.flatMap { $0.isEmpty ? nil : $0 }
            return Difference(field.0, before, field.after, from: draft.from, isCorrection: isCorrection)
        }
        states.append(NewState(table: table, values: [standing.id.value, draft.from.value] + values()))
    }
}
