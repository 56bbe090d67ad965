import Domain
import Storage
import Vietnamese

/// When people leave the Party or die: whatever they held ends with that day, derived and never written. Of a mass
/// organisation, whose positions need no membership, only death takes them away.
struct Departures {
    /// The first day on which somebody is gone, and by which kind of movement.
    struct Departure: Hashable {
        let day: Day
        let kind: Movement.Kind
    }

    /// What of each person's movements makes them leave or come, in order; nil of one that brings them in.
    private var turns: [Person.ID: [(day: Day, leaving: Movement.Kind?)]] = [:]

    static func of(
        _ people: some Sequence<Person.ID>, _ db: Transaction, _ generation: UnitDirectory.Generation = .standing
    ) throws -> Departures {
        var departures = Departures()
        let kinds = Movement.Kind.allCases.filter { $0.isEntry || $0.isLeaving }.map(\.rawValue)
        for chunk in Array(Set(people)).chunks(of: 500) {
            let rows = try db.run(
                """
                SELECT person, kind, effective_on FROM movement
                WHERE person IN \(list: Array(chunk)) AND \(generation.holds("movement.reversed_in"))
                  AND (kind IN \(list: kinds)
                    OR (kind = \(Movement.Kind.transferOut.rawValue) AND other IS NOT NULL))
                ORDER BY effective_on, recorded_in, id
                """)
            for row in rows {
                let kind: Movement.Kind = try row.code(1)
                departures.turns[try row.id(0), default: []].append((try row.day(2), kind.isEntry ? nil : kind))
            }
        }
        return departures
    }

    /// When somebody is first gone from a day on, for a position in a line of organisations; nil where they stay.
    func first(of person: Person.ID, from day: Day, in line: Line?) -> Departure? {
        var gone: Movement.Kind?
        let own = (turns[person] ?? []).filter { line == .party || $0.leaving == .death }
        for (number, turn) in own.enumerated() {
            gone = turn.leaving
            let isLastOfDay = number + 1 == own.count || own[number + 1].day > turn.day
            if let gone, isLastOfDay, turn.day >= day { return Departure(day: turn.day, kind: gone) }
            if let gone, isLastOfDay, number + 1 == own.count || own[number + 1].day > day {
                return Departure(day: day, kind: gone)
            }
        }
        return nil
    }
}
