import Domain
import Testing
import Vietnamese

/// Who may come to a position and leave it, one after the other.
@Suite struct PositionSequenceTests {
    private static func turn(
        _ person: String, _ month: Int, _ ending: PositionEnding? = nil, paper: String = "1-QĐ"
    ) -> PositionSequence.Turn {
        let from = day(2024, month, 1)
        return PositionSequence.Turn(
            person: Person.ID(person), from: from, term: nil, ending: ending,
            decision: ending == nil ? DecisionDraft(number: paper, issuedOn: from, issuer: "Cơ quan") : nil)
    }

    private static func reason(_ turns: [PositionSequence.Turn], most: Int? = 1) -> String {
        switch PositionSequence.contradiction(in: turns, most: most)?.reason {
        case nil: "none"
        case .held: "held"
        case .notHeld: "not held"
        case .taken(let other): "taken by \(other.person.text)"
        }
    }

    @Test func `one follows another, also on the same day and in any order of the list`() {
        #expect(Self.reason([Self.turn("a", 1), Self.turn("a", 3, .transferred), Self.turn("b", 3)]) == "none")
        #expect(Self.reason([Self.turn("b", 3), Self.turn("a", 3, .transferred), Self.turn("a", 1)]) == "none")
    }

    @Test func `a second head is refused, and names the first`() {
        #expect(Self.reason([Self.turn("a", 1), Self.turn("b", 3)]) == "taken by a")
        #expect(Self.reason([Self.turn("a", 1), Self.turn("b", 3)], most: nil) == "none")
        #expect(Self.reason([Self.turn("a", 1), Self.turn("b", 2), Self.turn("c", 3)], most: 2) == "taken by b")
    }

    @Test func `nobody leaves what they do not hold`() {
        #expect(Self.reason([Self.turn("a", 3, .released)]) == "not held")
        #expect(
            Self.reason([Self.turn("a", 1), Self.turn("a", 2, .released), Self.turn("a", 3, .removed)]) == "not held")
        #expect(Self.reason([Self.turn("a", 1), Self.turn("b", 2, .released)]) == "not held")
    }

    @Test func `who is elected again holds it by another decision`() {
        #expect(Self.reason([Self.turn("a", 1), Self.turn("a", 3, paper: "2-QĐ")]) == "none")
        let first = Self.turn("a", 1)
        let again = PositionSequence.Turn(
            person: first.person, from: day(2024, 3, 1), term: nil, ending: nil, decision: first.decision)
        #expect(Self.reason([first, again]) == "held")
    }

    @Test(arguments: UnitType.allCases)
    func `every unit has one head, whom it must have`(type: UnitType) {
        let required = type.positions.filter(\.isRequired)
        #expect(required.map(\.most) == [1])
        #expect(required.first == type.positions.first)
        #expect(Set(type.positions.map(\.position)).count == type.positions.count)
        let heads: [Line: [Position]] = [
            .party: [.secretary], .union: [.chair], .youth: [.secretary], .women: [.chair, .branchHead],
            .veterans: [.chair, .branchHead],
        ]
        #expect(heads[type.line]?.contains(type.positions[0].position) == true)
    }
}
