import Domain
import Storage
import Vietnamese

/// What each event should post, worked out again by what the writers ask, against what stands of its postings.
enum PostingCheck {
    static func run(_ inspection: Inspection) throws {
        try withoutFact(inspection)
        let paths = try Paths.all(inspection.db)
        try each("unit_event", "unit", inspection, paths) { units, db in
            try UnitPostings.of(units.map { Unit.ID($0) }, db)
        }
        try each("enterprise_event", "enterprise", inspection, paths) { enterprises, db in
            try EnterprisePostings.of(enterprises.map { Enterprise.ID($0) }, db)
        }
        try each("movement", "person", inspection, paths) { people, db in
            let ids = people.map { Person.ID($0) }
            let directory = try PersonDirectory.of(ids, db)
            // Who has an impossible sequence is told of by the memberships and posts nothing that can be worked out.
            let possible = try Memberships.of(ids, directory, db).possible(of: ids)
            return try Memberships.of(possible, directory, db).postings(db)
        }
        try each("survey", "enterprise", inspection, paths) { enterprises, db in
            let rows = try db.run("SELECT id FROM survey WHERE enterprise IN \(list: enterprises)")
            return try SurveyPostings.of(try rows.map { try $0.text(0) }, db)
        }
        try each("reported", "unit", inspection, paths) { units, db in
            try ReportedSequences.of(units.map { Unit.ID($0) }, db).postings(db)
        }
    }

    private static func withoutFact(_ inspection: Inspection) throws {
        let rows = try inspection.db.run(
            """
            SELECT DISTINCT posting.op, posting.event FROM posting
            WHERE NOT EXISTS (SELECT 1 FROM movement WHERE movement.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM unit_event WHERE unit_event.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM enterprise_event WHERE enterprise_event.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM survey WHERE survey.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM reported WHERE reported.id = posting.event)
            ORDER BY 1, 2
            """)
        for row in rows {
            inspection.find(
                .postingWithoutFact, ["operation": String(try row.int(0)), "key": try row.text(1)])
        }
    }

    /// Goes through the events of a table by their subjects, some hundred at a time.
    private static func each(
        _ table: String, _ subject: String, _ inspection: Inspection, _ paths: Paths,
        desired: ([String], Transaction) throws -> [Posting]
    ) throws {
        let db = inspection.db
        let subjects = try db.run("SELECT DISTINCT \(raw: subject) FROM \(raw: table) ORDER BY 1")
        for chunk in subjects.chunks(of: 500) {
            let ids = try chunk.map { try $0.text(0) }
            let rows = try db.run(
                """
                SELECT id, recorded_in FROM \(raw: table)
                WHERE \(raw: subject) IN \(list: ids) ORDER BY recorded_in, id
                """)
            let events = try rows.map { row in
                (id: try row.text(0), arguments: ["table": table, "operation": String(try row.int(1))])
            }
            var wanted = Effects()
            for posting in try desired(ids, db) {
                wanted.add(posting, at: Places.key(inspection.tree.line(from: posting.unit, on: posting.effectiveOn)))
            }
            var standing = Effects()
            for (entry, amount) in try Ledger.standing(events.map(\.id), db) where amount != 0 {
                var posting = entry.posting
                posting.amount = amount
                standing.add(posting, at: paths[entry.path])
            }
            for event in events {
                guard let kind = standing.difference(from: wanted, of: event.id) else { continue }
                inspection.find(kind, event.arguments.merging(["key": event.id]) { $1 })
            }
        }
    }
}

/// Amounts by event, effect and place.
private struct Effects {
    private struct Effect: Hashable {
        let subject: String
        let day: String
        let fact: Fact
        let dimensions: Dimensions
    }

    private var events: [String: [Effect: [String: Int]]] = [:]

    mutating func add(_ posting: Posting, at place: String) {
        let effect = Effect(
            subject: posting.subject, day: posting.effectiveOn.iso, fact: posting.fact, dimensions: posting.dimensions)
        events[posting.event, default: [:]][effect, default: [:]][place, default: 0] += posting.amount
    }

    /// How what stands of an event differs from what is wanted; nil where it does not.
    func difference(from wanted: Effects, of event: String) -> Finding.Kind? {
        let (stands, should) = (amounts(of: event), wanted.amounts(of: event))
        guard stands == should else {
            let differing = Set(stands.keys).union(should.keys).filter { stands[$0] != should[$0] }
            if differing.allSatisfy({ stands[$0] == nil }) { return .postingMissing }
            return differing.allSatisfy { should[$0] == nil } ? .postingExtra : .postingChanged
        }
        return places(of: event) == wanted.places(of: event) ? nil : .postingPlace
    }

    private func amounts(of event: String) -> [Effect: Int] {
        (events[event] ?? [:]).mapValues { $0.values.reduce(0, +) }.filter { $0.value != 0 }
    }

    private func places(of event: String) -> [Effect: [String: Int]] {
        (events[event] ?? [:]).mapValues { $0.filter { $0.value != 0 } }.filter { !$0.value.isEmpty }
    }
}

extension Memberships {
    /// Those of some people whose sequence of movements can be.
    fileprivate func possible(of people: [Person.ID]) -> [Person.ID] {
        people.filter { (try? history(of: $0)) != nil }
    }
}
