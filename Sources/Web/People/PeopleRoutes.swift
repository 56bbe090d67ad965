import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addPeople(to router: Router<WebContext>) {
        router.get("people") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try peoplePage(fields, visit, desk)) }
        }
        router.get("units/:code/members") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try membersPage(code, fields, visit, desk)) }
        }
        addPersonPages(to: router)
        addPersonForm(to: router)
        addPersonChange(to: router)
        addPersonMerger(to: router)
        addDuplicates(to: router)
    }

    private static let peoplePerPage = 25

    private func peoplePage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> PeoplePage {
        let page = max(1, Int(fields["page"]) ?? 1)
        let line = try fields.orNil("unit").map {
            try UnitQueries.line(code: $0, on: desk.today, as: visit.scope, desk)
        }
        let unit = line?.first
        var filter = PersonFilter()
        filter.search = fields["q"]
        filter.unit = unit?.id
        filter.status = Standing.Status(rawValue: fields["status"])
        filter.order = PersonFilter.Order(rawValue: fields["sort"]) ?? .name
        let employer = try fields.orNil("workplace").map { try EnterpriseQueries.detail($0, as: visit.scope, desk) }
        filter.workplace = employer?.entry.id
        let found = try PersonQueries.page(
            filter, limit: Self.peoplePerPage, offset: (page - 1) * Self.peoplePerPage, as: visit.scope, desk)

        let asked = PeopleAddress(
            query: fields.orNil("q"), unit: unit?.code, workplace: employer?.entry.taxCode, status: filter.status,
            order: filter.order)
        var all = asked
        all.query = nil
        return PeoplePage(
            unit: unit?.name ?? employer?.entry.name.latest, crumbs: crumbs(line ?? employer?.managers ?? []),
            query: fields["q"], kept: asked.kept,
            statuses: ([nil] + Standing.Status.allCases.map { $0 }).map { status in
                let name = status.map { words("standing", $0) } ?? site.words("people.status.all")
                return (Link(text: name, address: asked.with(status)), status == filter.status)
            },
            sort: (
                SortLink(address: asked.with(.name), order: filter.order == .name ? .ascending : nil),
                SortLink(address: asked.with(.code), order: filter.order == .code ? .ascending : nil)
            ),
            count: Numbers.grouped(found.count), rows: found.rows.map { personLine($0) },
            pager: Pager(page: page, of: found.count, size: Self.peoplePerPage) { asked.address(page: $0) },
            export: asked.status == nil && asked.workplace == nil
                ? ExportLinks(kind: .people, query: ["unit": asked.unit, "q": asked.query]) : nil,
            entering: visit.mayRecord ? .newPerson(for: unit?.code) : nil, duplicates: .duplicates, all: all.address())
    }

    private static let membersPerPage = 50

    private func membersPage(
        _ code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> MembersPage {
        let asked = fields.orNil("on")
        let known = asked.map { Day(vietnamese: $0) } ?? desk.today
        let day = known ?? desk.today
        let problems = known == nil ? [mistake(Problem("on", "problem.date"))] : []
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, for: .people, desk)
        guard let unit = line.first, unit.type.line == .party, let members = Catalogue.indicator("party.members") else {
            throw Failure.notFound
        }
        let question = FigureQuestion(unit: unit.id, from: Quarter.containing(day).first, to: day, knownAt: nil)
        let count = try Figures.one(members, question, desk)?.number
        let page = max(1, Int(fields["page"]) ?? 1)
        let rows =
            count == nil
            ? []
            : try PersonQueries.members(
                of: unit.id, on: day, limit: Self.membersPerPage, offset: (page - 1) * Self.membersPerPage,
                as: visit.scope, desk)
        let records = Address("units", code, "figures", members.code).with(query: [
            "from": question.from.vietnamese, "to": day.vietnamese,
        ])
        let base = Address("units", code, "members")
        let mayAdmit = try count != nil && visit.mayRecord(in: line, desk)
        return MembersPage(
            unit: unit.name, crumbs: crumbs(Array(line.dropFirst())), tabs: tabs(unit, .members),
            day: DateChip(
                text: site.words("members.on", ["date": day.vietnamese]), hint: site.words("members.on.hint"),
                action: base,
                fields: [
                    Field(
                        name: "on", label: site.words("members.on.label"), value: asked ?? day.vietnamese,
                        problem: problems.text(for: "on"), kind: .date, prefix: "date")
                ], kept: [], choices: []),
            problems: problems,
            figure: FigureCell(text: count.map(Numbers.grouped), records: count == nil ? nil : records),
            count: count.map { site.words("members.count", ["count": Numbers.grouped($0)]) },
            actions: mayAdmit
                ? [
                    Link(text: site.words("movement.record.admission"), address: .admission(to: code)),
                    Link(text: site.words("members.all"), address: PeopleAddress(unit: code).address()),
                ] : [],
            rows: rows.map { personLine($0, on: day) },
            pager: Pager(page: page, of: count ?? 0, size: Self.membersPerPage) {
                base.with(query: ["on": asked, "page": String($0)])
            }, export: ExportLinks(kind: .movements, query: ["unit": code]))
    }

    /// A person in a list; of members of a day also since when they are where they are.
    func personLine(_ person: PersonRow, on day: Day? = nil) -> PersonLine {
        PersonLine(
            name: Link(text: person.name, address: .person(person.code)), code: person.code,
            status: badge(person.standing.status), since: person.standing.since?.vietnamese, place: person.unit?.name,
            placeSince: day == nil ? nil : person.standing.unitSince?.vietnamese, workplace: person.workplace?.name)
    }

    /// Where somebody stands, in a word.
    func badge(_ status: Standing.Status) -> Badge {
        let tone: Badge.Tone =
            switch status {
            case .official: .good
            case .probationary, .moving: .noticed
            case .outside, .left: .plain
            }
        return Badge(word: words("standing", status), tone: tone)
    }
}

