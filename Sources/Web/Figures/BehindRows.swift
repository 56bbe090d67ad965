import Domain
import Exchange
import Records
import Vietnamese

/// Puts what is behind into words.
struct BehindRows {
    private let app: WebApp
    private let period: Period

    init(_ app: WebApp, _ period: Period) {
        (self.app, self.period) = (app, period)
    }

    /// The first of those behind, and the way to all of them.
    func section(_ behind: BehindTargets, of unit: UnitName, most: Int) -> BehindSection {
        let all = Link(
            text: app.site.words("behind.all", ["count": Numbers.grouped(behind.targets.count)]),
            address: .list("behind", of: unit.code, period))
        return BehindSection(
            statement: statement(behind), rows: behind.targets.prefix(most).map(row),
            all: behind.targets.count > most ? all : nil)
    }

    /// How many are behind, by which day, or that none is.
    func statement(_ behind: BehindTargets) -> String {
        let words = app.site.words
        if behind.units == 0 { return words("behind.untargeted") }
        let day = behind.calendar.vietnamese
        if behind.targets.isEmpty { return words("behind.none", ["day": day]) }
        let late = Set(behind.targets.map(\.unit.id)).count
        return words(
            "behind.count",
            [
                "day": day, "count": Numbers.grouped(behind.targets.count), "late": Numbers.grouped(late),
                "units": Numbers.grouped(behind.units),
            ])
    }

    func row(_ behind: BehindTarget) -> BehindRow {
        BehindRow(
            unit: Link(text: behind.unit.name, address: .unit(behind.unit.code, period)),
            indicator: app.words.name(of: behind.indicator),
            progress: FigureCell(
                text: TargetText(behind.target).progress,
                records: .records(behind.indicator, of: behind.unit.code, period.since(behind.target.from))),
            due: Numbers.grouped(behind.due), status: app.badge(.behind(by: behind.by)),
            giver: behind.target.assignedBy)
    }
}
