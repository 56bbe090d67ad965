import Domain
import Storage

/// Month totals, summed again from all postings. A total of zero may stand or not.
enum RollUpCheck {
    static func run(_ inspection: Inspection) throws {
        let columns = RollUp.columns.joined(separator: ", ")
        let dimensions = Ledger.dimensionColumns.map { "posting.\($0)" }.joined(separator: ", ")
        let rows: SQL = """
            SELECT unit, month, fact, CAST(SUM(summed) AS BIGINT), CAST(SUM(postings) AS BIGINT),
                   CAST(SUM(totals) AS BIGINT)
            FROM (
                SELECT path_unit.unit, substr(posting.effective_on, 1, 7) AS month, posting.fact, \(raw: dimensions),
                       posting.amount AS summed, 0 AS kept, 1 AS postings, 0 AS totals,
                       CASE WHEN path_unit.distance = 0 THEN posting.amount ELSE 0 END AS own_summed, 0 AS own_kept
                FROM posting JOIN path_unit ON path_unit.path = posting.path
                UNION ALL
                SELECT \(raw: columns), 0, amount, 0, 1, 0, own FROM rollup
            ) AS both_sides
            GROUP BY \(raw: columns) HAVING SUM(summed) <> SUM(kept) OR SUM(own_summed) <> SUM(own_kept)
            ORDER BY unit, month, fact
            """
        for row in try inspection.db.run(rows) {
            let kind: Finding.Kind =
                if try row.int(5) == 0 { .rollUpMissing } else if try row.int(4) == 0 { .rollUpExtra } else {
                    .rollUpWrong
                }
            inspection.find(
                kind,
                [
                    "unit": inspection.unitName(try row.id(0)), "month": try row.text(1), "fact": try row.text(2),
                    "summed": String(try row.int(3)),
                ])
        }
    }
}
