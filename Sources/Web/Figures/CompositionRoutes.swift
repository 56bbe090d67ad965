import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// How the members of a unit are made up by ethnicity and religion, without telling of anybody in particular.
extension WebApp {
    func addComposition(to router: Router<WebContext>) {
        router.get("units/:code/composition") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
                guard let unit = line.first, unit.type.line == .party else { throw Failure.notFound }
                return .page(try compositionPage(unit, line, fields, desk))
            }
        }
    }

    private func compositionPage(
        _ unit: UnitName, _ line: [UnitName], _ fields: Fields, _ desk: Desk
    ) throws -> CompositionPage {
        // The quarters that have ended, the latest first.
        var ended = [Quarter.containing(Quarter.containing(desk.today).first.adding(days: -1))]
        while ended.count < 8, let last = ended.last {
            ended.append(Quarter.containing(last.first.adding(days: -1)))
        }
        let quarter = Quarter(fields["quarter"]).flatMap { $0.last < desk.today ? $0 : nil } ?? ended[0]
        if !ended.contains(quarter) { ended.append(quarter) }
        return CompositionPage(
            unit: unit.name, crumbs: crumbs(line), day: quarter.last.vietnamese,
            quarters: ended.map { each in
                let address = Address("units", unit.code, "composition", query: ["quarter": each.code])
                return (Link(text: each.name, address: address), each == quarter)
            },
            parts: try Compositions.Property.allCases.map { property in
                let told = try Compositions.of(unit.id, by: property, in: quarter, desk)
                let title =
                    property == .ethnicity ? site.words("composition.ethnicity") : site.words("composition.religion")
                return CompositionPage.Part(title: title, rows: told.map(rows))
            })
    }

    private func rows(_ told: Compositions.Told) -> [CompositionPage.Row] {
        let total = told.groups.map(\.count).reduce(told.rest, +)
        func row(_ name: String, _ count: Int) -> CompositionPage.Row {
            CompositionPage.Row(
                name: name, count: Numbers.grouped(count), share: Numbers.percent(count, of: total) ?? "–",
                done: count * 1000 / max(1, total))
        }
        return told.groups.map { row($0.name ?? site.words("composition.unknown"), $0.count) }
            + (told.rest > 0 ? [row(site.words("composition.rest"), told.rest)] : [])
    }
}
