import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addReported(to router: Router<WebContext>) {
        router.get("units/:code/reported") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try reportedPage(code, fields, visit, desk)) }
        }
        router.get("units/:code/reported/new") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            let indicator = Catalogue.indicator(query["indicator"]).map { words.name(of: $0) }
            return try await reading(request) { desk, visit in
                let form = try reported(code, visit, desk)
                // What is reported of a period stands at its end; of one that is not over, today.
                let day = query.orNil("to").flatMap { Day(vietnamese: $0) }.map { min($0, desk.today) } ?? desk.today
                let usual = ["effective_on": day.vietnamese, "indicator": indicator ?? ""]
                return asking(form, Fields(usual), visit)
            }
        }
        router.post("units/:code/reported") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request, rehearsing: true) { desk, visit, fields in
                try taking(reported(code, visit, desk), fields, visit, desk)
            }
        }
    }

    private func reported(_ code: String, _ visit: Visit, _ desk: Desk) throws -> ReportedForm {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        return try ReportedForm(self, line: line)
    }

    private func reportedPage(_ code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> ReportedPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let rows = try ReportedQueries.of(unit: unit.id, desk).map { entry in
            let value = entry.value
            return ReportedRow(
                figure: indicatorName(value.indicator),
                day: value.effectiveOn.vietnamese, value: value.amount.text, source: value.source,
                document: document(value.document, value.documentOn), operation: operationLink(entry.operation),
                at: Timestamp.vietnamese(entry.recordedAt), by: entry.recordedBy, isReversed: entry.reversedIn != nil)
        }
        return ReportedPage(
            unit: unit.name, crumbs: crumbs(Array(line.dropFirst())), tabs: tabs(unit, .reported),
            record: try visit.mayRecord(in: line, desk)
                ? Address("units", code, "reported", "new", query: ["to": fields.orNil("to")]) : nil,
            rows: rows, export: ExportLinks(kind: .reported, query: ["unit": code]))
    }
}
