package import Vietnamese

/// That somebody holds a position from a day, or holds it no more, as a row of a list gives it.
package struct PositionDraft: Hashable, Sendable {
    package var unitCode: String
    package var position: Position
    package var personCode: String
    package var personName: String
    package var from: Day
    package var term: Term?
    /// Why it is held no more from the day on; nil where it is held from then.
    package var ending: PositionEnding?
    package var decision: DecisionDraft?

    package init(
        unitCode: String, position: Position, personCode: String, personName: String, from: Day, term: Term? = nil,
        ending: PositionEnding? = nil, decision: DecisionDraft?
    ) {
        self.unitCode = unitCode
        self.position = position
        self.personCode = personCode
        self.personName = personName
        self.from = from
        self.term = term
        self.ending = ending
        self.decision = decision
    }

    /// What can be judged without the register: days, the term, and the paper that an appointment rests on.
    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if from > today { problems.append(Problem("from", "problem.date.future", ["today": today.vietnamese])) }
        problems += termProblems
        if ending == nil && decision == nil { problems.append(Problem("decision.number", "problem.position.decision")) }
        problems += decision?.problems(today: today) ?? []
        return problems
    }

    private var termProblems: [Problem] {
        guard let term else { return [] }
        if ending != nil { return [Problem("term_from", "problem.position.no_term")] }
        guard term.from < term.to else {
            return [Problem("term_to", "problem.position.term_order", ["day": term.from.vietnamese])]
        }
        guard term.from <= from, from <= term.to else {
            let days = ["from": term.from.vietnamese, "to": term.to.vietnamese]
            return [Problem("from", "problem.position.outside_term", days)]
        }
        return []
    }
}
