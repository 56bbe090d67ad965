import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addFigures(to router: Router<WebContext>) {
        router.get("") { request, _ in
            try await reading(request) { desk, visit in
                guard let home = try UnitQueries.home(of: visit.scope, desk) else { return .go(.start) }
                return .go(.unit(home))
            }
        }
        router.get("units/:code") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                .page(try Dashboard(self, code: code, fields, visit, desk).page())
            }
        }
        router.get("units/:code/figures/:indicator") { request, context in
            let code = try context.parameters.require("code")
            let indicator = Catalogue.indicator(try context.parameters.require("indicator"))
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                guard let indicator else { throw Failure.notFound }
                return .page(try recordsPage(indicator, code: code, fields, visit, desk))
            }
        }
    }

    /// The period asked for; the quarter of the unit's latest event where none is.
    func period(_ fields: Fields, of unit: Unit.ID, _ desk: Desk) throws -> Period {
        let latest = try FigureRecords.latestDay(of: unit, desk) ?? desk.today
        return Period(
            fields, usual: Quarter.containing(latest), problem: words("problem.date"),
            order: words("problem.target.period"))
    }

    func crumbs(_ line: [UnitName], _ period: Period? = nil) -> [Link] {
        line.reversed().map { Link(text: $0.name, address: .unit($0.code, period)) }
    }

    private static let recordsPerPage = 50

    private func recordsPage(
        _ indicator: Indicator, code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> FigureRecordsPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let period = try period(fields, of: unit.id, desk)
        let after = fields.orNil("after").flatMap { Day(vietnamese: $0) }
        let page = max(1, Int(fields["page"]) ?? 1)
        let figure = try Figures.alone(indicator, period.question(unit.id), desk)
        let isHeld = figure?.amount != nil
        let qualifier = after == nil ? figure?.qualifier : nil
        let found = try FigureRecords.page(
            indicator, period.question(unit.id), after: after?.endInVietnam, limit: Self.recordsPerPage,
            offset: (page - 1) * Self.recordsPerPage, as: visit.scope, desk)
        let base = Address("units", code, "figures", indicator.code)
        let kept = after.map { [HiddenField(name: "after", value: $0.vietnamese)] } ?? []
        func at(_ page: Int) -> Address {
            base.with(query: [
                "from": period.from.vietnamese, "to": period.to.vietnamese, "known": period.known?.vietnamese,
                "tree": period.tree?.vietnamese,
                "after": after?.vietnamese, "page": String(page),
            ])
        }
        return FigureRecordsPage(
            figure: words.name(of: indicator), definition: words.definition(of: indicator),
            formula: after.map { words("records.after", ["day": $0.vietnamese]) }, unit: unit.name,
            crumbs: crumbs(line, period), dates: period.chips(action: base, kept: kept),
            value: isHeld ? ReportedAmount(found.sum, qualifier ?? .exact).text : nil,
            count: Numbers.grouped(isHeld ? found.count : 0),
            outside: isHeld && found.outside.count > 0 ? Numbers.grouped(found.outside.sum) : nil,
            hasNegatives: isHeld && found.records.contains { $0.amount < 0 },
            rows: isHeld ? found.records.map { row($0) } : [],
            pager: Pager(page: page, of: found.count, size: Self.recordsPerPage, at: at))
    }

    private func row(_ record: Records.FigureRecord) -> FigureRecord {
        var amount = record.amount > 0 ? "+\(record.amount)" : "−\(-record.amount)"
        if let said = record.reported?.amount, said.number == record.amount { amount = said.text }
        return FigureRecord(
            title: Link(text: record.title, address: .operation(record.operation)), detail: record.detail,
            unit: record.unitName, effectiveOn: record.effectiveOn.vietnamese,
            decision: record.decision.map { decision($0) } ?? record.reported.map { source($0) },
            recordedAt: Timestamp.vietnamese(record.recordedAt),
            recordedBy: record.recordedBy, amount: amount)
    }

    /// Who reported a value, and on which paper.
    private func source(_ value: ReportedValue) -> String {
        [value.source, value.document, value.documentOn?.vietnamese].compactMap(\.self).joined(separator: ", ")
    }

    func decision(_ decision: DecisionDraft) -> String {
        site.words("decision", ["number": decision.number, "date": decision.issuedOn.vietnamese])
    }
}

extension Address {
    static func unit(_ code: String, _ period: Period? = nil) -> Address {
        guard let period else { return Address("units", code) }
        return Address("units", code).with(query: period.query)
    }

    static func operation(_ seq: Int, isNew: Bool = false) -> Address {
        Address("operations", String(seq), query: ["new": isNew ? "1" : nil])
    }

    static func records(_ indicator: Indicator, of code: String, _ period: Period, after: Day? = nil) -> Address {
        Address("units", code, "figures", indicator.code).with(query: [
            "from": period.from.vietnamese, "to": period.to.vietnamese,
            "known": after == nil ? period.known?.vietnamese : nil, "tree": period.tree?.vietnamese,
            "after": after?.vietnamese,
        ])
    }
}

extension Pager {
    init(page: Int, of count: Int, size: Int, at address: (Int) -> Address) {
        let pages = max(1, (count + size - 1) / size)
        self.init(
            page: Numbers.grouped(page), pages: Numbers.grouped(pages), previous: page > 1 ? address(page - 1) : nil,
            next: page < pages ? address(page + 1) : nil)
    }
}
