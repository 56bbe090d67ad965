package import Domain
import Storage
import Vietnamese

/// The list of reorganisations out of the register.
package enum ReorganisationExport {
    /// The steps that stand within a period, by their days and in the order of recording.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<ReorganisationDraft> {
        let rows = try desk.db.run(
            """
            SELECT unit_step.unit, unit_step.kind, unit_step.effective_on, unit_step.other,
                   decision.number, decision.issued_on, decision.issuer
            FROM unit_step JOIN decision ON decision.id = unit_step.decision
            WHERE unit_step.reversed_in IS NULL AND \(reach.units(["unit_step.unit", "unit_step.other"]))
              AND \(filter.days("unit_step.effective_on"))
            ORDER BY unit_step.effective_on, unit_step.recorded_in, unit_step.id
            """)
        let units = try rows.flatMap { row in [try row.id(0) as Unit.ID] + [try row.idOrNil(3)].compactMap { $0 } }
        let directory = try UnitDirectory.of(units, desk.db)
        let drafts = try rows.compactMap { row -> ReorganisationDraft? in
            let kind: Reorganisation.Kind = try row.code(1)
            guard let unit = directory[try row.id(0)], let code = unit.code.latest else { return nil }
            let other: UnitDirectory.Entry? = try row.idOrNil(3).flatMap { directory[$0] }
            guard filter.subject.map({ [code, other?.code.latest].contains($0) }) ?? true,
                filter.finds(unit.name.latest ?? "", code)
            else { return nil }
            let day = try row.day(2)
            var draft = ReorganisationDraft(
                kind: kind, unitCode: code, from: day,
                decision: DecisionDraft(number: try row.text(4), issuedOn: try row.day(5), issuer: try row.text(6)))
            switch kind {
            case .rename:
                draft.name = unit.name.days.contains(day) ? unit.name.on(day) : nil
                draft.otherCode = unit.code.days.contains(day) ? unit.code.on(day) : nil
            case .move, .handover: draft.parentCode = other?.code.latest
            case .convert:
                draft.parentCode = other?.code.latest
                draft.type = unit.type.on(day)
            case .amalgamate, .split:
                draft.otherCode = other?.code.latest
                draft.name = other?.name.on(day)
                draft.type = other?.type.on(day)
            case .merge, .windUp, .dissolve, .disband: draft.otherCode = other?.code.latest
            }
            return draft
        }
        return Exported(drafts)
    }
}
