import Domain
import Storage
import Vietnamese

/// What each event should post, worked out again by what the writers ask, against what stands of its postings.
enum PostingCheck {
    static func run(_ inspection: Inspection) throws {
        try withoutFact(inspection)
        let paths = try Paths.all(inspection.db)
        try carries(inspection, paths)
        try each(["unit_event", "unit_closure"], "unit", inspection, paths) { units, db in
            try UnitPostings.of(units.map { Unit.ID($0) }, db)
        }
        try each(["enterprise_event"], "enterprise", inspection, paths) { enterprises, db in
            try EnterprisePostings.of(enterprises.map { Enterprise.ID($0) }, db)
        }
        try each(["movement"], "person", inspection, paths) { people, db in
            let ids = people.map { Person.ID($0) }
            let directory = try PersonDirectory.of(ids, db)
            // Who has an impossible sequence is told of by the memberships and posts nothing that can be worked out.
            let possible = try Memberships.of(ids, directory, db).possible(of: ids)
            return try Memberships.of(possible, directory, db).postings(db)
        }
        try each(["survey"], "enterprise", following: false, inspection, paths) { enterprises, db in
            let rows = try db.run("SELECT id FROM survey WHERE enterprise IN \(list: enterprises)")
            return try SurveyPostings.of(try rows.map { try $0.text(0) }, db)
        }
        try each(["reported"], "unit", following: false, inspection, paths) { units, db in
            try ReportedSequences.of(units.map { Unit.ID($0) }, db).postings(db)
        }
    }

    /// What every unit that ever moved took with it.
    private static func carries(_ inspection: Inspection, _ paths: Paths) throws {
        let db = inspection.db
        let moved = try db.run(
            """
            SELECT unit, MIN(from_on) FROM unit_parent WHERE superseded_in IS NULL GROUP BY unit HAVING COUNT(*) > 1
            """)
        let first = try moved.map { try $0.day(1) }.min()
        let units = try first.map { try UnitQueries.everBelow(moved.map { try $0.id(0) }, from: $0, db) } ?? []
        var operations: [String: Int] = [:]
        try db.forEach("SELECT event, MIN(op) FROM entry WHERE event LIKE '%@%' GROUP BY event") { row in
            operations[try row.text(0)] = try row.int(1)
        }
        let byUnit = Dictionary(grouping: operations.keys) { Derived.parts(of: $0)?.subject ?? "" }
        var tree = inspection.tree
        // Some units at a time: what thousands of them took along would not fit into memory at once.
        for chunk in Set(byUnit.keys).union(units.map(\.text)).sorted().chunks(of: 200) {
            var wanted = Effects()
            let moving = units.intersection(chunk.map { Unit.ID($0) })
            for (carried, amount) in try Carries.desired(of: moving, from: nil, &tree, db) {
                var posting = carried.posting
                posting.amount = amount
                wanted.add(posting, at: carried.place)
            }
            var standing = Effects()
            let events = chunk.flatMap { byUnit[$0] ?? [] }
            for (entry, amount) in try Ledger.standing(events, db) where amount != 0 {
                var posting = entry.posting
                posting.amount = amount
                standing.add(posting, at: paths[entry.path])
            }
            for event in wanted.names.union(events).sorted() {
                guard let kind = standing.difference(from: wanted, of: event) else { continue }
                let operation = operations[event].map { String($0) } ?? "–"
                inspection.find(kind, ["table": "unit_parent", "operation": operation, "key": event])
            }
        }
    }

    private static func withoutFact(_ inspection: Inspection) throws {
        let rows = try inspection.db.run(
            """
            SELECT DISTINCT posting.op, posting.event FROM posting
            WHERE NOT EXISTS (SELECT 1 FROM movement WHERE movement.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM unit_event WHERE unit_event.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM unit_closure WHERE unit_closure.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM enterprise_event WHERE enterprise_event.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM survey WHERE survey.id = posting.event)
              AND NOT EXISTS (SELECT 1 FROM reported WHERE reported.id = posting.event)
              AND posting.event NOT LIKE '%@%' AND posting.event NOT LIKE '%#%'
            ORDER BY 1, 2
            """)
        for row in rows {
            inspection.find(
                .postingWithoutFact, ["operation": String(try row.int(0)), "key": try row.text(1)])
        }
    }

    /// Goes through the events of some tables by their subjects, some hundred at a time, and what follows from states
    /// of these subjects.
    private static func each(
        _ tables: [String], _ subject: String, following: Bool = true, _ inspection: Inspection, _ paths: Paths,
        desired: ([String], Transaction) throws -> [Posting]
    ) throws {
        let db = inspection.db
        let all = tables.map { table -> SQL in
            "SELECT \(raw: subject) AS subject, id, recorded_in, CAST('\(raw: table)' AS TEXT) AS tabled FROM \(raw: table)"
        }.joined(separator: " UNION ALL ")
        let subjects = try db.run("SELECT DISTINCT subject FROM (\(all)) AS events ORDER BY 1")
        for chunk in subjects.chunks(of: 500) {
            let ids = try chunk.map { try $0.text(0) }
            let rows = try db.run(
                """
                SELECT id, recorded_in, tabled FROM (\(all)) AS events
                WHERE subject IN \(list: ids) ORDER BY recorded_in, id
                """)
            var events = try rows.map { row in
                (id: try row.text(0), arguments: ["table": try row.text(2), "operation": String(try row.int(1))])
            }
            var wanted = Effects()
            for posting in try desired(ids, db) { wanted.add(posting, at: inspection.tree.place(of: posting)) }
            var standing = Effects()
            let derived = following ? try Ledger.standing(derivedFor: ids, .change, db) : [:]
            for (entry, amount) in try Ledger.standing(events.map(\.id), db).merging(derived, uniquingKeysWith: +)
            where amount != 0 {
                var posting = entry.posting
                posting.amount = amount
                standing.add(posting, at: paths[entry.path])
            }
            let derivedNames = standing.names.union(wanted.names).filter { Derived.parts(of: $0) != nil }
            events += derivedNames.sorted().map { ($0, ["table": tables[0], "operation": "–"]) }
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

    var names: Set<String> { Set(events.keys) }

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
