import Domain
import Storage
import Vietnamese

extension Changes {
    /// What one operation made to be said otherwise of one subject that stood before it.
    package struct Recorded: Hashable, Sendable {
        package let subject: Subject
        /// The name of the enterprise or person, or of the unit that has the target.
        package let title: String
        /// The tax code, the number of the file, or the code of the target's indicator.
        package let code: String
        package let differences: [Difference]
    }

    /// What one operation changed, at most 200 subjects of each kind, by their names.
    static func recorded(in seq: Int, _ desk: Desk) throws -> [Recorded] {
        let enterprises = try changed(
            in: seq, FactTable.ofEnterprises,
            but: "SELECT enterprise FROM enterprise_event WHERE recorded_in = \(seq)", desk.db)
        let people = try changed(
            in: seq, FactTable.ofPeople,
            but: "SELECT id FROM person WHERE recorded_in = \(seq)", desk.db)
        let targets = try changed(
            in: seq, [.targetValue], but: "SELECT id FROM target WHERE recorded_in = \(seq)", desk.db)
        let units = try changed(
            in: seq, FactTable.ofUnits, but: "SELECT unit FROM unit_event WHERE recorded_in = \(seq)", desk.db)
        let named = try UnitDirectory.of(units.keys.map { Unit.ID($0) }, desk.db)
        let places = try changed(in: seq, [.placeState], but: "SELECT id FROM place WHERE 1 = 0", desk.db)
        let borne = Dictionary(uniqueKeysWithValues: try KnownPlaces.entered(desk.db).map { ($0.id, $0.place) })
        let listed = try EnterpriseDirectory.of(enterprises.keys.map { Enterprise.ID($0) }, desk.db)
        let entered = try PersonDirectory.of(people.keys.map { Person.ID($0) }, desk.db)
        let given = try titles(ofTargets: Array(targets.keys), desk.db)
        let changes =
            enterprises.map { id, found in
                let entry = listed[Enterprise.ID(id)]
                return Recorded(
                    subject: .enterprise(Enterprise.ID(id)), title: entry?.name.latest ?? "",
                    code: entry?.taxCode ?? "", differences: found)
            }
            + people.map { id, found in
                let entry = entered[Person.ID(id)]
                return Recorded(
                    subject: .person(Person.ID(id)), title: entry?.name ?? "", code: entry?.code ?? "",
                    differences: found)
            }
            + units.map { id, found in
                let entry = named[Unit.ID(id)]
                return Recorded(
                    subject: .unit(Unit.ID(id)), title: entry?.name.latest ?? "", code: entry?.code.latest ?? "",
                    differences: found)
            }
            + places.map { id, found in
                Recorded(
                    subject: .place(id), title: borne[id]?.name ?? "", code: borne[id]?.code ?? "", differences: found)
            }
            + targets.map { id, found in
                Recorded(
                    subject: .target(Target.ID(id)), title: given[id]?.title ?? "", code: given[id]?.code ?? "",
                    differences: found)
            }
        return changes.inOrder { [SortKey.of($0.title), $0.code] }
    }

    /// The differences of some tables by their subjects, but for subjects that the operation itself brought in.
    private static func changed(
        in seq: Int, _ tables: [FactTable], but new: SQL, _ db: Transaction
    ) throws -> [String: [Difference]] {
        let subjects = tables.map { table -> SQL in
            "SELECT \(raw: table.key[0]) AS subject FROM \(raw: table.name) WHERE recorded_in = \(seq)"
        }
        let rows = try db.run(
            """
            SELECT DISTINCT subject FROM (\(subjects.joined(separator: " UNION ALL "))) AS touched
            WHERE subject NOT IN (\(new)) ORDER BY subject LIMIT 200
            """)
        let ids = try rows.map { try $0.text(0) }
        guard !ids.isEmpty else { return [:] }
        let stories = try tables.map { try StateStory($0, of: ids, db) }
        let names = try CodesOfStates.of(ids.flatMap { id in stories.flatMap { $0[id] } }, db)
        let found = ids.map { id in (id, stories.flatMap { $0[id].differences(by: seq, names) }) }
        return Dictionary(uniqueKeysWithValues: found.filter { !$0.1.isEmpty })
    }

    private static func titles(
        ofTargets targets: [String], _ db: Transaction
    ) throws -> [String: (title: String, code: String)] {
        guard !targets.isEmpty else { return [:] }
        let rows = try db.run(
            """
            SELECT target.id, \(UnitQueries.latestName("target.unit")), target.indicator FROM target
            WHERE target.id IN \(list: targets)
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                (try row.text(0), (title: try row.textOrNil(1) ?? "", code: try row.text(2)))
            })
    }
}
