import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

/// The record of a handover: a page, and a Word file whose loading is noted, because it names the members.
extension WebApp {
    func addHandovers(to router: Router<WebContext>) {
        router.get("units/:code/handovers/:day") { request, context in
            let code = try context.parameters.require("code")
            let name = try context.parameters.require("day")
            let isFile = name.hasSuffix(".docx")
            guard let day = Day(iso: isFile ? String(name.dropLast(5)) : name) else { throw Failure.notFound }
            guard isFile else {
                return try await reading(request) { desk, visit in
                    .page(try handoverPage(Handover.of(unit: code, on: day, as: visit.scope, desk), visit, desk))
                }
            }
            return try await exporting(request) { desk, visit in
                let handover = try Handover.of(unit: code, on: day, as: visit.scope, desk)
                let file = try HandoverPaper(handover, words).file()
                return (.word(file, name: "bien-ban-ban-giao-\(code)-\(day.iso)"), handover.note)
            }
        }
    }

    /// Where the record of a handover of a unit from a day on is shown, or loaded.
    static func handover(of code: String, on day: Day, isFile: Bool = false) -> Address {
        Address("units", code, "handovers", day.iso + (isFile ? ".docx" : ""))
    }

    private func handoverPage(_ handover: Handover, _ visit: Visit, _ desk: Desk) throws -> HandoverPage {
        let code = handover.unit.code
        let line = try UnitQueries.line(code: code, on: handover.on, as: visit.scope, desk)
        return HandoverPage(
            unit: handover.unit.name, day: handover.on.vietnamese, crumbs: crumbs(line),
            file: Self.handover(of: code, on: handover.on, isFile: true),
            operation: Link(
                text: site.words("handover.operation", ["number": Numbers.grouped(handover.operation)]),
                address: .operation(handover.operation)),
            paper: PaperSheet(HandoverPaper(handover, words).paper(rows: HandoverPage.rows), known: nil))
    }
}
