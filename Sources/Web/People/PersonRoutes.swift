import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addPersonPages(to router: Router<WebContext>) {
        router.get("people/:code") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let file = try PersonQueries.file(code, as: visit.scope, desk)
                guard file.row.code == code else { return .go(.person(file.row.code, askedBy: code)) }
                return .page(try personPage(file, fields, visit, desk))
            }
        }
        router.get("people/:code/details") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                .page(revealPage(try openable(code, visit, desk), [], visit, desk))
            }
        }
        router.post("people/:code/details") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                let file = try openable(code, visit, desk)
                guard let reason = PersonDetails.Reason(rawValue: fields["reason"]) else {
                    let problem = FieldProblem(field: "reason", text: site.words("reveal.reason.missing"))
                    return .page(revealPage(file, [problem], visit, desk), .unprocessableContent)
                }
                do {
                    let details = try PersonDetails.reveal(code, for: reason, as: visit.scope, desk)
                    return .page(revealedPage(file, reason, details))
                } catch Failure.conflict(let message) {
                    let problem = FieldProblem(field: "reason", text: words(message).capitalizedFirst)
                    return .page(revealPage(file, [problem], visit, desk), .conflict)
                }
            }
        }
        router.post("people/:code/held") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, _ in
                _ = try openable(code, visit, desk)
                let paper = HeldPaper(try HeldOfPerson.open(code, as: visit.scope, desk), words)
                return .word(try paper.file(moment: Timestamp.vietnamese(desk.now)), name: paper.title)
            }
        }
    }

    private func personPage(
        _ file: PersonFile, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> PersonPage {
        let row = file.row
        let unit = fields.orNil("unit")
        let workplace = try row.workplace.map { workplace -> HTML in
            let isSeen = try EnterpriseQueries.named(workplace.taxCode, as: visit.scope, desk) != nil
            let place = Address.enterprises.with(query: ["q": workplace.taxCode])
            return isSeen ? Link(text: workplace.name, address: place).html : "\(workplace.name)"
        }
        return PersonPage(
            name: row.name, code: row.code, crumbs: personCrumbs,
            recorded: Int(fields["new"]).flatMap { seq in
                file.operations.contains { $0.seq == seq } ? Numbers.grouped(seq) : nil
            },
            askedBy: file.merged.first { $0.code == fields["second"] }?.code,
            merged: file.merged.map { Link(text: $0.code, address: .operation($0.operation)) },
            actions: actions(file, for: unit), others: others(file, for: unit), status: badge(row.standing.status),
            since: row.standing.since?.vietnamese,
            place: row.unit.map { Link(text: $0.name, address: .members(of: $0.code)) },
            placeSince: row.standing.unitSince?.vietnamese, destination: file.destination.map { way(to: $0, file) },
            stay: row.standing.stay.map { _ in file.host?.name ?? site.words("person.stay.elsewhere") },
            staySince: file.host?.since.vietnamese, course: file.course.map(stretch),
            workplace: workplace,
            workplaceSince: row.workplace?.since.vietnamese, sex: words("sex", file.sex),
            movements: file.steps.map { movement($0, file) },
            positions: try PositionQueries.held(by: file.id, desk).map { held in
                position(held, Link(text: held.unit.name, address: .positions(of: held.unit.code)), mayEnd: false)
            }, sealed: PersonDetail.allCases.map(name),
            details: file.mayRecord ? Address("people", row.code, "details") : nil, isErased: file.isErased,
            restricted: file.restrictedSince.map { site.words("rights.restricted", ["day": $0.vietnamese]) },
            rights: .rights(of: row.code),
            operations: file.operations.map(operation))
    }

    /// On the way: from where, to where, since when.
    private func way(to destination: UnitName, _ file: PersonFile) -> String {
        site.words(
            "person.destination.way",
            [
                "from": file.row.unit?.name ?? "", "to": destination.name,
                "date": file.row.standing.since?.vietnamese ?? "",
            ])
    }

    private func stretch(_ stretch: PersonFile.Stretch) -> PersonStretch {
        let unit = stretch.unit?.name ?? "–"
        let way = stretch.destination.map { site.words("person.course.way", ["from": unit, "to": $0.name]) }
        let stay = stretch.host.map { site.words("person.course.stay", ["unit": unit, "host": $0]) }
        return PersonStretch(from: stretch.from.vietnamese, status: badge(stretch.status), place: way ?? stay ?? unit)
    }

    var personCrumbs: [Link] { [Link(text: site.words("people.title"), address: .people)] }

    /// What may be recorded next, in the words of the office.
    private func actions(_ file: PersonFile, for unit: String?) -> [Link] {
        guard file.mayRecord, !file.isErased else { return [] }
        return MovementForm.next(after: file.row.standing).often.map { link($0, file, unit) }
            + [Link(text: site.words("person.change"), address: .personChange(of: file.row.code))]
    }

    /// What else may be recorded of them.
    private func others(_ file: PersonFile, for unit: String?) -> [Link] {
        guard file.mayRecord, !file.isErased else { return [] }
        return MovementForm.next(after: file.row.standing).rest.map { link($0, file, unit) } + [
            Link(
                text: site.words("person.merge"), address: Address("people", file.row.code, "merger", "new"))
        ]
    }

    private func link(_ kind: Movement.Kind, _ file: PersonFile, _ unit: String?) -> Link {
        Link(
            text: site.words("movement.record.\(kind.rawValue)"),
            address: .movement(kind, of: file.row.code, unit: unit))
    }

    private func movement(_ step: PersonFile.Step, _ file: PersonFile) -> PersonMovement {
        let elsewhere = step.elsewhere.map { "\($0.name) (\(words("province", $0.province).lowercased()))" }
        let other = step.counterpart?.name ?? elsewhere
        let places = (step.kind == .transferIn ? [other, step.unit?.name] : [step.unit?.name, other]).compactMap { $0 }
        let isAlone = step.operation?.movements == 1 && step.operation?.isSeen == true
        let mayReverse = step.operation?.isSeen == true && file.mayRecord && !file.isErased
        return PersonMovement(
            what: words("movement", step.kind), place: places.joined(separator: " → "),
            effectiveOn: step.effectiveOn.vietnamese, decision: step.decision.map { decision($0) },
            operation: step.operation.flatMap { entry in
                entry.isSeen
                    ? Link(
                        text: site.words("person.movement.operation", ["number": Numbers.grouped(entry.seq)]),
                        address: .operation(entry.seq)) : nil
            },
            reversal: isAlone && mayReverse
                ? step.operation.map { Address("operations", String($0.seq), "reversal") } : nil,
            correction: step.kind == .opening && mayReverse ? correction(ofList: !isAlone) : nil)
    }

    /// How a mistake in the opening list is mended: it has no document by which it could change.
    private func correction(ofList isList: Bool) -> String {
        isList ? site.words("person.opening.correct.list") : site.words("person.opening.correct")
    }

    private func operation(_ entry: PersonFile.Entry) -> PersonOperation {
        let what = words("operation.\(entry.kind.rawValue)")
        return PersonOperation(
            what: entry.isSeen ? Link(text: what, address: .operation(entry.seq)).html : "\(what)",
            at: Timestamp.vietnamese(entry.at), by: entry.by, number: Numbers.grouped(entry.seq))
    }

    /// The heading under which a sealed detail is listed.
    private func name(_ detail: PersonDetail) -> String { PersonList.columns.column(detail.rawValue).header }

    /// A person of whom the visitor may record, and whose sealed details they may ask to open.
    func openable(_ code: String, _ visit: Visit, _ desk: Desk) throws -> PersonFile {
        let file = try PersonQueries.file(code, as: visit.scope, desk)
        guard file.mayRecord, !file.isErased else { throw Failure.forbidden }
        return file
    }

    private func revealPage(
        _ file: PersonFile, _ problems: [FieldProblem], _ visit: Visit, _ desk: Desk
    ) -> RevealPage {
        RevealPage(
            person: Link(text: file.row.name, address: .person(file.row.code)), crumbs: personCrumbs,
            reasons: PersonDetails.Reason.allCases.map {
                Choice(value: $0.rawValue, text: words("reveal_reason", $0))
            },
            problems: problems, action: Address("people", file.row.code, "details"),
            held: Address("people", file.row.code, "held"), token: visit.token)
    }

    private func revealedPage(
        _ file: PersonFile, _ reason: PersonDetails.Reason, _ details: [PersonDetail: String]
    ) -> RevealedPage {
        RevealedPage(
            person: Link(text: file.row.name, address: .person(file.row.code)), crumbs: personCrumbs,
            reason: words("reveal_reason", reason),
            details: PersonDetail.allCases.compactMap { detail in
                details[detail].map { value in
                    let shown = detail == .birth ? Day(iso: value)?.vietnamese ?? value : value
                    return Facts.Row(name: name(detail), value: "\(shown)")
                }
            })
    }
}

extension Address {
    static func members(of unit: String) -> Address { Address("units", unit, "members") }

    static func movement(_ kind: Movement.Kind, of person: String, unit: String? = nil) -> Address {
        Address("people", person, "movements", "new", query: ["kind": kind.rawValue, "unit": unit])
    }
}
