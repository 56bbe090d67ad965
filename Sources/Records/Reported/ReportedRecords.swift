import Domain
import Storage
import Vietnamese

/// The way from a reported figure to the values behind it: of each unit the one that stands.
enum ReportedRecords {
    /// The units whose values make the figure, with what each adds to it. A reported 0 adds nothing and is named all
    /// the same; in a difference only those that differ are.
    static func groups(_ indicator: Indicator, _ condition: SQL, isDifference: Bool) -> SQL {
        let kept: SQL = isDifference ? "SUM(amount) <> 0" : "SUM(reports) > 0"
        return """
            SELECT name, SUM(amount) AS amount, MAX(effective_on) AS effective_on
            FROM (
                SELECT posting.subject AS name, posting.effective_on,
                       CASE WHEN posting.cause = \(Postings.value) THEN posting.amount ELSE 0 END AS amount,
                       CASE WHEN posting.cause = \(Postings.report) THEN posting.amount ELSE 0 END AS reports
                FROM posting JOIN path_unit ON path_unit.path = posting.path
                WHERE \(condition) AND posting.category = \(indicator.code)
            ) AS effects
            GROUP BY name HAVING \(kept)
            """
    }

    /// The value of each unit that stands on a day; in a difference, where it stood already, the one taken back.
    static func latest(
        of units: [String], _ indicator: Indicator, on day: Day, _ known: Known, after: Known, _ db: Transaction
    ) throws -> [String: Posted] {
        guard !units.isEmpty else { return [:] }
        let rows = try db.run(
            """
            SELECT \(ReportedSequences.columns), recorded_in, reversed_in FROM reported
            WHERE unit IN \(list: units) AND indicator = \(indicator.code) AND effective_on <= \(day)
              AND \(known.recorded("recorded_in"))
            ORDER BY effective_on, recorded_in
            """)
        let tree = try Tree.above(units.map { Unit.ID($0) }, db)
        let last = after.last ?? 0
        var standing: [String: Posted] = [:]
        var gone: [String: Posted] = [:]
        for row in rows {
            let value = try ReportedSequences.value(row)
            let unit = value.unit.text
            let (recorded, closed) = (try row.int(9), try row.intOrNil(10))
            let isOpen = closed.map { closed in known.last.map { closed > $0 } ?? false } ?? true
            let above = tree.parent(of: value.unit, on: value.effectiveOn) ?? value.unit
            if isOpen {
                standing[unit] = Posted(value, in: above, operation: recorded)
            } else if let closed, closed > last {
                gone[unit] = Posted(value, in: above, operation: closed)
            }
        }
        let told = gone.merging(standing.filter { $0.value.operation > last }) { $1 }
        let ended = try endings(of: units, by: day, known, after: last, db)
        return told.merging(
            ended.reduce(into: [:]) { moved, ending in
                moved[ending.key] = standing[ending.key].flatMap { posted in
                    posted.reported.map { Posted($0, in: posted.unit, operation: ending.value) }
                }
            }
        ) { first, _ in first }
    }

    /// The operation by which a unit ended, or goes on after all, of those after one: what it had reported before went
    /// or came back by it.
    private static func endings(
        of units: [String], by day: Day, _ known: Known, after last: Int, _ db: Transaction
    ) throws -> [String: Int] {
        let rows = try db.run(
            """
            SELECT unit, recorded_in, reversed_in FROM unit_closure
            WHERE unit IN \(list: units) AND effective_on <= \(day) AND \(known.recorded("recorded_in"))
            ORDER BY recorded_in
            """)
        return try rows.reduce(into: [:]) { endings, row in
            let reversed = try row.intOrNil(2).flatMap { reversed in
                known.last.map { reversed <= $0 } ?? true ? reversed : nil
            }
            let operation = try reversed ?? row.int(1)
            if operation > last { endings[try row.text(0)] = operation }
        }
    }
}
