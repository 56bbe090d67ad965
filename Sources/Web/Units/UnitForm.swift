import Domain
import Exchange
import Records
import Vietnamese

/// Entering a unit that was there before the register: the office's own, one above it that is only named, or one
/// below it. What is founded since is recorded by its decision, with `FoundingForm`.
struct UnitForm: RecordForm {
    let app: WebApp
    /// The unit it will stand under, as far as known; nil for the first unit of a register.
    let parent: UnitName?
    let crumbs: [Link]
    let sections: [FormSection]

    var title: String { app.site.words("unit.enter") }
    var room: Room? { .units }
    var help: [String] { (1...4).map { app.site.words("unit.help.\($0)") } }
    var action: Address { Address("units", query: ["under": parent?.code]) }
    var cancel: Address { parent.map { .unit($0.code) } ?? .units }

    init(_ app: WebApp, under line: [UnitName], _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        parent = line.first
        crumbs = app.crumbs(line)
        let parents = try UnitQueries.possibleParents(of: UnitType.allCases, named: true, as: visit.scope, desk)
        func ask(_ field: String, choices: [Choice]? = nil) -> Question {
            Question(
                UnitList.columns.column(field), label: app.site.words("unit.ask.\(field)"),
                hint: app.site.words("unit.hint.\(field)"), choices: choices, app)
        }
        let entries = [UnitEntry.opening, .reference].map { app.words("unit_entry", $0) }
        sections = [
            FormSection(
                legend: app.site.words("unit.ask"),
                questions: [
                    ask("name"), ask("code"), ask("line"), ask("type"),
                    ask("parent", choices: parents.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") }),
                    ask("block"), ask("host"), ask("hosts"), ask("seal"), ask("seal_number"),
                    ask("entry", choices: entries.map { Choice(value: $0, text: $0) }), ask("from"),
                ])
        ]
    }

    /// What most units of an office say.
    var usual: [String: String] {
        [
            "parent": parent?.code ?? "", "line": app.words("line", parent?.type.line ?? .party),
            "entry": app.words("unit_entry", UnitEntry.opening),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<UnitDraft> {
        var fields = answers.all
        fields["code"] = answers["code"].uppercased()
        return ListEntry(fields, columns: UnitList.columns, words: app.words, UnitList.draft)
    }

    func plan(_ draft: UnitDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        guard draft.entry != .founding else { return [Problem("entry", "problem.unit.found")] }
        return try Units.planFounding(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: UnitDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(changes: try app.changes(Units.foreseen(draft, desk), desk))
    }

    func record(_ draft: UnitDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        guard draft.entry != .founding else { throw Failure.invalid([Problem("entry", "problem.unit.found")]) }
        return try Units.enterOne(draft, by: author, desk)
    }
}
