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

    @Test(arguments: ["00012345", "000123456789"])
    func `a card number has eight digits or twelve`(number: String) {
        #expect(PersonDraft.isCardNumber(number))
    }

    @Test(arguments: ["", "1234567", "123456789", "0001234A", "０００１２３４５"])
    func `anything else is no card number`(number: String) {
        #expect(!PersonDraft.isCardNumber(number))
    }

    @Test(
        arguments: zip(
            ["001234A", "001234ABC", "001234", "01234AB", "001234ABCD", "AB001234"],
            [true, true] + Array(repeating: false, count: 4)))
    func `a record number has six digits and up to three letters`(number: String, isOne: Bool) {
        #expect(PersonDraft.isRecordNumber(number) == isOne)
    }

    @Test func `only numbers and the phone can be searched by`() {
        #expect(PersonDetail.allCases.filter(\.isSearchable) == [.identityNumber, .cardNumber, .recordNumber, .phone])
    }
}
