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
        // What moves counted figures is not changed here: the help says so.
        let nature = detail == nil ? [ask("legal_form"), ask("ownership")] : [ask("legal_form")]
        sections = [
            FormSection(
                legend: app.site.words("enterprise.what"),
                questions: identity + nature + [ask("industry"), ask("address"), ask("workers"), ask("status")]),
            FormSection(
                legend: app.site.words("enterprise.where"),
                questions: (detail == nil ? [manager] : []) + [ask("from")]),
        ]
    }

    /// What stands of the enterprise, or what most of them say.
    var usual: [String: String] {
        guard let entry = detail?.entry else {
            return ["status": app.words("enterprise_status", EnterpriseStatus.steady), "from": today.vietnamese]
        }
        return [
            "name": entry.name.latest ?? "", "industry": entry.industry.latest ?? "",
            "legal_form": entry.legalForm.latest.map { app.words("legal_form", $0) } ?? "",
            "address": entry.address.latest ?? "",
            "workers": (entry.workers.latest ?? nil).map { Numbers.grouped($0) } ?? "",
            "status": entry.status.latest.map { app.words("enterprise_status", $0) } ?? "",
            "from": today.vietnamese,
        ]
    }

    func read(_ answers: Fields) -> ListEntry<EnterpriseDraft> {
        var fields = answers.all
        if let detail {
            let entry = detail.entry
            fields["tax_code"] = entry.taxCode
            fields["ownership"] = entry.ownership.latest.map { app.words("ownership", $0) }
            fields["manager"] = detail.managers.first?.code
        }
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
        let postings = plan.new.flatMap { listing in
            Postings.ofEnterprise(
                event: "", enterprise: listing.id, manager: listing.manager, from: draft.from,
                ownership: draft.ownership)
        }
        return Consequences(
            facts: app.differences(plan.changed, columns: Self.columns), changes: try app.changes(postings, desk))
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
