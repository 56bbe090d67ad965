import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Whoever dies or leaves the Party holds nothing from that day on, without anybody saying so of the position.
@Suite struct DepartureTests {
    private static let secretary = Village.position("DV-01", .secretary, "CB-MOC", "1/2")
    private static let near = Movement.Elsewhere(name: "Đảng bộ phường Gần", province: .same)

    @Test(arguments: Engine.available)
    func `a position is vacant from the day on which its holder left, and held again once that is taken back`(
        engine: Engine
    ) async throws {
        let kinds: [Movement.Kind] = [.death, .removal, .expulsion, .withdrawal, .annulment, .transferOut]
        for kind in kinds {
            try await Village.on(engine) { (village) async throws in
                try await village.hold(Self.secretary)
                village.clock.now = Village.moment(2024, 4, 20)
                let left = try await village.take([
                    Village.movement(
                        "DV-01", kind, "CB-MOC", Village.on("15/4"), elsewhere: kind == .transferOut ? Self.near : nil,
                        decision: kind == .death ? nil : "70-QĐ/QU")
                ])
                #expect(try await village.holders("CB-MOC", "14/4") == ["secretary DV-01"], "\(kind)")
                #expect(try await village.holders("CB-MOC", "15/4") == [], "\(kind)")
                let id = try await village.unit("CB-MOC")
                let held = try await village.register.read { try PositionQueries.held(in: id, $0) }
                #expect(held.map(\.until) == [Village.on("15/4")] && held.map(\.leaving) == [kind])
                #expect(held.map(\.ending) == [nil] && held.map(\.unitEnding) == [nil])
                let vacant = try await village.vacancies("QU-LANG", "16/4").vacant
                #expect(vacant.map(\.unit.code) == ["CB-MOC"] && vacant.map(\.since) == [Village.on("15/4")])
                // On 19/4 nobody knew.
                #expect(try await village.holders("CB-MOC", "15/4", known: "19/4") == ["secretary DV-01"])
                #expect(try await village.vacancies("QU-LANG", "16/4", known: "19/4").vacant == [])
                #expect(try await village.findings() == [])

                #expect(try await village.reversal(left) == nil)
                #expect(try await village.holders("CB-MOC", "15/4") == ["secretary DV-01"])
                #expect(try await village.vacancies("QU-LANG", "16/4").vacant == [])
                #expect(try await village.findings() == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another may follow without the end being said, and stands against the leaving being taken back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.hold(Self.secretary)
            let next = Village.position("DV-02", .secretary, "CB-MOC", "5/4")
            #expect(try await village.refusals(next) == ["0 person position.taken"])
            let death = try await village.take([Village.movement("DV-01", .death, "CB-MOC", Village.on("2/4"))])
            let second = try await village.hold(next)
            #expect(try await village.holders("CB-MOC", "4/4") == [])
            #expect(try await village.holders("CB-MOC", "5/4") == ["secretary DV-02"])
            #expect(try await village.reversal(death) == ReversalTests.stands(second, "position"))
            #expect(try await village.reversal(second) == nil)
            #expect(try await village.reversal(death) == nil)
            #expect(try await village.holders("CB-MOC", "5/4") == ["secretary DV-01"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `that it ended may be said besides, once, on the day or later`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.hold(Self.secretary)
            try await village.take([Village.movement("DV-01", .death, "CB-MOC", Village.on("2/4"))])
            let said = Village.leaving("DV-01", .secretary, "CB-MOC", "4/4", .deceased)
            try await village.hold(said)
            // It was vacant from the day of the death all the same.
            #expect(try await village.holders("CB-MOC", "2/4") == [])
            #expect(try await village.vacancies("CB-MOC", "8/4").vacant.map(\.since) == [Village.on("2/4")])
            let again = Village.leaving("DV-01", .secretary, "CB-MOC", "6/4", .deceased)
            #expect(try await village.refusals(again) == ["0 ending position.not_held"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a mass organisation keeps its chair who leaves the Party, and not one who dies`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.hold(Village.position("DV-01", .chair, "CD-MOC", "1/2"))
            try await village.hold(Village.position("DV-02", .viceChair, "CD-MOC", "1/2"))
            try await village.take([
                Village.movement("DV-01", .withdrawal, "CB-MOC", Village.on("2/4"), decision: "71-QĐ/QU"),
                Village.movement("DV-02", .death, "CB-MOC", Village.on("2/4")),
            ])
            #expect(try await village.holders("CD-MOC", "3/4") == ["chair DV-01"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who is on the way or a guest goes on, and who is admitted again begins anew`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.hold(Self.secretary)
            try await village.hold(Village.position("DV-02", .deputySecretary, "CB-MOC", "1/2"))
            try await village.take([
                Village.movement(
                    "DV-01", .transferOut, "CB-MOC", Village.on("1/4"), to: "CB-GOM", decision: "72-GT/QU"),
                Village.movement("DV-02", .removal, "CB-MOC", Village.on("1/4"), decision: "73-QĐ/QU"),
                Village.movement(
                    "DV-02", .restoration, "CB-MOC", Village.on("5/4"), status: .official, decision: "74-QĐ/QU"),
            ])
            #expect(try await village.holders("CB-MOC", "6/4") == ["secretary DV-01"])
            let again = Village.position("DV-02", .deputySecretary, "CB-MOC", "6/4", decision: "75-QĐ/QU")
            try await village.hold(again)
            #expect(try await village.holders("CB-MOC", "5/4") == ["secretary DV-01"])
            #expect(try await village.holders("CB-MOC", "6/4") == ["secretary DV-01", "deputy_secretary DV-02"])
            #expect(try await village.findings() == [])
        }
    }
}
