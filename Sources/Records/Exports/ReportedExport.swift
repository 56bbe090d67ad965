package import Domain
import Storage
import Vietnamese

/// The list of reported values out of the register.
package enum ReportedExport {
    /// The values of a period that stand, by unit, indicator and day.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<ReportedDraft> {
        let rows = try desk.db.run(
            """
            SELECT \(UnitQueries.latestCode("reported.unit")), \(UnitQueries.latestName("reported.unit")),
                   reported.indicator, reported.effective_on, reported.amount, reported.qualifier, reported.source,
                   reported.document, reported.document_on
            FROM reported
            WHERE reported.reversed_in IS NULL AND \(filter.days("reported.effective_on"))
              AND \(reach.units(["reported.unit"]))
            ORDER BY 1, reported.indicator, reported.effective_on, reported.id
            """)
        let drafts = try rows.map(draft).filter { draft in
            filter.finds(draft.unitName ?? "", draft.unitCode)
                && (filter.subject == nil || filter.subject == draft.unitCode)
        }
        return Exported(drafts)
    }

    private static func draft(_ row: Row) throws -> ReportedDraft {
        ReportedDraft(
            unitCode: try row.textOrNil(0) ?? "", unitName: try row.textOrNil(1), indicator: try row.text(2),
            effectiveOn: try row.day(3), amount: ReportedAmount(try row.int(4), try row.code(5)),
            source: try row.text(6), document: try row.textOrNil(7), documentOn: try row.dayOrNil(8))
    }
}
