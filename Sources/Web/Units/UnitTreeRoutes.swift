import Domain
import Exchange
import Records
import Vietnamese

/// The tree of organisations of a day, and the search among its units.
extension WebApp {
    private static let unitsPerPage = 50
    /// A tree is shown so many steps down, and fewer where it would have more units than this.
    private static let (steps, unitsInTree) = (4, 250)

    func unitsPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> UnitsPage {
        let typed = fields.orNil("on")
        let day = typed.map { Day(vietnamese: $0) } ?? desk.today
        let line = try fields.orNil("under").map {
            try UnitQueries.line(code: $0, on: day ?? desk.today, as: visit.scope, desk)
        }
        let problems = day == nil ? [mistake(Problem("on", "problem.date"))] : []
        let (rows, count, pager) = try unitLines(fields, line?.first, day ?? desk.today, visit, desk)
        let kept = ["under": fields["under"]].filter { !$0.value.isEmpty }
        let mayEnter = try visit.mayRecord(in: line ?? [], desk)
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

    /// The tree where nothing is searched for, as far down as it fits a page; otherwise a paged list.
    private func unitLines(
        _ fields: Fields, _ unit: UnitName?, _ day: Day, _ visit: Visit, _ desk: Desk
    ) throws -> ([UnitTreeLine], String, Pager?) {
        func counted(_ count: Int) -> String { site.words("units.count", ["count": Numbers.grouped(count)]) }
        if fields["q"].isEmpty {
            let tree = try UnitQueries.tree(under: unit?.id, steps: Self.steps, on: day, as: visit.scope, desk)
            func down(_ depth: Int) -> [UnitTreeRow] { tree.filter { $0.depth <= depth } }
            if let depth = (1...Self.steps).last(where: { down($0).count <= Self.unitsInTree }) {
                let rows = down(depth)
                return (rows.map { treeLine($0, on: fields.orNil("on")) }, counted(rows.count), nil)
            }
        }
        let page = max(1, Int(fields["page"]) ?? 1)
        let found = try UnitQueries.page(
            UnitSearch(words: fields["q"], superior: unit?.id, day: day), limit: Self.unitsPerPage,
            offset: (page - 1) * Self.unitsPerPage, as: visit.scope, desk)
        let lines = found.units.map(foundLine)
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
            note: row.isReference ? site.words("units.reference") : nil)
    }

    private func foundLine(_ found: FoundUnit) -> UnitTreeLine {
        let notes = [
            found.former.map { site.words("units.former", ["name": $0]) },
            found.ended.map { site.words("units.ended", ["day": $0.vietnamese]) },
        ].compactMap(\.self)
        return UnitTreeLine(
            unit: Link(text: found.unit.name, address: .unit(found.unit.code)), depth: 0,
            type: words("unit_type", found.unit.type), code: found.unit.code, below: nil,
            note: notes.isEmpty ? nil : notes.joined(separator: "; "))
    }
}
