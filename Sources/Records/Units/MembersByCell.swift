import Domain
import Storage
import Vietnamese

/// The members of some cells on any day, with movements added in thought.
struct MembersByCell {
    private var memberships: Memberships
    private let people: PersonDirectory
    /// Everybody who ever moved in a cell.
    private var ever: [Unit.ID: Set<Person.ID>] = [:]

    static func of(_ cells: Set<Unit.ID>, _ db: Transaction) throws -> MembersByCell {
        var ever: [Unit.ID: Set<Person.ID>] = [:]
        for chunk in Array(cells).chunks(of: 250) {
            let ids = Array(chunk)
            let rows = try db.run(
                """
                SELECT unit, person FROM movement WHERE reversed_in IS NULL AND unit IN \(list: ids)
                UNION
                SELECT counterpart, person FROM movement WHERE reversed_in IS NULL AND counterpart IN \(list: ids)
                """)
            for row in rows { ever[try row.id(0), default: []].insert(try row.id(1)) }
        }
        let people = try PersonDirectory.of(ever.values.reduce(into: Set<Person.ID>()) { $0.formUnion($1) }, db)
        let memberships = try Memberships.of(Array(people.entries.keys), people, db)
        return MembersByCell(memberships: memberships, people: people, ever: ever)
    }

    /// Adds a movement that would be recorded.
    mutating func add(_ movement: Movement) {
        memberships.add(movement)
        for unit in [movement.unit, movement.counterpart].compactMap({ $0 }) {
            ever[unit, default: []].insert(movement.person)
        }
    }

    /// Those who are members of a cell after everything that happened up to a day, in the order of their files.
    func members(of cell: Unit.ID, on day: Day) -> [Person.ID] {
        those(of: cell, on: day) { $0.after.cell == cell }
    }

    /// Those who are its guests for a time, or on the way to it: none of its strength, and they have to stay somewhere.
    func expected(in cell: Unit.ID, on day: Day) -> [Person.ID] {
        those(of: cell, on: day) { $0.isExpected(in: cell) }
    }

    /// Those who left it for another cell and have not arrived there.
    func departed(from cell: Unit.ID, on day: Day) -> [Person.ID] {
        those(of: cell, on: day) {
            guard case .moving(cell, _, _) = $0.after else { return false }
            return true
        }
    }

    /// Those who are its members or expected in it and work at an enterprise on the day.
    func everybody(in cell: Unit.ID, workingAt enterprise: Enterprise.ID, on day: Day) -> [Person.ID] {
        those(of: cell, on: day) { $0.after.cell == cell || $0.isExpected(in: cell) }
            .filter { (people[$0]?.workplace.on(day) ?? nil) == enterprise }
    }

    /// The member of a cell, or who is expected in it, by file number; none where that is nobody's of the cell.
    func somebody(code: String, in cell: Unit.ID, on day: Day) -> Person.ID? {
        guard let person = people.identity(code: code)?.id, let step = step(of: person, on: day),
            step.after.cell == cell || step.isExpected(in: cell)
        else { return nil }
        return person
    }

    private func those(
        of cell: Unit.ID, on day: Day, _ fits: (MembershipHistory.Step) -> Bool
    ) -> [Person.ID] {
        (ever[cell] ?? []).filter { step(of: $0, on: day).map(fits) ?? false }
            .sorted { (people[$0]?.code ?? "", $0.text) < (people[$1]?.code ?? "", $1.text) }
    }

    /// The last movement of somebody up to a day.
    private func step(of person: Person.ID, on day: Day) -> MembershipHistory.Step? {
        (try? memberships.history(of: person))?.steps.last { $0.movement.effectiveOn <= day }
    }

    /// The first person whose movements could not follow one another, with the one that could not.
    var contradiction: MembershipHistory.Contradiction? {
        for person in memberships.movements.keys.sorted(by: { $0.text < $1.text }) {
            do { _ = try memberships.history(of: person) } catch { return error }
        }
        return nil
    }

    /// Who would be left in what is no cell any more, and from which day; the first in the order of their files.
    func left(_ units: (Unit.ID) -> UnitDirectory.Entry?) -> (cell: Unit.ID, day: Day)? {
        for person in memberships.movements.keys.sorted(by: { $0.text < $1.text }) {
            if let left = (try? memberships.history(of: person))?.left(units) { return (left.cell, left.day) }
        }
        return nil
    }

    /// The operation that recorded a movement; nil of one that was only added in thought.
    func operation(of movement: Movement) -> Int? { memberships.operations[movement.id] }
}

extension MembershipHistory.Step {
    /// Whether the person is a guest of a cell after it, or on the way there.
    fileprivate func isExpected(in cell: Unit.ID) -> Bool {
        if case .moving(_, cell, _) = after { return true }
        return stayAfter == .unit(cell)
    }
}

/// What was recorded of some units, by its day: it stands against their ending before.
struct LaterFacts {
    struct Fact {
        let day: Day
        let operation: Int
        /// What it is, as messages name it: `movement`, `unit`, `enterprise`, `reported`, `position`.
        let what: String
    }

    private var facts: [Unit.ID: [Fact]] = [:]

    static func of(_ units: Set<Unit.ID>, _ db: Transaction) throws -> LaterFacts {
        var later = LaterFacts()
        for chunk in Array(units).chunks(of: 150) {
            let ids = Array(chunk)
            func part(_ table: String, _ unit: String, _ day: String, _ closed: String, _ what: String) -> SQL {
                """
                SELECT \(raw: unit) AS unit, \(raw: day) AS day, recorded_in, CAST('\(raw: what)' AS TEXT) AS what
                FROM \(raw: table) WHERE \(raw: closed) IS NULL AND \(raw: unit) IN \(list: ids)
                """
            }
            let parts = [
                part("movement", "unit", "effective_on", "reversed_in", "movement"),
                part("movement", "counterpart", "effective_on", "reversed_in", "movement"),
                part("unit_parent", "parent", "from_on", "superseded_in", "unit"),
                part("unit_step", "unit", "effective_on", "reversed_in", "unit"),
                part("unit_step", "other", "effective_on", "reversed_in", "unit"),
                part("enterprise_manager", "unit", "from_on", "superseded_in", "enterprise"),
                part("reported", "unit", "effective_on", "reversed_in", "reported"),
                part("unit_further_host", "unit", "from_on", "superseded_in", "unit"),
                part("unit_seal", "unit", "from_on", "superseded_in", "unit"),
                """
                SELECT position_holder.unit, position_state.from_on, position_state.recorded_in, 'position'
                FROM position_state JOIN position_holder ON position_holder.id = position_state.holder
                WHERE position_state.superseded_in IS NULL AND position_holder.unit IN \(list: ids)
                """,
            ]
            for row in try db.run(parts.joined(separator: " UNION ALL ")) {
                later.facts[try row.id(0), default: []].append(
                    Fact(day: try row.day(1), operation: try row.int(2), what: try row.text(3)))
            }
        }
        return later
    }

    /// The first that was recorded for a day from one on.
    func first(of unit: Unit.ID, from day: Day) -> Fact? {
        (facts[unit] ?? []).filter { $0.day >= day }.min { ($0.operation, $0.day) < ($1.operation, $1.day) }
    }
}
