import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addEnterpriseDetails(to router: Router<WebContext>) {
        router.get("enterprises/:taxCode") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await reading(request) { desk, visit in .page(try enterprisePage(taxCode, visit, desk)) }
        }
        router.get("enterprises/new") { request, _ in
            try await reading(request) { desk, visit in
                let form = try EnterpriseForm(self, visit, desk)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("enterprises") { request, _ in
            try await sending(request) { desk, visit, fields in
                try taking(EnterpriseForm(self, visit, desk), fields, visit, desk)
            }
        }
        router.get("enterprises/:taxCode/edit") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await reading(request) { desk, visit in
                let form = try changing(taxCode, visit, desk)
                return asking(form, Fields(form.usual), visit)
            }
        }
        router.post("enterprises/:taxCode/edit") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await sending(request, rehearsing: true) { desk, visit, fields in
                try taking(changing(taxCode, visit, desk), fields, visit, desk)
            }
        }
        router.get("enterprises/:taxCode/merger/new") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await reading(request) { desk, visit in
                asking(try merging(taxCode, visit, desk), Fields(["from": desk.today.vietnamese]), visit)
            }
        }
        router.post("enterprises/:taxCode/merger") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await sending(request, rehearsing: true) { desk, visit, fields in
                try taking(merging(taxCode, visit, desk), fields, visit, desk)
            }
        }
        addSurveys(to: router)
    }

    private func merging(_ taxCode: String, _ visit: Visit, _ desk: Desk) throws -> EnterpriseMergerForm {
        let detail = try EnterpriseQueries.detail(taxCode, as: visit.scope, desk)
        guard visit.scope.mayRecord(in: detail.home) else { throw Failure.forbidden }
        return EnterpriseMergerForm(self, detail)
    }

    private func changing(_ taxCode: String, _ visit: Visit, _ desk: Desk) throws -> EnterpriseForm {
        let detail = try EnterpriseQueries.detail(taxCode, as: visit.scope, desk)
        guard visit.scope.mayRecord(in: detail.home) else { throw Failure.forbidden }
        return try EnterpriseForm(self, changing: detail, visit, desk)
    }

    private func enterprisePage(_ taxCode: String, _ visit: Visit, _ desk: Desk) throws -> EnterprisePage {
        let detail = try EnterpriseQueries.detail(taxCode, as: visit.scope, desk)
        let (entry, today) = (detail.entry, desk.today)
        let status = entry.status.on(today) ?? entry.status.latest ?? .steady
        var working = PersonFilter()
        working.workplace = entry.id
        let people = try PersonQueries.page(working, limit: 0, offset: 0, as: visit.scope, desk).count
        return EnterprisePage(
            name: entry.name.on(today) ?? entry.name.latest ?? "", crumbs: crumbs(detail.managers),
            sight: Address("enterprises", taxCode, "sight"),
            status: Badge(word: words("enterprise_status", status), tone: status == .steady ? .good : .noticed),
            survivor: detail.survivor.map(link), facts: facts(detail, on: today),
            headcounts: headcounts(entry, until: today), sites: detail.sites.map(link),
            actions: visit.scope.mayRecord(in: detail.home) ? actions(detail) : [],
            visits: detail.visits.filter { !$0.isReversed }.map(visited),
            export: ExportLinks(
                kind: .surveys, query: ["subject": entry.taxCode], count: detail.visits.filter { !$0.isReversed }.count),
            organisations: detail.organisations.map(hosted),
            people: people == 0
                ? nil
                : Link(
                    text: site.words("people.count", ["count": Numbers.grouped(people)]),
                    address: Address.people.with(query: ["workplace": entry.taxCode])),
            history: history(detail.history))
    }

    private func facts(_ detail: EnterpriseDetail, on today: Day) -> [Facts.Row] {
        let entry = detail.entry
        func row(_ key: String, _ value: String?) -> Facts.Row? {
            guard let value, !value.isEmpty else { return nil }
            return Facts.Row(name: site.words("enterprise.\(key)"), value: "\(value)")
        }
        let manager = detail.managers.first.map { Link(text: $0.name, address: .unit($0.code)).html }
        let workers = (entry.workers.on(today) ?? nil).map(Numbers.grouped)
        func linked(_ key: String, _ html: HTML?) -> Facts.Row? {
            html.map { Facts.Row(name: site.words("enterprise.\(key)"), value: $0) }
        }
        return [
            row("taxCode", entry.taxCode), row("kind", entry.kind.on(today).map { words("host_kind", $0) }),
            linked("parent", detail.parent.map { link($0).html }),
            row("legalForm", entry.legalForm.on(today).map { words("legal_form", $0) }),
            row("ownership", entry.ownership.on(today).map { words("ownership", $0) }),
            row("industry", entry.industry.on(today)), row("address", entry.address.on(today)),
            linked("commune", detail.commune.map { commune($0.said, now: $0.now) }),
            linked("zone", detail.zone.map { link($0).html }), row("workers", workers), linked("unit", manager),
            linked("assignee", assignee(detail, on: today)),
            linked("merged", detail.merged.isEmpty ? nil : listed(detail.merged.map { link($0).html })),
            row("listed", entry.from?.vietnamese),
        ].compactMap(\.self)
    }

    private func link(_ enterprise: EnterpriseName) -> Link {
        Link(text: "\(enterprise.name) (\(enterprise.taxCode))", address: .enterprise(enterprise.taxCode))
    }

    /// A place, and what it is today where it ended.
    private func commune(_ said: Place, now: [Place]) -> HTML {
        guard !now.isEmpty else { return link(said).html }
        return site.words.html(
            now.count == 1 ? "enterprise.commune.now" : "enterprise.commune.divided",
            ["said": link(said).html, "now": listed(now.map { link($0).html })])
    }

    /// Several things in one line.
    func listed(_ items: [HTML]) -> HTML {
        items.enumerated().reduce("" as HTML) { $1.offset == 0 ? $1.element : "\($0), \($1.element)" }
    }

    private func assignee(_ detail: EnterpriseDetail, on day: Day) -> HTML? {
        let position = detail.entry.assignee.on(day)?.position
        let person = detail.assignee.map { Link(text: $0.name, address: .person($0.code)).html }
        let parts = [person, position.map { "\($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : listed(parts)
    }

    /// The history of the headcount; nil where it never changed.
    private func headcounts(_ entry: EnterpriseDirectory.Entry, until today: Day) -> Headcounts? {
        let days = entry.workers.days.filter { $0 <= today }
        guard days.count > 1, let first = days.first else { return nil }
        let length = max(1, first.days(until: today))
        let steps = days.map { day in
            let count = entry.workers.on(day) ?? nil
            return Headcounts.Step(
                from: day.vietnamese, count: count, text: count.map { Numbers.grouped($0) } ?? "–",
                place: first.days(until: day) * 1000 / length)
        }
        let summary = steps.map { "\($0.from): \($0.text)" }.joined(separator: "; ")
        return Headcounts(steps: steps, summary: summary)
    }

    private func actions(_ detail: EnterpriseDetail) -> [Link] {
        guard detail.survivor == nil else { return [] }
        let taxCode = detail.entry.taxCode
        let manager = detail.managers.first?.code ?? ""
        let foundings = Line.allCases.map { line in
            Link(
                text: site.words("founding.record.\(line.rawValue)"),
                address: Address(
                    "units", manager, "foundings", "new", query: ["line": line.rawValue, "host": taxCode]))
        }
        return [
            Link(text: site.words("survey.record"), address: Address("enterprises", taxCode, "surveys", "new")),
            Link(text: site.words("enterprise.change"), address: Address("enterprises", taxCode, "edit")),
        ] + foundings + [
            Link(text: site.words("enterprise.merge"), address: Address("enterprises", taxCode, "merger", "new"))
        ]
    }

    private func visited(_ visit: EnterpriseDetail.Visit) -> EnterpriseVisit {
        let members = site.words(
            "survey.members",
            [
                "official": Numbers.padded(visit.official), "probationary": Numbers.padded(visit.probationary),
            ])
        let workers = visit.workers.map { site.words("survey.workers", ["count": Numbers.grouped($0)]) }
        let steady = visit.steady ? nil : site.words("survey.unsteady")
        return EnterpriseVisit(
            round: visit.round, day: Link(text: visit.visitedOn.vietnamese, address: .operation(visit.operation)),
            found: [workers, members, steady].compactMap(\.self).joined(separator: "; "),
            source: words("survey_source", visit.source), conclusion: badge(visit.conclusion))
    }

    /// The conclusion of a visit, in a word.
    func badge(_ conclusion: Survey.Conclusion) -> Badge {
        Badge(word: words("conclusion", conclusion), tone: conclusion == .eligible ? .good : .plain)
    }

    private func hosted(_ organisation: EnterpriseDetail.Organisation) -> EnterpriseOrganisation {
        let type = words("unit_type", organisation.unit.type)
        return EnterpriseOrganisation(
            unit: Link(text: organisation.unit.name, address: .unit(organisation.unit.code)),
            type: organisation.isShared ? site.words("enterprise.shared", ["type": type]) : type,
            since: site.words("unit.since.\(organisation.entry.rawValue)", ["day": organisation.from.vietnamese]))
    }
}

extension Address {
    static func enterprise(_ taxCode: String) -> Address { Address("enterprises", taxCode) }
}
