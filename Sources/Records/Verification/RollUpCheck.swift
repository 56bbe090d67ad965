import Domain
import Storage

/// Totals, summed again: those of months by the month of their recording from all entries; and from these, once they are
/// known to be right, those of months, of years and of all time. A total of zero may stand or not.
enum RollUpCheck {
    static func run(_ inspection: Inspection) throws {
        try check(
            "rollup_recorded", period: "month", recorded: "recorded",
            """
            SELECT path_unit.unit, SUBSTR(entry.effective_on, 1, 7) AS period, SUBSTR(operation.at, 1, 7) AS recorded,
                   entry.kind, entry.amount, CASE WHEN path_unit.distance = 0 THEN entry.amount ELSE 0 END AS own
            FROM entry JOIN path_unit ON path_unit.path = entry.path JOIN operation ON operation.seq = entry.op
            """, inspection)
        for span in RollUp.Span.allCases {
            try check(
                "rollup WHERE span = \(span.rawValue)", period: "period", recorded: "''",
                """
                SELECT unit, SUBSTR(month, 1, CAST(\(span.rawValue) AS INT)) AS period, '' AS recorded, kind, amount, own
                FROM rollup_recorded
                """, inspection)
        }
    }

    /// - Parameters:
    ///   - table: the kept totals.
    ///   - period: their column of the period; `recorded` likewise.
    ///   - source: what they are summed from: rows `unit, period, recorded, kind, amount, own`.
    private static func check(
        _ table: SQL, period: SQL, recorded: SQL, _ source: SQL, _ inspection: Inspection
    ) throws {
        let rows = try inspection.db.run(
            """
            SELECT unit, period, kind.fact, summed, postings, totals
            FROM (
                SELECT unit, period, kind, CAST(SUM(summed) AS BIGINT) AS summed,
                       CAST(SUM(postings) AS BIGINT) AS postings, CAST(SUM(totals) AS BIGINT) AS totals
                FROM (
                    SELECT unit, period, recorded, kind, amount AS summed, 0 AS kept, 1 AS postings, 0 AS totals,
                           own AS own_summed, 0 AS own_kept
                    FROM (\(source)) AS source
                    UNION ALL
                    SELECT unit, \(period), \(recorded), kind, 0, amount, 0, 1, 0, own FROM \(table)
                ) AS both_sides
                GROUP BY unit, period, recorded, kind
                HAVING SUM(summed) <> SUM(kept) OR SUM(own_summed) <> SUM(own_kept)
            ) AS differing JOIN kind ON kind.id = differing.kind
            ORDER BY unit, period, kind.fact
            """)
        for row in rows {
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
