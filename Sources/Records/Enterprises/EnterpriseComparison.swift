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
    private let named: NamedByEnterprises

    init(_ draft: EnterpriseDraft, _ standing: EnterpriseDirectory.Entry, _ named: NamedByEnterprises) {
        self.draft = draft
        self.standing = standing
        self.named = named
        let day = draft.from
        guard let listed = standing.from, listed <= day else {
            let first = standing.from?.vietnamese ?? ""
            problems = [Problem("from", "problem.enterprise.before_listed", ["day": first])]
            return
        }
        compare(
            .enterpriseName, standing.name, [("name", standing.name.on(day), draft.name)],
            [draft.name.value, draft.name.folded.value, SortKey.of(draft.name).value])
        compareClass(on: day)
        comparePlace(on: day)
        if let workers = draft.workers {
            let before = (standing.workers.on(day) ?? nil).map { String($0) }
            compare(.enterpriseHeadcount, standing.workers, [("workers", before, String(workers))], [workers.value])
        }
        compare(
            .enterpriseStatus, standing.status,
            [("status", standing.status.on(day)?.rawValue, draft.status.rawValue)], [draft.status.rawValue.value])
        compareOthers(on: day)
        // What was told already, that it goes on as another, is told once.
        if !states.isEmpty, problems.isEmpty, let problem = standing.mergerProblem(on: day, "tax_code") {
            problems = [problem]
        }
    }

    /// Whether the row says nothing else than the register.
    var isSame: Bool { problems.isEmpty && states.isEmpty }

    func change(of draft: Int) -> Change {
        Change(
            draft: draft, subject: standing.id.text, unit: standing.manager.latest, differences: differences,
            states: states)
    }

    private mutating func compareClass(on day: Day) {
        let kind = draft.kind ?? standing.kind.on(day) ?? .enterprise
        let industry = draft.industry.isEmpty ? standing.industry.on(day) ?? "" : draft.industry
        compare(
            .enterpriseClass, standing.legalForm,
            [
                ("kind", standing.kind.on(day)?.rawValue, kind.rawValue),
                ("legal_form", standing.legalForm.on(day)?.rawValue, draft.legalForm.rawValue),
                ("ownership", standing.ownership.on(day)?.rawValue, draft.ownership.rawValue),
                ("industry", standing.industry.on(day), industry),
            ], EnterpriseStates.nature(draft, industry: industry, kind: kind))
    }

    /// An address that is said anew leaves the commune and the zone as they are, and the other way round.
    private mutating func comparePlace(on day: Day) {
        let before = (
            address: standing.address.on(day) ?? "", commune: standing.commune.on(day) ?? nil,
            zone: standing.zone.on(day) ?? nil
        )
        let address = draft.address.isEmpty ? before.address : draft.address
        let commune = draft.commune.isEmpty ? before.commune : draft.commune
        let zone = draft.zone == .unsaid ? before.zone : draft.zone.text
        compare(
            .enterprisePlace, standing.address,
            [("address", before.address, address), ("commune", before.commune, commune), ("zone", before.zone, zone)],
            [address.value, commune.value, zone.value])
    }

    private mutating func compareOthers(on day: Day) {
        if let manager = named.manager(draft)?.id, let before = standing.manager.on(day), before != manager {
            compare(
                .enterpriseManager, standing.manager, [("manager", named.code(of: before), draft.managerCode)],
                [manager.value])
        }
        if draft.parent != .unsaid {
            let before = (standing.parent.on(day) ?? nil).flatMap { named.enterprises[$0]?.taxCode }
            compare(
                .enterpriseParent, standing.parent, [("parent", before, draft.parent.text)],
                [named.parent(draft).value])
        }
        if draft.saysAssignee {
            let before = standing.assignee.on(day)
            let file = before?.person.flatMap(named.file)
            let position = draft.position.isEmpty ? nil : draft.position
            compare(
                .enterpriseAssignee, standing.assignee,
                [("assignee", file, draft.assignee.text), ("position", before?.position, position)],
                [(named.assignee(draft)?.id).value, position.value])
        }
    }

    /// One table's attributes: each field with what holds on the day and what the row says.
    private mutating func compare<Held>(
        _ table: FactTable, _ timeline: Timeline<Held>, _ fields: [(String, before: String?, after: String?)],
        _ values: [Value]
    ) {
        let found = fields.filter { ($0.before ?? "") != ($0.after ?? "") }
        guard !found.isEmpty else { return }
        if let latest = timeline.latestFrom, draft.from < latest {
            problems += found.map { Problem($0.0, "problem.change.later", ["day": latest.vietnamese]) }
            return
        }
        let isCorrection = timeline.latestFrom == draft.from
        differences += found.map { field in
            func said(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
            return Difference(
                field.0, said(field.before), said(field.after), from: draft.from, isCorrection: isCorrection)
        }
        states.append(NewState(table: table, values: [standing.id.value, draft.from.value] + values))
    }
}
