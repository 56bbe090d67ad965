import Domain
import Storage
import Vietnamese

/// The sequences of movements, replayed; and the members of each unit, counted in people and in postings.
enum MembershipCheck {
    static func run(_ inspection: Inspection) throws {
        var people: [Unit.ID: Int] = [:]
        let units = try UnitDirectory.all(inspection.db)
        let all = try inspection.db.run("SELECT DISTINCT person FROM movement ORDER BY person")
        for chunk in all.chunks(of: 500) {
            let ids: [Person.ID] = try chunk.map { try $0.id(0) }
            let directory = try PersonDirectory.of(ids, inspection.db)
            let memberships = try Memberships.of(ids, directory, inspection.db)
            for id in ids {
                do {
                    let history = try memberships.history(of: id)
                    if let left = history.left({ units[$0] }) {
                        inspection.find(
                            .membershipPlace,
                            [
                                "person": directory[id]?.code ?? id.text, "unit": inspection.unitName(left.cell),
                                "day": left.day.iso,
                            ])
                    }
                    guard let unit = history.place.cell else { continue }
                    people[unit, default: 0] += 1
                } catch let contradiction {
                    inspection.find(
                        .membershipImpossible,
                        ["person": directory[id]?.code ?? id.text, "day": contradiction.movement.effectiveOn.iso])
                }
            }
        }
        try compare(people, inspection)
    }

    private static func compare(_ people: [Unit.ID: Int], _ inspection: Inspection) throws {
        let rows = try inspection.db.run(
            """
            SELECT path_unit.unit, CAST(SUM(posting.amount) AS BIGINT)
            FROM posting JOIN path_unit ON path_unit.path = posting.path AND path_unit.distance = 0
            WHERE posting.fact = \(Fact.member.rawValue)
            GROUP BY path_unit.unit
            """)
        var posted: [Unit.ID: Int] = [:]
        for row in rows { posted[try row.id(0)] = try row.int(1) }
        for unit in Set(posted.keys).union(people.keys).sorted(by: { $0.text < $1.text }) {
            let (by, of) = (posted[unit] ?? 0, people[unit] ?? 0)
            guard by != of else { continue }
            inspection.find(
                .membershipCount, ["unit": inspection.unitName(unit), "posted": String(by), "people": String(of)])
        }
    }
}
