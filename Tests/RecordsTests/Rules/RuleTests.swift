import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// The rule book as shipped, and an administrator's dated edits over it.
@Suite struct RuleTests {
    @Test func `three official members found a cell since the Charter of 2011`() throws {
        let book = try RuleBook.shipped()
        #expect(book.inForce(RuleBook.cellMinimum, on: Village.on("31/3"))?.amount == 3)
        #expect(book.inForce(RuleBook.cellMinimum, on: Village.on("18/1/2011")) == nil)
        #expect(book.inForce(RuleBook.unionMinimum, on: Village.on("31/3"))?.amount == 5)
        let branch = try #require(book.inForce(RuleBook.youthBranchMinimum, on: Village.on("31/3")))
        #expect(branch.amount == 3 && branch.source.certainty == .quoted)
        #expect(book.all.allSatisfy { rule in rule.values.allSatisfy { !$0.source.document.isEmpty } })
    }

    @Test func `a founding is shown the rule of its type, where one was found`() throws {
        let shown = UnitType.allCases.compactMap { type in RuleBook.minimum(for: type).map { "\(type) \($0)" } }
        #expect(
            shown == [
                "grassrootsCell party.cell.minimum_official_members", "cell party.cell.minimum_official_members",
                "grassrootsUnion union.minimum_members", "youthBranch youth.branch.minimum_members",
            ])
        let book = try RuleBook.shipped()
        #expect(
            UnitType.allCases.compactMap(RuleBook.minimum).allSatisfy { book.inForce($0, on: Village.start) != nil })
    }

    @Test func `values are read in the order of their days`() throws {
        let book = try RuleBook(
            yaml: """
                a:
                  - {from: 2024-07-01, amount: 4, document: B, certainty: quoted}
                  - {from: 2020-01-01, amount: 3, document: A, certainty: read}
                """)
        #expect(book.inForce("a", on: Village.on("30/6"))?.amount == 3)
        #expect(book.inForce("a", on: Village.on("1/7"))?.source == Rule.Source(document: "B", certainty: .quoted))
    }

    @Test(arguments: [
        "a:\n  - {from: 2024-02-30, amount: 4, document: B, certainty: read}",
        "a:\n  - {from: 2024-02-01, amount: 4, certainty: read}",
        "a:\n  - {from: 2024-02-01, amount: 4, document: B, certainty: sure}", "a: 3",
    ])
    func `a rule book that does not say what it must is refused`(_ yaml: String) {
        #expect(throws: (any Error).self) { try RuleBook(yaml: yaml) }
    }

    @Test(arguments: Engine.available)
    func `an edit holds from its day; a later edit of the same day takes its place`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func set(_ amount: Int) async throws {
                try await village.act {
                    try Rules.set(
                        RuleBook.cellMinimum, from: Village.on("1/7"), amount: amount, document: "QĐ \(amount)", by: $0,
                        $1)
                }
            }
            func amounts() async throws -> [Int?] {
                try await village.register.read { (desk) throws in
                    let book = try desk.rules()
                    return ["30/6", "1/7"].map { book.inForce(RuleBook.cellMinimum, on: Village.on($0))?.amount }
                }
            }
            try await set(4)
            #expect(try await amounts() == [3, 4])
            try await set(5)
            #expect(try await amounts() == [3, 5])
            #expect(try await village.count("rule_edit") == 2)
            let unknown = try await village.failure {
                try Rules.set("party.cell", from: Village.on("1/7"), amount: 1, document: "QĐ", by: $0, $1)
            }
            #expect(unknown == .notFound)
            let paperless = try await village.failure {
                try Rules.set(RuleBook.cellMinimum, from: Village.on("1/7"), amount: 1, document: "", by: $0, $1)
            }
            #expect(paperless == .invalid([Problem("document", "problem.required")]))
        }
    }
}
