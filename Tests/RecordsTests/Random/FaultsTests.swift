import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// That the looks at a small world see what they look for: each fault, written behind the program's back, is told.
@Suite struct FaultsTests {
    @Test(arguments: Engine.available)
    func `a total that is off by one, a posting that is gone and a tree that is another are seen`(
        engine: Engine
    ) async throws {
        let faults: [(SQL, String)] = [
            ("UPDATE rollup SET amount = amount + 1 WHERE \(Self.kinds("member"))", "figure: party.members of Q-1"),
            ("UPDATE rollup SET own = own + 1 WHERE \(Self.kinds("enterprise"))", "figure: enterprises of D-1"),
            (
                "UPDATE rollup SET amount = 0 WHERE \(Self.kinds("organisation", category: "cell"))",
                "party.organisations"
            ),
            ("UPDATE movement SET reversed_in = recorded_in WHERE kind = 'opening'", "party.members of D-1"),
        ]
        for (fault, told) in faults {
            try await SmallWorld.on(engine) { (empty) async throws in
                var world = empty
                var maker = ActMaker(seed: 7)
                for (number, act) in maker.beginning().enumerated() {
                    let wrong = try await world.take(NumberedAct(number: number, at: world.clock.now + 60, act: act))
                    #expect(wrong == [] && world.outcomes[number] == "recorded")
                }
                #expect(try await world.looks() == [])
                try await world.register.write { _ = try $0.db.execute(fault) }
                try await world.readAgain()
                let wrong = try await world.looks()
                #expect(wrong.contains { $0.contains(told) }, "\(fault): \(wrong)")
            }
        }
    }

    /// That a total is of a fact.
    private static func kinds(_ fact: String, category: String = "") -> SQL {
        "kind IN (SELECT id FROM kind WHERE fact = \(fact) AND (category = \(category) OR \(category) = ''))"
    }

    @Test func `an act that is not taken back is seen in every snapshot after it, and in none as known before`()
        async throws
    {
        try await SmallWorld.on(.sqlite) { (empty) async throws in
            var world = empty
            var maker = ActMaker(seed: 7)
            for (number, act) in maker.beginning().enumerated() {
                _ = try await world.take(NumberedAct(number: number, at: world.clock.now + 60, act: act))
            }
            let days = [1, 10, 20, 31].map { Village.day(2024, 1, $0) }
            let units = world.facts.rows.lines.keys.map { Unit.ID($0) }
            let moment = world.clock.now
            let before = try await Snapshot.of(units, days, knownAt: nil, world.register)
            let cell = UnitDraft(
                code: "C-MOI", name: "Chi bộ mới", type: .cell, parentCode: "D-1", entry: .founding,
                from: SmallWorld.start.adding(days: 2), decision: Village.decision("1-QĐ/QU", Village.day(2024, 1, 2)))
            let wrong = try await world.take(NumberedAct(number: 10, at: moment + 60, act: .found(cell)))
            #expect(wrong == [] && world.outcomes[10] == "recorded")
            let after = try await Snapshot.of(units, days, knownAt: nil, world.register)
            let changed = before.differences(after, world.name)
            #expect(changed.contains { $0.hasPrefix("party.cells.founded of D-1 2024-01-01–2024-01-31 tree –") })
            #expect(
                changed.contains { $0.hasPrefix("party.organisations of D-1 2024-01-01–2024-01-31 tree 2024-01-10") })
            let known = try await Snapshot.of(units, days, knownAt: moment, world.register)
            #expect(before.differences(known, world.name) == [])
        }
    }
}

extension SmallWorld {
    /// What is wrong with the figures of January, on their own tree and on that of the opening.
    fileprivate func looks() async throws -> [String] {
        let (from, to) = (Village.day(2024, 1, 1), Village.day(2024, 1, 31))
        return try await counted(from, to) + counted(from, to, treeAt: SmallWorld.start)
    }
}
