import Domain
import Testing
import Vietnamese

@Suite struct MovementDraftTests {
    static let paper = DecisionDraft(number: "12-QĐ/QU", issuedOn: day(2024, 3, 1), issuer: "Quận ủy")

    static func draft(
        _ kind: Movement.Kind, status: Movement.Status? = nil, to counterpart: String? = nil,
        elsewhere: Movement.Elsewhere? = nil, on effectiveOn: Day = day(2024, 3, 1), decision: DecisionDraft? = paper
    ) -> MovementDraft {
        MovementDraft(
            personCode: "DV-01", personName: "Nguyễn Thị Ánh", kind: kind, unitCode: "CB-MOC",
            counterpartCode: counterpart, status: status, elsewhere: elsewhere, effectiveOn: effectiveOn,
            decision: decision)
    }

    @Test(arguments: [
        draft(.opening, status: .official, decision: nil), draft(.opening, status: .probationary), draft(.admission),
        draft(.recognition), draft(.transfer, to: "CB-GOM"), draft(.removal), draft(.admission, on: today),
        draft(.readmission), draft(.restoration, status: .official), draft(.transferOut, to: "CB-GOM"),
        draft(.transferOut, elsewhere: Moves.beyond), draft(.transferIn),
        draft(.transferIn, status: .probationary, elsewhere: Moves.beyond), draft(.expulsion), draft(.withdrawal),
        draft(.death, decision: nil), draft(.death), draft(.annulment), draft(.temporary, to: "CB-GOM"),
        draft(.temporary, elsewhere: Moves.beyond), draft(.temporaryEnd, decision: nil),
        draft(.reorganisation, to: "CB-GOM"),
    ])
    func `a movement with what its kind needs has no problem`(_ draft: MovementDraft) {
        #expect(draft.problems(today: today).isEmpty)
    }

    @Test(
        arguments: zip(
            [
                draft(.opening, decision: nil),
                draft(.admission, status: .official),
                draft(.transfer),
                draft(.removal, to: "CB-GOM"),
                draft(.admission, decision: nil),
                draft(.recognition, decision: nil),
                draft(.transfer, to: "CB-GOM", decision: nil),
                draft(.removal, decision: nil),
                draft(.restoration),
                draft(.transferOut),
                draft(.transferOut, to: "CB-GOM", elsewhere: Moves.beyond),
                draft(.transferIn, status: .official),
                draft(.transferIn, elsewhere: Moves.beyond),
                draft(.transferIn, to: "CB-GOM"),
                draft(.expulsion, elsewhere: Moves.beyond),
                draft(.temporary, decision: nil),
                draft(
                    .transferOut,
                    elsewhere: Movement.Elsewhere(name: String(repeating: "ệ", count: 201), province: .same)),
                draft(.admission, on: day(2024, 4, 16)),
                draft(.admission, decision: DecisionDraft(number: "", issuedOn: today, issuer: "")),
                draft(.admission, decision: DecisionDraft(number: "1", issuedOn: day(2024, 4, 16), issuer: "x")),
            ],
            [
                ["status problem.movement.status"],
                ["status problem.movement.no_status"],
                ["counterpart problem.movement.counterpart"],
                ["counterpart problem.movement.no_counterpart"],
                ["decision.number problem.movement.decision"],
                ["decision.number problem.movement.decision"],
                ["decision.number problem.movement.decision"],
                ["decision.number problem.movement.decision"],
                ["status problem.movement.status"],
                ["counterpart problem.movement.some_place"],
                ["counterpart problem.movement.one_place"],
                ["elsewhere problem.movement.elsewhere_needed"],
                ["status problem.movement.status"],
                ["counterpart problem.movement.no_counterpart"],
                ["elsewhere problem.movement.no_elsewhere"],
                ["counterpart problem.movement.some_place", "decision.number problem.movement.decision"],
                ["elsewhere problem.too_long"],
                ["effective_on problem.date.future"],
                ["decision.number problem.required", "decision.issuer problem.required"],
                ["decision.date problem.date.future"],
            ]))
    func `what is missing, too much or of a day to come is said at its field`(
        _ draft: MovementDraft, _ expected: [String]
    ) {
        #expect(spoken(draft.problems(today: today)) == expected)
    }

    @Test(arguments: [(60, 200, true), (61, 200, false), (60, 201, false)])
    func `a decision's number has at most 60 characters and its issuer 200`(number: Int, issuer: Int, fits: Bool) {
        let paper = DecisionDraft(
            number: String(repeating: "Đ", count: number), issuedOn: today,
            issuer: String(repeating: "ủ", count: issuer))
        #expect(paper.problems(today: today).isEmpty == fits)
    }
}
