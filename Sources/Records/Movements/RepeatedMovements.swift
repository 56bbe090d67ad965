import Domain
import Storage
import Vietnamese

/// Movements that say again what others said.
///
/// A merger of two entries of one person closes what was recorded of the one and says it of the other; its reversal
/// says it of the first again. So an operation has recorded what it wrote, and whatever says that again since.
enum RepeatedMovements {
    /// The identities of the movements that an operation recorded, those that say them again among them.
    static func recorded(in seq: Int) -> SQL {
        """
        WITH RECURSIVE said (id) AS (
            SELECT id FROM movement WHERE recorded_in = \(seq)
            UNION
            SELECT movement.id FROM movement JOIN said ON movement.repeats = said.id
        )
        SELECT id FROM said
        """
    }

    /// That a movement was closed by an operation that made two entries of a person one.
    static func closed(by seq: Int) -> SQL {
        """
        movement.reversed_in = \(seq) AND movement.person IN (
            SELECT person FROM person_merger WHERE recorded_in = \(seq)
            UNION SELECT survivor FROM person_merger WHERE recorded_in = \(seq))
        """
    }

    /// Says movements again of the people they were of, or of one person, in their order.
    static func say(
        again condition: SQL, of person: Person.ID? = nil, _ recording: Recording, _ desk: Desk
    ) throws {
        let columns = FactTable.movement.columns
        let rows = try desk.db.run(
            """
            SELECT \(raw: columns.map { "movement.\($0)" }.joined(separator: ", "))
            FROM movement WHERE \(condition) ORDER BY movement.recorded_in, movement.id
            """)
        // Movements of one operation and one day are read back by their ids: these must keep the order.
        let ids = rows.map { _ in Movement.ID.make(at: desk.now) }.sorted { $0.text < $1.text }
        let subject = columns.firstIndex(of: "person") ?? 0
        try recording.insert(
            .movement,
            zip(ids, rows).map { id, row in
                var values = row.values
                values[values.count - 1] = values[0]
                values[0] = id.value
                if let person { values[subject] = person.value }
                return values
            })
    }
}
