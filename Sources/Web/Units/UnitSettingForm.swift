import Domain
import Exchange
import Records
import Vietnamese

/// Recording which enterprises share a joint organisation with its principal host, and its seal, from a day on.
struct UnitSettingForm: RecordForm {
    let app: WebApp
    /// The unit whose page offers it.
    let unit: UnitName
    let crumbs: [Link]
    let sections: [FormSection]
    let seen: Int?
    private let standing: UnitFurnishing
    private let today: Day

    var title: String { app.site.words("unit.setting") }
    var room: Room? { .units }
    var help: [String] { (1...3).map { app.site.words("unit.setting.help.\($0)") } }
    var action: Address { Address("units", unit.code, "edit") }
    var cancel: Address { Address("units", unit.code, "history") }

    init(_ app: WebApp, of line: [UnitName], _ desk: Desk) throws {
        guard let unit = line.first else { throw Failure.notFound }
        self.app = app
        self.unit = unit
        crumbs = app.crumbs(line)
        today = desk.today
        standing = try UnitQueries.furnishing(of: unit.id, on: desk.today, desk)
        seen = standing.lastOperation
        sections = [
            FormSection(
                legend: unit.name,
                questions: UnitList.settings.map { column in
                    Question(
                        ListColumn(column, required: column.field == "setting_from"),
                        label: app.site.words("unit.ask.\(column.field)"),
                        hint: app.site.words("unit.hint.\(column.field)"), app)
                })
        ]
    }

    /// What stands today.
    var usual: [String: String] {
        let hosts = standing.furtherHosts.map(\.taxCode).sorted()
        let setting = UnitSetting(furtherHosts: hosts.isEmpty ? nil : hosts, seal: standing.seal, from: today)
        return UnitList.values(setting, app.words).mapValues(\.said)
    }

    func read(_ answers: Fields) -> ListEntry<UnitSettingDraft> {
        let columns = UnitList.settings.map { ListColumn($0, required: $0.field == "setting_from") }
        return ListEntry(answers.all, columns: columns, words: app.words) { row in
            UnitSettingDraft(unitCode: unit.code, setting: UnitList.setting(&row))
        }
    }

    private func planned(_ draft: UnitSettingDraft, _ visit: Visit, _ desk: Desk) throws -> Plan<UnitEntering> {
        try Units.planChange(draft, as: visit.scope, desk)
    }

    func plan(_ draft: UnitSettingDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try planned(draft, visit, desk).problems
    }

    func consequences(_ draft: UnitSettingDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(facts: app.differences(try planned(draft, visit, desk).changed, columns: UnitList.columns))
    }

    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] {
        app.told(try Changes.since(seen, of: .unit(unit.id), desk), columns: UnitList.columns)
    }

    func record(_ draft: UnitSettingDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Units.change(draft, by: author, desk)
    }
}
