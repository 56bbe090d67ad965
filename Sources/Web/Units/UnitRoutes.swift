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
        addHandovers(to: router)
    }

    private func entering(_ query: Fields, _ visit: Visit, _ desk: Desk) throws -> UnitForm {
        let line = try query.orNil("under").map {
            try UnitQueries.line(code: $0, on: desk.today, as: visit.scope, desk)
        }
        guard try visit.mayRecord(in: line ?? [], desk) else { throw Failure.forbidden }
        return try UnitForm(self, under: line ?? [], visit, desk)
    }

    private func settling(_ code: String, _ visit: Visit, _ desk: Desk) throws -> UnitSettingForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        return try UnitSettingForm(self, of: line, desk)
    }

    /// The pages a unit has: those of the Party's line have more.
    func tabs(_ unit: UnitName, _ current: UnitTabs.Tab, _ period: Period? = nil) -> UnitTabs {
        let all = UnitTabs.Tab.allCases
        let isParty = unit.type.line == .party
        return UnitTabs(
            code: unit.code, tabs: isParty ? all : all.filter { ![.members, .strength, .enterprises].contains($0) },
            current: current, period: period?.query ?? [:])
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
        let mayRecord = try visit.mayRecord(in: detail.line, desk)
        let seesPapers = try visit.scope.contains(desk.home(of: unit.id), for: .people)
        let papers =
            try seesPapers ? Attachments.page(of: unit.id, limit: 0, offset: 0, as: visit.scope, desk).count : 0
        return UnitHistoryPage(
            name: unit.name, crumbs: crumbs(Array(detail.line.dropFirst())), tabs: tabs(unit, .history),
            facts: facts(detail, standing, unit), change: mayRecord ? settingLink(code) : nil,
            turns: turns.map { turnLine($0, of: code) }, lineage: lineagePicture(unit, turns),
            ways: reorganisationLinks(detail.line, turns, mayRecord: mayRecord),
            papers: seesPapers
                ? Link(
                    text: site.words("attachments.open", ["count": Numbers.grouped(papers)]),
                    address: .attachments(of: code)) : nil,
            approval: try visit.scope.contains(desk.home(of: unit.id), for: .administer)
                ? Link(text: site.words("approval.link"), address: Address("units", code, "approval")) : nil,
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
