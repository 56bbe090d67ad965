import Domain
package import Records
import Vietnamese

/// Making two entries of one person one, as a form or a command gives it.
package enum PersonMergerEntry {
    package static let columns: [ListColumn] = [
        ListColumn("code", "Mã hồ sơ ghi trùng", .code, required: true),
        ListColumn("survivor", "Mã hồ sơ còn lại", .code, required: true),
    ]

    package static func draft(_ row: inout ListRow) -> PersonMergerDraft? {
        guard let code = row.textOrNil("code"), let survivor = row.textOrNil("survivor") else { return nil }
        return PersonMergerDraft(code: code.uppercased(), survivor: survivor.uppercased())
    }
}

extension Words {
    /// What a field of two entries says: what each has, or, where it is sealed, only whether they agree.
    package func compared(_ field: PersonMergerPlan.Field) -> String {
        let agreement = self("merger_field.\(field.agreement.rawValue)")
        if field.isSealed { return self("merger.sealed", ["agreement": agreement]) }
        func said(_ text: String?) -> String {
            guard let text else { return "–" }
            return field.field == "sex" ? Sex(rawValue: text).map { self("sex", $0) } ?? text : text
        }
        return self(
            "merger.open",
            ["going": said(field.going), "staying": said(field.staying), "agreement": agreement])
    }

    /// A movement of the one sequence: when, where, by which paper, of which entry.
    package func told(_ step: PersonMergerPlan.Step, of code: String) -> String {
        let places = [step.unit?.name, step.counterpart?.name ?? step.elsewhere?.name].compactMap { $0 }
        let paper = step.decision.map { self("merger.paper", ["number": $0.number]) } ?? ""
        let key = step.falls ? "merger.step.falls" : "merger.step"
        return self(
            key,
            [
                "day": step.effectiveOn.vietnamese, "place": places.joined(separator: " → "), "paper": paper,
                "code": code,
            ])
    }

    /// Where either entry works from a day on.
    package func told(_ work: PersonMergerPlan.Work, of code: String) -> String {
        let name = work.workplace.map { "\($0.name) (\($0.taxCode))" } ?? "–"
        return self(
            work.falls ? "merger.work.falls" : "merger.work",
            ["name": name, "day": work.from.vietnamese, "code": code])
    }
}
