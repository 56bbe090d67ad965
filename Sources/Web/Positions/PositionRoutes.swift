import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addPositions(to router: Router<WebContext>) {
        router.get("units/:code/positions") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in .page(try positionsPage(code, visit, desk)) }
        }
        router.get("units/:code/positions/new") { request, context in
            let code = try context.parameters.require("code")
            let typed = Fields(query: request)["person"]
            return try await reading(request) { desk, visit in
                asking(try appointing(code, typed, visit, desk), Fields(["person": typed]), visit)
            }
        }
        router.post("units/:code/positions/new") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                let form = try appointing(code, fields["person"], visit, desk)
                // Whoever was found by name goes on by file number.
                let found = form.person.map { ["person": $0.code] } ?? [:]
                return try taking(form, Fields(fields.all.merging(found) { $1 }), visit, desk)
            }
        }
        router.get("units/:code/positions/end") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                asking(try ending(code, query, visit, desk), Fields([:]), visit)
            }
        }
        router.post("units/:code/positions/end") { request, context in
            let code = try context.parameters.require("code")
            let query = Fields(query: request)
            return try await sending(request) { desk, visit, fields in
                try taking(ending(code, query, visit, desk), fields, visit, desk)
            }
        }
        router.get("units/:code/vacancies") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let page = try vacanciesPage(code, fields, visit, desk)
                return .page(page, page.problems.isEmpty ? .ok : .unprocessableContent)
            }
        }
    }

    private func appointing(_ code: String, _ typed: String, _ visit: Visit, _ desk: Desk) throws -> PositionForm {
        try PositionForm(self, in: recordable(code, visit, desk), of: typed, visit, desk)
    }

    private func ending(_ code: String, _ query: Fields, _ visit: Visit, _ desk: Desk) throws -> PositionEndForm {
        let line = try recordable(code, visit, desk)
        let held = try line.first.map { try PositionQueries.held(in: $0.id, desk) } ?? []
        let own = held.filter { $0.position.rawValue == query["position"] && $0.personCode == query["person"] }
        guard let last = own.first else { throw Failure.notFound }
        return try PositionEndForm(self, of: last, in: line)
    }

    private func recordable(_ code: String, _ visit: Visit, _ desk: Desk) throws -> [UnitName] {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard try visit.mayRecord(in: line, desk) else { throw Failure.forbidden }
        return line
    }

    private func positionsPage(_ code: String, _ visit: Visit, _ desk: Desk) throws -> PositionsPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, for: .people, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let held = try PositionQueries.held(in: unit.id, desk)
        let ended = held.contains { $0.unitEnding != nil }
        let mayRecord = try visit.mayRecord(in: line, desk)
        func row(_ held: HeldPosition) -> PositionRow {
            let person = Link(text: "\(held.personName) (\(held.personCode))", address: .person(held.personCode))
            return position(held, person, mayEnd: mayRecord)
        }
        return PositionsPage(
            name: unit.name, crumbs: crumbs(Array(line.dropFirst())), tabs: tabs(unit, .positions),
            vacant: try vacant(in: unit, desk),
            appoint: mayRecord && !ended
                ? Link(
                    text: site.words("position.record"), address: Address("units", code, "positions", "new")) : nil,
            below: Link(text: site.words("vacancies.title"), address: Address("units", code, "vacancies")),
            holding: held.filter { $0.isHeld(on: desk.today) }.map(row),
            before: held.filter { !$0.isHeld(on: desk.today) }.map(row),
            export: ExportLinks(kind: .positions, query: ["subject": code]))
    }

    /// What a unit must have and nobody holds today, each in a sentence.
    func vacant(in unit: UnitName, _ desk: Desk) throws -> [String] {
        let vacancies = try Vacancies.of(unit, on: desk.today, desk)
        return (vacancies.vacant + vacancies.unrecorded).map(sentence)
    }

    func sentence(_ vacancy: Vacancy) -> String {
        let position = words("position", vacancy.position)
        guard let since = vacancy.since else { return site.words("vacancy.unrecorded", ["position": position]) }
        return site.words("vacancy.since", ["position": position, "day": since.vietnamese])
    }

    /// A position as a row of the page of its unit, or of its holder.
    func position(_ held: HeldPosition, _ holder: Link, mayEnd: Bool) -> PositionRow {
        let isOpen = held.until == nil
        return PositionRow(
            position: words("position", held.position), holder: holder, days: days(held),
            term: held.term.map { "\($0.from.vietnamese) – \($0.to.vietnamese)" },
            decision: held.decision.map { decision($0) }, operation: operationLink(held.operation),
            end: mayEnd && isOpen ? Link(text: site.words("position.end"), address: .positionEnd(held)) : nil)
    }

    private func days(_ held: HeldPosition) -> String {
        let from = held.from.vietnamese
        guard let until = held.until?.vietnamese else { return site.words("position.from", ["from": from]) }
        let why: String
        if let ending = held.ending {
            why = words("position_ending", ending)
        } else if let ending = held.unitEnding {
            why = site.words("position.with_unit", ["ending": words("unit_ending", ending)])
        } else if let leaving = held.leaving {
            why = site.words("position.with_holder", ["leaving": words("movement", leaving)])
        } else {
            why = site.words("position.renewed")
        }
        return site.words("position.until", ["from": from, "until": until, "why": why])
    }

    private static let vacanciesPerPage = 50

    private func vacanciesPage(_ code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> VacanciesPage {
        let typed = fields.orNil("on")
        let day = typed.map { Day(vietnamese: $0) } ?? desk.today
        let line = try UnitQueries.line(code: code, on: day ?? desk.today, as: visit.scope, for: .people, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let found = try Vacancies.below(unit, on: day ?? desk.today, as: visit.scope, desk)
        let rows =
            found.vacant.map { row($0) } + found.ending.map { row($0, on: found.on) } + found.unrecorded.map { row($0) }
        let page = min(max(1, Int(fields["page"]) ?? 1), 1_000_000)
        let address = Address("units", code, "vacancies")
        func count(_ rows: Int) -> String { Numbers.grouped(rows) }
        return VacanciesPage(
            unit: unit.name, crumbs: crumbs(line), action: address, day: typed ?? desk.today.vietnamese,
            problems: day == nil ? [mistake(Problem("on", "problem.date"))] : [],
            statement: site.words(
                "vacancies.statement",
                [
                    "day": found.on.vietnamese, "vacant": count(found.vacant.count),
                    "ending": count(found.ending.count), "unrecorded": count(found.unrecorded.count),
                ]),
            rows: Array(rows.dropFirst((page - 1) * Self.vacanciesPerPage).prefix(Self.vacanciesPerPage)),
            count: count(rows.count),
            pager: Pager(page: page, of: rows.count, size: Self.vacanciesPerPage) {
                address.with(query: ["on": typed, "page": String($0)])
            })
    }

    private func row(_ vacancy: Vacancy) -> VacancyRow {
        let status =
            vacancy.since.map { site.words("vacancy.from", ["day": $0.vietnamese]) }
            ?? site.words("vacancy.never")
        return VacancyRow(
            unit: Link(text: vacancy.unit.name, address: .positions(of: vacancy.unit.code)),
            position: words("position", vacancy.position),
            status: Badge(word: status, tone: vacancy.since == nil ? .plain : .noticed),
            holder: vacancy.last.map { site.words("vacancy.last", ["name": $0.personName]) })
    }

    private func row(_ held: HeldPosition, on day: Day) -> VacancyRow {
        let end = held.term?.to ?? day
        let status = site.words(end < day ? "vacancy.term.over" : "vacancy.term.ends", ["day": end.vietnamese])
        return VacancyRow(
            unit: Link(text: held.unit.name, address: .positions(of: held.unit.code)),
            position: words("position", held.position),
            status: Badge(word: status, tone: end < day ? .noticed : .plain), holder: held.personName)
    }
}
