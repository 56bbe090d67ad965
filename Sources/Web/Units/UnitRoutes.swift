import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addUnits(to router: Router<WebContext>) {
        router.get("units") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let page = try unitsPage(fields, visit, desk)
                return .page(page, page.problems.isEmpty ? .ok : .unprocessableContent)
            }
        }
        router.get("units/:code/history") { request, context in
            let code = try context.parameters.require("code")
            let page = max(1, Int(Fields(query: request)["page"]) ?? 1)
            return try await reading(request) { desk, visit in .page(try unitHistory(code, page, visit, desk)) }
        }
        router.get("units/new") { request, _ in
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                let form = try entering(query, visit, desk)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("units") { request, _ in
            let query = Fields(query: request)
            return try await sending(request) { desk, visit, fields in
                try taking(entering(query, visit, desk), fields, visit, desk)
            }
        }
        router.get("units/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                let form = try settling(code, visit, desk)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("units/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                try taking(settling(code, visit, desk), fields, visit, desk)
            }
        }
        addFoundings(to: router)
        addReorganisations(to: router)
    }

    private func entering(_ query: Fields, _ visit: Visit, _ desk: Desk) throws -> UnitForm {
        let line = try query.orNil("under").map {
            try UnitQueries.line(code: $0, on: desk.today, as: visit.scope, desk)
        }
        guard visit.scope.mayRecord(in: line?.map(\.id) ?? []) else { throw Failure.forbidden }
        return try UnitForm(self, under: line ?? [], visit, desk)
    }

    private func settling(_ code: String, _ visit: Visit, _ desk: Desk) throws -> UnitSettingForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard visit.scope.mayRecord(in: line.map(\.id)) else { throw Failure.forbidden }
        return try UnitSettingForm(self, of: line, desk)
    }

    private static let unitsPerPage = 50
    /// A tree with more units than this is shown step by step.
    private static let unitsInTree = 250

    private func unitsPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> UnitsPage {
        let typed = fields.orNil("on")
        let day = typed.map { Day(vietnamese: $0) } ?? desk.today
        let line = try fields.orNil("under").map {
            try UnitQueries.line(code: $0, on: day ?? desk.today, as: visit.scope, desk)
        }
        let problems = day == nil ? [FieldProblem(field: "on", text: words("problem.date").capitalizedFirst)] : []
        let (rows, count, pager) = try unitLines(fields, line?.first, day ?? desk.today, visit, desk)
        let kept = ["under": fields["under"]].filter { !$0.value.isEmpty }
        let mayEnter = visit.scope.mayRecord(in: line?.map(\.id) ?? [])
        let enter = Link(
            text: site.words("unit.enter"), address: Address("units", "new", query: ["under": line?.first?.code]))
        return UnitsPage(
            unit: line?.first?.name, crumbs: line.map { crumbs(Array($0.dropFirst())) } ?? [],
            tabs: line?.first.map { tabs($0, .below) }, query: fields["q"],
            day: typed ?? desk.today.vietnamese,
            past: day.flatMap { $0 == desk.today ? nil : $0.vietnamese }, problems: problems,
            kept: kept.map { HiddenField(name: $0.key, value: $0.value) }, rows: rows, count: count, pager: pager,
            enter: mayEnter ? enter : nil,
            export: ExportLinks(kind: .units, query: ["unit": fields.orNil("under"), "q": fields.orNil("q")]))
    }

    /// The tree where nothing is searched for and it is small enough; otherwise a paged list.
    private func unitLines(
        _ fields: Fields, _ unit: UnitName?, _ day: Day, _ visit: Visit, _ desk: Desk
    ) throws -> ([UnitTreeLine], String, Pager?) {
        func counted(_ count: Int) -> String { site.words("units.count", ["count": Numbers.grouped(count)]) }
        if fields["q"].isEmpty {
            let tree = try UnitQueries.tree(under: unit?.id, steps: 4, on: day, as: visit.scope, desk)
            if tree.count <= Self.unitsInTree {
                return (tree.map { treeLine($0, on: fields.orNil("on")) }, counted(tree.count), nil)
            }
        }
        let page = max(1, Int(fields["page"]) ?? 1)
        let found = try UnitQueries.page(
            search: fields["q"], under: unit?.id, limit: Self.unitsPerPage, offset: (page - 1) * Self.unitsPerPage,
            as: visit.scope, desk)
        let lines = found.units.map { unit in
            UnitTreeLine(
                unit: Link(text: unit.name, address: .unit(unit.code)), depth: 0, type: words("unit_type", unit.type),
                code: unit.code, below: nil, isReference: false)
        }
        let pager = Pager(page: page, of: found.count, size: Self.unitsPerPage) {
            Address.units.with(query: [
                "under": fields.orNil("under"), "q": fields.orNil("q"), "on": fields.orNil("on"), "page": String($0),
            ])
        }
        return (lines, counted(found.count), pager)
    }

    private func treeLine(_ row: UnitTreeRow, on day: String?) -> UnitTreeLine {
        let below = Link(
            text: Numbers.grouped(row.children),
            address: Address.units.with(query: ["under": row.unit.code, "on": day]))
        return UnitTreeLine(
            unit: Link(text: row.unit.name, address: .unit(row.unit.code)), depth: row.depth,
            type: words("unit_type", row.unit.type), code: row.unit.code, below: row.children == 0 ? nil : below,
            isReference: row.isReference)
    }

    /// The pages a unit has: those of the Party's line have more.
    func tabs(_ unit: UnitName, _ current: UnitTabs.Tab) -> UnitTabs {
        let all = UnitTabs.Tab.allCases
        let isParty = unit.type.line == .party
        return UnitTabs(
            code: unit.code, tabs: isParty ? all : all.filter { ![.members, .strength, .enterprises].contains($0) },
            current: current)
    }

    private static let operationsPerPage = 25

    private func unitHistory(_ code: String, _ page: Int, _ visit: Visit, _ desk: Desk) throws -> UnitHistoryPage {
        let detail = try UnitQueries.detail(code: code, as: visit.scope, desk)
        guard let unit = detail.line.first else { throw Failure.notFound }
        let size = Self.operationsPerPage
        let found = try Operations.recent(
            in: unit.id, as: visit.scope, limit: size, offset: (page - 1) * size, desk)
        let turns = try UnitQueries.turns(of: unit.id, desk)
        let standing = try UnitQueries.furnishing(of: unit.id, on: desk.today, desk)
        let mayRecord = visit.scope.mayRecord(in: detail.line.map(\.id))
        let papers = try Attachments.page(of: unit.id, limit: 0, offset: 0, as: visit.scope, desk).count
        return UnitHistoryPage(
            name: unit.name, crumbs: crumbs(Array(detail.line.dropFirst())), tabs: tabs(unit, .history),
            facts: facts(detail, standing, unit), change: mayRecord ? settingLink(code) : nil,
            turns: turns.map(turnLine), lineage: lineagePicture(unit, turns),
            ways: reorganisationLinks(detail.line, turns, visit),
            papers: Link(
                text: site.words("attachments.open", ["count": Numbers.grouped(papers)]),
                address: .attachments(of: code)),
            history: history(detail.history), operations: found.operations.map(row),
            pager: Pager(page: page, of: found.count, size: size) {
                Address("units", code, "history", query: ["page": String($0)])
            }, count: Numbers.grouped(found.count))
    }

    private func settingLink(_ code: String) -> Link {
        Link(text: site.words("unit.setting"), address: Address("units", code, "edit"))
    }

    private func facts(_ detail: UnitDetail, _ standing: UnitFurnishing, _ unit: UnitName) -> [Facts.Row] {
        func row(_ key: String, _ value: HTML?) -> Facts.Row? {
            value.map { Facts.Row(name: site.words("unit.\(key)"), value: $0) }
        }
        let above = detail.line.dropFirst().first.map { Link(text: $0.name, address: .unit($0.code)).html }
        let host = detail.host.map { Link(text: $0.name, address: .enterprise($0.taxCode)).html }
        return [
            row("code", "\(unit.code)"), row("type", "\(words("unit_type", unit.type))"),
            row("block", detail.block.map { "\(words("block", $0))" }), row("parent", above), row("host", host),
            row("hosts", further(standing)),
            row("seal", standing.seal.map { "\(seal($0))" }),
            row(
                "since",
                "\(site.words("unit.since.\(detail.entry.rawValue)", ["day": detail.from.vietnamese]))"),
            row(
                "ended",
                detail.ending.map {
                    "\(words("unit_ending", $0.kind)) \(site.words("unit.ended.from", ["day": $0.on.vietnamese]))"
                }),
            row("decision", detail.decision.map { "\(decision($0))" }),
        ].compactMap(\.self)
    }

    private func further(_ standing: UnitFurnishing) -> HTML? {
        guard !standing.furtherHosts.isEmpty else { return nil }
        return listed(
            standing.furtherHosts.map { Link(text: $0.name, address: .enterprise($0.taxCode)).html })
    }

    private func seal(_ seal: Seal) -> String {
        let state = words("seal", seal.state)
        return seal.number.map { site.words("unit.seal.number", ["state": state, "number": $0]) } ?? state
    }
}
