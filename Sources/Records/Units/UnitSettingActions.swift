package import Domain
import Storage
package import Vietnamese

extension Units {
    /// What saying otherwise of a unit's further hosts and seal would do.
    package static func planChange(
        _ draft: UnitSettingDraft, as scope: Scope, _ desk: Desk
    ) throws -> Plan<UnitEntering> {
        var plan = Plan<UnitEntering>()
        plan.problems = draft.setting.problems(today: desk.today)
        let all = try UnitDirectory.of(codes: [draft.unitCode], desk.db)
        let homes = try CodedHomes.of(all, as: scope, desk)
        let directory = all.seen(by: scope, at: homes)
        guard let unit = directory[code: draft.unitCode], let standing = unit.settled else {
            plan.problems.append(Problem("unit", "problem.unit.unknown", ["value": draft.unitCode]))
            return plan
        }
        if !scope.mayRecord(in: homes[draft.unitCode]) {
            plan.problems.append(Problem("unit", "problem.unit.scope"))
        }
        let settings = try UnitSettings.of([unit.id], desk.db)
        let compared = UnitSettingComparison(
            draft.setting, of: standing, settings,
            try EnterpriseDirectory.of(taxCodes: draft.setting.furtherHosts ?? [], desk.db)
                .with(EnterpriseDirectory.of(settings.enterprises, desk.db)))
        plan.problems += compared.problems
        if plan.problems.isEmpty && !compared.states.isEmpty { plan.changed = [compared.change(of: 0, unit.id)] }
        return plan.needingChange()
    }

    /// Says otherwise of a unit's further hosts and seal, as the form gives it.
    ///
    /// - Throws: `Failure.invalid` with the problems of each field; `Failure.conflict` where somebody changed them since
    ///   the form was opened.
    package static func change(
        _ draft: UnitSettingDraft, since seen: Int? = nil, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .unitChange) { return earlier }
        if let unit = try UnitDirectory.of(codes: [draft.unitCode], desk.db)[code: draft.unitCode]?.id {
            try Changes.refuse(since: seen, of: .unit(unit), desk)
        }
        return try enter(planChange(draft, as: author.scope, desk), as: .unitChange, by: author, desk)
    }
}

extension UnitSettingComparison {
    func change(of draft: Int, _ unit: Unit.ID) -> Change {
        Change(draft: draft, subject: unit.text, unit: unit, differences: differences, states: states)
    }
}

/// What a unit has beside its place in the tree, on a day.
package struct UnitFurnishing: Hashable, Sendable {
    package let furtherHosts: [EnterpriseName]
    /// Nil where nothing was said of it.
    package let seal: Seal?
    /// The last operation that said something of either; zero where none did.
    package let lastOperation: Int
}

extension UnitQueries {
    /// The further hosts of a unit by name, and its seal, on a day.
    package static func furnishing(of unit: Unit.ID, on day: Day, _ desk: Desk) throws -> UnitFurnishing {
        let settings = try UnitSettings.of([unit], desk.db)
        let hosts = try EnterpriseDirectory.of(settings.furtherHosts(of: unit, on: day) ?? [], desk.db)
        let names = hosts.all.map { EnterpriseName(taxCode: $0.taxCode, name: $0.name.on(day) ?? $0.name.latest ?? "") }
        return UnitFurnishing(
            furtherHosts: names.inOrder { [SortKey.of($0.name), $0.taxCode] },
            seal: settings.seal(of: unit, on: day), lastOperation: try Changes.last(of: .unit(unit), desk))
    }
}
