import Domain
import Storage
import Vietnamese

/// Whose counted effects are worked out anew by an operation, because facts or states of theirs changed.
struct Settlement {
    var people: Set<Person.ID> = []
    var units: Set<Unit.ID> = []
    var enterprises: Set<Enterprise.ID> = []
    var surveys: Set<String> = []
    var reporting: Set<Unit.ID> = []
    /// The units whose superiors changed, with everything below them, and the first day of a change.
    private(set) var moved: (units: Set<Unit.ID>, from: Day)?

    /// Everything of which an operation recorded or closed something.
    static func touched(by seq: Int, _ db: Transaction) throws -> Settlement {
        var settlement = Settlement()
        func subjects<Subject>(_ tables: [FactTable], _ column: String) throws -> [Identifier<Subject>] {
            try tables.flatMap { table -> [Identifier<Subject>] in
                let closed: SQL = table.closedBy.map { " OR \(raw: $0) = \(seq)" } ?? ""
                let rows = try db.run(
                    "SELECT \(raw: column) FROM \(raw: table.name) WHERE recorded_in = \(seq)\(closed)")
                return try rows.map { try $0.id(0) }
            }
        }
        settlement.people = Set(
            try subjects([.movement] + FactTable.ofPeople, "person") + subjects([.person], "id")
                + subjects([.personMerger], "survivor"))
        settlement.units = Set(try subjects([.unitEvent, .unitClosure, .unitType, .unitHost], "unit"))
        settlement.enterprises = Set(
            try subjects([.enterpriseEvent, .enterpriseClass, .enterpriseStatus, .enterpriseManager], "enterprise"))
        settlement.surveys = Set((try subjects([.survey], "id") as [Identifier<Survey>]).map(\.text))
        settlement.reporting = Set(try subjects([.reported], "unit"))
        let changed = try db.run(
            "SELECT unit, from_on FROM unit_parent WHERE recorded_in = \(seq) OR superseded_in = \(seq)")
        if let first = try changed.map({ try $0.day(1) }).min() {
            try settlement.move(try changed.map { try $0.id(0) }, from: first, db)
        }
        return settlement
    }

    /// What either of two touches.
    func union(_ other: Settlement) -> Settlement {
        var both = self
        both.people.formUnion(other.people)
        both.units.formUnion(other.units)
        both.enterprises.formUnion(other.enterprises)
        both.surveys.formUnion(other.surveys)
        both.reporting.formUnion(other.reporting)
        if let theirs = other.moved {
            both.moved = (theirs.units.union(moved?.units ?? []), min(theirs.from, moved?.from ?? theirs.from))
        }
        return both
    }

    /// Units came under other superiors from a day on, and with them everything below.
    mutating func move(_ units: [Unit.ID], from day: Day, _ db: Transaction) throws {
        let first = min(day, moved?.from ?? day)
        moved = (try UnitQueries.everBelow(units, from: first, db).union(moved?.units ?? []), first)
    }

    /// Works out what all of them should post now: what is missing is posted when the operation ends.
    func settle(in recording: Recording, _ desk: Desk) throws {
        var all = self
        try all.follow(desk.db)
        try Reported.refuseDoubleCounts(of: all.reporting, desk)
        try Movements.settle(Array(all.people), recording, desk)
        let units = Array(all.units)
        try settle(units.map(\.text), ["unit_event", "unit_closure"], "unit", recording, desk.db) {
            try UnitPostings.of(units, desk.db)
        }
        let enterprises = Array(all.enterprises)
        try settle(enterprises.map(\.text), ["enterprise_event"], "enterprise", recording, desk.db) {
            try EnterprisePostings.of(enterprises, desk.db)
        }
        recording.settle(Array(all.surveys), try SurveyPostings.of(Array(all.surveys), desk.db))
        try Reported.settle(Array(all.reporting), recording, desk)
        if let moved { recording.move(moved.units, from: moved.from) }
    }

    /// The events of some tables that some subjects ever had.
    private func settle(
        _ subjects: [String], _ tables: [String], _ column: String, _ recording: Recording, _ db: Transaction,
        _ desired: () throws -> [Posting]
    ) throws {
        guard !subjects.isEmpty else { return }
        var events: [String] = []
        for (table, chunk) in tables.flatMap({ table in subjects.chunks(of: 500).map { (table, Array($0)) } }) {
            let rows = try db.run(
                "SELECT id FROM \(raw: table) WHERE \(raw: column) IN \(list: chunk)")
            events += try rows.map { try $0.text(0) }
        }
        recording.settle(events, of: subjects, try desired())
    }

    /// Adds what counts where and as what these say: what stands in changed enterprises, and what happened in moved
    /// units since.
    private mutating func follow(_ db: Transaction) throws {
        for chunk in Array(enterprises).chunks(of: 500) {
            let ids = Array(chunk)
            units.formUnion(
                try db.run("SELECT unit FROM unit_host WHERE enterprise IN \(list: ids)").map { try $0.id(0) })
            people.formUnion(
                try db.run("SELECT person FROM person_workplace WHERE enterprise IN \(list: ids)").map { try $0.id(0) })
            surveys.formUnion(
                try db.run("SELECT id FROM survey WHERE enterprise IN \(list: ids)").map { try $0.text(0) })
        }
        reporting.formUnion(units)
        for chunk in Array(units).chunks(of: 500) {
            let ids = Array(chunk)
            people.formUnion(
                try db.run("SELECT person FROM movement WHERE unit IN \(list: ids) OR counterpart IN \(list: ids)")
                    .map { try $0.id(0) })
        }
        guard let moved else { return }
        for chunk in Array(moved.units).chunks(of: 500) { try follow(what: Array(chunk), since: moved.from, db) }
    }

    private mutating func follow(what units: [Unit.ID], since day: Day, _ db: Transaction) throws {
        try db.forEach(
            """
            SELECT DISTINCT posting.fact, posting.subject, posting.event
            FROM path_unit JOIN posting ON posting.path = path_unit.path
            WHERE path_unit.unit IN \(list: units) AND path_unit.distance = 0 AND posting.effective_on >= \(day)
            """
        ) { row in
            switch try row.code(0) as Fact {
            case .member, .temporary: people.insert(try row.id(1))
            case .organisation: self.units.insert(try row.id(1))
            case .enterprise: enterprises.insert(try row.id(1))
            case .survey: surveys.insert(try row.text(2))
            case .reported: reporting.insert(try row.id(1))
            }
        }
    }
}
