import Domain
import Exchange
import FoundationEssentials
import Records
import Vietnamese

/// Gathers the overview of a unit: its targets, what was learned later, its months, who is behind, what was recorded
/// late, all figures, and the units below.
struct Dashboard {
    private let app: WebApp
    private let mayRecordHere: Bool
    private let line: [UnitName]
    private let unit: UnitName
    private let period: Period
    /// The last day of the period that the calendar has come to.
    private let calendar: Day
    private let figures: [Figure]
    /// The same as known now, where the page asks for an earlier moment.
    private let now: [Unit.ID: [Figure]]?
    private let children: [(unit: UnitName, figures: [Figure])]
    private let series: [FigureSeries]
    private let behind: BehindTargets
    private let late: LateRecords
    private let below: UnitsBelow
    /// The positions that are vacant today.
    private let vacant: [Vacancy]

    /// How many rows of longer lists stand here; the rest stands on a page of its own.
    private static let shown = (units: 15, behind: 10, late: 5, later: 5)

    init(_ app: WebApp, code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        self.unit = unit
        mayRecordHere = try visit.mayRecord(in: line, desk)
        period = try app.period(fields, of: unit.id, desk)
        let question = period.question(unit.id)
        calendar = question.calendar(today: desk.today)
        below = UnitsBelow(app, unit, period, calendar)
        let units = try UnitQueries.children(
            of: unit.id, on: period.tree ?? min(period.to, desk.today), as: visit.scope, desk)
        // What was learned later is told of every unit below, also of those whose rows are cut.
        let asked = period.known == nil ? Array(units.prefix(Self.shown.units)) : units
        let all = try Figures.several([unit.id] + asked.map(\.id), question, desk)
        figures = all[unit.id] ?? []
        children = units.map { ($0, all[$0.id] ?? []) }
        if period.known == nil {
            now = nil
        } else {
            var later = question
            later.knownAt = nil
            now = try Figures.several([unit.id] + asked.map(\.id), later, desk)
        }
        series = try Figures.series([unit.id], question, desk)[unit.id] ?? []
        behind = try BehindTargets.below(question, as: visit.scope, desk)
        vacant = try Vacancies.of(unit, on: desk.today, desk).vacant
        late = try LateRecords.page(question, limit: Self.shown.late, offset: 0, as: visit.scope, desk)
    }

    func page() -> DashboardPage {
        let isHeld = figures.contains { $0.value != .notHeld }
        let mayRecord = isHeld && mayRecordHere && unit.type.line == .party
        let report = ReportingPeriod(from: period.from, to: period.to).map {
            Address.report($0, of: unit.code, known: period.known?.vietnamese)
        }
        return DashboardPage(
            unit: unit.name, period: period.name, crumbs: app.crumbs(Array(line.dropFirst()), period),
            tabs: app.tabs(unit, .overview, period), dates: period.chips(action: .unit(unit.code)),
            founding: mayRecord ? Address("units", unit.code, "foundings", "new") : nil,
            enterprises: Address.enterprises.with(query: ["unit": unit.code]),
            report: isHeld && period.from <= calendar ? report : nil,
            vacant: vacant.isEmpty
                ? nil
                : Link(
                    text: vacant.map(app.sentence).joined(separator: "; "), address: .positions(of: unit.code)),
            targets: figures.flatMap(cards),
            later: later, months: Months(app, unit, period, calendar).section(series, figures),
            behind: children.isEmpty ? nil : BehindRows(app, period).section(behind, of: unit, most: Self.shown.behind),
            late: LateRows(app).section(late, of: unit, period), figures: figures.map(row),
            unitColumns: below.heads, units: children.prefix(Self.shown.units).map(below.row),
            allUnits: children.count > Self.shown.units
                ? Link(
                    text: app.site.words("dashboard.units.all", ["count": Numbers.grouped(children.count)]),
                    address: .list("below", of: unit.code, period)) : nil)
    }

    private func cards(_ figure: Figure) -> [TargetCard] {
        figure.targets.map { target in
            let reached = target.reached.number
            let share = target.percent.map { Int($0 * 10) } ?? 0
            let whole = Double(target.from.days(until: target.to) + 1)
            let passed = Double(target.from.days(until: min(calendar, target.to)) + 1)
            return TargetCard(
                name: app.words.name(of: figure.indicator), done: reached.map(Numbers.padded),
                aim: TargetText(target).aim, percent: reached == nil ? "–" : TargetText(target).percent,
                records: reached == nil ? nil : .records(figure.indicator, of: unit.code, period.since(target.from)),
                doneThousandths: min(1000, share), calendarThousandths: Int(passed / whole * 1000), pace: pace(target),
                giver: target.assignedBy, document: target.document)
        }
    }

    private func pace(_ target: TargetProgress) -> TargetCard.Pace? {
        switch target.pace(on: calendar) {
        case .ahead: .ahead
        case .onTime: .onTime
        case .behind(let count): .behind(Numbers.grouped(count))
        case nil: nil
        }
    }

    private func row(_ figure: Figure) -> FigureRow {
        let amount = figure.amount
        return FigureRow(
            name: app.words.name(of: figure.indicator),
            value: FigureCell(
                text: amount?.text,
                records: amount == nil ? nil : .records(figure.indicator, of: unit.code, period)),
            isPart: figure.indicator.partOf != nil, definition: app.words.definition(of: figure.indicator))
    }

    /// What was recorded after the moment asked for and moves a target of this unit or of one below it; where no
    /// target moves, any figure of this unit.
    private var later: LaterLine? {
        guard let known = period.known, let now else { return nil }
        let pairs = ([(unit: unit, figures: figures)] + children).flatMap { entry in
            zip(entry.figures, now[entry.unit.id] ?? []).map { (unit: entry.unit, then: $0, now: $1) }
        }
        let moved = pairs.filter { $0.then != $0.now && $0.then.value.number != nil }
        let withTargets = moved.filter { !$0.then.targets.isEmpty }
        let told = withTargets.isEmpty ? moved.filter { $0.unit.id == unit.id } : withTargets
        guard !told.isEmpty else { return nil }
        let listed = told.prefix(Self.shown.later)
        let items = listed.map { unit, then, now in
            let difference = (now.value.number ?? 0) - (then.value.number ?? 0)
            let amount = difference < 0 ? "−\(-difference)" : "+\(difference)"
            let owner = unit.id == self.unit.id ? "" : " (\(unit.name))"
            return Link(
                text: "\(amount) \(app.words.name(of: then.indicator).lowercasedFirst)\(owner)",
                address: .records(then.indicator, of: unit.code, period, after: known))
        }
        let values = listed.map { _, _, now in
            now.targets.first.map { TargetText($0).progress } ?? now.amount?.text ?? "0"
        }
        let rest = told.count - listed.count
        return LaterLine(
            knownAt: known.vietnamese, items: items,
            more: rest > 0 ? app.site.words("dashboard.later.more", ["count": Numbers.grouped(rest)]) : nil,
            now: values.joined(separator: "; "))
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        prefix(1).lowercased() + dropFirst()
    }
}
