import Domain
import Testing
import Vietnamese

@Suite struct PersonDraftTests {
    static func draft(_ change: (inout PersonDraft) -> Void = { _ in }) -> PersonDraft {
        var draft = PersonDraft(
            code: "DV-01", name: "Nguyễn Thị Ánh", sex: .female,
            details: [.identityNumber: "001088007701", .birth: "1988-01-01"], workplaceTaxCode: "0109000011",
            workplaceFrom: day(2020, 1, 1))
        change(&draft)
        return draft
    }

    @Test(arguments: [
        draft(), draft { $0.details = [:] }, draft { ($0.workplaceTaxCode, $0.workplaceFrom) = (nil, nil) },
    ])
    func `a whole draft has no problem`(_ draft: PersonDraft) {
        #expect(draft.problems(today: today).isEmpty)
    }

    @Test(
        arguments: zip(
            [
                draft { $0.code = "x" }, draft { $0.name = "" },
                draft { $0.name = String(repeating: "ễ", count: 121) },
                draft { $0.details[.identityNumber] = "00108800770" },
                draft { $0.details[.identityNumber] = "00108800770a" }, draft { $0.details[.birth] = "2024-04-16" },
                draft { $0.workplaceFrom = nil }, draft { $0.workplaceFrom = day(2024, 4, 16) },
            ],
            [
                "code problem.code.shape", "name problem.required", "name problem.too_long",
                "identity_number problem.identity_number", "identity_number problem.identity_number",
                "birth problem.date.future", "workplace_from problem.required", "workplace_from problem.date.future",
            ]))
    func `what is wrong is said at its field`(_ draft: PersonDraft, _ expected: String) {
        #expect(spoken(draft.problems(today: today)) == [expected])
    }

    @Test(arguments: ["001088007701", "000000000000"])
    func `an identity number is twelve digits`(_ text: String) {
        #expect(PersonDraft.isIdentityNumber(text))
    }

    @Test(arguments: ["", "00108800770", "0010880077011", "00108800770１", "001 08800770", "-01088007701"])
    func `anything else is no identity number`(_ text: String) {
        #expect(!PersonDraft.isIdentityNumber(text))
    }

    @Test func `only the identity number and the phone can be searched by`() {
        #expect(PersonDetail.allCases.filter(\.isSearchable) == [.identityNumber, .phone])
    }
}
