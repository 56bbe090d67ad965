import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// The access journal, and the heads of both chains to print and sign.
extension WebApp {
    func addJournal(to router: Router<WebContext>) {
        router.get("journal") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let page = try journalPage(fields, visit, desk)
                return .page(page, page.problems.isEmpty ? .ok : .unprocessableContent)
            }
        }
        router.get("journal/head") { request, _ in
            try await reading(request) { desk, visit in
                guard visit.scope.holdsAll(for: .audit) else { throw Failure.forbidden }
                let heads = try JournalFile.heads(desk)
                return .page(
                    JournalHeadPage(
                        crumbs: [Link(text: site.words("journal.title"), address: .journal)],
                        at: Timestamp.vietnamese(desk.now),
                        heads: heads.map { head in
                            Facts.Row(
                                name: site.words("journal.head.\(head.chain.rawValue)"),
                                value: "<code class=\"mark\">\(head.text)</code>")
                        }))
            }
        }
    }

    private static let entriesPerPage = 50

    private func journalPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> JournalPage {
        var (filter, problems) = (AccessFilter(), [FieldProblem]())
        func day(_ field: String) -> Day? {
            guard let typed = fields.orNil(field) else { return nil }
            if let day = Day(vietnamese: typed) { return day }
            problems.append(mistake(Problem(field, "problem.date")))
            return nil
        }
        filter.login = fields.orNil("account")
        filter.kind = AccessJournal.Kind(rawValue: fields["kind"])
        filter.subject = fields["subject"]
        filter.person = fields.orNil("person")?.uppercased()
        filter.unit = fields.orNil("unit")?.uppercased()
        (filter.from, filter.to) = (day("from"), day("to"))
        let (page, size) = (min(max(1, Int(fields["page"]) ?? 1), 1_000_000), Self.entriesPerPage)
        let found = try AccessJournal.page(filter, limit: size, offset: (page - 1) * size, as: visit.scope, desk)
        func field(_ name: String, _ label: String, _ kind: Field.Kind = .text) -> Field {
            Field(
                name: name, label: label, value: fields[name], problem: problems.text(for: name), kind: kind,
                prefix: "filter")
        }
        let kinds = AccessJournal.Kind.allCases.map { Choice(value: $0.rawValue, text: words("access", $0)) }
        let head = Link(text: site.words("journal.head.title"), address: Address("journal", "head"))
        return JournalPage(
            fields: [
                field("account", site.words("account.login")),
                field("kind", site.words("journal.kind"), .choice(kinds, prompt: site.words("journal.kind.all"))),
                field("subject", site.words("journal.subject")), field("person", site.words("journal.person")),
                field("unit", site.words("journal.unit")), field("from", site.words("journal.from"), .date),
                field("to", site.words("journal.to"), .date),
            ],
            problems: problems, rows: found.entries.map(line), count: Numbers.grouped(found.count),
            pager: Pager(page: page, of: found.count, size: size) { page in
                Address.journal.with(query: [
                    "account": filter.login, "kind": filter.kind?.rawValue, "subject": fields.orNil("subject"),
                    "person": filter.person, "unit": filter.unit,
                    "from": fields.orNil("from"), "to": fields.orNil("to"), "page": String(page),
                ])
            },
            head: visit.scope.holdsAll(for: .audit) ? head : nil)
    }

    /// Of an opening whose it was and why.
    private func subject(_ entry: AccessEntry) -> String {
        guard let person = entry.person, let code = entry.subject.split(separator: " ").last else {
            return entry.subject
        }
        return "\(person.name) (\(person.code)): \(words("reveal_reason.\(code)"))"
    }

    private func line(_ entry: AccessEntry) -> JournalLine {
        let isHidden = entry.kind == .signInRefused
        return JournalLine(
            number: Numbers.grouped(entry.seq), at: Timestamp.vietnamese(entry.at), kind: words("access", entry.kind),
            account: entry.account.map { "\($0.name) (\($0.login))" } ?? "–",
            subject: isHidden ? site.words("journal.hidden") : subject(entry))
    }
}

extension Address {
    static let journal = Address("journal")
}
