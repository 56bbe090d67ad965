import Domain
import Storage
import Vietnamese

/// What a reorganisation moved between a unit itself and one below it: a cell raised to a committee hands its members to
/// cells of its own. The ledger has it leave the one and arrive in the other; across the border of the upper one went
/// nobody, so the columns of its table leave it out.
struct MovedWithin {
    let unit: Unit.ID
    let day: Day
    let dimensions: Dimensions
    let amount: Int

    /// What was moved so within some units over the days of a question.
    static func of(
        _ units: [Unit.ID], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [MovedWithin] {
        var found: [MovedWithin] = []
        for chunk in units.chunks(of: 500) {
            let rows = try desk.db.run(
                """
                SELECT within.unit, posting.effective_on, posting.fact, posting.line, posting.cause, posting.status,
                       posting.sex, posting.ownership, posting.category, CAST(SUM(posting.amount) AS BIGINT)
                FROM (\(events("place.unit IN \(list: Array(chunk))", question.days)))
                    AS within
                JOIN posting ON posting.event = within.event
                JOIN path_unit ON path_unit.path = posting.path AND path_unit.unit = within.unit
                WHERE posting.fact = \(Fact.member.rawValue) AND \(known.recorded("posting.op"))
                GROUP BY within.unit, posting.effective_on, posting.fact, posting.line, posting.cause, posting.status,
                         posting.sex, posting.ownership, posting.category
                """)
            found += try rows.map { row in
                MovedWithin(
                    unit: try row.id(0), day: try row.day(1), dimensions: try Kind(row, from: 2).dimensions,
                    amount: try row.int(9))
            }
        }
        return found
    }

    /// Rows `unit, event`: the movements that a reorganisation made between a unit, which fits a condition on
    /// `place.unit`, and one below it.
    static func events(_ condition: SQL, _ days: Range<Day>) -> SQL {
        """
        SELECT DISTINCT place.unit AS unit, own.event AS event
        FROM path_unit AS place JOIN posting AS own ON own.path = place.path
        JOIN posting AS other ON other.event = own.event
        JOIN path_unit AS above ON above.path = other.path AND above.unit = place.unit AND above.distance > 0
        WHERE \(condition) AND place.distance = 0 AND own.fact = \(Fact.member.rawValue)
          AND own.cause IN (\(Carries.out), \(Carries.into))
          AND own.effective_on >= \(days.lowerBound) AND own.effective_on < \(days.upperBound)
        """
    }
}
