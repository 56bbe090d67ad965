import Domain
import Testing
import Vietnamese

@Suite struct EnterpriseDraftTests {
    static func draft(_ change: (inout EnterpriseDraft) -> Void = { _ in }) throws -> EnterpriseDraft {
        var draft = EnterpriseDraft(
            taxCode: try #require(TaxCode("0109000011")), name: "Công ty Mộc An", legalForm: .limitedMany,
            ownership: .domestic, address: "Ô Làng", industry: "Gỗ", workers: 0, status: .steady,
            managerCode: "DU-LANG", from: today)
        change(&draft)
        return draft
    }

    @Test func `a whole draft has no problem, with its workers known or not`() throws {
        #expect(try Self.draft().problems(today: today).isEmpty)
        #expect(try Self.draft { $0.workers = nil }.problems(today: today).isEmpty)
        #expect(try Self.draft { $0.name = String(repeating: "ừ", count: 300) }.problems(today: today).isEmpty)
    }

    @Test func `what is wrong is said at its field`() throws {
        let wrong = try Self.draft { ($0.name, $0.workers, $0.from) = ("", -1, day(2024, 4, 16)) }
        #expect(
            spoken(wrong.problems(today: today)) == [
                "name problem.required", "workers problem.negative", "from problem.date.future",
            ])
        let long = try Self.draft { $0.name = String(repeating: "ừ", count: 301) }
        #expect(spoken(long.problems(today: today)) == ["name problem.too_long"])
    }

    @Test func `only an enterprise of the State belongs to the State sector`() {
        #expect(Ownership.allCases.filter(\.isState) == [.state])
    }
}
