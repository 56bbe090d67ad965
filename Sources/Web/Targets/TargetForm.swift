import Domain
import Exchange
import Records
import Vietnamese

/// Recording a target: one that a unit received, or one that it gives to a unit directly below it.
struct TargetForm: RecordForm {
    let app: WebApp
    let unit: UnitName
    let crumbs: [Link]
    let sections: [FormSection]
    private let today: Day

    var title: String { app.site.words("target.record") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("target.help.\($0)") } }
    var action: Address { Address("units", unit.code, "targets") }
    var cancel: Address { Address("units", unit.code, "targets") }

    init(_ app: WebApp, line: [UnitName], _ visit: Visit, _ desk: Desk) throws {
        guard let unit = line.first else { throw Failure.notFound }
        self.app = app
        self.unit = unit
        today = desk.today
        crumbs = app.crumbs(line)
        let below = try UnitQueries.children(of: unit.id, on: desk.today, as: visit.scope, desk)
        func choice(_ unit: UnitName) -> Choice { Choice(value: unit.code, text: "\(unit.name) (\(unit.code))") }
        func ask(_ field: String, choices: [Choice]? = nil) -> Question {
            let column = TargetList.columns.column(field)
            return Question(
                column, label: app.site.words("target.ask.\(field)"), hint: app.site.words("target.hint.\(field)"),
                choices: choices, app)
        }
        sections = [
            FormSection(
                legend: app.site.words("target.what"),
                questions: [
                    ask("unit", choices: [choice(unit)] + below.map(choice)), ask("indicator"),
                    ask("shape"), ask("value"), ask("upper"), ask("from"), ask("to"),
                ]),
            FormSection(
                legend: app.site.words("target.who"),
                questions: [ask("giver", choices: line.map(choice)), ask("document"), ask("document_on")]),
        ]
    }

    /// What most targets say: at least so many, for the year, given by the unit above or by this one.
    func usual(_ query: Fields) -> [String: String] {
        let year = Day(vietnamese: "1/1/\(query["year"])")?.year ?? today.year
        var answers = [
            "shape": app.words("shape", Target.Shape.atLeast), "from": "1/1/\(year)", "to": "31/12/\(year)",
        ]
        if query["giver"] == unit.code { answers["giver"] = unit.code } else { answers["unit"] = unit.code }
        return answers
    }

    func read(_ answers: Fields) -> ListEntry<TargetDraft> {
        ListEntry(answers.all, columns: TargetList.columns, words: app.words, TargetList.draft)
    }

    func plan(_ draft: TargetDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Targets.planGiving(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: TargetDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(changes: try progress(draft, visit, desk))
    }

    /// What is reached today, and what that is of the target: `15 → 15/20`.
    private func progress(_ draft: TargetDraft, _ visit: Visit, _ desk: Desk) throws -> [FigureChange] {
        let line = try UnitQueries.line(code: draft.unitCode, on: today, as: visit.scope, desk)
        guard let unit = line.first, let indicator = Catalogue.indicator(draft.indicator) else { return [] }
        let question = FigureQuestion(
            unit: unit.id, from: draft.from, to: min(max(today, draft.from), draft.to), knownAt: nil)
        guard let figure = try Figures.alone(indicator, question, desk), let amount = figure.amount else { return [] }
        let target = TargetProgress(
            id: .make(at: desk.now), from: draft.from, to: draft.to, value: draft.value, upper: draft.upper,
            shape: draft.shape, reached: figure.value, qualifier: figure.qualifier, assignedBy: nil, document: nil)
        return [
            FigureChange(
                figure: app.words.name(of: indicator), unit: unit.name, before: amount.text,
                after: TargetText(target).progress)
        ]
    }

    func record(_ draft: TargetDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Targets.give(draft, by: author, desk)
    }
}
