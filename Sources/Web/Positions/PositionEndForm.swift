import Domain
import Exchange
import Records
import Vietnamese

/// Recording that somebody holds a position no more, and why.
struct PositionEndForm: RecordForm {
    let app: WebApp
    /// The unit whose page offers it.
    let unit: UnitName
    /// What is held.
    let held: HeldPosition
    let crumbs: [Link]
    let sections: [FormSection]

    var title: String { app.site.words("position.end") }
    var room: Room? { .units }
    var help: [String] { (1...2).map { app.site.words("position.end.help.\($0)") } }
    var action: Address { .positionEnd(held) }
    var cancel: Address { .positions(of: unit.code) }

    init(_ app: WebApp, of held: HeldPosition, in line: [UnitName]) throws {
        guard let unit = line.first else { throw Failure.notFound }
        self.app = app
        self.unit = unit
        self.held = held
        crumbs = app.crumbs(line)
        func ask(_ field: String) -> Question {
            Question(
                PositionList.columns.column(field, required: true), label: app.site.words("position.end.\(field)"),
                hint: app.site.words("position.end.hint.\(field)"), app)
        }
        sections = [
            FormSection(
                legend: "\(app.words("position", held.position)): \(held.personName) (\(held.personCode))",
                questions: [ask("ending"), ask("from")]),
            FormSection(
                legend: app.site.words("position.decision"), questions: app.decisionQuestions(required: false)),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<PositionDraft> {
        var fields = answers.all
        fields["unit"] = unit.code
        fields["position"] = app.words("position", held.position)
        fields["person"] = held.personCode
        fields["name"] = held.personName
        let columns = PositionList.columns.map { column in
            ListColumn(column, required: column.isRequired || column.field == "ending")
        }
        return ListEntry(fields, columns: columns, words: app.words, PositionList.draft)
    }

    func plan(_ draft: PositionDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Positions.planOne(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: PositionDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        guard unit.type.rule(of: held.position)?.isRequired == true else { return Consequences() }
        let position = app.words("position", held.position)
        let notice = app.site.words(
            "position.notice.vacant", ["position": position, "day": draft.from.vietnamese])
        return Consequences(notices: [notice])
    }

    func record(_ draft: PositionDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Positions.recordOne(draft, by: author, desk)
    }
}

extension Address {
    /// Where the end of what somebody holds is recorded.
    static func positionEnd(_ held: HeldPosition) -> Address {
        Address(
            "units", held.unit.code, "positions", "end",
            query: ["position": held.position.rawValue, "person": held.personCode])
    }
}
