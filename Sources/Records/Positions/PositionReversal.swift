import Domain
import Storage
import Vietnamese

extension Positions {
    /// The operation that could not stand without an earlier one: it says of a position what would no longer follow, or
    /// gave one of the Party's to somebody who would not have been an official member.
    static func operation(against seq: Int, people: [Person.ID], _ desk: Desk) throws -> Int? {
        try sequence(against: seq, desk.db) ?? type(against: seq, desk.db)
            ?? successor(against: seq, people: people, desk.db)
            ?? membership(against: seq, people: people, desk.db)
    }

    private static func sequence(against seq: Int, _ db: Transaction) throws -> Int? {
        let rows = try db.run(
            """
            SELECT DISTINCT position_holder.unit, position_holder.position
            FROM position_state JOIN position_holder ON position_holder.id = position_state.holder
            WHERE position_state.recorded_in = \(seq)
            """)
        let seats = try rows.map { PositionSeat(unit: try $0.id(0), position: try $0.code(1)) }
        return try first(in: seats, said: .without(operation: seq), left: .standing, db)
    }

    /// Whoever came to a position in which somebody would then stand again, who had left the Party.
    private static func successor(against seq: Int, people: [Person.ID], _ db: Transaction) throws -> Int? {
        guard !people.isEmpty else { return nil }
        let seats = Array(try PositionBook.of(people: people, db).sayings.keys)
        return try first(in: seats, said: .standing, left: .without(operation: seq), db)
    }

    /// The first operation whose turn in one of some positions does not follow, by what is said of them and by who left.
    private static func first(
        in seats: [PositionSeat], said: UnitDirectory.Generation, left: UnitDirectory.Generation, _ db: Transaction
    ) throws -> Int? {
        guard !seats.isEmpty else { return nil }
        let book = try PositionBook.of(seats.map(\.unit), db, said)
        let units = try UnitDirectory.of(seats.map(\.unit), db)
        let departures = try Departures.of(book.people, db, left)
        return seats.compactMap { seat in
            book.contradiction(in: seat, units, departures).flatMap { book.operation(of: $0.turn, in: seat) }
        }.min()
    }

    /// A position that a unit would not have, had it not been made what it is.
    private static func type(against seq: Int, _ db: Transaction) throws -> Int? {
        let rows = try db.run("SELECT DISTINCT unit FROM unit_type WHERE recorded_in = \(seq)")
        let units = try rows.map { try $0.id(0) as Unit.ID }
        guard !units.isEmpty else { return nil }
        let book = try PositionBook.of(units, db)
        let without = try UnitDirectory.of(units, db, .without(operation: seq))
        return book.sayings.values.joined().filter { saying in
            let type = without[saying.seat.unit]?.type.on(saying.turn.from)
            return saying.turn.ending == nil && type.map { $0.rule(of: saying.seat.position) == nil } ?? false
        }.map(\.operation).min()
    }

    private static func membership(against seq: Int, people: [Person.ID], _ db: Transaction) throws -> Int? {
        guard !people.isEmpty else { return nil }
        let book = try PositionBook.of(people: people, db)
        guard !book.sayings.isEmpty else { return nil }
        let units = try UnitDirectory.of(book.seats.map(\.unit), db)
        let directory = try PersonDirectory.of(people, db)
        let memberships = try Memberships.of(people, directory, db)
        let own = try db.run("SELECT id FROM movement WHERE recorded_in = \(seq)")
        let without = memberships.without(Set(try own.map { try $0.id(0) }))
        return book.sayings.values.joined().filter { saying in
            let (turn, line) = (saying.turn, units[saying.seat.unit]?.type.on(saying.turn.from)?.line)
            guard turn.ending == nil, line == .party, saying.operation != seq else { return false }
            return memberships.isOfficial(turn.person, on: turn.from) && !without.isOfficial(turn.person, on: turn.from)
        }.map(\.operation).min()
    }
}
