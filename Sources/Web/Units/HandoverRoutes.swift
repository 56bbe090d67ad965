import Domain
import Exchange
import Hummingbird
import Records
import Synchronization
import Vietnamese

/// The record of a handover: a page, and a Word file whose loading is noted, because it names the members.
extension WebApp {
    func addHandovers(to router: Router<WebContext>) {
        router.get("units/:code/handovers/:day") { request, context in
            let code = try context.parameters.require("code")
            let name = try context.parameters.require("day")
            let isFile = name.hasSuffix(".docx")
            guard let day = Day(iso: isFile ? String(name.dropLast(5)) : name) else { throw Failure.notFound }
            if isFile { return try await handoverFile(of: code, on: day, request) }
            return try await reading(request) { desk, visit in
                .page(try handoverPage(Handover.of(unit: code, on: day, as: visit.scope, desk), visit, desk))
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

    /// The file in one read, and then its entry in the access journal: no file goes out that is not recorded.
    private func handoverFile(of code: String, on day: Day, _ request: Request) async throws -> Response {
        let taken = Mutex<(by: Account.ID, note: String)?>(nil)
        let response = try await reading(request) { desk, visit in
            let handover = try Handover.of(unit: code, on: day, as: visit.scope, desk)
            taken.withLock { $0 = (visit.session.account.id, handover.note) }
            return .file(
                bytes: try HandoverPaper(handover, words).file(),
                type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                name: "bien-ban-ban-giao-\(code)-\(day.iso).docx")
        }
        if let (account, note) = taken.withLock({ $0 }) {
            try await register.write { try AccessJournal.add(.export, account: account, subject: note, $0) }
        }
        return response
    }
}
