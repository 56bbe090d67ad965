import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// A cell that ends takes along more than its members: its guests go on with whoever takes it over, and who is on the
/// way to it arrives there. Beside the village's two cells stands a third, `CB-VAI`, with nobody in it.
@Suite struct TakenAlongTests {
    private static let vai = UnitDraft(
        code: "CB-VAI", name: "Chi bộ Công ty Vải Lụa Tơ", type: .cell, parentCode: "DU-DOANHNGHIEP",
        block: .enterprise, entry: .opening, from: Village.start)
    private static let stay = Village.movement(
        "DV-01", .temporary, "CB-MOC", Village.on("25/3"), to: "CB-GOM", decision: "80-GT/QU")
    private static let out = Village.movement(
        "DV-01", .transferOut, "CB-MOC", Village.on("25/3"), to: "CB-GOM", decision: "81-GT/QU")

    private static func into(_ unit: String, _ day: String) -> MovementDraft {
        Village.movement("DV-01", .transferIn, unit, Village.on(day), decision: "81-GT/QU")
    }

    /// The village with three cells and some movements more.
    private static func on(
        _ engine: Engine, _ moves: MovementDraft..., body: @Sendable (Village) async throws -> Void
    ) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.act { try Units.enter(Units.plan([vai], as: Village.scope, $1), by: $0, $1) }
            try await village.take(moves)
            try await body(village)
        }
    }

    @Test(arguments: Engine.available)
    func `a guest goes on in the cell that takes the host over, and is a guest of the host again after a reversal`(
        engine: Engine
    ) async throws {
        try await Self.on(engine, Self.stay) { (village) async throws in
            let merged = try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-VAI"))
            #expect(try await village.guests("CB-GOM", "31/3") == 1)
            #expect(try await village.guests("CB-GOM", "1/4") == 0)
            #expect(try await village.guests("CB-VAI", "1/4") == 1)
            // 01 is none of the strength of either: 04 alone came along.
            #expect(try await village.members("CB-VAI", "1/4") == 1)
            #expect(try await village.members("CB-MOC", "1/4") == 3)
            #expect(try await village.findings() == [])
            // The stay ends where it now is.
            let end = Village.movement("DV-01", .temporaryEnd, "CB-MOC", Village.on("10/4"))
            #expect(try await village.plan([end]).problems == [])
            #expect(try await village.reversal(merged) == nil)
            #expect(try await village.guests("CB-GOM", "1/4") == 1)
            #expect(try await village.guests("CB-VAI", "1/4") == 0)
            #expect(try await village.guests("CB-VAI", "1/4", known: "31/5") == 0)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a guest of a cell that goes into their own is at home again`(engine: Engine) async throws {
        try await Self.on(engine, Self.stay) { (village) async throws in
            try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-MOC"))
            #expect(try await village.guests("CB-MOC", "1/4") == 0)
            #expect(try await village.guests("CB-MOC", "31/3") == 0)
            #expect(try await village.guests("QU-LANG", "31/3") == 1)
            #expect(try await village.guests("QU-LANG", "1/4") == 0)
            // 01, 02 and 05 were there; 04 came along.
            #expect(try await village.members("CB-MOC", "1/4") == 4)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who is on the way to a cell that ends arrives in the one that takes it over`(engine: Engine) async throws {
        try await Self.on(engine, Self.out) { (village) async throws in
            let merged = try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-VAI"))
            // On the way they are still in no cell: 04 alone stands in it.
            #expect(try await village.members("CB-VAI", "1/4") == 1)
            #expect(try await village.members("QU-LANG", "1/4") == 3)
            #expect(
                try await village.plan([Self.into("CB-GOM", "5/4")]).problems.map(\.message.key) == [
                    "problem.movement.unit_ended"
                ])
            let arrived = try await village.take([Self.into("CB-VAI", "5/4")])
            #expect(try await village.members("CB-VAI", "5/4") == 2)
            #expect(try await village.members("QU-LANG", "5/4") == 4)
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(merged) == ReversalTests.stands(arrived, "movement"))
            #expect(try await village.reversal(arrived) == nil)
            #expect(try await village.reversal(merged) == nil)
            #expect(try await village.plan([Self.into("CB-GOM", "5/4")]).problems == [])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who is on the way between two cells that become one has arrived`(engine: Engine) async throws {
        try await Self.on(engine, Self.out) { (village) async throws in
            try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-MOC"))
            // 02 and 05 were left in it; 04 comes along, and 01 is back.
            #expect(try await village.members("CB-MOC", "31/3") == 2)
            #expect(try await village.members("CB-MOC", "1/4") == 4)
            #expect(try await village.flows("CB-MOC", "1/4", "30/4") == ["reorganisation_in": 2])
            // 04 was of the committee's strength before; 01 was of nobody's.
            #expect(try await village.members("QU-LANG", "31/3") == 3)
            #expect(try await village.members("QU-LANG", "1/4") == 4)
            #expect(try await village.flows("QU-LANG", "1/4", "30/4") == ["reorganisation_in": 1])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who left a cell before it ended is led by the one that took it over`(engine: Engine) async throws {
        try await Self.on(engine, Self.out) { (village) async throws in
            try await village.reorganise(Village.step(.merge, "CB-MOC", "1/4", other: "CB-VAI"))
            let row = try await village.register.read { try PersonQueries.file("DV-01", as: Village.scope, $0).row }
            #expect(row.standing.status == .moving && row.unit?.code == "CB-VAI")
            try await village.take([Self.into("CB-GOM", "5/4")])
            #expect(try await village.members("CB-GOM", "5/4") == 2)
            #expect(try await village.members("CB-VAI", "5/4") == 2)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a cell whose members are gone still needs a receiver for guests and for who is on the way to it`(
        engine: Engine
    ) async throws {
        for coming in [Self.stay, Self.out] {
            let gone = Village.movement(
                "DV-04", .transfer, "CB-GOM", Village.on("20/3"), to: "CB-MOC", decision: "82-GT/QU")
            try await Self.on(engine, gone, coming) { (village) async throws in
                let alone = Village.step(.windUp, "CB-GOM", "1/4")
                let plan = try await village.register.read { try Reorganisations.plan([alone], as: Village.scope, $0) }
                #expect(plan.problems.map(\.message.key) == ["problem.reorganisation.receiver"])
                #expect(plan.problems.first?.message.arguments["expected"] == "1")
                #expect(
                    try await village.refusals(Village.step(.windUp, "CB-GOM", "1/4", other: "DU-DOANHNGHIEP")) == [
                        "0 other reorganisation.no_members"
                    ])
                try await village.reorganise(Village.step(.windUp, "CB-GOM", "1/4", other: "CB-VAI"))
                #expect(try await village.members("CB-VAI", "1/4") == 0)
                #expect(try await village.guests("CB-VAI", "1/4") == (coming.kind == .temporary ? 1 : 0))
                #expect(try await village.findings() == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a cell raised to a committee places its guests too, by name or by where they work`(
        engine: Engine
    ) async throws {
        // 01 and 02 work at the host of CB-MOC, 04 does not.
        let guest = Village.movement(
            "DV-04", .temporary, "CB-GOM", Village.on("25/3"), to: "CB-MOC", decision: "83-GT/QU")
        try await Self.on(engine, guest) { (village) async throws in
            let raise = Village.step(.convert, "CB-MOC", "1/4", parent: "QU-LANG", type: .grassrootsCommittee)
            let shop = Village.step(
                .split, "CB-MOC", "1/4", other: "CB-MOC-1", parent: "CB-MOC", name: "Chi bộ Xưởng", type: .cell,
                host: "0109000011")
            func office(_ people: String...) -> ReorganisationDraft {
                Village.step(
                    .split, "CB-MOC", "1/4", other: "CB-MOC-2", parent: "CB-MOC", name: "Chi bộ Văn phòng",
                    type: .cell, people: people)
            }
            #expect(
                try await village.refusals(raise, shop, office("DV-05")) == ["2 type reorganisation.members_left"])
            try await village.reorganise(raise, shop, office("DV-04", "DV-05"))
            #expect(try await village.members("CB-MOC-2", "1/4") == 1)
            #expect(try await village.guests("CB-MOC-2", "1/4") == 1)
            #expect(try await village.guests("CB-MOC", "1/4") == 1)
            #expect(try await village.members("CB-GOM", "1/4") == 1)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a stay or a way found late, in a cell that has ended since, goes along by a row of its own`(
        engine: Engine
    ) async throws {
        for coming in [Self.stay, Self.out] {
            try await Self.on(engine) { (village) async throws in
                try await village.reorganise(Village.step(.merge, "CB-GOM", "1/4", other: "CB-VAI"))
                #expect(try await village.plan([coming]).problems.map(\.message.key) == ["problem.movement.outlived"])
                let along = Village.movement(
                    "DV-01", .reorganisation, "CB-GOM", Village.on("1/4"), to: "CB-VAI", decision: "84-QĐ/QU")
                try await village.take([coming, along])
                #expect(try await village.guests("CB-VAI", "1/4") == (coming.kind == .temporary ? 1 : 0))
                #expect(try await village.findings() == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an admission found late goes along with a cell however it went into another`(engine: Engine) async throws {
        let admission = Village.movement("DV-06", .admission, "CB-GOM", Village.on("28/3"), decision: "85-QĐ/QU")
        let endings: [(Reorganisation.Kind, String)] = [
            (.merge, "CB-VAI"), (.amalgamate, "CB-CHUNG"), (.windUp, "CB-VAI"), (.dissolve, "CB-VAI"),
            (.disband, "CB-VAI"),
        ]
        for (kind, other) in endings {
            try await Self.on(engine) { (village) async throws in
                try await village.reorganise(
                    Village.step(
                        kind, "CB-GOM", "1/4", other: other, name: kind == .amalgamate ? "Chi bộ chung" : nil))
                let along = Village.movement(
                    "DV-06", .reorganisation, "CB-GOM", Village.on("1/4"), to: other, decision: "86-QĐ/QU")
                #expect(try await village.plan([admission, along]).problems == [], "\(kind)")
                try await village.take([admission, along])
                // 04 and 06.
                #expect(try await village.members(other, "1/4") == 2)
                #expect(try await village.members("CB-GOM", "31/3") == 2)
                #expect(try await village.findings() == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an admission found late goes along with a cell that was raised to a committee`(engine: Engine) async throws {
        try await Self.on(engine) { (village) async throws in
            try await village.raiseMoc()
            let admission = Village.movement("DV-06", .admission, "CB-MOC", Village.on("28/3"), decision: "85-QĐ/QU")
            let along = Village.movement(
                "DV-06", .reorganisation, "CB-MOC", Village.on("1/4"), to: "CB-MOC-1", decision: "86-QĐ/QU")
            #expect(try await village.plan([admission]).problems.map(\.message.key) == ["problem.movement.outlived"])
            try await village.take([admission, along])
            // 01, 02 and 06 in the one, 05 in the other.
            #expect(try await village.members("CB-MOC-1", "1/4") == 3)
            #expect(try await village.members("CB-MOC", "1/4") == 4)
            #expect(try await village.members("CB-MOC", "31/3") == 4)
            #expect(try await village.findings() == [])
        }
    }
}

extension Village {
    /// Records movements at the clock's time; the number of the operation.
    @discardableResult
    func take(_ moves: [MovementDraft]) async throws -> Int {
        guard !moves.isEmpty else { return 0 }
        return try await act { try Movements.record(Movements.plan(moves, as: Village.scope, $1), by: $0, $1) }.seq
    }

    /// Guests of a unit at the end of a day.
    func guests(_ unit: String, _ day: String, known: String? = nil) async throws -> Int {
        let question = try await question(unit, day, day, known: known)
        return try await register.read { try Strength.table(question, $0).total.guests }
    }

    /// Raises `CB-MOC` to a committee on 1/4: 01 and 02 go to `CB-MOC-1`, 05 to `CB-MOC-2`.
    @discardableResult
    func raiseMoc() async throws -> Int {
        try await reorganise(
            Village.step(.convert, "CB-MOC", "1/4", parent: "QU-LANG", type: .grassrootsCommittee),
            Village.step(
                .split, "CB-MOC", "1/4", other: "CB-MOC-1", parent: "CB-MOC", name: "Chi bộ Xưởng", type: .cell,
                host: "0109000011"),
            Village.step(
                .split, "CB-MOC", "1/4", other: "CB-MOC-2", parent: "CB-MOC", name: "Chi bộ Văn phòng", type: .cell,
                people: ["DV-05"]))
    }
}
