package import Domain
import Storage
import Vietnamese

/// The list of people out of the register.
package enum PersonExport {
    /// People by given name; within a unit those whose file it keeps, as its list of people shows them.
    ///
    /// - Parameter revealing: whether the sealed details are opened. Whoever asks so writes the access journal.
    package static func drafts(
        _ filter: ListFilter, revealing: Bool, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<PersonDraft> {
        let directory = try PersonDirectory.fitting(
            reach.people(desk), desk.db)
        let erased = Set(
            try desk.db.run("SELECT subject FROM data_key WHERE wrapped IS NULL").map { try $0.text(0) })
        let gone = Set(try PersonMergers.entries("1 = 1", desk.db).map(\.id))
        let wanted = directory.entries.values.filter { person in
            (filter.subject == nil || filter.subject == person.code) && filter.finds(person.name, person.code)
                && !gone.contains(person.id)
        }
        let standing = wanted.filter { !erased.contains($0.id.text) }
        let workplaces = try EnterpriseDirectory.of(standing.compactMap { $0.workplace.latest ?? nil }, desk.db)
        let restricted = revealing ? try Restrictions.standing(among: standing.map(\.id), desk) : [:]
        let details =
            revealing ? try PersonDetails.open(standing.map(\.id).filter { restricted[$0] == nil }, desk) : [:]
        let drafts = standing.map { person in
            let workplace = (person.workplace.latest ?? nil).flatMap { workplaces[$0]?.taxCode }
            return PersonDraft(
                code: person.code, name: person.name, sex: person.sex, details: details[person.id] ?? [:],
                workplaceTaxCode: workplace, workplaceFrom: workplace == nil ? nil : person.workplaceFrom)
        }
        return Exported(
            drafts.inOrder { [PersonName($0.name).sortKey, $0.code] }, erased: wanted.count - standing.count)
    }
}
