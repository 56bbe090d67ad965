import Domain
import Testing
import Vietnamese

@Suite struct TargetDraftTests {
    static func draft(_ change: (inout TargetDraft) -> Void = { _ in }) -> TargetDraft {
        var draft = TargetDraft(
            unitCode: "QU-LANG", indicator: "party.cells.founded", from: day(2024, 1, 1), to: day(2024, 12, 31),
            value: 5, upper: nil, shape: .atLeast, giverCode: "TU-X", document: "01-KH", documentOn: day(2024, 1, 5))
        change(&draft)
        return draft
    }

    @Test(arguments: [
        draft(), draft { ($0.shape, $0.upper) = (.range, 7) }, draft { $0.to = $0.from },
        draft { ($0.giverCode, $0.document, $0.documentOn) = (nil, nil, nil) },
    ])
    func `a whole draft has no problem`(_ draft: TargetDraft) {
        #expect(draft.problems(today: today).isEmpty)
    }

    @Test(
        arguments: zip(
            [
                draft { $0.indicator = "party.cells" }, draft { $0.to = day(2023, 12, 31) }, draft { $0.value = 0 },
                draft { $0.value = -1 }, draft { $0.shape = .range },
                draft { ($0.shape, $0.upper) = (.range, 5) }, draft { $0.upper = 7 },
                draft { $0.documentOn = day(2024, 4, 16) },
            ],
            [
                "indicator problem.target.indicator", "to problem.target.period", "value problem.target.value",
                "value problem.target.value", "upper problem.target.upper_missing",
                "upper problem.target.upper_small", "upper problem.target.upper_unused",
                "document_on problem.date.future",
            ]))
    func `what is wrong is said at its field`(_ draft: TargetDraft, _ expected: String) {
        #expect(spoken(draft.problems(today: today)) == [expected])
    }
}
