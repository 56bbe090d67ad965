import Domain
import Exchange
import Records
import Vietnamese

/// Making two entries of one enterprise one: what stands in this one goes on in the other.
struct EnterpriseMergerForm: RecordForm {
    let app: WebApp
    let detail: EnterpriseDetail
    let sections: [FormSection]
    let seen: Int? = nil

    private static let columns = EnterpriseMergerEntry.columns

    var title: String { app.site.words("enterprise.merge") }
    var room: Room? { .enterprises }
    var crumbs: [Link] {
        app.crumbs(detail.managers) + [Link(text: detail.entry.name.latest ?? "", address: cancel)]
    }
    var rules: [RuleLine] { [] }
    var help: [String] { ["merger.1", "merger.2", "merger.3"].map { app.site.words("enterprise.help.\($0)") } }
    var action: Address { Address("enterprises", detail.entry.taxCode, "merger") }
    var cancel: Address { .enterprise(detail.entry.taxCode) }

    init(_ app: WebApp, _ detail: EnterpriseDetail) {
        self.app = app
        self.detail = detail
        func ask(_ field: String, _ key: String) -> Question {
            Question(
                Self.columns.column(field), label: app.site.words("enterprise.ask.\(key)"),
                hint: app.site.words("enterprise.hint.\(key)"), app)
        }
        sections = [
            FormSection(
                legend: app.site.words("enterprise.merge.what"),
                questions: [ask("survivor", "survivor"), ask("from", "merger_from")])
        ]
    }

    func read(_ answers: Fields) -> ListEntry<EnterpriseMergerDraft> {
        var fields = answers.all
        fields["tax_code"] = detail.entry.taxCode
        return ListEntry(fields, columns: Self.columns, words: app.words, EnterpriseMergerEntry.draft)
    }

    func plan(_ draft: EnterpriseMergerDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Enterprises.planMerger(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: EnterpriseMergerDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try Enterprises.planMerger(draft, as: visit.scope, desk)
        let staying = try EnterpriseQueries.named(draft.survivor, as: visit.scope, desk)
        let counts = [
            ("units", plan.units), ("people", plan.people), ("sites", plan.sites), ("visits", plan.visits),
        ]
        let author = visit.author(uuid7(at: desk.now))
        return Consequences(
            facts: [
                Facts.Row(
                    name: app.site.words("enterprise.merge.staying"),
                    value: "\(staying?.name ?? draft.survivor)")
            ]
                + counts.map { key, count in
                    Facts.Row(
                        name: app.site.words("enterprise.merge.\(key)"), value: "\(Numbers.padded(count))")
                },
            changes: try app.changes(rehearsing: desk) { try record(draft, by: author, desk) })
    }

    func record(_ draft: EnterpriseMergerDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Enterprises.merge(draft, by: author, desk)
    }
}
