import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// The lists that the overview shows the beginning of.
extension WebApp {
    func addLists(to router: Router<WebContext>) {
        add("months", to: router, monthsPage)
        add("behind", to: router, behindPage)
        add("late", to: router, latePage)
        add("below", to: router, belowPage)
    }

    /// What the list of a unit is asked for.
    private struct Asked {
        let unit: UnitName
        let line: [UnitName]
        let period: Period
        let page: Int
        /// The list itself, without its query.
        let base: Address

        var offset: Int { (page - 1) * WebApp.rowsPerPage }

        func pager(of count: Int, size: Int = WebApp.rowsPerPage) -> Pager {
            Pager(page: page, of: count, size: size) { page in
                base.with(query: [
                    "from": period.from.vietnamese, "to": period.to.vietnamese, "known": period.known?.vietnamese,
                    "tree": period.tree?.vietnamese,
                    "page": String(page),
                ])
            }
        }
    }

    private static let rowsPerPage = 50

    private func add(
        _ list: String, to router: Router<WebContext>,
        _ page: @escaping @Sendable (Asked, Visit, Desk) throws -> any Page
    ) {
        router.get("units/:code/\(list)") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
                guard let unit = line.first else { throw Failure.notFound }
                let asked = Asked(
                    unit: unit, line: line, period: try period(fields, of: unit.id, desk),
                    page: min(max(1, Int(fields["page"]) ?? 1), 1_000_000), base: Address("units", code, list))
                return .page(try page(asked, visit, desk))
            }
        }
    }

    private func monthsPage(_ asked: Asked, _ visit: Visit, _ desk: Desk) throws -> any Page {
        let question = asked.period.question(asked.unit.id)
        let months = Months(self, asked.unit, asked.period, question.calendar(today: desk.today))
        let series = try Figures.series([asked.unit.id], question, desk)[asked.unit.id] ?? []
        let charts = months.charts(series, try Figures.all(question, desk))
        let room = Months.room(for: 60, series)
        let shown = Array(charts.dropFirst((asked.page - 1) * room).prefix(room))
        return MonthsPage(
            unit: asked.unit.name, crumbs: crumbs(asked.line, asked.period),
            dates: asked.period.chips(action: asked.base),
            section: months.section(shown, series), count: Numbers.grouped(charts.count),
            pager: asked.pager(of: charts.count, size: room))
    }

    private func behindPage(_ asked: Asked, _ visit: Visit, _ desk: Desk) throws -> any Page {
        let behind = try BehindTargets.below(asked.period.question(asked.unit.id), as: visit.scope, desk)
        let rows = BehindRows(self, asked.period)
        return BehindPage(
            unit: asked.unit.name, crumbs: crumbs(asked.line, asked.period),
            dates: asked.period.chips(action: asked.base),
            statement: rows.statement(behind), count: Numbers.grouped(behind.targets.count),
            rows: behind.targets.dropFirst(asked.offset).prefix(Self.rowsPerPage).map(rows.row),
            pager: asked.pager(of: behind.targets.count))
    }

    private func latePage(_ asked: Asked, _ visit: Visit, _ desk: Desk) throws -> any Page {
        let late = try LateRecords.page(
            asked.period.question(asked.unit.id), limit: Self.rowsPerPage, offset: asked.offset, as: visit.scope,
            desk)
        let rule = try desk.rules().inForce(RuleBook.recordingDays, on: asked.period.to)
        return LatePage(
            unit: asked.unit.name, crumbs: crumbs(asked.line, asked.period),
            dates: asked.period.chips(action: asked.base),
            rule: RuleLine(
                text: words("rule.\(RuleBook.recordingDays)", ["amount": Numbers.grouped(rule?.amount ?? 0)]),
                source: rule.map {
                    words("rule.certainty.\($0.source.certainty.rawValue)", ["document": $0.source.document])
                } ?? ""),
            count: Numbers.grouped(late.count), rows: late.records.map(LateRows(self).row),
            pager: asked.pager(of: late.listed))
    }

    private func belowPage(_ asked: Asked, _ visit: Visit, _ desk: Desk) throws -> any Page {
        let question = asked.period.question(asked.unit.id)
        let units = try UnitQueries.children(
            of: asked.unit.id, on: asked.period.tree ?? min(asked.period.to, desk.today), as: visit.scope, desk)
        let shown = units.dropFirst(asked.offset).prefix(Self.rowsPerPage)
        let figures = try Figures.several(shown.map(\.id), question, desk)
        let below = UnitsBelow(self, asked.unit, asked.period, question.calendar(today: desk.today))
        return UnitsBelowPage(
            unit: asked.unit.name, crumbs: crumbs(asked.line, asked.period),
            dates: asked.period.chips(action: asked.base),
            columns: below.heads, count: Numbers.grouped(units.count),
            rows: shown.map { below.row(($0, figures[$0.id] ?? [])) }, pager: asked.pager(of: units.count))
    }
}

extension Address {
    /// One of the lists of a unit: `months`, `behind`, `late`, `below`.
    static func list(_ name: String, of code: String, _ period: Period) -> Address {
        Address("units", code, name).with(query: period.query)
    }
}
