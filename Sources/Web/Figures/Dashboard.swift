import Domain
import Exchange
import FoundationEssentials
import Records
import Vietnamese

/// Gathers the overview of a unit: its targets, what was learned later, all figures, and the units below.
struct Dashboard {
    private let app: WebApp
    private let visit: Visit
    private let line: [UnitName]
    private let unit: UnitName
    private let period: Period
    private let today: Day
    private let figures: [Figure]
    /// The same as known now, where the page asks for an earlier moment.
    private let now: [Unit.ID: [Figure]]?
    private let children: [(unit: UnitName, figures: [Figure])]

    /// The figures of the units below that stand beside each other.
    private static let columns = ["party.cells.founded", "party.members.admitted", "enterprises.surveyed"]

    init(_ app: WebApp, code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws {
        self.app = app
        self.visit = visit
        today = desk.today
        line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        self.unit = unit
        period = try app.period(fields, of: unit.id, desk)
        let below = try UnitQueries.children(of: unit.id, on: min(period.to, desk.today), desk)
        let question = period.question(unit.id)
        let all = try Figures.several([unit.id] + below.map(\.id), question, desk)
        figures = all[unit.id] ?? []
        children = below.map { ($0, all[$0.id] ?? []) }
        if period.known == nil {
            now = nil
        } else {
            var later = question
            later.knownAt = nil
            now = try Figures.several([unit.id] + below.map(\.id), later, desk)
        }
    }

    func page() -> DashboardPage {
        let isHeld = figures.contains { $0.value != .notHeld }
        let mayRecord = isHeld && visit.scope.mayRecord(in: line.map(\.id)) && unit.type.line == .party
        let report = ReportingPeriod(from: period.from, to: period.to).map {
            Address.report($0, of: unit.code, known: period.known?.vietnamese)
        }
        return DashboardPage(
            unit: unit.name, period: period.name, crumbs: app.crumbs(Array(line.dropFirst()), period),
            dates: period.chips(action: .unit(unit.code)),
            founding: mayRecord ? Address("units", unit.code, "foundings", "new") : nil,
            enterprises: .enterprises, report: isHeld && period.from <= today ? report : nil,
            targets: figures.flatMap(cards),
            later: later, figures: figures.map(row), unitColumns: columns.map { app.words("column.\($0.code)") },
            units: children.map(row))
    }

    private var columns: [Indicator] {
        unit.type.line == .party
            ? Self.columns.compactMap(Catalogue.indicator)
            : ["unions", "unions.founded"].compactMap(Catalogue.indicator)
    }

    private func cards(_ figure: Figure) -> [TargetCard] {
        figure.targets.map { target in
            let reached = target.reached.number
            let share = target.percent.map { Int($0 * 10) } ?? 0
            let whole = Double(target.from.days(until: target.to) + 1)
            let passed = Double(target.from.days(until: min(period.to, target.to)) + 1)
            return TargetCard(
                name: app.words.name(of: figure.indicator), done: reached.map(Numbers.padded),
                aim: TargetText(target).aim, percent: reached == nil ? "–" : TargetText(target).percent,
                records: reached == nil ? nil : .records(figure.indicator, of: unit.code, period.since(target.from)),
                doneThousandths: min(1000, share), calendarThousandths: Int(passed / whole * 1000), pace: pace(target),
                giver: target.assignedBy, document: target.document)
        }
    }

    private func pace(_ target: TargetProgress) -> TargetCard.Pace? {
        switch target.pace(on: period.to) {
        case .ahead: .ahead
        case .onTime: .onTime
        case .behind(let count): .behind(Numbers.grouped(count))
        case nil: nil
        }
    }

    private func row(_ figure: Figure) -> FigureRow {
        let number = figure.value.number
        return FigureRow(
            name: app.words.name(of: figure.indicator),
            value: FigureCell(
                text: number.map(Numbers.grouped),
                records: number == nil ? nil : .records(figure.indicator, of: unit.code, period)),
            isPart: figure.indicator.partOf != nil, definition: app.words.definition(of: figure.indicator))
    }

    private func row(_ child: (unit: UnitName, figures: [Figure])) -> UnitRow {
        let cells = columns.map { indicator -> FigureCell in
            guard let figure = child.figures.first(where: { $0.indicator == indicator }),
                let number = figure.value.number
            else { return FigureCell(text: nil, records: nil) }
            let target = figure.targets.first
            let text =
                target.map { TargetText($0).progress } ?? Numbers.grouped(number)
            return FigureCell(text: text, records: .records(indicator, of: child.unit.code, period))
        }
        return UnitRow(
            unit: Link(text: child.unit.name, address: .unit(child.unit.code, period)), figures: cells,
            status: status(child.figures))
    }

    /// The worst pace among a unit's targets, in a word.
    private func status(_ figures: [Figure]) -> Badge? {
        let paces = figures.flatMap(\.targets).compactMap { $0.pace(on: period.to) }
        let behind = paces.compactMap { pace -> Int? in
            if case .behind(let count) = pace { count } else { nil }
        }
        if let most = behind.max() {
            return Badge(word: app.site.words("pace.behind", ["count": Numbers.grouped(most)]), tone: .late)
        }
        if paces.isEmpty { return nil }
        let word = paces.contains(.onTime) ? "pace.onTime" : "pace.ahead"
        return Badge(word: app.site.words(word), tone: .good)
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
        let items = told.map { unit, then, now in
            let difference = (now.value.number ?? 0) - (then.value.number ?? 0)
            let amount = difference < 0 ? "−\(-difference)" : "+\(difference)"
            let owner = unit.id == self.unit.id ? "" : " (\(unit.name))"
            return Link(
                text: "\(amount) \(app.words.name(of: then.indicator).lowercasedFirst)\(owner)",
                address: .records(then.indicator, of: unit.code, period, after: known))
        }
        let values = told.map { _, _, now in
            now.targets.first.map { TargetText($0).progress } ?? Numbers.grouped(now.value.number ?? 0)
        }
        return LaterLine(knownAt: known.vietnamese, items: items, now: values.joined(separator: "; "))
    }
}

extension Period {
    /// The same question from the first day of a target's period.
    func since(_ day: Day) -> Period {
        Period(from: day, to: to, known: known)
    }

    private init(from: Day, to: Day, known: Day?) {
        self.init(
            Fields(["from": from.iso, "to": to.iso, "known": known?.iso ?? ""]), usual: Quarter.containing(from),
            problem: "", order: "")
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        prefix(1).lowercased() + dropFirst()
    }
}
