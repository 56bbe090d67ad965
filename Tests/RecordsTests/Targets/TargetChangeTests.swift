import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// A target is changed by a document, from the document's day on.
@Suite struct TargetChangeTests {
    /// 5 to 7 admissions in 2024, given to `QU-LANG` by the plan 03-KH/QU of 10/1, becomes 6 to 9.
    static func raised(_ document: String?, _ day: String?) -> TargetDraft {
        TargetPlanTests.target {
            ($0.value, $0.upper, $0.document, $0.documentOn) = (6, 9, document, day.map(Village.on))
        }
    }

    @Test(arguments: Engine.available)
    func `a later document counts from its day, and figures of before stand beside the earlier value`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let day = Village.on("15/3")
            let plan = try await village.plan([Self.raised("09-KH/QU", "15/3")])
            #expect(
                plan.changed.map(\.differences) == [
                    [
                        Difference("value", "5", "6", from: day), Difference("upper", "7", "9", from: day),
                        Difference("document", "03-KH/QU", "09-KH/QU", from: day),
                        Difference("document_on", "2024-01-10", "2024-03-15", from: day),
                    ]
                ])
            village.clock.now = Village.moment(2024, 4, 10)
            let changed = try await village.change(Self.raised("09-KH/QU", "15/3"))
            func value(_ to: String, known: String? = nil) async throws -> [Int] {
                try await village.figure("QU-LANG", "party.members.admitted", "1/1", to, known: known)
                    .targets.map(\.value)
            }
            #expect(try await value("31/3") == [6])
            #expect(try await value("29/2") == [5])
            #expect(try await value("31/3", known: "9/4") == [5])
            // Both lists say what stands, each of its day.
            #expect(try await village.plan([Self.raised("09-KH/QU", "15/3")]).same == 1)
            #expect(try await village.plan(Village.targets).same == 3)
            #expect(try await village.findings() == [])

            village.clock.now = Village.moment(2024, 4, 11)
            #expect(try await village.reversal(10) == ReversalTests.stands(changed.seq, "target.change"))
            #expect(try await village.reversal(changed.seq) == nil)
            #expect(try await value("31/3") == [5])
            #expect(try await value("29/2") == [5])
            #expect(try await value("31/3", known: "10/4") == [6])
            #expect(try await village.plan([Self.raised("09-KH/QU", "15/3")]).reversed == [0])
            #expect(try await village.reversal(10) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same document corrects, and a second reversal gives the first value back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let corrected = Self.raised("03-KH/QU", "10/1")
            let plan = try await village.plan([corrected])
            #expect(plan.changed.flatMap(\.differences).map(\.field) == ["value", "upper"])
            #expect(plan.changed.flatMap(\.differences).map(\.isCorrection).contains(false) == false)
            let first = try await village.change(corrected).seq
            let old = try await village.plan(Village.targets)
            #expect(old.reversed == [0] && old.same == 2)
            let february = try await village.figure("QU-LANG", "party.members.admitted", "1/1", "29/2")
            #expect(february.targets.map(\.value) == [6])
            let second = try await village.change(TargetPlanTests.target { $0.value = 4 }).seq
            #expect(try await village.reversal(first) == ReversalTests.stands(second, "target.change"))
            #expect(try await village.reversal(second) == nil)
            #expect(try await village.plan([corrected]).same == 1)
            #expect(try await village.reversal(first) == nil)
            #expect(try await village.plan(Village.targets).same == 3)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `without a document, before the last one or after the period a target is not changed`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let cases = [
                (Self.raised(nil, nil), Problem("document_on", "problem.target.change_document")),
                (Self.raised("01-KH/QU", "9/1"), Problem("document_on", "problem.change.later", ["day": "10/1/2024"])),
            ]
            for (draft, problem) in cases {
                #expect(try await village.plan([draft]).problems == [problem.of(draft: 0)])
            }
            func early(_ change: (inout TargetDraft) -> Void = { _ in }) -> TargetDraft {
                TargetPlanTests.target {
                    $0.to = Village.on("29/2")
                    change(&$0)
                }
            }
            let given = early()
            try await village.act { try Targets.give(given, by: $0, $1) }
            let late = try await village.plan([early { ($0.value, $0.documentOn) = (6, Village.on("1/3")) }])
            let problem = Problem("document_on", "problem.target.change_late", ["day": "29/2/2024"])
            #expect(late.problems == [problem.of(draft: 0)])
        }
    }

    /// The district's own target has no document and holds from 1/1; the year's plan of 28/12 comes before it.
    @Test(arguments: Engine.available)
    func `a document of before the period holds from its first day`(engine: Engine) async throws {
        var own = Village.targets[2]
        (own.value, own.document, own.documentOn) = (3, "40-KH/QU", Village.on("28/12/2023"))
        let draft = own
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan([draft])
            #expect(plan.changed.flatMap(\.differences).map(\.from) == Array(repeating: Village.on("1/1"), count: 3))
            #expect(plan.changed.flatMap(\.differences).map(\.isCorrection).contains(false) == false)
            try await village.change(draft)
            let january = try await village.figure("QU-LANG", "party.cells.founded", "1/1", "31/1")
            #expect(january.targets.map(\.value) == [3])
        }
    }

    @Test(arguments: Engine.available)
    func `a form gives what is new and changes what was given`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let given = try await village.failure { try Targets.give(Village.targets[0], by: $0, $1) }
            #expect(given == .invalid([Problem("indicator", "problem.target.stands")]))
            let unknown = TargetPlanTests.target { $0.giverCode = nil }
            let changed = try await village.failure { try Targets.change(unknown, seen: nil, by: $0, $1) }
            #expect(changed == .invalid([Problem("indicator", "problem.target.unknown")]))
            let same = try await village.failure { try Targets.change(Village.targets[0], seen: nil, by: $0, $1) }
            #expect(same == .invalid([Problem("", "problem.change.none")]))
            let receipt = try await village.act { try Targets.give(unknown, by: $0, $1) }
            let operation = try await village.register.read { try Operations.find(receipt.seq, as: Village.scope, $0) }
            let unit = try await village.unit("QU-LANG")
            #expect(operation.kind == .target && operation.unit == unit)
        }
    }
}

extension Village {
    @discardableResult
    func change(_ draft: TargetDraft) async throws -> Receipt {
        try await act { try Targets.change(draft, seen: nil, by: $0, $1) }
    }
}
