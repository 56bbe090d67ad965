import Domain
import Testing
import Vietnamese

@Suite struct RuleBookTests {
    static func value(_ from: Day, _ amount: Int, _ document: String = "Điều lệ") -> Rule.Value {
        Rule.Value(from: from, amount: amount, source: Rule.Source(document: document, certainty: .read))
    }

    static let book = RuleBook([
        Rule(code: "cell", values: [value(day(2011, 1, 19), 3), value(day(2024, 7, 1), 4)]),
        Rule(code: "union", values: [value(day(2013, 7, 30), 5)]),
    ])

    @Test(arguments: [
        (day(2011, 1, 18), nil), (day(2011, 1, 19), 3), (day(2024, 6, 30), 3), (day(2024, 7, 1), 4),
        (day(2090, 1, 1), 4),
    ])
    func `a value is in force from its day until the next begins`(on: Day, amount: Int?) {
        #expect(Self.book.inForce("cell", on: on)?.amount == amount)
    }

    @Test func `of an unknown rule nothing is in force`() {
        #expect(Self.book.inForce("youth", on: today) == nil)
    }

    @Test func `an edit replaces the value of its day and no other`() {
        let edited = Self.book.overlaid(by: [
            ("cell", Self.value(day(2024, 7, 1), 6, "Quyết định riêng")), ("cell", Self.value(day(2020, 1, 1), 2)),
        ])
        #expect(edited.inForce("cell", on: day(2019, 12, 31))?.amount == 3)
        #expect(edited.inForce("cell", on: day(2020, 1, 1))?.amount == 2)
        #expect(edited.inForce("cell", on: day(2024, 7, 1))?.amount == 6)
        #expect(edited.inForce("cell", on: day(2024, 7, 1))?.source.document == "Quyết định riêng")
        #expect(edited.inForce("union", on: today)?.amount == 5)
        #expect(Self.book.inForce("cell", on: day(2024, 7, 1))?.amount == 4)
    }

    @Test func `all rules are listed by their code`() {
        #expect(Self.book.all.map(\.code) == ["cell", "union"])
    }
}
