import Domain
import Exchange
import Records
import Vietnamese

/// Recording a visit of a survey: who works there, and what follows from it by the rule of its day.
struct SurveyForm: RecordForm {
    let app: WebApp
    let taxCode: String
    let name: String
    let crumbs: [Link]
    let rules: [RuleLine]
    let sections: [FormSection]
    /// Its names over time: the one on the day of the visit may be an earlier one.
    private let names: Timeline<String>
    private let today: Day

    var title: String { app.site.words("survey.record") }
    var room: Room? { .enterprises }
    var help: [String] { (1...3).map { app.site.words("survey.help.\($0)") } }
    var action: Address { Address("enterprises", taxCode, "surveys") }
    var cancel: Address { .enterprise(taxCode) }

    init(_ app: WebApp, of detail: EnterpriseDetail, _ desk: Desk) throws {
        self.app = app
        today = desk.today
        taxCode = detail.entry.taxCode
        names = detail.entry.name
        name = detail.entry.name.on(desk.today) ?? detail.entry.name.latest ?? ""
        crumbs = app.crumbs(detail.managers) + [Link(text: name, address: .enterprise(taxCode))]
        rules = try [app.ruleLine(RuleBook.cellMinimum, on: desk.today, desk)].compactMap(\.self)
        func ask(_ field: String) -> Question {
            Question(
                SurveyList.columns.column(field), label: app.site.words("survey.ask.\(field)"),
                hint: app.site.words("survey.hint.\(field)"), app)
        }
        sections = [
            FormSection(legend: name, questions: [ask("visited_on"), ask("round"), ask("workers"), ask("steady")]),
            FormSection(
                legend: app.site.words("survey.who"), questions: [ask("official"), ask("probationary"), ask("source")]),
        ]
    }

    /// The round of today's quarter.
    var usual: [String: String] { ["round": Quarter.containing(today).name.capitalizedFirst] }

    func read(_ answers: Fields) -> ListEntry<SurveyDraft> {
        var fields = answers.all
        fields["tax_code"] = taxCode
        fields["name"] = name
        return ListEntry(fields, columns: SurveyList.columns, words: app.words) { row in
            guard var draft = SurveyList.draft(&row) else { return nil }
            draft.enterpriseName = names.on(draft.visitedOn) ?? name
            return draft
        }
    }

    func plan(_ draft: SurveyDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        let plan = try Surveys.plan([draft], as: visit.scope, reviving: true, desk)
        return plan.same == 0 ? plan.problems : [Problem("round", "problem.survey.stands", ["round": draft.round])]
    }

    func consequences(_ draft: SurveyDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try Surveys.plan([draft], as: visit.scope, reviving: true, desk)
        guard let entering = plan.new.first else { return Consequences() }
        let conclusion = app.badge(entering.conclusion).html
        return Consequences(
            facts: [Facts.Row(name: app.site.words("survey.conclusion"), value: conclusion)],
            changes: try app.changes(Surveys.foreseen(entering, desk), desk))
    }

    func record(_ draft: SurveyDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Surveys.record(draft, by: author, desk)
    }
}
