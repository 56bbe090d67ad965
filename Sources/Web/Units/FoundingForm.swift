import Domain
import Exchange
import Records
import Vietnamese

/// Recording a decision to found a unit of one line: a cell, a trade union, an organisation of the Youth or the
/// Women's Union. Counted from the decision's day.
struct FoundingForm: RecordForm {
    let app: WebApp
    /// The unit whose page offers it.
    let code: String
    let line: Line
    let crumbs: [Link]
    let rules: [RuleLine]
    let sections: [FormSection]

    var title: String { app.site.words("founding.record.\(line.rawValue)") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("founding.help.\($0)") } }
    var action: Address { Address("units", code, "foundings", query: ["line": line.rawValue]) }
    var cancel: Address { .unit(code) }

    /// The types of this line that are founded by a decision from here.
    static func types(of line: Line) -> [UnitType] {
        UnitType.allCases.filter { $0.line == line && (line == .party ? $0.holdsMembers : !$0.isUpper) }
    }

    init(_ app: WebApp, unit line: [UnitName], in founded: Line, _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        self.line = founded
        code = line.first?.code ?? ""
        crumbs = app.crumbs(line)
        let types = Self.types(of: founded)
        rules = try Set(types.compactMap(RuleBook.minimum)).sorted().compactMap {
            try app.ruleLine($0, on: desk.today, desk)
        }
        let parents = try UnitQueries.possibleParents(of: types, as: visit.scope, desk)
        let columns = UnitList.columns
        func ask(_ field: String, required: Bool, choices: [Choice]? = nil) -> Question {
            Question(
                columns.column(field, required: required), label: app.site.words("founding.\(field)"),
                hint: app.site.words("founding.\(field).hint"), choices: choices, app)
        }
        func word(_ type: UnitType) -> Choice {
            Choice(value: app.words("unit_type", type), text: app.words("unit_type", type))
        }
        sections = [
            FormSection(
                legend: app.site.words("founding.unit.\(founded.rawValue)"),
                questions: [
                    ask("name", required: true), ask("code", required: true),
                    ask("type", required: true, choices: types.map(word)),
                    ask(
                        "parent", required: true,
                        choices: parents.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") }),
                    ask("host", required: false), ask("hosts", required: false),
                ]),
            FormSection(
                legend: app.site.words("founding.decision"),
                questions: [
                    ask("decision.number", required: true), ask("decision.date", required: true),
                    ask("decision.issuer", required: true),
                ]),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<UnitDraft> {
        var fields = answers.all
        fields["code"] = answers["code"].uppercased()
        fields["line"] = app.words("line", line)
        fields["entry"] = app.words("unit_entry", UnitEntry.founding)
        fields["from"] = answers["decision.date"]
        fields["block"] = answers["host"].isEmpty ? "" : app.words("block", Block.enterprise)
        let columns = UnitList.columns.filter { $0.field != "from" }
        let required = sections.flatMap(\.questions).map(\.name).filter { !["host", "hosts"].contains($0) }
        return ListEntry(
            fields, columns: columns.map { ListColumn($0, required: required.contains($0.field)) }, words: app.words,
            UnitList.draft)
    }

    func plan(_ draft: UnitDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        guard Self.types(of: line).contains(draft.type) else { return [wrongType] }
        return atDecision(try Units.planFounding(draft, as: visit.scope, desk).problems)
    }

    func record(_ draft: UnitDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        guard Self.types(of: line).contains(draft.type) else { throw Failure.invalid([wrongType]) }
        do {
            return try Units.found(draft, by: author, desk)
        } catch Failure.invalid(let problems) {
            throw Failure.invalid(atDecision(problems))
        }
    }

    private var wrongType: Problem {
        let types = Self.types(of: line).map { app.words("unit_type", $0) }
        return Problem("type", "problem.founding.type", ["types": types.joined(separator: "; ")])
    }

    /// A founding counts from the day of its decision: what is wrong with the one is wrong with the other, and is told
    /// once.
    private func atDecision(_ problems: [Problem]) -> [Problem] {
        problems.reduce(into: []) { told, problem in
            var place = Problem(
                problem.field == "from" ? "decision.date" : problem.field, problem.message.key,
                problem.message.arguments)
            place.draft = problem.draft
            if !told.contains(where: { $0.field == place.field && $0.message == place.message }) { told.append(place) }
        }
    }

    func consequences(_ draft: UnitDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        var consequences = Consequences()
        consequences.changes = try app.changes(Units.foreseen(draft, desk), desk)
        guard let taxCode = draft.hostTaxCode,
            let host = try EnterpriseQueries.named(taxCode, as: visit.scope, desk)
        else { return consequences }
        consequences.facts = [Facts.Row(name: app.site.words("founding.confirm.host"), value: "\(host.name)")]
        if line == .party, let day = host.visitedOn, let conclusion = host.conclusion {
            let values = ["day": day.vietnamese, "conclusion": app.words("conclusion", conclusion)]
            consequences.notices = [app.words("founding.notice.survey", values)]
        }
        return consequences
    }
}
