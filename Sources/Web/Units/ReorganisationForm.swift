import Domain
import Exchange
import Records
import Vietnamese

/// Recording a decision that reorganises one unit: its name, superior or type, a merger, a division, its end. Several
/// steps that belong together come as a list.
struct ReorganisationForm: RecordForm {
    let app: WebApp
    let kind: Reorganisation.Kind
    /// The unit whose page offers it.
    let unit: UnitName
    let crumbs: [Link]
    let sections: [FormSection]

    /// How many changed figures a look-over shows, those of the nearest units first.
    private static let mostChanges = 60

    var title: String { app.site.words("reorganisation.record.\(kind.rawValue)") }
    var room: Room? { .units }
    var help: [String] {
        ["about.\(kind.rawValue)", "help.day", "help.batch"].map { app.site.words("reorganisation.\($0)") }
    }
    var action: Address { Address("units", unit.code, "reorganisations", query: ["kind": kind.rawValue]) }
    var cancel: Address { Address("units", unit.code, "history") }

    init(_ app: WebApp, _ kind: Reorganisation.Kind, of line: [UnitName], _ visit: Visit, _ desk: Desk) throws {
        guard let unit = line.first else { throw Failure.notFound }
        self.app = app
        self.kind = kind
        self.unit = unit
        crumbs = app.crumbs(line)
        let superiors = try UnitQueries.possibleParents(
            of: UnitType.allCases.filter { $0.line == unit.type.line }, named: true, as: visit.scope, desk)
        let receivers = try UnitQueries.units(of: [unit.type], as: visit.scope, atMost: 200, desk)
        func ask(_ field: String, required: Bool) -> Question {
            let column = ReorganisationList.columns.column(field, required: required)
            let isReceiver = field == "other" && kind != .rename && !kind.makesUnit
            let choices: [Choice]? =
                switch field {
                case "other" where isReceiver:
                    receivers?.filter { $0.id != unit.id }.map {
                        Choice(value: $0.code, text: "\($0.name) (\($0.code))")
                    }
                case "parent":
                    superiors.filter { $0.id != unit.id }.map {
                        Choice(value: $0.code, text: "\($0.name) (\($0.code))")
                    }
                case "type":
                    UnitType.allCases.filter { $0.line == unit.type.line }.map {
                        Choice(value: app.words("unit_type", $0), text: app.words("unit_type", $0))
                    }
                default: nil
                }
            let receiver = receivers == nil ? "receiver.code" : "receiver"
            let name = field == "other" ? "other.\(isReceiver ? receiver : kind == .rename ? "code" : "new")" : field
            return Question(
                column, label: app.site.words("reorganisation.ask.\(name)"),
                hint: app.site.words("reorganisation.hint.\(name)"), choices: choices, app)
        }
        let asked = ReorganisationList.columns.map(\.field).filter {
            kind.required.contains($0) || kind.optional.contains($0)
        }
        sections = [
            FormSection(
                legend: "\(app.words("reorganisation", kind)): \(unit.name)",
                questions: asked.map { ask($0, required: kind.required.contains($0)) } + [ask("from", required: true)]),
            FormSection(
                legend: app.site.words("reorganisation.decision"),
                questions: ["number", "date", "issuer"].map { part in
                    Question(
                        ReorganisationList.columns.column("decision.\(part)", required: true),
                        label: app.site.words("founding.decision.\(part)"), app)
                }),
        ]
    }

    func read(_ answers: Fields) -> ListEntry<ReorganisationDraft> {
        var fields = answers.all
        fields["kind"] = app.words("reorganisation", kind)
        fields["unit"] = unit.code
        fields["other"] = answers["other"].uppercased()
        let required = sections.flatMap(\.questions).map(\.name).filter { kind.required.contains($0) }
        return ListEntry(
            fields,
            columns: ReorganisationList.columns.map { column in
                ListColumn(column, required: column.isRequired || required.contains(column.field))
            }, words: app.words, ReorganisationList.draft)
    }

    func plan(_ draft: ReorganisationDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Reorganisations.planOne(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: ReorganisationDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        guard let step = try Reorganisations.planOne(draft, as: visit.scope, desk).new.first else {
            return Consequences()
        }
        let reach = try Reorganisations.reach(of: step, desk)
        let counts = [
            ("units", reach.units), ("members", reach.members), ("enterprises", reach.enterprises),
            ("targets", reach.targets), ("accounts", reach.accounts), ("papers", reach.papers),
        ]
        var consequences = Consequences()
        consequences.facts = counts.map { name, count in
            Facts.Row(name: app.site.words("reorganisation.reach.\(name)"), value: "\(Numbers.grouped(count))")
        }
        if kind.ending != nil && reach.targets > 0 {
            consequences.notices = [
                app.site.words("reorganisation.notice.targets", ["count": Numbers.grouped(reach.targets)])
            ]
        }
        let author = visit.author(uuid7(at: desk.now))
        let changes = try app.changes(rehearsing: desk) { try record(draft, by: author, desk) }
        consequences.changes = Array(changes.prefix(Self.mostChanges))
        if changes.count > Self.mostChanges {
            consequences.notices.append(
                app.site.words(
                    "reorganisation.notice.changes", ["count": Numbers.grouped(changes.count - Self.mostChanges)]))
        }
        return consequences
    }

    func record(_ draft: ReorganisationDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Reorganisations.recordOne(draft, by: author, desk)
    }
}
