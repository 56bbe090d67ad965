import Domain
import Testing
import Vietnamese

@Suite struct ReportedDraftTests {
    static func draft(_ change: (inout ReportedDraft) -> Void = { _ in }) -> ReportedDraft {
        var draft = ReportedDraft(
            unitCode: "LD-LANG", unitName: nil, indicator: "unions.members", effectiveOn: day(2024, 3, 31),
            amount: ReportedAmount(4500, .nearly), source: "Liên đoàn Lao động quận Làng", document: "18/BC-LĐLĐ",
            documentOn: day(2024, 4, 5))
        change(&draft)
        return draft
    }

    static let cases: [(ReportedDraft, [String])] = [
        (draft(), []),
        (draft { ($0.document, $0.documentOn) = (nil, nil) }, []),
        (draft { $0.amount = ReportedAmount(0) }, []),
        (draft { $0.amount = ReportedAmount(1_000_000_000) }, []),
        (draft { $0.effectiveOn = today }, []),
        (draft { $0.indicator = "unions" }, ["indicator problem.reported.indicator"]),
        (draft { $0.indicator = "members" }, ["indicator problem.reported.indicator"]),
        (draft { $0.effectiveOn = today.adding(days: 1) }, ["effective_on problem.date.future"]),
        (draft { $0.amount = ReportedAmount(-1) }, ["amount problem.negative"]),
        (draft { $0.amount = ReportedAmount(1_000_000_001, .over) }, ["amount problem.number.large"]),
        (draft { $0.amount = ReportedAmount(0, .nearly) }, ["amount problem.reported.zero"]),
        (draft { $0.source = "" }, ["source problem.required"]),
        (draft { $0.source = String(repeating: "a", count: 201) }, ["source problem.too_long"]),
        (draft { $0.document = String(repeating: "1", count: 61) }, ["document problem.too_long"]),
        (draft { $0.document = nil }, ["document problem.required"]),
        (draft { $0.documentOn = today.adding(days: 1) }, ["document_on problem.date.future"]),
    ]

    @Test(arguments: cases)
    func `what is wrong with a value is said at its field`(draft: ReportedDraft, said: [String]) {
        #expect(spoken(draft.problems(today: today)) == said)
    }
}
