package import Vietnamese

/// Everything said of one position in one unit, in the order of its days: who comes and who goes.
package enum PositionSequence {
    /// That somebody holds the position from a day, or holds it no more.
    package struct Turn: Hashable, Sendable {
        package let person: Person.ID
        package let from: Day
        package let term: Term?
        /// Why it is held no more; nil where it is held from the day on.
        package let ending: PositionEnding?
        package let decision: DecisionDraft?

        package init(person: Person.ID, from: Day, term: Term?, ending: PositionEnding?, decision: DecisionDraft?) {
            self.person = person
            self.from = from
            self.term = term
            self.ending = ending
            self.decision = decision
        }
    }

    /// A turn that cannot follow the ones before it.
    package struct Contradiction: Hashable, Sendable {
        package enum Reason: Hashable, Sendable {
            /// The same is held already.
            case held
            /// It is not held on the day.
            case notHeld
            /// As many as may hold it do already; one of them.
            case taken(by: Turn)
        }

        package let turn: Turn
        package let reason: Reason
    }

    /// Replays the turns and gives the first that cannot be. On one day those who go make room for those who come.
    ///
    /// - Parameters:
    ///   - most: how many may hold the position at once; nil where no rule says so.
    ///   - gone: the day from which whoever came by a turn is gone for another reason than the position's own. That it
    ///     is held no more may be said besides.
    package static func contradiction(
        in turns: [Turn], most: Int?, gone: (Turn) -> Day? = { _ in nil }
    ) -> Contradiction? {
        var holding: [Turn] = []
        var departed: Set<Person.ID> = []
        let ordered = turns.sorted {
            ($0.from, $0.ending == nil ? 1 : 0, $0.person.text) < ($1.from, $1.ending == nil ? 1 : 0, $1.person.text)
        }
        for turn in ordered {
            let leaving = holding.filter { gone($0).map { $0 <= turn.from } ?? false }.map(\.person)
            departed.formUnion(leaving)
            holding.removeAll { leaving.contains($0.person) }
            let place = holding.firstIndex { $0.person == turn.person }
            if turn.ending != nil {
                if departed.remove(turn.person) != nil { continue }
                guard let place else { return Contradiction(turn: turn, reason: .notHeld) }
                holding.remove(at: place)
            } else if let place {
                let isAgain = holding[place].term == turn.term && holding[place].decision == turn.decision
                if isAgain { return Contradiction(turn: turn, reason: .held) }
                holding[place] = turn
            } else {
                if let most, holding.count >= most, let other = holding.last {
                    return Contradiction(turn: turn, reason: .taken(by: other))
                }
                departed.remove(turn.person)
                holding.append(turn)
            }
        }
        return nil
    }
}
