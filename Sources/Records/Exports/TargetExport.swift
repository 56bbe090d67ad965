package import Domain
import Storage
import Vietnamese

/// The list of targets out of the register.
package enum TargetExport {
    /// The targets whose period has a day of the period asked for, by unit, period and indicator.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<TargetDraft> {
        let ends: SQL = filter.from.map { "target.period_to >= \($0)" } ?? "1 = 1"
        let begins: SQL = filter.to.map { "target.period_from <= \($0)" } ?? "1 = 1"
        let rows = try desk.db.run(
            """
            SELECT code.code, target.indicator, target.period_from, target.period_to, target_value.amount,
                   target_value.upper, target_value.shape, \(UnitQueries.latestCode("target.giver")),
                   target_value.document, target_value.document_on, \(UnitQueries.latestName("target.unit"))
            FROM target JOIN target_value ON target_value.target = target.id AND target_value.superseded_in IS NULL
                AND NOT EXISTS (SELECT 1 FROM target_value AS later WHERE later.target = target.id
                    AND later.superseded_in IS NULL AND later.from_on > target_value.from_on)
            JOIN unit_code AS code ON code.unit = target.unit AND code.superseded_in IS NULL
                AND NOT EXISTS (SELECT 1 FROM unit_code AS later WHERE later.unit = code.unit
                    AND later.superseded_in IS NULL AND later.from_on > code.from_on)
            WHERE \(reach.units(["target.unit"])) AND \(ends) AND \(begins)
            ORDER BY code.code, target.period_from, target.period_to, target.indicator, target.id
            """)
        let found = try rows.filter { row in
            let code = try row.text(0)
            return try (filter.subject == nil || filter.subject == code)
                && filter.finds(row.textOrNil(10) ?? "", code)
        }
        return Exported(try found.map(draft))
    }

    private static func draft(_ row: Row) throws -> TargetDraft {
        TargetDraft(
            unitCode: try row.text(0), indicator: try row.text(1), from: try row.day(2), to: try row.day(3),
            value: try row.int(4), upper: try row.intOrNil(5), shape: try row.code(6),
            giverCode: try row.textOrNil(7), document: try row.textOrNil(8), documentOn: try row.dayOrNil(9))
    }
}
