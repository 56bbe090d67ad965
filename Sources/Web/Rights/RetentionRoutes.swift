import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// Whose file is kept longer than the rules say, setting the rules, and having it erased.
extension WebApp {
    func addRetention(to router: Router<WebContext>) {
        router.get("retention") { request, _ in
            try await reading(request) { desk, visit in .page(try retentionPage(Fields([:]), [], visit, desk)) }
        }
        router.post("retention") { request, _ in
            try await sending(request) { desk, visit, fields in
                guard let rule = Retention.Rule(rawValue: fields["rule"]) else { throw Failure.notFound }
                do {
                    if fields["step"] == "set" {
                        try Retention.set(
                            rule, months: Numbers.parseInteger(fields["months"]), from: Day(vietnamese: fields["from"]),
                            document: fields["document"], by: visit.author(fields["operation"]), desk)
                        return .go(.retention)
                    }
                    let codes = fields["people"].split(separator: " ").map { String($0) }
                    if fields["step"] == "erase" {
                        let receipt = try Retention.carryOut(
                            rule, codes, by: visit.author(fields["operation"]), desk)
                        return .go(.operation(receipt.seq, isNew: true))
                    }
                    return .page(try erasurePage(rule, fields, visit, desk))
                } catch Failure.invalid(let problems) {
                    let told = problems.map(mistake)
                    return .page(try retentionPage(fields, told, visit, desk), .unprocessableContent)
                }
            }
        }
    }

    private func retentionPage(
        _ answers: Fields, _ problems: [FieldProblem], _ visit: Visit, _ desk: Desk
    ) throws -> RetentionPage {
        let parts = try Retention.Rule.allCases.map { rule in
            let due = try Retention.due(rule, as: visit.scope, desk)
            let isTyped = answers["rule"] == rule.rawValue
            func field(_ name: String, _ label: String, _ usual: String, _ kind: Field.Kind = .text) -> Field {
                Field(
                    name: name, label: label, value: isTyped ? answers[name] : usual,
                    problem: isTyped ? problems.text(for: name) : nil, kind: kind, prefix: rule.rawValue)
            }
            let months = try desk.rules().inForce(rule.code, on: desk.today)?.amount
            return RetentionPage.Part(
                rule: rule.rawValue, name: words("retention", rule),
                line: try ruleLine(rule.code, on: desk.today, desk),
                count: Numbers.grouped(due.count),
                people: due.people.map { person in
                    (
                        Link(text: "\(person.name) (\(person.code))", address: .person(person.code)),
                        person.since.vietnamese
                    )
                },
                fields: [
                    field("months", site.words("retention.months"), months.map { String($0) } ?? ""),
                    field("from", site.words("retention.from"), desk.today.vietnamese, .date),
                    field("document", site.words("retention.document"), ""),
                ])
        }
        return RetentionPage(
            crumbs: [Link(text: site.words("rights.all"), address: .rights)], parts: parts, problems: problems,
            operation: uuid7(at: desk.now), token: visit.token)
    }

    private func erasurePage(
        _ rule: Retention.Rule, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> ErasurePage {
        let due = try Retention.due(rule, as: visit.scope, desk).people
        guard !due.isEmpty else { throw Failure.notFound }
        return ErasurePage(
            crumbs: [
                Link(text: site.words("rights.all"), address: .rights),
                Link(text: site.words("retention.title"), address: .retention),
            ],
            count: Numbers.grouped(due.count),
            people: due.map { Facts.Row(name: $0.since.vietnamese, value: "\($0.name) (\($0.code))") },
            rule: rule.rawValue, codes: due.map(\.code).joined(separator: " "), operation: uuid7(at: desk.now),
            token: visit.token)
    }
}

extension Address {
    static let retention = Address("retention")
}
