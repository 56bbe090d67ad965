import Domain
import Storage
import Vietnamese

/// The movements of some people, and what their postings depend on.
struct Memberships {
    /// Standing movements by person, in the order of recording.
    private(set) var movements: [Person.ID: [Movement]] = [:]
    /// Every movement ever recorded of these people, reversed or not: what may have posted.
    private(set) var everRecorded: [String] = []
    /// The decision under each standing movement.
    private(set) var decisions: [Movement.ID: DecisionDraft] = [:]
    /// The operation that recorded each standing movement.
    private(set) var operations: [Movement.ID: Int] = [:]
    private let people: PersonDirectory

    static func of(_ ids: [Person.ID], _ people: PersonDirectory, _ db: Transaction) throws -> Memberships {
        var memberships = Memberships(people: people)
        for chunk in ids.chunks(of: 500) {
            for row in try rows("movement.person IN \(list: Array(chunk))", db) {
                memberships.everRecorded.append(try row.text(0))
                if try row.intOrNil(7) == nil { try memberships.add(row) }
            }
        }
        return memberships
    }

    private static func rows(_ condition: SQL, _ db: Transaction) throws -> [Row] {
        try db.run(
            """
            SELECT movement.id, movement.kind, movement.person, movement.unit, movement.counterpart,
                   movement.status, movement.effective_on, movement.reversed_in,
                   decision.number, decision.issued_on, decision.issuer, movement.recorded_in,
                   movement.other, movement.beyond
            FROM movement LEFT JOIN decision ON decision.id = movement.decision
            WHERE \(condition)
            ORDER BY movement.recorded_in, movement.id
            """)
    }

    private mutating func add(_ row: Row) throws {
        let movement = Movement(
            id: try row.id(0), kind: try row.code(1), person: try row.id(2), unit: try row.id(3),
            counterpart: try row.idOrNil(4), status: try row.codeOrNil(5), elsewhere: try row.elsewhere(12),
            effectiveOn: try row.day(6))
        add(movement)
        operations[movement.id] = try row.int(11)
        if let number = try row.textOrNil(8) {
            decisions[movement.id] = DecisionDraft(
                number: number, issuedOn: try row.day(9), issuer: try row.text(10))
        }
    }

    private init(people: PersonDirectory) {
        self.people = people
    }

    mutating func add(_ movement: Movement) {
        movements[movement.person, default: []].append(movement)
    }

    /// These memberships as if some movements had never been recorded.
    func without(_ taken: Set<Movement.ID>) -> Memberships {
        var rest = self
        rest.movements = movements.mapValues { $0.filter { !taken.contains($0.id) } }
        return rest
    }

    /// These memberships as if an operation had never been recorded: without its movements, and with those that it
    /// closed where it made two entries of a person one.
    func without(operation seq: Int, _ db: Transaction) throws -> Memberships {
        var before = without(
            Set(try db.run("SELECT id FROM (\(RepeatedMovements.recorded(in: seq))) AS own").map { try $0.id(0) }))
        for row in try Self.rows(RepeatedMovements.closed(by: seq), db) { try before.add(row) }
        return before
    }

    func history(of person: Person.ID) throws(MembershipHistory.Contradiction) -> MembershipHistory {
        try MembershipHistory(movements[person] ?? [])
    }

    /// What all standing movements of these people should post, and what the capital source of their workplaces makes of
    /// them in between.
    func postings(_ db: Transaction) throws -> [Posting] {
        let cells = movements.values.joined().flatMap { [$0.unit] + [$0.counterpart].compactMap { $0 } }
        let units = try UnitDirectory.of(cells, db)
        let workplaces = movements.keys.flatMap { people[$0]?.workplace.values.compactMap { $0 } ?? [] }
        let hosts = units.entries.values.flatMap { $0.host.values.compactMap { $0 } }
        let classes = Classes(units: units, enterprises: try EnterpriseDirectory.of(workplaces + hosts, db))
        return try movements.keys.flatMap { person -> [Posting] in
            guard let entry = people[person] else { return [] }
            var postings: [Posting] = []
            var standing = ""
            let steps = try history(of: person).steps
            for (number, step) in steps.enumerated() {
                let day = step.movement.effectiveOn
                let arriving = step.after.cell.map { classes.of(entry, in: $0, on: day) } ?? ""
                postings += Postings.of(step, sex: entry.sex, leaving: standing, arriving: arriving)
                standing = arriving
                guard case .member(let cell, let status) = step.after else { continue }
                let next = number + 1 < steps.count ? steps[number + 1].movement.effectiveOn : nil
                for day in classes.days(of: entry, in: cell, after: day, before: next) {
                    let becomes = classes.of(entry, in: cell, on: day)
                    postings += Postings.ofClass(
                        of: person, in: cell, status, entry.sex, from: standing, to: becomes, on: day)
                    standing = becomes
                }
            }
            return postings
        }
    }
}

extension Row {
    /// The organisation outside the register, from the columns `other` and `beyond`.
    func elsewhere(_ column: Int) throws -> Movement.Elsewhere? {
        try textOrNil(column).map {
            Movement.Elsewhere(name: $0, province: try flag(column + 1) ? .other : .same)
        }
    }
}

/// Under which capital source a member counts: that of the workplace, else of the host of the cell.
private struct Classes {
    let units: UnitDirectory
    let enterprises: EnterpriseDirectory

    func of(_ person: PersonDirectory.Entry, in cell: Unit.ID, on day: Day) -> String {
        let place = (person.workplace.on(day) ?? nil) ?? (units[cell]?.host.on(day) ?? nil)
        return place.flatMap { enterprises[$0]?.ownership.on(day)?.rawValue } ?? ""
    }

    /// The days between two movements on which it may change.
    func days(of person: PersonDirectory.Entry, in cell: Unit.ID, after first: Day, before next: Day?) -> [Day] {
        let places = (person.workplace.values + (units[cell]?.host.values ?? [])).compactMap { $0 }
        let days =
            person.workplace.days + (units[cell]?.host.days ?? [])
            + places.flatMap { enterprises[$0]?.ownership.days ?? [] }
        return Set(days).filter { day in day > first && (next.map { day < $0 } ?? true) }.sorted()
    }
}
