import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// Units that were taken back: an old list revives none of them, a corrected one and a person do.
@Suite struct ReversedUnitTests {
    @Test(arguments: Engine.available)
    func `a circle of units that were each taken back is still a circle`(engine: Engine) async throws {
        let circle = [UnitPlanTests.upper("QU-A", under: "QU-B"), UnitPlanTests.upper("QU-B", under: "QU-A")]
        let top = [UnitPlanTests.upper("QU-A", under: "QU-LANG"), UnitPlanTests.upper("QU-B", under: "QU-LANG")]
        let chains = [[circle[0], top[1]], [circle[1], top[0]]]
        try await Village.on(engine) { (village) async throws in
            for chain in chains {
                let entered = try await village.act {
                    try Units.enter(Units.plan(chain, as: Village.scope, $1), by: $0, $1)
                }
                #expect(try await village.reversal(entered.seq) == nil)
            }
            let plan = try await village.plan(circle)
            #expect(plan.new.isEmpty)
            #expect(Set(plan.problems.map(\.message.key)) == ["problem.unit.above_itself"])
        }
    }

    @Test(arguments: Engine.available)
    func `what was taken back is left out of a list that still says it, and may be founded anew by hand`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.unit("CD-GOM")
            #expect(try await village.reversal(8) == nil)
            let old = try await village.plan([Village.union])
            #expect(old.reversed == [0] && old.new.isEmpty && old.problems.isEmpty)
            var renamed = Village.union
            renamed.name = "Công đoàn cơ sở Gốm"
            let corrected = try await village.plan([renamed])
            #expect(corrected.new.count == 1 && corrected.reversed.isEmpty)
            let again = try await village.act { try Units.found(Village.union, by: $0, $1) }
            #expect(again.subjects != [first.text])
            let question = try await village.question("LD-LANG", "1/1", "31/3")
            #expect(try await village.value("unions", question) == .held(2))
            #expect(try await village.value("unions.founded", question) == .held(1))
        }
    }

    @Test(arguments: Engine.available)
    func `a whole list that was taken back is left out whole, with units under others of it`(
        engine: Engine
    ) async throws {
        let list = [UnitPlanTests.upper("QU-A", under: "QU-B"), UnitPlanTests.upper("QU-B", under: "QU-LANG")]
        try await Village.on(engine) { (village) async throws in
            let entered = try await village.act { try Units.enter(Units.plan(list, as: Village.scope, $1), by: $0, $1) }
            #expect(try await village.reversal(entered.seq) == nil)
            let whole = try await village.plan(list)
            #expect(whole.reversed == [0, 1] && whole.new.isEmpty && whole.problems.isEmpty)
            let part = try await village.plan([list[0]])
            #expect(part.reversed == [0] && part.new.isEmpty && part.problems.isEmpty)
            // Under a superior that the list enters otherwise it is another unit.
            var renamed = list[1]
            renamed.name = "Đảng ủy đổi tên"
            let corrected = try await village.plan([list[0], renamed])
            #expect(corrected.new.count == 2 && corrected.reversed.isEmpty && corrected.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `each of several units of one code that were taken back is known again`(engine: Engine) async throws {
        let both = [UnitPlanTests.cell(), UnitPlanTests.cell { $0.name = "Chi bộ Lụa" }]
        try await Village.on(engine) { (village) async throws in
            for draft in both {
                let founded = try await village.act { try Units.found(draft, by: $0, $1) }
                #expect(try await village.reversal(founded.seq) == nil)
            }
            for draft in both {
                let plan = try await village.plan([draft])
                #expect(plan.reversed == [0] && plan.new.isEmpty && plan.problems.isEmpty, "\(draft.name)")
            }
        }
    }
}
