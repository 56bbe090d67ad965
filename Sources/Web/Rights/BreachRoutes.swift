import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// The breach file: what happened, what was done, and the hours within which it is reported.
extension WebApp {
    func addBreaches(to router: Router<WebContext>) {
        router.get("breaches") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try breachesPage(fields, visit, desk)) }
        }
        router.get("breaches/new") { request, _ in
            try await reading(request) { desk, visit in
                let unit = try UnitQueries.home(of: visit.scope.only(for: .administer), desk)
                return asking(
                    try breachForm(visit, desk), Fields(now(desk).merging(["unit": unit ?? ""]) { $1 }), visit)
            }
        }
        router.post("breaches/new") { request, _ in
            try await sending(request) { desk, visit, fields in
                try taking(breachForm(visit, desk), fields, visit, desk)
            }
        }
        router.get("breaches/:id") { request, context in
            let id = Breach.ID(try context.parameters.require("id"))
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                .page(try breachPage(Breaches.find(id, as: visit.scope, desk), fields, visit, desk))
            }
        }
        router.get("breaches/:id/notice") { request, context in
            let id = Breach.ID(try context.parameters.require("id"))
            return try await reading(request) { desk, visit in
                let paper = BreachPaper(try Breaches.find(id, as: visit.scope, desk), words)
                return .word(try paper.file(moment: Timestamp.vietnamese(desk.now)), name: paper.title)
            }
        }
        router.get("breaches/:id/step") { request, context in
            let id = Breach.ID(try context.parameters.require("id"))
            return try await reading(request) { desk, visit in
                asking(try breachStepForm(id, visit, desk), Fields(now(desk)), visit)
            }
        }
        router.post("breaches/:id/step") { request, context in
            let id = Breach.ID(try context.parameters.require("id"))
            return try await sending(request) { desk, visit, fields in
                try taking(breachStepForm(id, visit, desk), fields, visit, desk)
            }
        }
    }

    /// The day of today and the hour of now, for both forms.
    private func now(_ desk: Desk) -> [String: String] {
        let time = String(Timestamp.vietnamese(desk.now).prefix(5))
        let today = desk.today.vietnamese
        return ["noticed_on": today, "noticed_at": time, "at_on": today, "at": time]
    }

    private var breachCrumbs: [Link] {
        [
            Link(text: site.words("rights.all"), address: .rights),
            Link(text: site.words("breaches.title"), address: .breaches),
        ]
    }

    private func breachRules(_ desk: Desk) throws -> [RuleLine] {
        try [RuleBook.breachReportHours].compactMap { try ruleLine($0, on: desk.today, desk) }
    }

    private func breachForm(_ visit: Visit, _ desk: Desk) throws -> RightsForm<BreachDraft> {
        guard visit.scope.serves(.administer) else { throw Failure.forbidden }
        return RightsForm(
            self, site.words("breach.record"), legend: site.words("breach.legend"), RightsList.breach,
            hints: [
                "noticed_at": site.words("breach.hour.hint"), "people": site.words("breach.people.hint"),
                "summary": site.words("breach.summary.hint"),
            ], crumbs: breachCrumbs, rules: try breachRules(desk), action: Address("breaches", "new"),
            cancel: .breaches,
            .init(
                read: { RightsList.breach(&$0) }, plan: { try Breaches.plan($0, as: $1, $2) },
                record: { try Breaches.record($0, by: $1, $2) }))
    }

    private func breachStepForm(
        _ id: Breach.ID, _ visit: Visit, _ desk: Desk
    ) throws -> RightsForm<BreachStepDraft> {
        let breach = try Breaches.find(id, as: visit.scope, desk)
        guard try scopeAdministers(breach, visit, desk) else { throw Failure.forbidden }
        return RightsForm(
            self, site.words("breach.step.record"), legend: heading(breach), RightsList.breachStep,
            hints: ["at": site.words("breach.hour.hint"), "document": site.words("breach.document.hint")],
            crumbs: breachCrumbs, rules: try breachRules(desk), action: Address("breaches", id.text, "step"),
            cancel: .breach(id),
            .init(
                read: { RightsList.breachStep(&$0, of: id) }, plan: { try Breaches.plan($0, as: $1, $2) },
                record: { try Breaches.record($0, by: $1, $2) }))
    }

    private func scopeAdministers(_ breach: BreachFile, _ visit: Visit, _ desk: Desk) throws -> Bool {
        visit.scope.contains(try desk.home(of: breach.unit.id), for: .administer)
    }

    private func heading(_ breach: BreachFile) -> String {
        "\(words("breach", breach.kind)), \(Day(inVietnam: breach.noticed).vietnamese)"
    }

    private func breachesPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> BreachesPage {
        BreachesPage(
            recorded: try justRecorded(fields, visit, desk),
            crumbs: [Link(text: site.words("rights.all"), address: .rights)], rules: try breachRules(desk),
            record: visit.scope.serves(.administer)
                ? Link(text: site.words("breach.record"), address: Address("breaches", "new")) : nil,
            rows: try Breaches.all(as: visit.scope, desk).map { breach in
                BreachLine(
                    name: Link(text: heading(breach), address: .breach(breach.id)), unit: breach.unit.name,
                    people: Numbers.grouped(breach.people), state: state(breach, desk), clock: clock(breach, desk))
            })
    }

    private func state(_ breach: BreachFile, _ desk: Desk) -> Badge {
        let isReported = breach.clock.reported != nil
        if breach.clock.isLate(at: desk.now) {
            let late = isReported ? site.words("breach.state.reportedLate") : site.words("breach.state.late")
            return Badge(word: late, tone: .late)
        }
        if breach.isClosed { return Badge(word: site.words("breach.state.closed"), tone: .good) }
        return isReported
            ? Badge(word: site.words("breach.state.reported"), tone: .good)
            : Badge(word: site.words("breach.state.open"), tone: .noticed)
    }

    /// How many hours are left, or when it was reported.
    private func clock(_ breach: BreachFile, _ desk: Desk) -> String {
        if let reported = breach.clock.reported {
            return site.words("breach.clock.reported", ["at": Timestamp.vietnamese(reported)])
        }
        let hours = breach.clock.hoursLeft(at: desk.now)
        let by = Timestamp.vietnamese(breach.clock.reportBy)
        if hours >= 0 { return site.words("breach.clock.left", ["hours": Numbers.grouped(hours), "at": by]) }
        // Whoever is days late does not count hours.
        let days = -hours / 24
        return days < 2
            ? site.words("breach.clock.over", ["hours": Numbers.grouped(-hours), "at": by])
            : site.words("breach.clock.past", ["days": Numbers.grouped(days), "at": by])
    }

    private func breachPage(
        _ breach: BreachFile, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> BreachPage {
        func row(_ name: String, _ value: String) -> Facts.Row { Facts.Row(name: name, value: "\(value)") }
        let mayStep = try scopeAdministers(breach, visit, desk) && !breach.isClosed
        return BreachPage(
            recorded: try justRecorded(fields, visit, desk), name: heading(breach), crumbs: breachCrumbs,
            state: state(breach, desk),
            actions: (mayStep
                ? [
                    Link(
                        text: site.words("breach.step.record"), address: Address("breaches", breach.id.text, "step"))
                ] : [])
                + [
                    Link(
                        text: site.words("breach.notice"), address: Address("breaches", breach.id.text, "notice"))
                ],
            facts: [
                row(site.words("unit.name"), "\(breach.unit.name) (\(breach.unit.code))"),
                row(site.words("breach.noticed"), Timestamp.vietnamese(breach.noticed)),
                row(site.words("breach.clock"), clock(breach, desk)),
                row(site.words("breach.people"), Numbers.grouped(breach.people)),
                row(site.words("breach.summary"), breach.summary),
                row(site.words("operation.number"), Numbers.grouped(breach.operation)),
            ],
            steps: breach.steps.map { step in
                [
                    Timestamp.vietnamese(step.at), words("breach_step", step.step), step.document, step.by,
                    Numbers.grouped(step.operation),
                ]
            })
    }
}

extension Address {
    static let breaches = Address("breaches")

    static func breach(_ id: Breach.ID) -> Address { Address("breaches", id.text) }
}
