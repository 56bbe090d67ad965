import Domain
import Exchange
import Records
import Vietnamese

/// Draws the flows of a unit step by step: those with a target, and those in which something moved.
struct Months {
    private let app: WebApp
    private let unit: UnitName
    private let period: Period
    private let calendar: Day

    /// A picture with more columns would be none.
    private static let mostColumns = 24

    init(_ app: WebApp, _ unit: UnitName, _ period: Period, _ calendar: Day) {
        (self.app, self.unit, self.period, self.calendar) = (app, unit, period, calendar)
    }

    /// As many charts as have room on the overview, those with a target first where some have none; nil where there is
    /// nothing to draw.
    func section(_ series: [FigureSeries], _ figures: [Figure]) -> MonthsSection? {
        let charts = charts(series, figures)
        let room = Self.room(for: 36, series)
        let first = charts.filter { $0.start != nil } + charts.filter { $0.start == nil }
        let shown = charts.count <= room ? charts : Array(first.prefix(room))
        let all = Link(
            text: app.site.words("dashboard.months.all", ["count": Numbers.grouped(charts.count)]),
            address: .list("months", of: unit.code, period))
        return section(shown, series, all: charts.count <= room ? nil : all)
    }

    /// These charts with how they are read; nil where there are none.
    func section(_ charts: [Chart], _ series: [FigureSeries], all: Link? = nil) -> MonthsSection? {
        guard let length = charts.isEmpty ? nil : series.first?.steps.first?.length else { return nil }
        return MonthsSection(
            title: app.words("step.\(length.rawValue).title"), charts: charts, notes: notes(charts, length), all: all)
    }

    /// How many charts stand together where there is room for so many columns.
    static func room(for columns: Int, _ series: [FigureSeries]) -> Int {
        max(1, columns / max(1, series.first?.steps.count ?? 1))
    }

    /// Every chart of a period.
    func charts(_ series: [FigureSeries], _ figures: [Figure]) -> [Chart] {
        series.compactMap { series in
            let target = figures.first { $0.indicator == series.indicator }?.targets.first { $0.reached.number != nil }
            return isDrawn(series, target) ? chart(series, target) : nil
        }
    }

    /// A part of another figure ("of which") is drawn only where it has a target of its own.
    private func isDrawn(_ series: FigureSeries, _ target: TargetProgress?) -> Bool {
        guard (1...Self.mostColumns).contains(series.steps.count), series.values.contains(where: { $0 != nil }) else {
            return false
        }
        return target != nil || (series.indicator.partOf == nil && series.hasMovement)
    }

    private func notes(_ charts: [Chart], _ length: Step.Length) -> [String] {
        let words = app.site.words
        let columns = charts.flatMap(\.columns)
        let hasUnheld = columns.contains { if case .unheld = $0.value { true } else { false } }
        return [
            app.words("step.\(length.rawValue).note"),
            charts.contains { $0.start != nil } ? words("dashboard.months.lines") : nil,
            hasUnheld ? words("dashboard.months.unheld") : nil,
            calendar < period.to ? words("dashboard.months.calendar", ["day": calendar.vietnamese]) : nil,
        ].compactMap(\.self)
    }

    private func chart(_ series: FigureSeries, _ target: TargetProgress?) -> Chart {
        let reached = target.map(series.reached) ?? series.values.map { _ in nil }
        return Chart(
            id: "chart-\(series.indicator.code.replacing(".", with: "-"))", name: app.words.name(of: series.indicator),
            summary: target.map(summary) ?? summary(series),
            status: target.flatMap { $0.pace(on: calendar) }.map { app.badge($0) },
            unit: app.words("step.\((series.steps.first?.length ?? .month).rawValue).head"),
            columns: series.steps.indices.map { column($0, series, target, reached[$0]) },
            start: target.flatMap { target in
                series.reachedBefore(target).map {
                    Chart.Start(reached: $0, due: target.due(on: period.from.adding(days: -1)))
                }
            },
            calendar: place(in: series.steps))
    }

    private func summary(_ target: TargetProgress) -> String {
        app.site.words(
            "chart.summary.target",
            [
                "progress": TargetText(target).progress,
                "due": Numbers.grouped(Int(target.due(on: calendar).rounded())),
            ])
    }

    private func summary(_ series: FigureSeries) -> String {
        let total = Numbers.grouped(series.values.compactMap { $0?.number }.reduce(0, +))
        return series.values.contains(.notHeld)
            ? app.site.words("chart.summary.part", ["total": total])
            : app.site.words("chart.summary", ["total": total])
    }

    private func column(
        _ index: Int, _ series: FigureSeries, _ target: TargetProgress?, _ reached: Int?
    ) -> Chart.Column {
        let step = series.steps[index]
        let spansYears = period.from.year != period.to.year
        let beginsYear = index == 0 || step.from.year != series.steps[index - 1].from.year
        return Chart.Column(
            name: step.name, label: step.label,
            year: spansYears && beginsYear && step.length != .year ? String(step.from.year) : nil,
            value: value(series.values[index], series.indicator, step),
            reached: target.flatMap { target in
                reached.map { amount($0, series.indicator, target.from, step.to) }
            },
            due: target?.due(on: step.to),
            dueText: target.map { Numbers.grouped(Int($0.due(on: step.to).rounded())) } ?? "")
    }

    private func value(_ value: FigureValue?, _ indicator: Indicator, _ step: Step) -> Chart.Value {
        guard let value else { return .ahead }
        guard let number = value.number else { return .unheld }
        return .held(amount(number, indicator, step.from, step.to))
    }

    private func amount(_ number: Int, _ indicator: Indicator, _ from: Day, _ to: Day) -> Chart.Amount {
        Chart.Amount(
            number: number, text: Numbers.grouped(number),
            records: .records(indicator, of: unit.code, period.within(from, to)))
    }

    /// How far the calendar has come, in thousandths of columns of one width; nil where the period has passed.
    private func place(in steps: [Step]) -> Int? {
        guard calendar < period.to, let index = steps.lastIndex(where: { $0.from <= calendar }) else { return nil }
        let step = steps[index]
        let days = step.from.days(until: step.to) + 1
        let passed = step.from.days(until: calendar) + 1
        return (index * days + passed) * 1000 / (days * steps.count)
    }
}

extension WebApp {
    /// The word for a pace.
    func badge(_ pace: TargetProgress.Pace) -> Badge {
        switch pace {
        case .ahead: Badge(word: site.words("pace.ahead"), tone: .good)
        case .onTime: Badge(word: site.words("pace.onTime"), tone: .good)
        case .behind(let count):
            Badge(word: site.words("pace.behind", ["count": Numbers.grouped(count)]), tone: .late)
        }
    }
}
