import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// Entering one person: not yet a member, only somebody the office keeps a file of.
struct PersonForm: RecordForm {
    let app: WebApp
    /// The unit from whose page it began, and to which it leads back.
    let unit: UnitName?
    /// The file number as typed so far.
    let code: String
    let crumbs: [Link]
    let sections: [FormSection]

    var title: String { app.site.words("person.record") }
    var room: Room? { .people }
    var help: [String] { (1...4).map { app.site.words("person.help.\($0)") } }
    var action: Address { .newPerson(for: unit?.code) }
    var cancel: Address { unit.map { .members(of: $0.code) } ?? .people }

    /// The questions of each part, by the fields of the list.
    private static let parts = [
        ("who", ["name", "code", "sex"]),
        (
            "sealed",
            [
                "birth", "identity_number", "card_number", "record_number", "ethnicity", "religion", "phone", "address",
            ]
        ),
        ("work", ["workplace", "workplace_from"]),
    ]

    init(_ app: WebApp, for unit: UnitName?, code: String) {
        self.app = app
        self.unit = unit
        self.code = code.uppercased()
        crumbs = app.personCrumbs
        sections = Self.sections(without: [], app) { _ in nil }
    }

    /// Every question about a person but for some fields; a hint of its own where there is one.
    static func sections(
        without left: Set<String>, _ app: WebApp, _ hint: (String) -> String?
    ) -> [FormSection] {
        parts.map { part, fields in
            FormSection(
                legend: app.site.words("person.part.\(part)"),
                questions: fields.filter { !left.contains($0) }.map { field in
                    Question(
                        PersonList.columns.column(field),
                        hint: hint(field) ?? app.site.words("person.\(field).hint"), app)
                })
        }
    }

    func read(_ answers: Fields) -> ListEntry<PersonDraft> {
        var fields = answers.all
        fields["code"] = answers["code"].uppercased()
        return Self.read(fields, app)
    }

    static func read(_ fields: [String: String], _ app: WebApp) -> ListEntry<PersonDraft> {
        // A first day of work without a workplace, or the other way round, is a slip and not to be dropped.
        let works = ["workplace", "workplace_from"].contains { !(fields[$0] ?? "").isEmpty }
        let columns = PersonList.columns.map { column in
            ListColumn(column, required: column.isRequired || (works && column.field.hasPrefix("workplace")))
        }
        return ListEntry(fields, columns: columns, words: app.words, PersonList.draft)
    }

    func plan(_ draft: PersonDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try People.planEntry(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: PersonDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        var consequences = Consequences()
        if let taxCode = draft.workplaceTaxCode,
            let workplace = try EnterpriseQueries.named(taxCode, as: visit.scope, desk)
        {
            consequences.facts = [Facts.Row(name: app.site.words("person.workplace"), value: "\(workplace.name)")]
        }
        let namesakes = try PersonQueries.matching(draft.name, limit: 5, as: visit.scope, desk)
            .filter { $0.name.folded == draft.name.folded }
        consequences.notices = namesakes.map { other in
            app.site.words("person.notice.namesake", ["name": other.name, "code": other.code])
        }
        return consequences
    }

    func record(_ draft: PersonDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try People.enter(draft, by: author, desk)
    }

    func done(_ receipt: Receipt) -> Address {
        let cell = unit.flatMap { $0.type.holdsMembers ? $0.code : nil }
        return .person(code, recorded: receipt.seq, unit: cell)
    }
}

extension WebApp {
    func addPersonForm(to router: Router<WebContext>) {
        router.get("people/new") { request, _ in
            let unit = Fields(query: request).orNil("unit")
            return try await reading(request) { desk, visit in
                asking(try personForm(for: unit, code: "", visit, desk), Fields([:]), visit)
            }
        }
        router.post("people/new") { request, _ in
            let unit = Fields(query: request).orNil("unit")
            return try await sending(request) { desk, visit, fields in
                try taking(personForm(for: unit, code: fields["code"], visit, desk), fields, visit, desk)
            }
        }
    }

    private func personForm(for code: String?, code typed: String, _ visit: Visit, _ desk: Desk) throws -> PersonForm {
        guard visit.mayRecord else { throw Failure.forbidden }
        let unit = try code.flatMap { try UnitQueries.line(code: $0, on: desk.today, as: visit.scope, desk).first }
        return PersonForm(self, for: unit, code: typed)
    }
}
