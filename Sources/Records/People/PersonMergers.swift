package import Domain
import Storage
import Vietnamese

/// An entry that went on as another's: its number is a second number of the person who remains.
package struct MergedEntry: Hashable, Sendable {
    package let id: Person.ID
    package let code: String
    package let name: String
    package let sex: Sex
    package let survivor: Person.ID
    /// The operation that made the two one.
    package let operation: Int

    /// That a number typed is a second one of somebody.
    func notice(_ field: String, of person: PersonDirectory.Entry) -> Problem {
        Problem(field, "notice.person.merged", ["value": code, "name": person.name, "code": person.code])
    }
}

/// Which entries go on as which people.
enum PersonMergers {
    /// The entries that went on as one person's, by their numbers.
    static func entries(of survivor: Person.ID, _ desk: Desk) throws -> [MergedEntry] {
        try entries("merger.survivor = \(survivor)", desk.db)
    }

    /// The entries that went on as another's and fit a condition on `person` and `merger`.
    static func entries(_ condition: SQL, _ db: Transaction) throws -> [MergedEntry] {
        let rows = try db.run(
            """
            SELECT person.id, person.code, \(PersonNames.name), person.sex, merger.survivor, merger.recorded_in
            FROM person_merger AS merger JOIN person ON person.id = merger.person \(PersonNames.join)
            WHERE merger.superseded_in IS NULL AND \(condition) ORDER BY person.code
            """)
        return try rows.map { row in
            MergedEntry(
                id: try row.id(0), code: try row.text(1), name: try row.text(2), sex: try row.code(3),
                survivor: try row.id(4), operation: try row.int(5))
        }
    }

    /// Who bears a number, as their own or as a second one.
    static func bearers(of code: String) -> SQL {
        """
        SELECT own.id FROM person AS own WHERE own.code = \(code)
        UNION
        SELECT merger.survivor FROM person_merger AS merger JOIN person AS gone ON gone.id = merger.person
        WHERE merger.superseded_in IS NULL AND gone.code = \(code)
        """
    }

    /// That the number of a person, or a second one, is like a pattern.
    static func bears(codeLike pattern: String) -> SQL {
        """
        (person.code LIKE \(pattern) OR person.id IN (
            SELECT merger.survivor FROM person_merger AS merger JOIN person AS gone ON gone.id = merger.person
            WHERE merger.superseded_in IS NULL AND gone.code LIKE \(pattern)))
        """
    }

    /// Who a person in a column goes on as.
    static func now(_ column: String) -> SQL {
        """
        COALESCE((SELECT merger.survivor FROM person_merger AS merger
                  WHERE merger.person = \(raw: column) AND merger.superseded_in IS NULL), \(raw: column))
        """
    }
}

/// What was said of entries before they went on as another's: said again by an old list, it is no news.
struct SaidOfMerged {
    private var details: [Person.ID: [PersonDetail: Set<String>]] = [:]
    private var workplaces: [Person.ID: Set<[String]>] = [:]

    static func of(_ entries: some Collection<MergedEntry>, _ desk: Desk) throws -> SaidOfMerged {
        var said = SaidOfMerged()
        guard !entries.isEmpty else { return said }
        let ids = entries.map(\.id)
        said.details = try PersonDetails.closed(ids, desk)
        for chunk in ids.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT person, from_on, enterprise FROM person_workplace
                WHERE enterprise IS NOT NULL AND person IN \(list: Array(chunk))
                """)
            for row in rows { said.workplaces[try row.id(0), default: []].insert([try row.text(1), try row.text(2)]) }
        }
        return said
    }

    /// A row under a second number, as a row of the person who remains, without what the other entry said already.
    func draft(
        _ draft: PersonDraft, of entry: MergedEntry, as person: PersonDirectory.Entry, workplace: Enterprise.ID?
    ) -> PersonDraft {
        var news = draft
        news.code = person.code
        if draft.name == entry.name { news.name = person.name }
        if draft.sex == entry.sex { news.sex = person.sex }
        news.details = draft.details.filter { field, value in details[entry.id]?[field]?.contains(value) != true }
        if let workplace, let from = draft.workplaceFrom,
            workplaces[entry.id]?.contains([from.iso, workplace.text]) == true
        {
            (news.workplaceTaxCode, news.workplaceFrom) = (nil, nil)
        }
        return news
    }
}
