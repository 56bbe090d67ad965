import Domain
import Exchange
import Records
import Vietnamese

/// Recording a decision that somebody takes a position in a unit.
struct PositionForm: RecordForm {
    let app: WebApp
    /// The unit whose page offers it.
    let unit: UnitName
    /// Whom it is about; nil while the words typed name nobody, or several.
    let person: PersonRow?
    /// Why there is nobody yet; nil where nothing was typed.
    let unnamed: Problem?
    let crumbs: [Link]
    let rules: [RuleLine]
    let sections: [FormSection]

    var title: String { app.site.words("position.record") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("position.help.\($0)") } }
    var action: Address { Address("units", unit.code, "positions", "new") }
    var cancel: Address { .positions(of: unit.code) }

    init(_ app: WebApp, in line: [UnitName], of typed: String, _ visit: Visit, _ desk: Desk) throws {
        guard let unit = line.first else { throw Failure.notFound }
        let found = try PersonQueries.matching(
            typed, limit: MovementForm.mostNamesakes + 1, as: visit.scope, desk)
        self.app = app
        self.unit = unit
        person = found.count == 1 ? found.first : nil
        unnamed = found.count == 1 ? nil : MovementForm.unnamed(typed, found.count)
        crumbs = app.crumbs(line)
        let rule = RuleBook.termMonths(of: unit.type)
        rules = try [rule].compactMap { try $0.flatMap { try app.ruleLine($0, on: desk.today, desk) } }
        let positions = unit.type.positions.map { app.words("position", $0.position) }
        let optional: Set<String> = ["term_from", "term_to"]
        func ask(_ field: String, choices: [Choice]? = nil) -> Question {
            Question(
                PositionList.columns.column(field, required: !optional.contains(field)),
                label: app.site.words("position.ask.\(field)"), hint: app.site.words("position.hint.\(field)"),
                choices: choices, app)
        }
        sections = [
            FormSection(
                legend: app.site.words("position.who"),
                questions: [
                    MovementForm.person(found, for: unit.code, app),
                    ask("position", choices: positions.map { Choice(value: $0, text: $0) }), ask("from"),
                    ask("term_from"), ask("term_to"),
                ]),
            FormSection(
                legend: app.site.words("position.decision"), questions: app.decisionQuestions(required: true)),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<PositionDraft> {
        var fields = answers.all
        fields["unit"] = unit.code
        fields["person"] = person?.code ?? answers["person"]
        fields["name"] = person?.name ?? answers["person"]
        let asked = Set(questions.map(\.name)).subtracting(["term_from", "term_to"])
        let columns = PositionList.columns.map { ListColumn($0, required: asked.contains($0.field)) }
        return ListEntry(fields, columns: columns, words: app.words) { row in
            if let unnamed { row.refuse(unnamed.field, unnamed.message.key, unnamed.message.arguments) }
            return PositionList.draft(&row)
        }
    }

    func plan(_ draft: PositionDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Positions.planOne(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: PositionDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        var consequences = Consequences()
        consequences.facts = [
            Facts.Row(name: app.site.words("person.name"), value: "\(draft.personName) (\(draft.personCode))"),
            Facts.Row(name: app.site.words("unit.name"), value: "\(unit.name)"),
        ]
        if let term = draft.term, let rule = RuleBook.termMonths(of: unit.type),
            let months = try desk.rules().inForce(rule, on: term.from)?.amount, term.isLonger(thanMonths: months)
        {
            consequences.notices = [app.site.words("position.notice.term", ["months": Numbers.grouped(months)])]
        }
        return consequences
    }

    func record(_ draft: PositionDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Positions.recordOne(draft, by: author, desk)
    }
}

extension WebApp {
    /// The three questions about a decision.
    func decisionQuestions(required: Bool) -> [Question] {
        ["number", "date", "issuer"].map { part in
            Question(
                PositionList.columns.column("decision.\(part)", required: required),
                label: site.words("founding.decision.\(part)"), self)
        }
    }
}

extension Address {
    static func positions(of code: String) -> Address { Address("units", code, "positions") }
}
