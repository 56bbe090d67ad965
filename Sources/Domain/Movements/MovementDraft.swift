package import Vietnamese

/// A movement as a row of a list gives it.
package struct MovementDraft: Hashable, Sendable {
    package var personCode: String
    package var personName: String
    package var kind: Movement.Kind
    package var unitCode: String
    package var counterpartCode: String?
    package var status: Movement.Status?
    package var elsewhere: Movement.Elsewhere?
    package var effectiveOn: Day
    package var decision: DecisionDraft?

    package init(
        personCode: String, personName: String, kind: Movement.Kind, unitCode: String, counterpartCode: String?,
        status: Movement.Status?, elsewhere: Movement.Elsewhere? = nil, effectiveOn: Day, decision: DecisionDraft?
    ) {
        self.personCode = personCode
        self.personName = personName
        self.kind = kind
        self.unitCode = unitCode
        self.counterpartCode = counterpartCode
        self.status = status
        self.elsewhere = elsewhere
        self.effectiveOn = effectiveOn
        self.decision = decision
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if effectiveOn > today {
            problems.append(Problem("effective_on", "problem.date.future", ["today": today.vietnamese]))
        }
        problems += statusProblems + placeProblems
        if kind.needsDecision && decision == nil {
            problems.append(Problem("decision.number", "problem.movement.decision"))
        }
        problems += decision?.problems(today: today) ?? []
        return problems
    }

    private var statusProblems: [Problem] {
        if status != nil {
            if !kind.mayHaveStatus { return [Problem("status", "problem.movement.no_status")] }
            // Who arrives from a cell of the register brings the status held there.
            guard kind == .transferIn, elsewhere == nil else { return [] }
            return [Problem("elsewhere", "problem.movement.elsewhere_needed")]
        }
        let isNeeded = kind == .opening || kind == .restoration || (kind == .transferIn && elsewhere != nil)
        return isNeeded ? [Problem("status", "problem.movement.status")] : []
    }

    private var placeProblems: [Problem] {
        var problems: [Problem] = []
        if !kind.mayHaveCounterpart && counterpartCode != nil {
            problems.append(Problem("counterpart", "problem.movement.no_counterpart"))
        }
        if let elsewhere {
            if !kind.mayConcernElsewhere { problems.append(Problem("elsewhere", "problem.movement.no_elsewhere")) }
            if elsewhere.name.count > 200 {
                problems.append(Problem("elsewhere", "problem.too_long", ["most": "200"]))
            }
            if kind.mayHaveCounterpart && kind.mayConcernElsewhere && counterpartCode != nil {
                problems.append(Problem("counterpart", "problem.movement.one_place"))
            }
        } else if kind.mayHaveCounterpart && counterpartCode == nil {
            let key = kind.mayConcernElsewhere ? "problem.movement.some_place" : "problem.movement.counterpart"
            problems.append(Problem("counterpart", key))
        }
        return problems
    }
}
