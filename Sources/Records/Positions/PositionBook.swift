import Domain
import Storage
import Vietnamese

/// One position of one unit, whoever holds it.
struct PositionSeat: Hashable, Sendable {
    let unit: Unit.ID
    let position: Position
}

/// Everything said of the positions of some units or people: who came to them and who left, and by which operation.
struct PositionBook {
    /// A turn, and who recorded it.
    struct Saying: Hashable {
        let seat: PositionSeat
        let turn: PositionSequence.Turn
        let operation: Int
    }

    private(set) var sayings: [PositionSeat: [Saying]] = [:]
    /// The identity of each person in each seat, also of those of whom nothing stands.
    private var holders: [PositionSeat: [Person.ID: String]] = [:]

    /// Every position in which somebody ever was.
    var seats: [PositionSeat] { Array(holders.keys) }

    static func all(_ db: Transaction) throws -> PositionBook {
        var book = PositionBook()
        try book.load("1 = 1", .standing, db)
        return book
    }

    static func of(
        _ units: some Sequence<Unit.ID>, _ db: Transaction, _ generation: UnitDirectory.Generation = .standing
    ) throws -> PositionBook {
        var book = PositionBook()
        for chunk in Array(Set(units)).chunks(of: 500) {
            try book.load("position_holder.unit IN \(list: Array(chunk))", generation, db)
        }
        return book
    }

    static func of(people: some Sequence<Person.ID>, _ db: Transaction) throws -> PositionBook {
        var book = PositionBook()
        for chunk in Array(Set(people)).chunks(of: 500) {
            try book.load("position_holder.person IN \(list: Array(chunk))", .standing, db)
        }
        return book
    }

    private mutating func load(_ condition: SQL, _ generation: UnitDirectory.Generation, _ db: Transaction) throws {
        let rows = try db.run(
            """
            SELECT position_holder.id, position_holder.unit, position_holder.position, position_holder.person,
                   state.from_on, state.term_from, state.term_to, state.ending, state.recorded_in,
                   decision.number, decision.issued_on, decision.issuer
            FROM position_holder
            LEFT JOIN position_state AS state
                ON state.holder = position_holder.id AND \(generation.holds("state.superseded_in"))
            LEFT JOIN decision ON decision.id = state.decision
            WHERE \(condition) ORDER BY state.from_on, state.recorded_in, position_holder.id
            """)
        for row in rows {
            let seat = PositionSeat(unit: try row.id(1), position: try row.code(2))
            let person: Person.ID = try row.id(3)
            holders[seat, default: [:]][person] = try row.text(0)
            guard let from = try row.dayOrNil(4) else { continue }
            var term: Term?
            if let first = try row.dayOrNil(5), let last = try row.dayOrNil(6) { term = Term(from: first, to: last) }
            var decision: DecisionDraft?
            if let number = try row.textOrNil(9) {
                decision = DecisionDraft(number: number, issuedOn: try row.day(10), issuer: try row.text(11))
            }
            let turn = PositionSequence.Turn(
                person: person, from: from, term: term, ending: try row.codeOrNil(7), decision: decision)
            sayings[seat, default: []].append(Saying(seat: seat, turn: turn, operation: try row.int(8)))
        }
    }

    func holder(_ person: Person.ID, in seat: PositionSeat) -> String? { holders[seat]?[person] }

    /// What is said of a person in a seat from exactly one day.
    func saying(of person: Person.ID, in seat: PositionSeat, from day: Day) -> Saying? {
        sayings[seat]?.first { $0.turn.person == person && $0.turn.from == day }
    }

    /// The operation that recorded a turn; nil of one that was only added in thought.
    func operation(of turn: PositionSequence.Turn, in seat: PositionSeat) -> Int? {
        sayings[seat]?.first { $0.turn == turn }?.operation
    }

    /// Everybody of whom something is said.
    var people: [Person.ID] { sayings.values.joined().map(\.turn.person) }

    /// What of a seat's turns cannot follow on the others, with some added in thought; nil where all can.
    func contradiction(
        in seat: PositionSeat, with added: [PositionSequence.Turn] = [], _ units: UnitDirectory,
        _ departures: Departures
    ) -> PositionSequence.Contradiction? {
        let turns = (sayings[seat] ?? []).map(\.turn) + added
        let types = units[seat.unit]?.type.values ?? []
        // A unit that changed its type keeps a head: where any of its types knows a limit, it holds.
        let most = types.compactMap { $0.rule(of: seat.position)?.most }.min()
        return PositionSequence.contradiction(in: turns, most: most) { turn in
            departures.first(of: turn.person, from: turn.from, in: types.first?.line)?.day
        }
    }
}
