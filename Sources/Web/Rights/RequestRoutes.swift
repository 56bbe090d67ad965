import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// The requests of people in the order in which they are to be dealt with, and the way to what else guards their data.
extension WebApp {
    func addRights(to router: Router<WebContext>) {
        addPersonRights(to: router)
        addBreaches(to: router)
        addRetention(to: router)
        addCalendar(to: router)
        router.get("rights") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try requestsPage(fields, visit, desk)) }
        }
        router.get("rights/:id/step") { request, context in
            let id = RightsRequest.ID(try context.parameters.require("id"))
            return try await reading(request) { desk, visit in
                asking(try stepForm(id, visit, desk), Fields(["on": desk.today.vietnamese]), visit)
            }
        }
        router.post("rights/:id/step") { request, context in
            let id = RightsRequest.ID(try context.parameters.require("id"))
            return try await sending(request) { desk, visit, fields in
                try taking(stepForm(id, visit, desk), fields, visit, desk)
            }
        }
    }

    private func requestsPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> RequestsPage {
        let found = try RightsRequests.page(as: visit.scope, desk)
        let administers = visit.scope.serves(.administer) || visit.scope.serves(.audit)
        let ways = [
            administers ? Link(text: site.words("breaches.title"), address: .breaches) : nil,
            visit.scope.holdsAll(for: .administer)
                ? Link(text: site.words("retention.title"), address: .retention) : nil,
            Link(text: site.words("calendar.title"), address: .calendar),
        ]
        return RequestsPage(
            recorded: try justRecorded(fields, visit, desk), ways: ways.compactMap(\.self),
            rules: try requestRules(desk),
            open: found.filter { $0.clock.next != nil }.map { requestLine($0, desk, withPerson: true) },
            closed: found.filter { $0.clock.next == nil }.prefix(100).map { requestLine($0, desk, withPerson: true) })
    }

    func requestLine(_ request: RightsRequestFile, _ desk: Desk, withPerson: Bool) -> RequestLine {
        let clock = request.clock
        let next = clock.next.map { day in
            clock.answered == nil
                ? site.words("rights.request.answerBy", ["day": day.vietnamese])
                : site.words("rights.request.doneBy", ["day": day.vietnamese])
        }
        let came = site.words(
            "rights.request.came", ["document": request.document, "number": Numbers.grouped(request.operation)])
        return RequestLine(
            kind: words("rights_request", request.kind),
            person: withPerson
                ? Link(text: "\(request.personName) (\(request.personCode))", address: .rights(of: request.personCode))
                : nil,
            received: request.received.vietnamese, next: next ?? "", state: state(clock, desk.today),
            steps: [came]
                + request.steps.map { step in
                    site.words(
                        "rights.request.step",
                        [
                            "day": step.on.vietnamese, "step": words("rights_step", step.step),
                            "document": step.document, "number": Numbers.grouped(step.operation),
                        ])
                },
            step: clock.next == nil
                ? nil
                : Link(text: site.words("rights.step.record"), address: Address("rights", request.id.text, "step")))
    }

    private func state(_ clock: RequestClock, _ today: Day) -> Badge {
        switch (clock.closed != nil, clock.isLate(on: today)) {
        case (true, true): Badge(word: site.words("rights.request.closedLate"), tone: .noticed)
        case (true, false): Badge(word: site.words("rights.request.closed"), tone: .good)
        case (false, true): Badge(word: site.words("rights.request.late"), tone: .late)
        case (false, false): Badge(word: site.words("rights.request.open"), tone: .plain)
        }
    }

    private func stepForm(
        _ id: RightsRequest.ID, _ visit: Visit, _ desk: Desk
    ) throws -> RightsForm<RightsStepDraft> {
        let request = try RightsRequests.find(id, as: visit.scope, desk)
        _ = try openableOrErased(request.personCode, visit, desk)
        return RightsForm(
            self, site.words("rights.step.record"),
            legend: "\(words("rights_request", request.kind)): \(request.personName) (\(request.personCode))",
            RightsList.step,
            hints: [
                "done": site.words("rights.step.hint"), "document": site.words("rights.document.hint"),
            ], room: .people,
            crumbs: [Link(text: site.words("rights.all"), address: .rights)], rules: try requestRules(desk),
            action: Address("rights", id.text, "step"), cancel: .rights,
            .init(
                read: { RightsList.step(&$0, of: id) },
                plan: { try RightsRequests.plan($0, as: $1, $2) },
                record: { try RightsRequests.record($0, by: $1, $2) }))
    }

    /// A person of whom the visitor may record; what became of a request is recorded also when they were erased.
    func openableOrErased(_ code: String, _ visit: Visit, _ desk: Desk) throws -> PersonFile {
        let file = try PersonQueries.file(code, as: visit.scope, desk)
        guard file.mayRecord else { throw Failure.forbidden }
        return file
    }
}

extension Address {
    static let rights = Address("rights")
}
