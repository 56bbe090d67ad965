import Domain
import Exchange
import Records
import Vietnamese

/// Saying a target otherwise by a document: from the document's day on another value holds. The same document again
/// corrects what was written of it.
struct TargetChangeForm: RecordForm {
    let app: WebApp
    /// The target as it stands.
    let target: ListedTarget
    /// The unit on whose page the form was opened: the one that received the target or the one that gave it.
    let page: UnitName
    let crumbs: [Link]
    let sections: [FormSection]
    let seen: Int?
    private let today: Day

    var title: String { app.site.words("target.change") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("target.change.help.\($0)") } }
    var action: Address { .targetChange(target.id, of: page.code) }
    var cancel: Address { Address("units", page.code, "targets") }

    private static let columns = TargetList.columns.map { column in
        ListColumn(column, required: column.isRequired || column.field.hasPrefix("document"))
    }

    init(_ app: WebApp, changing target: ListedTarget, on line: [UnitName], _ desk: Desk) throws {
        guard let page = line.first else { throw Failure.notFound }
        self.app = app
        self.target = target
        self.page = page
        today = desk.today
        seen = try Changes.last(of: .target(target.id), desk)
        crumbs = app.crumbs(line)
        let standing = app.document(target.document, target.documentOn) ?? app.words("change.nothing")
        func ask(_ field: String, _ hint: String) -> Question {
            Question(
                Self.columns.column(field), label: app.site.words("target.ask.\(field)"), hint: hint, app)
        }
        sections = [
            FormSection(
                legend: "\(app.indicatorName(target.indicator)), \(target.period)",
                questions: ["shape", "value", "upper"].map { ask($0, app.site.words("target.hint.\($0)")) }),
            FormSection(
                legend: app.site.words("target.change.paper"),
                questions: [
                    ask("document", app.site.words("target.change.document", ["document": standing])),
                    ask("document_on", app.site.words("target.change.document_on")),
                ]),
        ]
    }

    /// The value that stands; the document is another one.
    var standing: Fields {
        Fields([
            "shape": app.words("shape", target.shape), "value": String(target.value),
            "upper": target.upper.map { String($0) } ?? "",
        ])
    }

    func read(_ answers: Fields) -> ListEntry<TargetDraft> {
        var fields = answers.all
        fields["unit"] = target.unitCode
        fields["indicator"] = target.indicator
        fields["from"] = target.from.vietnamese
        fields["to"] = target.to.vietnamese
        fields["giver"] = target.giverCode
        return ListEntry(fields, columns: Self.columns, words: app.words, TargetList.draft)
    }

    func plan(_ draft: TargetDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Targets.planChange(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: TargetDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try Targets.planChange(draft, as: visit.scope, desk)
        let giver = target.giverName.map { Facts.Row(name: app.site.words("target.from"), value: "\($0)") }
        let identity = [
            Facts.Row(
                name: app.site.words("target.what"),
                value: "\(app.indicatorName(target.indicator)), \(target.period)"),
            Facts.Row(name: app.site.words("target.unit"), value: "\(target.unitName)"),
        ]
        return Consequences(
            facts: identity + [giver].compactMap(\.self) + app.differences(plan.changed, columns: Self.columns),
            changes: try progress(draft, desk))
    }

    /// What is reached of the target today, beside what it asks for now and what it will: `02/05 → 02/07`.
    private func progress(_ draft: TargetDraft, _ desk: Desk) throws -> [FigureChange] {
        let question = FigureQuestion(
            unit: target.unit, from: target.from, to: min(max(today, target.from), target.to), knownAt: nil)
        let targets = try Figures.all(question, desk).flatMap(\.targets)
        guard let before = targets.first(where: { $0.id == target.id }) else { return [] }
        var after = before
        (after.value, after.upper, after.shape) = (draft.value, draft.upper, draft.shape)
        return [
            FigureChange(
                figure: app.indicatorName(target.indicator), unit: target.unitName,
                before: TargetText(before).progress, after: TargetText(after).progress)
        ]
    }

    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] {
        app.told(try Changes.since(seen, of: .target(target.id), desk), columns: Self.columns)
    }

    func record(_ draft: TargetDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Targets.change(draft, seen: nil, by: author, desk)
    }
}

extension ListedTarget {
    /// Its period as people write it: `1/1/2024 – 31/12/2024`.
    var period: String { "\(from.vietnamese) – \(to.vietnamese)" }
}

extension WebApp {
    /// A document with its day: `03-KH/QU, ngày 10/1/2024`; nil where none is known.
    func document(_ number: String?, _ day: Day?) -> String? {
        number.map { number in
            day.map { site.words("target.document.text", ["number": number, "day": $0.vietnamese]) } ?? number
        }
    }

    /// The name of an indicator, by its code.
    func indicatorName(_ code: String) -> String { Catalogue.indicator(code).map { words.name(of: $0) } ?? code }
}

extension Address {
    static func targetChange(_ target: Target.ID, of unit: String) -> Address {
        Address("units", unit, "targets", target.text, "edit")
    }
}
