package import Domain
import Storage
import Vietnamese

/// A value that may be recorded.
package struct ReportedEntering: Hashable, Sendable {
    package let value: ReportedValue
}

/// Values that units report instead of recording what they count.
package enum Reported {
    /// What recording these values would do. One that would count what a unit above or below has reported already is
    /// refused, and the problem says which.
    package static func plan(
        _ drafts: [ReportedDraft], as scope: Scope, reviving: Bool = false, _ desk: Desk
    ) throws -> Plan<ReportedEntering> {
        let all = try UnitDirectory.of(codes: drafts.map(\.unitCode), desk.db)
        let homes = try CodedHomes.of(all, as: scope, desk)
        let units = all.seen(by: scope, at: homes)
        var sequences = try ReportedSequences.of(
            try DoubleCounts.related(to: units.entries.keys, desk.db), desk.db)
        var plan = Plan<ReportedEntering>()
        var seen = Repeats<[String]>()
        var numbers: [ReportedValue.ID: Int] = [:]
        for (number, draft) in drafts.enumerated() {
            var problems = draft.problems(today: desk.today)
            let key = [draft.unitCode, draft.indicator, draft.effectiveOn.iso]
            problems += seen.problems("unit", key, of: number, saying: draft.unitCode)
            problems += unitProblems(draft, units[code: draft.unitCode])
            if problems.isEmpty, let unit = units[code: draft.unitCode]?.id {
                let value = ReportedValue(draft, of: unit, .make(at: desk.now))
                if !scope.mayRecord(in: homes[draft.unitCode]) {
                    problems.append(Problem("unit", "problem.unit.scope"))
                } else if let standing = sequences.standing(on: value) {
                    if ReportedDraft.Whole(standing) == ReportedDraft.Whole(value) {
                        plan.same += 1
                    } else {
                        let arguments = ["day": standing.effectiveOn.vietnamese, "amount": standing.amount.text]
                        problems.append(Problem("amount", "problem.reported.differs", arguments))
                    }
                } else if !reviving, sequences.reversed.contains(ReportedDraft.Whole(value)) {
                    plan.reversed.append(number)
                } else {
                    sequences.add(value)
                    numbers[value.id] = number
                    plan.newDrafts.append(number)
                    plan.new.append(ReportedEntering(value: value))
                }
            }
            plan.problems += problems.map { $0.of(draft: number) }
        }
        if plan.problems.isEmpty { plan.problems = try doubleCounts(plan.new, numbers, sequences, desk) }
        return plan
    }

    private static func unitProblems(_ draft: ReportedDraft, _ unit: UnitDirectory.Entry?) -> [Problem] {
        guard let unit else { return [Problem("unit", "problem.unit.unknown", ["value": draft.unitCode])] }
        guard unit.entry != .reference else { return [Problem("unit", "problem.reported.reference")] }
        guard let from = unit.from, from <= draft.effectiveOn else {
            let day = unit.from?.vietnamese ?? ""
            return [Problem("effective_on", "problem.unit.not_yet", ["day": day])]
        }
        if let ending = unit.ending, ending.on <= draft.effectiveOn {
            return [Problem("effective_on", "problem.unit.ended", ["day": ending.on.vietnamese])]
        }
        var problems: [Problem] = []
        let name = unit.name.on(draft.effectiveOn) ?? ""
        if let said = draft.unitName, said.folded != name.folded {
            problems.append(Problem("name", "problem.unit.other_name", ["name": name]))
        }
        // A committee of the Party tells what a mass organisation told it.
        let line = unit.type.on(draft.effectiveOn)?.line
        if let indicator = Catalogue.indicator(draft.indicator), line != .party && line != indicator.line {
            problems.append(Problem("indicator", "problem.reported.line"))
        }
        return problems
    }

    /// For each new value the first one that stands against it; of two that are new, the later is told.
    private static func doubleCounts(
        _ entering: [ReportedEntering], _ numbers: [ReportedValue.ID: Int], _ sequences: ReportedSequences,
        _ desk: Desk
    ) throws -> [Problem] {
        let counts = try DoubleCounts(sequences, desk.db)
        var found: [(number: Int, conflict: DoubleCounts.Conflict)] = []
        for value in entering.map(\.value) {
            let number = numbers[value.id] ?? 0
            let against = counts.conflicts(of: value).first { numbers[$0.other.id].map { $0 < number } ?? true }
            if let against { found.append((number, against)) }
        }
        let others = try UnitQueries.names(of: found.map(\.conflict.other.unit), on: desk.today, desk)
        return found.map { number, conflict in
            let arguments = [
                "unit": others[conflict.other.unit]?.name ?? "", "amount": conflict.other.amount.text,
                "day": conflict.other.effectiveOn.vietnamese, "from": conflict.from.vietnamese,
            ]
            let key = conflict.side == .above ? "problem.reported.above" : "problem.reported.below"
            return Problem("unit", key, arguments).of(draft: number)
        }
    }
}

extension ReportedSequences {
    /// The value that stands for the same unit, indicator and day.
    fileprivate func standing(on value: ReportedValue) -> ReportedValue? {
        values[Key(unit: value.unit, indicator: value.indicator)]?.first { $0.effectiveOn == value.effectiveOn }
    }
}

extension ReportedValue {
    fileprivate init(_ draft: ReportedDraft, of unit: Unit.ID, _ id: ID) {
        self.init(
            id: id, unit: unit, indicator: draft.indicator, effectiveOn: draft.effectiveOn, amount: draft.amount,
            source: draft.source, document: draft.document, documentOn: draft.documentOn)
    }
}
