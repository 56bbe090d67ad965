import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// What no reorganisation may do, and what stands against it.
@Suite struct ReorganisationRefusalTests {
    @Test(arguments: Engine.available)
    func `what cannot be is refused at its field`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let cases: [(ReorganisationDraft, [String])] = [
                (
                    Village.step(.move, "QU-LANG", "1/4", parent: "DU-DOANHNGHIEP"),
                    ["parent reorganisation.below_itself"]
                ),
                (Village.step(.move, "CB-MOC", "1/4", parent: "QU-BEN"), ["unit tree.child_type"]),
                (
                    Village.step(.move, "CB-MOC", "2/6", parent: "DU-BEN"),
                    ["from date.future", "decision.date date.future"]
                ),
                (Village.step(.move, "CB-GOM", "1/2", parent: "DU-BEN"), ["unit unit.not_yet"]),
                (
                    Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-LANG"),
                    ["parent reorganisation.already_there"]
                ),
                (Village.step(.move, "CB-LA", "1/4", parent: "DU-BEN"), ["unit unit.unknown"]),
                (Village.step(.move, "CB-MOC", "1/4"), ["parent reorganisation.needed.move"]),
                (Village.step(.merge, "DU-DOANHNGHIEP", "1/4", other: "CB-MOC"), ["other reorganisation.into_below"]),
                (Village.step(.merge, "CB-MOC", "1/4", other: "CB-MOC"), ["other reorganisation.itself"]),
                (Village.step(.merge, "CB-MOC", "1/4", other: "DU-BEN"), ["other reorganisation.no_members"]),
                (Village.step(.merge, "CD-MOC", "1/4", other: "CB-MOC"), ["other reorganisation.line"]),
                (Village.step(.windUp, "CB-GOM", "1/4"), ["other reorganisation.receiver"]),
                (Village.step(.convert, "CB-MOC", "1/4", type: .cell), ["type reorganisation.same_type"]),
                (Village.step(.convert, "CB-MOC", "1/4", type: .grassrootsCell), ["unit tree.child_type"]),
                (Village.step(.rename, "CB-MOC", "1/4"), ["name reorganisation.needed.rename"]),
                (Village.step(.rename, "CB-MOC", "1/4", other: "CB-GOM"), ["other unit.stands"]),
                (
                    Village.step(.split, "CB-MOC", "1/4", other: "CB-N", name: "Chi bộ N", people: ["DV-04"]),
                    ["people reorganisation.not_member"]
                ),
            ]
            for (step, refused) in cases {
                #expect(try await village.refusals(step) == refused.map { "0 \($0)" }, "\(step.kind) \(step.unitCode)")
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit does not end before what was recorded of it`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            // 04 came to CB-GOM on 1/3, by operation 7.
            let merge = Village.step(.merge, "CB-GOM", "1/3", other: "CB-MOC")
            let plan = try await village.register.read { try Reorganisations.plan([merge], as: Village.scope, $0) }
            #expect(plan.problems.map(\.message.key) == ["problem.reorganisation.later_stands"])
            #expect(plan.problems.first?.message.arguments["operation"] == "7")
        }
    }

    @Test(arguments: Engine.available)
    func `a reversal names what stands against it, and a second one finds nothing left`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let moved = try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "1/4", parent: "QU-BEN"))
            // QU-LANG is left with nothing and is wound up: DU-DOANHNGHIEP could not go back.
            let ended = try await village.reorganise(Village.step(.windUp, "QU-LANG", "1/5"))
            #expect(try await village.reversal(moved) == ReversalTests.stands(ended, "unit"))
            let again = try await village.reorganise(Village.step(.move, "DU-DOANHNGHIEP", "10/5", parent: "TU-X"))
            #expect(try await village.reversal(moved) == ReversalTests.stands(again, "unit"))
            #expect(try await village.reversal(again) == nil)
            #expect(try await village.reversal(ended) == nil)
            #expect(try await village.reversal(moved) == nil)
            #expect(try await village.reversal(moved) == .conflict(Message("problem.reversal.done")))
            #expect(try await village.members("QU-LANG", "1/5") == 4)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same rows again change nothing, and reversed ones are left out`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let steps = [
                Village.step(.rename, "CB-MOC", "1/4", other: "CB-MOC-AN", name: "Chi bộ Mộc An"),
                Village.step(.merge, "CB-GOM", "1/4", other: "CB-MOC"),
            ]
            let receipt = try await village.act {
                try Reorganisations.record(Reorganisations.plan(steps, as: Village.scope, $1), by: $0, $1)
            }
            var again = steps
            again[0].unitCode = "CB-MOC-AN"
            again[1].otherCode = "CB-MOC-AN"
            let plan = try await village.register.read { [again] in
                try Reorganisations.plan(again, as: Village.scope, $0)
            }
            #expect(plan.same == 2 && plan.new.isEmpty && plan.problems.isEmpty)
            #expect(try await village.reversal(receipt.seq) == nil)
            let after = try await village.register.read { try Reorganisations.plan(steps, as: Village.scope, $0) }
            #expect(after.reversed == [0, 1] && after.new.isEmpty && after.problems.isEmpty)
        }
    }
}
