import Domain
import Exchange
import Records
import Vietnamese

/// Recording what a unit reported of itself and everything below it.
struct ReportedForm: RecordForm {
    let app: WebApp
    let unit: UnitName
    let crumbs: [Link]
    let sections: [FormSection]

    var title: String { app.site.words("reported.record") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("reported.help.\($0)") } }
    var action: Address { Address("units", unit.code, "reported") }
    var cancel: Address { Address("units", unit.code, "reported") }

    init(_ app: WebApp, line: [UnitName]) throws {
        guard let unit = line.first else { throw Failure.notFound }
        self.app = app
        self.unit = unit
        crumbs = app.crumbs(line)
        func ask(_ field: String) -> Question {
            Question(
                ReportedList.columns.column(field), label: app.site.words("reported.ask.\(field)"),
                hint: app.site.words("reported.hint.\(field)"), app)
        }
        sections = [
            FormSection(legend: unit.name, questions: [ask("indicator"), ask("effective_on"), ask("amount")]),
            FormSection(
                legend: app.site.words("reported.who"),
                questions: [ask("source"), ask("document"), ask("document_on")]),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<ReportedDraft> {
        var fields = answers.all
        fields["unit"] = unit.code
        fields["name"] = unit.name
        return ListEntry(fields, columns: ReportedList.columns, words: app.words, ReportedList.draft)
    }

    func plan(_ draft: ReportedDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        let plan = try Reported.plan([draft], as: visit.scope, reviving: true, desk)
        let stands = Problem("amount", "problem.reported.stands", ["day": draft.effectiveOn.vietnamese])
        return plan.same == 0 ? plan.problems : [stands]
    }

    func consequences(_ draft: ReportedDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let author = visit.author(uuid7(at: desk.now))
        return Consequences(changes: try app.changes(rehearsing: desk) { try record(draft, by: author, desk) })
    }

    func record(_ draft: ReportedDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Reported.report(draft, by: author, desk)
    }
}
