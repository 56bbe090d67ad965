import Vietnamese

/// All movements of one person in their order: where the person is, and whether the sequence is possible.
package struct MembershipHistory: Sendable {
    /// Where a person stands between two movements.
    package enum Place: Hashable, Sendable {
        case outside
        case member(of: Unit.ID, Movement.Status)
        case left
    }

    /// The first movement that cannot follow the ones before it, and why.
    package struct Contradiction: Error, Hashable, Sendable {
        package let movement: Movement
        package let reason: Message
    }

    /// A movement with where the person stood before and after it.
    package struct Step: Hashable, Sendable {
        package let movement: Movement
        package let before: Place
        package let after: Place
    }

    package let steps: [Step]

    /// Replays movements given in the order of recording; those of one day keep that order.
    package init(_ movements: [Movement]) throws(Contradiction) {
        let ordered = movements.enumerated()
            .sorted { ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset) }
            .map(\.element)
        var place = Place.outside
        var steps: [Step] = []
        for movement in ordered {
            let next = try Self.place(after: movement, from: place)
            steps.append(Step(movement: movement, before: place, after: next))
            place = next
        }
        self.steps = steps
    }

    package var place: Place { steps.last?.after ?? .outside }

    private static func place(after movement: Movement, from place: Place) throws(Contradiction) -> Place {
        func refuse(_ key: String) -> Contradiction {
            Contradiction(movement: movement, reason: Message(key, ["day": movement.effectiveOn.vietnamese]))
        }
        switch (movement.kind, place) {
        case (.opening, .outside):
            return .member(of: movement.unit, movement.status ?? .official)
        case (.admission, .outside):
            return .member(of: movement.unit, .probationary)
        case (.opening, .member), (.admission, .member):
            throw refuse("problem.movement.already_member")
        case (.opening, .left), (.admission, .left):
            throw refuse("problem.movement.has_left")
        case (_, .outside):
            throw refuse("problem.movement.not_yet_member")
        case (_, .left):
            throw refuse("problem.movement.has_left")
        case (_, .member(let unit, _)) where unit != movement.unit:
            throw refuse("problem.movement.elsewhere")
        case (.recognition, .member(_, .official)):
            throw refuse("problem.movement.already_official")
        case (.recognition, .member(let unit, .probationary)):
            return .member(of: unit, .official)
        case (.transfer, .member(let unit, let status)), (.reorganisation, .member(let unit, let status)):
            guard let target = movement.counterpart, target != unit else { throw refuse("problem.movement.same_unit") }
            return .member(of: target, status)
        case (.removal, .member):
            return .left
        }
    }
}
