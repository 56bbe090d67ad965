import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// Who can see something, and why somebody cannot.
extension WebApp {
    func addSight(to router: Router<WebContext>) {
        router.get("units/:code/sight") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                .page(try unitSight(code, Fields([:]), [], operation: uuid7(at: desk.now), visit, desk))
            }
        }
        router.post("units/:code/sight") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                do {
                    _ = try ExceptionalAccess.open(
                        code, for: Int(fields["hours"]), reason: fields["reason"],
                        by: visit.author(fields["operation"]), desk)
                    return .go(.members(of: code))
                } catch Failure.invalid(let problems) {
                    let told = problems.map(mistake)
                    let page = try unitSight(code, fields, told, operation: fields["operation"], visit, desk)
                    return .page(page, .unprocessableContent)
                }
            }
        }
        router.get("people/:code/sight") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                let file = try PersonQueries.file(code, as: visit.scope, desk)
                let homes = try Sight.homes(of: file.id, desk)
                let name = Link(text: file.row.name, address: .person(file.row.code))
                return .page(try sightPage(of: name, homes, [.people, .record], visit, desk))
            }
        }
        router.get("enterprises/:taxCode/sight") { request, context in
            let taxCode = try context.parameters.require("taxCode")
            return try await reading(request) { desk, visit in
                let detail = try EnterpriseQueries.detail(taxCode, as: visit.scope, desk)
                guard let manager = detail.entry.manager.latest else { throw Failure.notFound }
                let homes = try Sight.homes(of: detail.entry.id, managedBy: manager, desk)
                let name = Link(text: detail.entry.name.latest ?? taxCode, address: .enterprise(taxCode))
                return .page(try sightPage(of: name, homes, [.totals, .record], visit, desk))
            }
        }
    }

    private func unitSight(
        _ code: String, _ answers: Fields, _ problems: [FieldProblem], operation: String, _ visit: Visit, _ desk: Desk
    ) throws -> SightPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let home = try desk.home(of: unit.id)
        let name = Link(text: unit.name, address: .unit(unit.code))
        var page = try sightPage(of: name, [home], [.totals, .people, .record, .approve], visit, desk)
        guard !visit.scope.contains(home, for: .people) else { return page }
        page.problems = problems
        page.exception = SightPage.Exception(
            fields: [
                Field(
                    name: "reason", label: site.words("exception.reason"), hint: site.words("exception.reason.hint"),
                    value: answers["reason"], problem: problems.text(for: "reason"), kind: .lines),
                Field(
                    name: "hours", label: site.words("exception.hours"), hint: site.words("exception.hours.hint"),
                    value: answers["hours"], problem: problems.text(for: "hours"),
                    kind: .choice(
                        ExceptionalAccess.hours.map { Choice(value: String($0), text: String($0)) },
                        prompt: site.words("form.choose"))),
            ],
            action: Address("units", code, "sight"), operation: operation, token: visit.token)
        return page
    }

    /// - Parameter purposes: what is told of, each with whether the visitor may, by which role, and who else may.
    private func sightPage(
        of name: Link, _ homes: [Home], _ purposes: [Scope.Purpose], _ visit: Visit, _ desk: Desk
    ) throws -> SightPage {
        let mine = try Accounts.own(visit.scope, desk).roles.filter { $0.role.isHeld(on: desk.today) }
        func by(_ purpose: Scope.Purpose) -> [String] {
            mine.filter { held in
                held.role.grant.serves(purpose) && homes.contains(where: held.role.grant.reaches)
            }.map(sentence)
        }
        let own = purposes.map { purpose -> SightPage.Own in
            let roles = by(purpose)
            let isOpen = homes.contains { visit.scope.contains($0, for: purpose) }
            return SightPage.Own(
                purpose: words("purpose", purpose),
                isOpen: Badge(
                    word: isOpen ? site.words("sight.open") : site.words("sight.shut"), tone: isOpen ? .good : .plain),
                why: !roles.isEmpty
                    ? roles.joined(separator: ". ")
                    : isOpen ? site.words("sight.exception") : site.words("sight.noRole"))
        }
        // Who else: to whoever sees the thing itself with everything it holds.
        let seesAll = homes.contains { visit.scope.contains($0, for: .people) }
        let others = try seesAll ? Sight.of(homes, for: purposes.contains(.people) ? .people : .totals, desk) : []
        return SightPage(
            name: name, own: own,
            others: seesAll
                ? others.map { sight in
                    SightPage.Other(
                        name: "\(sight.account.name) (\(sight.account.login))",
                        roles: sight.held.map(sentence).joined(separator: ". "))
                } : nil)
    }
}
