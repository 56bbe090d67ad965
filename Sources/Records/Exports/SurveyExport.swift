package import Domain
import Storage
import Vietnamese

/// The list of visits out of the register.
package enum SurveyExport {
    /// The visits of a period or of a round, by day and then by name.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<SurveyDraft> {
        let rows = try desk.db.run(
            """
            SELECT enterprise.tax_code, name.name, survey.round, survey.effective_on, survey.workers, survey.official,
                   survey.probationary, survey.steady, survey.source
            FROM survey JOIN enterprise ON enterprise.id = survey.enterprise
            JOIN enterprise_name AS name ON name.enterprise = survey.enterprise AND name.superseded_in IS NULL
                AND name.from_on <= survey.effective_on
                AND NOT EXISTS (SELECT 1 FROM enterprise_name AS later WHERE later.enterprise = name.enterprise
                    AND later.superseded_in IS NULL AND later.from_on > name.from_on
                    AND later.from_on <= survey.effective_on)
            WHERE survey.reversed_in IS NULL AND \(filter.days("survey.effective_on"))
              AND \(reach.enterprises("survey.enterprise"))
            ORDER BY survey.effective_on, name.sort_key, enterprise.tax_code, survey.id
            """)
        let drafts = try rows.map(draft).filter { draft in
            filter.finds(draft.enterpriseName, draft.taxCode)
                && (filter.subject == nil || filter.subject == draft.taxCode)
                && (filter.round == nil || filter.round?.folded == draft.round.folded)
        }
        return Exported(drafts)
    }

    private static func draft(_ row: Row) throws -> SurveyDraft {
        SurveyDraft(
            taxCode: try row.text(0), enterpriseName: try row.text(1), round: try row.text(2),
            visitedOn: try row.day(3), workers: try row.intOrNil(4), official: try row.int(5),
            probationary: try row.int(6), steady: try row.flag(7), source: try row.code(8))
    }
}
