import Domain
import Testing
import Vietnamese

@Suite struct SurveyTests {
    @Test(arguments: [
        (0, 0, Survey.Conclusion.none), (0, 1, .membersNotEnough), (2, 0, .membersNotEnough),
        (2, 9, .membersNotEnough), (3, 0, .eligible), (4, 1, .eligible),
    ])
    func `three official members make an enterprise eligible; probationary ones do not count towards it`(
        official: Int, probationary: Int, expected: Survey.Conclusion
    ) {
        #expect(Survey.conclusion(official: official, probationary: probationary, minimum: 3) == expected)
    }

    static func draft(_ change: (inout SurveyDraft) -> Void = { _ in }) -> SurveyDraft {
        var draft = SurveyDraft(
            taxCode: "0109000011", enterpriseName: "Công ty Mộc An", round: "Quý I/2024", visitedOn: day(2024, 3, 5),
            workers: 4, official: 3, probationary: 1, steady: true, source: .homeCell)
        change(&draft)
        return draft
    }

    @Test(arguments: [draft(), draft { $0.workers = nil }, draft { $0.visitedOn = today }])
    func `a whole visit has no problem`(_ draft: SurveyDraft) {
        #expect(draft.problems(today: today).isEmpty)
    }

    @Test(
        arguments: zip(
            [
                draft { $0.visitedOn = day(2024, 4, 16) }, draft { $0.round = "" },
                draft { $0.round = String(repeating: "Q", count: 61) }, draft { $0.official = -1 },
                draft { $0.probationary = -1 }, draft { $0.workers = 3 },
            ],
            [
                "visited_on problem.date.future", "round problem.required", "round problem.too_long",
                "official problem.negative", "probationary problem.negative", "workers problem.survey.workers",
            ]))
    func `what is wrong is said at its field`(_ draft: SurveyDraft, _ expected: String) {
        #expect(spoken(draft.problems(today: today)) == [expected])
    }
}
