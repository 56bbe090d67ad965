package import Domain
import Storage
import Vietnamese

/// Units that may be entered, each with what its codes resolve to.
package struct UnitEntering: Hashable, Sendable {
    package let draft: UnitDraft
    package let id: Unit.ID
    package let parent: Unit.ID?
    package let host: Enterprise.ID?
    /// What is said of its further hosts and its seal.
    let settings: [NewState]
}

package enum Units {
    /// What entering these units would do. Parents may stand in the same list, in any order. Unless somebody records
    /// one anew by hand (`reviving`), a draft that says what was reversed since is left out.
    package static func plan(
        _ drafts: [UnitDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<UnitEntering> {
        var codes = Set(drafts.map(\.code))
        codes.formUnion(drafts.compactMap(\.parentCode))
        let directory = try UnitDirectory.of(codes: codes, desk.db)
        let hosts = try EnterpriseDirectory.of(taxCodes: drafts.compactMap(\.hostTaxCode), desk.db)
        let ids = Dictionary(
            drafts.map { ($0.code, directory[code: $0.code]?.id ?? .make(at: desk.now)) }, uniquingKeysWith: { $1 })
        let closed = try UnitDirectory.of(codes: reviving ? [] : codes, desk.db, .closed)
        let settings = try NamedBySettings.of(drafts, directory, desk)
        let comparison = try UnitComparison.of(drafts.compactMap { directory[code: $0.code] }, desk.db)
        let all = Dictionary(drafts.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        func isReversed(_ draft: UnitDraft, below: Set<String>) -> Bool {
            let before = closed.every(code: draft.code)
            guard directory[code: draft.code] == nil, !before.isEmpty, !below.contains(draft.code) else { return false }
            var parents: [Unit.ID?] = [nil]
            if let code = draft.parentCode {
                // A superior that was reversed too still names the same unit, unless this list enters another.
                let isOther = all[code].map { !isReversed($0, below: below.union([draft.code])) } ?? false
                let gone = isOther ? [] : closed.every(code: code).map(\.id)
                parents = directory[code: code].map { [$0.id] } ?? gone
            }
            let host = draft.hostTaxCode.flatMap { hosts.identity(taxCode: $0) }
            return before.contains { unit in parents.contains { comparison.differences(draft, unit, $0, host).isEmpty }
            }
        }
        let reversed = Set(drafts.filter { isReversed($0, below: []) }.map(\.code))
        let listed = all.filter { !reversed.contains($0.key) }
        let homes = try CodedHomes.of(directory, as: scope, desk)

        var plan = Plan<UnitEntering>()
        var seen = Repeats<String>()
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            problems += seen.problems("code", draft.code, of: number, saying: draft.code)
            let host = draft.hostTaxCode.flatMap { hosts[taxCode: $0] }
            problems += hostProblems(draft, host)
            if reversed.contains(draft.code) {
                plan.reversed.append(number)
                continue
            }
            if directory[code: draft.code] != nil, !scope.holdsAll(for: .record),
                !scope.contains(homes[draft.code], for: .totals)
            {
                // That the code is taken, and nothing of the unit that bears it.
                problems = [Problem("code", "problem.unit.scope")]
            } else if let standing = directory[code: draft.code] {
                let parent = draft.parentCode.flatMap { directory[code: $0]?.id }
                problems += comparison.differences(draft, standing, parent, host?.id)
                let compared = settings.compare(draft, standing.settled)
                problems += compared?.problems ?? []
                if problems.isEmpty, let compared, !compared.states.isEmpty {
                    if scope.mayRecord(in: homes[draft.code]) {
                        plan.changed.append(compared.change(of: number, standing.id))
                    } else {
                        problems.append(Problem("code", "problem.unit.scope"))
                    }
                } else if problems.isEmpty {
                    plan.same += 1
                }
            } else {
                let parent = draft.parentCode.flatMap { Superior(code: $0, directory, listed) }
                problems += parentProblems(draft, parent)
                if draft.entry == .reorganisation {
                    problems.append(Problem("entry", "problem.unit.reorganisation"))
                }
                if standsAboveItself(draft, directory, listed) {
                    problems.append(Problem("parent", "problem.unit.above_itself", ["value": draft.code]))
                }
                if !mayEnter(draft, scope, homes, listed) {
                    // A superior outside the view is as good as none, in every message.
                    let code = draft.parentCode.flatMap { listed[$0] == nil ? $0 : nil }
                    if let code, !scope.contains(homes[code], for: .totals) {
                        problems.removeAll { $0.field == "parent" }
                        problems.append(Problem("parent", "problem.unit.unknown", ["value": code]))
                    } else {
                        problems.append(Problem("parent", "problem.unit.scope"))
                    }
                }
                let compared = settings.compare(draft, ids[draft.code].map { draft.settled($0, host?.id) })
                problems += compared?.problems ?? []
                if problems.isEmpty, let id = ids[draft.code] {
                    let parentID = draft.parentCode.flatMap { directory[code: $0]?.id ?? ids[$0] }
                    plan.newDrafts.append(number)
                    plan.new.append(
                        UnitEntering(
                            draft: draft, id: id, parent: parentID, host: host?.id, settings: compared?.states ?? []))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        if !reviving {
            let closed = try ClosedStates.of(plan.changed, desk.db)
            plan.leaveOut { $0.states.allSatisfy(closed.holds) }
        }
        return plan
    }

    /// What is known of a superior, from the register or from the same list.
    private struct Superior {
        /// What it is from day to day.
        private(set) var types = Timeline<UnitType>()
        let from: Day
        /// The day from which it is no more.
        let ends: Day?

        init?(code: String, _ directory: UnitDirectory, _ listed: [String: UnitDraft]) {
            if let entry = directory[code: code], let from = entry.parent.begins {
                types = entry.type
                self.from = from
                ends = entry.ending?.on
            } else if let draft = listed[code] {
                types.add(draft.type, from: draft.from)
                from = draft.from
                ends = nil
            } else {
                return nil
            }
        }

        /// The types it has on a day and ever after.
        func types(from day: Day) -> [(type: UnitType, from: Day)] {
            (types.on(day).map { [($0, day)] } ?? [])
                + types.days.filter { $0 > day }.compactMap { later in
                    types.on(later).map { ($0, later) }
                }
        }
    }

    private static func parentProblems(_ draft: UnitDraft, _ parent: Superior?) -> [Problem] {
        guard let code = draft.parentCode else { return [] }
        guard let parent else { return [Problem("parent", "problem.unit.unknown", ["value": code])] }
        var problems: [Problem] = []
        if let end = parent.ends {
            problems.append(Problem("parent", "problem.unit.ended", ["day": end.vietnamese]))
        }
        if let wrong = parent.types(from: draft.from).first(where: { !$0.type.children.contains(draft.type) }) {
            let arguments = ["type": wrong.type.rawValue, "day": wrong.from.vietnamese]
            let key = wrong.from == draft.from ? "problem.unit.child_type" : "problem.unit.child_type_later"
            problems.append(Problem("parent", key, arguments))
        }
        if draft.from < parent.from {
            problems.append(Problem("from", "problem.unit.before_parent", ["day": parent.from.vietnamese]))
        }
        return problems
    }

    /// Whether the superiors that a list gives a unit lead back to it.
    private static func standsAboveItself(
        _ draft: UnitDraft, _ directory: UnitDirectory, _ listed: [String: UnitDraft]
    ) -> Bool {
        var above = draft.parentCode
        for _ in listed {
            guard let code = above, code != draft.code, directory[code: code] == nil else { break }
            above = listed[code]?.parentCode
        }
        return above == draft.code
    }

    private static func hostProblems(_ draft: UnitDraft, _ host: EnterpriseDirectory.Entry?) -> [Problem] {
        guard let taxCode = draft.hostTaxCode else { return [] }
        guard let host else { return [Problem("host", "problem.enterprise.unknown", ["value": taxCode])] }
        guard let from = host.manager.begins, from <= draft.from else {
            let day = host.manager.begins?.vietnamese ?? ""
            return [Problem("host", "problem.enterprise.before_listed", ["day": day])]
        }
        return []
    }

    private static func mayEnter(
        _ draft: UnitDraft, _ scope: Scope, _ homes: CodedHomes, _ listed: [String: UnitDraft]
    ) -> Bool {
        var code = draft.parentCode
        var steps = 0
        while let next = code, let within = listed[next], steps < listed.count {
            code = within.parentCode
            steps += 1
        }
        return scope.mayRecord(in: code.map { homes[$0] } ?? .register)
    }
}
