import Domain
import Exchange
import Records
import Vietnamese

/// The rows of the table of units below: a few figures of each, and how it stands against its targets.
struct UnitsBelow {
    private let app: WebApp
    private let period: Period
    private let calendar: Day
    private let columns: [Indicator]

    init(_ app: WebApp, _ unit: UnitName, _ period: Period, _ calendar: Day) {
        (self.app, self.period, self.calendar) = (app, period, calendar)
        let codes = ["party.cells.founded", "party.members.admitted", "enterprises.surveyed"]
        let line = unit.type.line
        columns =
            line == .party
            ? codes.compactMap(Catalogue.indicator) : Catalogue.indicators.filter { $0.line == line }
    }

    /// The names of the figures that stand beside each other.
    var heads: [String] { columns.map { app.words("column.\($0.code)") } }

    func row(_ below: (unit: UnitName, figures: [Figure])) -> UnitRow {
        let cells = columns.map { indicator -> FigureCell in
            guard let figure = below.figures.first(where: { $0.indicator == indicator }),
                let amount = figure.amount
            else { return FigureCell(text: nil, records: nil) }
            let text = figure.targets.first.map { TargetText($0).progress } ?? amount.text
            return FigureCell(text: text, records: .records(indicator, of: below.unit.code, period))
        }
        return UnitRow(
            unit: Link(text: below.unit.name, address: .unit(below.unit.code, period)), figures: cells,
            status: status(below.figures))
    }

    /// The worst pace among a unit's targets, in a word.
    private func status(_ figures: [Figure]) -> Badge? {
        let paces = figures.flatMap(\.targets).compactMap { $0.pace(on: calendar) }
        let behind = paces.compactMap { pace -> Int? in
            if case .behind(let count) = pace { count } else { nil }
        }
        if let most = behind.max() { return app.badge(.behind(by: most)) }
        if paces.isEmpty { return nil }
        return app.badge(paces.contains(.onTime) ? .onTime : .ahead)
    }
}
