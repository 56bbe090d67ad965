import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// Making two entries of one person one: this entry goes on as the other. Once both are known, it asks which movements
/// say twice what happened once.
struct PersonMergerForm: RecordForm {
    let app: WebApp
    let file: PersonFile
    let crumbs: [Link]
    let sections: [FormSection]

    /// The answer by which a movement falls away.
    private static let falls = "falls"

    var title: String { app.site.words("person.merge") }
    var room: Room? { .people }
    var help: [String] { (1...4).map { app.site.words("person.merge.help.\($0)") } }
    var action: Address { Address("people", file.row.code, "merger") }
    var cancel: Address { .person(file.row.code) }

    /// - Parameter typed: the file number of the other entry, as far as it was typed.
    init(_ app: WebApp, of file: PersonFile, into typed: String, _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        self.file = file
        crumbs = app.personCrumbs + [Link(text: file.row.name, address: .person(file.row.code))]
        let who = Question(
            PersonMergerEntry.columns.column("survivor"), hint: app.site.words("person.merge.survivor.hint"), app)
        let plan = try People.planMerger(
            PersonMergerDraft(code: file.row.code, survivor: typed.uppercased()), as: visit.scope, desk)
        let steps = Set(plan.steps.map(\.isOfGoing)).count == 2 ? plan.steps : []
        let twice = steps.enumerated().map { Self.question($0.offset + 1, $0.element, plan, app) }
        sections =
            [FormSection(legend: app.site.words("person.merge.who"), questions: [who])]
            + (twice.isEmpty
                ? [] : [FormSection(legend: app.site.words("person.merge.movements"), questions: twice)])
    }

    /// Whether a movement falls away; without an answer it goes on.
    private static func question(
        _ number: Int, _ step: PersonMergerPlan.Step, _ plan: PersonMergerPlan, _ app: WebApp
    ) -> Question {
        let field = PersonMergerPlan.field(of: step.id)
        let code = (step.isOfGoing ? plan.going : plan.staying)?.code ?? ""
        var question = Question(
            ListColumn(field, "\(number). \(app.words("movement", step.kind))", .text, required: true),
            hint: app.words.told(step, of: code), app)
        question.kind = .choice(
            [Choice(value: falls, text: app.site.words("person.merge.falls"))],
            prompt: app.site.words("person.merge.stays"))
        return question
    }

    func read(_ answers: Fields) -> ListEntry<PersonMergerDraft> {
        var fields = answers.all
        fields["code"] = file.row.code
        let prefix = "movement."
        let falling = fields.filter { $0.key.hasPrefix(prefix) && $0.value == Self.falls }.map {
            Movement.ID(String($0.key.dropFirst(prefix.count)))
        }
        return ListEntry(fields, columns: PersonMergerEntry.columns, words: app.words) { row in
            var draft = PersonMergerEntry.draft(&row)
            draft?.falling = Set(falling)
            return draft
        }
    }

    func plan(_ draft: PersonMergerDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try People.planMerger(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: PersonMergerDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try People.planMerger(draft, as: visit.scope, desk)
        let author = visit.author(uuid7(at: desk.now))
        return Consequences(
            facts: facts(plan), changes: try app.changes(rehearsing: desk) { try record(draft, by: author, desk) },
            notices: notices(plan))
    }

    private func facts(_ plan: PersonMergerPlan) -> [Facts.Row] {
        func code(_ isOfGoing: Bool) -> String { (isOfGoing ? plan.going : plan.staying)?.code ?? "" }
        func row(_ key: String, _ text: String) -> Facts.Row {
            Facts.Row(name: app.site.words("person.merge.\(key)"), value: "\(text)")
        }
        let fields = plan.fields.map { field in
            Facts.Row(name: PersonList.columns.column(field.field).header, value: "\(app.words.compared(field))")
        }
        let steps = plan.steps.enumerated().map { number, step in
            Facts.Row(
                name: "\(number + 1). \(app.words("movement", step.kind))",
                value: "\(app.words.told(step, of: code(step.isOfGoing)))")
        }
        let after = plan.standing.map { standing, unit in
            [app.words("standing", standing.status), unit?.name].compactMap { $0 }.joined(separator: ", ")
        }
        return [plan.staying.map { row("staying", "\($0.name) (\($0.code))") }].compactMap { $0 } + fields
            + plan.works.map { row("workplace", app.words.told($0, of: code($0.isOfGoing))) }
            + plan.responsibilities.map { row("assigned", "\($0.name) (\($0.taxCode))") } + steps
            + [after.map { row("after", $0) }].compactMap { $0 }
    }

    private func notices(_ plan: PersonMergerPlan) -> [String] {
        let differing = plan.fields.filter { $0.agreement == .differs }.map { field in
            PersonList.columns.column(field.field).header
        }
        return differing.isEmpty
            ? [] : [app.site.words("person.merge.differs", ["fields": differing.joined(separator: ", ")])]
    }

    func record(_ draft: PersonMergerDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try People.merge(draft, by: author, desk)
    }
}

extension WebApp {
    func addPersonMerger(to router: Router<WebContext>) {
        router.get("people/:code/merger/new") { request, context in
            let code = try context.parameters.require("code")
            let other = Fields(query: request)["with"]
            return try await reading(request) { desk, visit in
                asking(try mergerForm(of: code, into: other, visit, desk), Fields(["survivor": other]), visit)
            }
        }
        router.post("people/:code/merger") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request, rehearsing: true) { desk, visit, fields in
                try taking(mergerForm(of: code, into: fields["survivor"], visit, desk), fields, visit, desk)
            }
        }
    }

    private func mergerForm(
        of code: String, into other: String, _ visit: Visit, _ desk: Desk
    ) throws -> PersonMergerForm {
        // What is sent once more hears its first outcome, under the number by which it was sent.
        try PersonMergerForm(self, of: openable(code, visit, desk), into: other, visit, desk)
    }
}
