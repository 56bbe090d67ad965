import Domain
import Testing
import Vietnamese

@Suite struct UnitDraftTests {
    static let paper = DecisionDraft(number: "07-QĐ/QU", issuedOn: day(2024, 2, 15), issuer: "Quận ủy Làng")

    static func founding(_ change: (inout UnitDraft) -> Void = { _ in }) -> UnitDraft {
        var draft = UnitDraft(
            code: "CB-GOM", name: "Chi bộ Gốm", type: .cell, parentCode: "DU-LANG", entry: .founding,
            from: day(2024, 2, 15), decision: paper)
        change(&draft)
        return draft
    }

    @Test(arguments: [
        founding(), founding { $0.name = String(repeating: "ữ", count: 200) },
        founding { ($0.entry, $0.decision) = (.opening, nil) },
        founding { ($0.entry, $0.decision, $0.parentCode) = (.reference, nil, nil) },
    ])
    func `a whole draft has no problem`(_ draft: UnitDraft) {
        #expect(draft.problems(today: today).isEmpty)
    }

    @Test(
        arguments: zip(
            [
                founding { $0.code = "chi-bo" }, founding { $0.name = "" },
                founding { $0.name = String(repeating: "ữ", count: 201) }, founding { $0.decision = nil },
                founding { $0.parentCode = nil }, founding { $0.from = day(2024, 2, 16) },
                founding {
                    $0.from = day(2024, 4, 16)
                    $0.decision?.issuedOn = day(2024, 4, 16)
                },
                founding { $0.decision?.number = "" },
                founding {
                    $0.entry = .opening
                    $0.decision?.number = ""
                },
            ],
            [
                ["code problem.code.shape"], ["name problem.required"], ["name problem.too_long"],
                ["decision.number problem.founding.decision"], ["parent problem.required"],
                ["from problem.founding.decision_date"],
                ["from problem.date.future", "decision.date problem.date.future"],
                ["decision.number problem.required"], ["decision.number problem.required"],
            ]))
    func `what is wrong is said at its field`(_ draft: UnitDraft, _ expected: [String]) {
        #expect(spoken(draft.problems(today: today)) == expected)
    }

    @Test(
        arguments: zip(
            ["A1", "CB-MOC", String(repeating: "A", count: 40)]
                + ["A", "", "cb", "ĐU-1", "A 1", "Ａ1", "A/1", "A.1", "A_1", String(repeating: "A", count: 41)],
            Array(repeating: true, count: 3) + Array(repeating: false, count: 10)))
    func `a code has 2 to 40 capital letters without marks, digits and hyphens`(_ code: String, _ fits: Bool) {
        #expect(UnitDraft.isCode(code) == fits)
    }
}