/// The list of people with what narrows it.
struct PeopleAddress {
    var query: String?
    var unit: String?
    var workplace: String?
    var status: Standing.Status?
    var order = PersonFilter.Order.name

    func address(page: Int? = nil) -> Address {
        Address.people.with(query: [
            "q": query, "unit": unit, "workplace": workplace, "status": status?.rawValue,
            "sort": order == .name ? nil : order.rawValue,
            "page": page.map { String($0) },
        ])
    }

    func with(_ status: Standing.Status?) -> Address {
        var other = self
        other.status = status
        return other.address()
    }

    func with(_ order: PersonFilter.Order) -> Address {
        var other = self
        other.order = order
        return other.address()
    }

    /// What a new search sends along.
    var kept: [HiddenField] {
        [
            ("unit", unit), ("workplace", workplace), ("status", status?.rawValue),
            ("sort", order == .name ? nil : order.rawValue),
        ]
        .compactMap { name, value in value.map { HiddenField(name: name, value: $0) } }
    }
}

extension Visit {
    /// What the visitor may record in: nothing where no role allows it.
    var recording: Scope { scope.only(for: .record) }

    /// Whether the visitor may record anywhere.
    var mayRecord: Bool { !recording.grants.isEmpty }
}

extension Address {
    static func person(
        _ code: String, recorded: Int? = nil, unit: String? = nil, askedBy second: String? = nil
    ) -> Address {
        Address("people", code, query: ["new": recorded.map { String($0) }, "unit": unit, "second": second])
    }

    /// Entering somebody; for a unit where it began on a page of that unit.
    static func newPerson(for unit: String?) -> Address { Address("people", "new", query: ["unit": unit]) }

    /// Recording an admission from a unit's page.
    static func admission(to unit: String) -> Address { Address("units", unit, "admissions", "new") }
}
