import Domain
import Exchange
import Records
import Vietnamese

/// Listing an enterprise, or recording what changed of one from a day on.
struct EnterpriseForm: RecordForm {
    let app: WebApp
    /// The enterprise that is changed; nil for a new one.
    let detail: EnterpriseDetail?
    let sections: [FormSection]
    let seen: Int?
    private let today: Day
    /// The code of the unit that manages it now.
    private let managerCode: String

    private static let columns = EnterpriseList.columns

    var title: String { app.site.words(detail == nil ? "enterprise.enter" : "enterprise.change") }
    var room: Room? { .enterprises }
    var crumbs: [Link] {
        guard let detail else { return [] }
        let name = detail.entry.name.latest ?? ""
        return app.crumbs(detail.managers) + [Link(text: name, address: .enterprise(detail.entry.taxCode))]
    }
    var help: [String] {
        let keys = detail == nil ? ["enter.1", "enter.2", "enter.3"] : ["change.1", "change.2", "change.3"]
        return keys.map { app.site.words("enterprise.help.\($0)") }
    }
    var action: Address { detail.map { Address("enterprises", $0.entry.taxCode, "edit") } ?? .enterprises }
    var cancel: Address { detail.map { .enterprise($0.entry.taxCode) } ?? .enterprises }

    init(_ app: WebApp, changing detail: EnterpriseDetail? = nil, _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        self.detail = detail
        today = desk.today
        seen = try detail.map { try Changes.last(of: .enterprise($0.entry.id), desk) }
        let managers = try UnitQueries.managers(as: visit.scope, desk)
        func ask(_ field: String, choices: [Choice]? = nil) -> Question {
            Question(
                Self.columns.column(field), label: app.site.words("enterprise.ask.\(field)"),
                hint: app.site.words("enterprise.hint.\(field)"), choices: choices, app)
        }
        let manager = ask(
            "manager", choices: managers.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") })
        let identity = detail == nil ? [ask("tax_code"), ask("name")] : [ask("name")]
        sections = [
            FormSection(
                legend: app.site.words("enterprise.what"),
                questions: identity
                    + ["kind", "legal_form", "ownership", "industry", "workers", "status", "parent"].map { ask($0) }),
            FormSection(
                legend: app.site.words("enterprise.place"),
                questions: [ask("address"), Self.linked(ask("commune"), app), ask("zone")]),
            FormSection(
                legend: app.site.words("enterprise.where"),
                questions: [manager, ask("assignee"), ask("position"), ask("from")]),
        ]
        managerCode = detail?.managers.first?.code ?? ""
    }

    /// Where codes of places are found.
    private static func linked(_ question: Question, _ app: WebApp) -> Question {
        var question = question
        question.more = Link(text: app.site.words("places.look"), address: .places)
        return question
    }

    /// What stands of the enterprise, or what most of them say.
    var usual: [String: String] {
        guard let entry = detail?.entry else {
            return [
                "status": app.words("enterprise_status", EnterpriseStatus.steady), "from": today.vietnamese,
                "kind": app.words("host_kind", HostKind.enterprise),
            ]
        }
        return [
            "kind": entry.kind.latest.map { app.words("host_kind", $0) } ?? "", "parent": detail?.parent?.taxCode ?? "",
            "commune": standingCommune, "zone": (entry.zone.latest ?? nil) ?? "",
            "assignee": detail?.assignee?.code ?? "", "position": entry.assignee.latest?.position ?? "",
            "name": entry.name.latest ?? "", "industry": entry.industry.latest ?? "",
            "legal_form": entry.legalForm.latest.map { app.words("legal_form", $0) } ?? "",
            "ownership": entry.ownership.latest.map { app.words("ownership", $0) } ?? "", "manager": managerCode,
            "address": entry.address.latest ?? "",
            "workers": (entry.workers.latest ?? nil).map { Numbers.grouped($0) } ?? "",
            "status": entry.status.latest.map { app.words("enterprise_status", $0) } ?? "",
            "from": today.vietnamese,
        ]
    }

    /// Its commune, while that is there: of one that ended nothing need be said, and nothing changes by it.
    private var standingCommune: String {
        guard let commune = detail?.commune, commune.now.isEmpty else { return "" }
        return commune.said.code
    }

    func read(_ answers: Fields) -> ListEntry<EnterpriseDraft> {
        var fields = answers.all
        if let detail { fields["tax_code"] = detail.entry.taxCode }
        return ListEntry(fields, columns: Self.columns, words: app.words, EnterpriseList.draft)
    }

    func plan(_ draft: EnterpriseDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try planned(draft, visit.scope, desk).problems
    }

    private func planned(_ draft: EnterpriseDraft, _ scope: Scope, _ desk: Desk) throws -> Plan<EnterpriseListing> {
        try detail == nil
            ? Enterprises.planListing(draft, as: scope, desk) : Enterprises.planChange(draft, as: scope, desk)
    }

    func consequences(_ draft: EnterpriseDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try planned(draft, visit.scope, desk)
        if detail != nil {
            let author = visit.author(uuid7(at: desk.now))
            return Consequences(
                facts: app.differences(plan.changed, columns: Self.columns),
                changes: try app.changes(rehearsing: desk) { try record(draft, by: author, desk) })
        }
        let postings = plan.new.flatMap { listing in
            Postings.ofEnterprise(
                event: "", enterprise: listing.id, manager: listing.manager, from: draft.from,
                ownership: draft.ownership)
        }
        return Consequences(changes: try app.changes(postings, desk))
    }

    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] {
        guard let detail else { return [] }
        return app.told(try Changes.since(seen, of: .enterprise(detail.entry.id), desk), columns: Self.columns)
    }

    func record(_ draft: EnterpriseDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try detail == nil
            ? Enterprises.list(draft, by: author, desk)
            : Enterprises.change(draft, seen: nil, by: author, desk)
    }
}
