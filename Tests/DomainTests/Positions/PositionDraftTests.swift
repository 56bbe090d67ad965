import Domain
import Testing
import Vietnamese

/// What a row about a position may say, whatever the register holds.
@Suite struct PositionDraftTests {
    private static let right = PositionDraft(
        unitCode: "CB-A", position: .secretary, personCode: "DV-1", personName: "An", from: day(2023, 7, 1),
        term: Term(from: day(2023, 6, 15), to: day(2025, 12, 15)),
        decision: DecisionDraft(number: "1-QĐ", issuedOn: day(2023, 6, 20), issuer: "Đảng ủy"))

    private static func problems(_ change: (inout PositionDraft) -> Void) -> [String] {
        var draft = right
        change(&draft)
        return spoken(draft.problems(today: day(2024, 1, 1)))
    }

    @Test func `each mistake is told at its field`() {
        #expect(Self.problems { _ in } == [])
        #expect(Self.problems { ($0.from, $0.term) = (day(2024, 1, 2), nil) } == ["from problem.date.future"])
        #expect(Self.problems { $0.decision = nil } == ["decision.number problem.position.decision"])
        #expect(
            Self.problems { $0.term = Term(from: day(2023, 6, 15), to: day(2023, 6, 15)) }
                == ["term_to problem.position.term_order"])
        #expect(Self.problems { $0.from = day(2023, 6, 14) } == ["from problem.position.outside_term"])
        #expect(Self.problems { $0.ending = .released } == ["term_from problem.position.no_term"])
        #expect(Self.problems { ($0.ending, $0.term, $0.decision) = (.termEnded, nil, nil) } == [])
    }

    @Test func `a term is longer than the rule only beyond its day`() {
        let term = Term(from: day(2023, 6, 15), to: day(2025, 12, 15))
        #expect(!term.isLonger(thanMonths: 30))
        #expect(Term(from: term.from, to: day(2025, 12, 16)).isLonger(thanMonths: 30))
    }
}
