import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// Saying something otherwise of a person: the name, what is sealed, where they work. What is left empty stays as it
/// is; what is sealed is not shown here.
struct PersonChangeForm: RecordForm {
    let app: WebApp
    let file: PersonFile
    let seen: Int?
    let crumbs: [Link]
    let sections: [FormSection]

    var title: String { app.site.words("person.change") }
    var room: Room? { .people }
    var help: [String] { (1...3).map { app.site.words("person.change.help.\($0)") } }
    var action: Address { .personChange(of: file.row.code) }
    var cancel: Address { .person(file.row.code) }

    init(_ app: WebApp, of file: PersonFile, _ desk: Desk) throws {
        self.app = app
        self.file = file
        seen = try Changes.last(of: .person(file.id), desk)
        crumbs = app.personCrumbs + [Link(text: file.row.name, address: .person(file.row.code))]
        sections = PersonForm.sections(without: ["code", "sex"], app) { field in
            PersonDetail(rawValue: field) == nil ? nil : app.site.words("person.change.sealed.hint")
        }
    }

    /// What stands, but for what is sealed.
    var standing: Fields {
        Fields([
            "name": file.row.name, "workplace": file.row.workplace?.taxCode ?? "",
            "workplace_from": file.row.workplace?.since.vietnamese ?? "",
        ])
    }

    func read(_ answers: Fields) -> ListEntry<PersonDraft> {
        var fields = answers.all
        fields["code"] = file.row.code
        fields["sex"] = app.words("sex", file.sex)
        return PersonForm.read(fields, app)
    }

    func plan(_ draft: PersonDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try People.planChange(draft, as: visit.scope, desk).problems
    }

    func consequences(_ draft: PersonDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try People.planChange(draft, as: visit.scope, desk)
        let changes = plan.changed.flatMap(\.differences).map {
            Facts.Row(name: app.site.words("person.change.what"), value: "\(said($0))")
        }
        return Consequences(facts: changes, changes: try app.changes(People.foreseen(plan, desk), desk))
    }

    private func said(_ difference: Difference) -> String {
        RowChange.Field(difference, columns: PersonList.columns, words: app.words).text
    }

    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] {
        try Changes.since(seen, of: .person(file.id), desk).map { changed in
            app.site.words(
                "record.meanwhile",
                [
                    "number": Numbers.grouped(changed.operation),
                    "what": changed.differences.map(said).joined(separator: "; "), "by": changed.by,
                    "at": Timestamp.vietnamese(changed.at),
                ])
        }
    }

    func record(_ draft: PersonDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try People.change(draft, seen: nil, by: author, desk)
    }

    func done(_ receipt: Receipt) -> Address { .person(file.row.code, recorded: receipt.seq) }
}

extension WebApp {
    func addPersonChange(to router: Router<WebContext>) {
        router.get("people/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                let form = try personChangeForm(of: code, visit, desk)
                return asking(form, form.standing, visit)
            }
        }
        router.post("people/:code/edit") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                try taking(personChangeForm(of: code, visit, desk), fields, visit, desk)
            }
        }
    }

    private func personChangeForm(of code: String, _ visit: Visit, _ desk: Desk) throws -> PersonChangeForm {
        try PersonChangeForm(self, of: openable(code, visit, desk), desk)
    }
}

extension Address {
    static func personChange(of person: String) -> Address { Address("people", person, "edit") }
}
