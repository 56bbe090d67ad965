import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// Figures of the village, worked by hand from its story.
@Suite struct FigureValueTests {
    @Test(arguments: Engine.available)
    func `every figure of every unit in the first quarter`(engine: Engine) async throws {
        let district: [String: Int?] = [
            "party.organisations": 3, "party.grassroots": 1, "party.cells.founded": 1, "party.members": 4,
            "party.members.official": 3, "party.members.admitted": 1, "party.members.admitted.nonstate": 1,
            "enterprises": 3, "enterprises.surveyed": 3, "enterprises.surveyed.eligible": 1,
            "enterprises.surveyed.members_not_enough": 1, "unions": 2, "unions.founded": 1, "unions.members": nil,
            "youth": 0, "youth.founded": 0, "youth.members": nil, "women": 0, "women.founded": 0, "women.members": nil,
            "veterans": 0, "veterans.founded": 0, "veterans.members": nil,
        ]
        let nothing = district.mapValues { $0.map { _ in 0 } }
        let cell: [String: Int?] = [
            "party.organisations": 1, "party.members": 3, "party.members.official": 2, "party.members.admitted": 1,
            "party.members.admitted.nonstate": 1,
        ]
        let founded: [String: Int?] = [
            "party.organisations": 1, "party.cells.founded": 1, "party.members": 1, "party.members.official": 1,
        ]
        let expected: [String: [String: Int?]] = [
            "QU-LANG": district, "DU-DOANHNGHIEP": district, "CB-MOC": nothing.merging(cell) { $1 },
            "CB-GOM": nothing.merging(founded) { $1 },
            "LD-LANG": ["unions": 2, "unions.founded": 1, "unions.members": nil],
            "CD-MOC": ["unions": 1, "unions.founded": 0, "unions.members": nil],
            "CD-GOM": ["unions": 1, "unions.founded": 1, "unions.members": nil],
        ]
        try await Village.on(engine) { village in
            for (unit, values) in expected {
                let all = try await village.all(village.question(unit, "1/1", "31/3"))
                #expect(all == values.mapValues { $0.map { .held($0) } ?? .notHeld }, "\(unit)")
            }
            let named = try await village.all(village.question("TU-X", "1/1", "31/3"))
            #expect(named.count == 23)
            #expect(named.values.allSatisfy { $0 == .notHeld })
        }
    }

    @Test(arguments: Engine.available)
    func `figures of whole months, parts of months, single days and years`(engine: Engine) async throws {
        try await check(FigureCase.periods, on: engine)
    }

    @Test(arguments: Engine.available)
    func `figures as they were known at the end of a day`(engine: Engine) async throws {
        try await check(FigureCase.moments, on: engine)
    }

    private func check(_ cases: [FigureCase], on engine: Engine) async throws {
        try await Village.on(engine) { village in
            for one in cases {
                let question = try await village.question(one.unit, one.from, one.to, known: one.known)
                let all = try await village.all(question)
                for (code, number) in one.values {
                    #expect(all[code] == number.map { .held($0) } ?? .notHeld, "\(one) \(code)")
                    let indicator = try #require(Catalogue.indicator(code))
                    let single = try await village.register.read { try Figures.one(indicator, question, $0) }
                    #expect(single == all[code], "\(one) \(code) alone")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is recorded at a moment is known at that moment and not a millisecond before`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { village in
            var question = try await village.question("QU-LANG", "1/1", "31/3")
            question.knownAt = Village.moment(2024, 4, 3)
            #expect(try await village.value("party.members.admitted", question) == .held(2))
            question.knownAt = Village.moment(2024, 4, 3).addingTimeInterval(-0.001)
            #expect(try await village.value("party.members.admitted", question) == .held(1))
        }
    }

    @Test(arguments: Engine.available)
    func `a founding taken back leaves no figure, and what was known before still says it`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { village in
            let union = try await village.unit("CD-GOM")
            try await village.record(2024, 4, 10, "undo") { try Reversal.reverse(8, reason: "Nhầm", by: $0, $1) }
            var own = FigureQuestion(unit: union, from: Village.on("1/1"), to: Village.on("31/3"), knownAt: nil)
            #expect(
                try await village.all(own) == [
                    "unions": .notHeld, "unions.founded": .notHeld, "unions.members": .notHeld,
                ])
            own.knownAt = Village.known("9/4")
            #expect(
                try await village.all(own) == [
                    "unions": .held(1), "unions.founded": .held(1), "unions.members": .notHeld,
                ])
            for unit in ["QU-LANG", "LD-LANG"] {
                let now = try await village.all(village.question(unit, "1/1", "31/3"))
                #expect(now["unions"] == .held(1) && now["unions.founded"] == .held(0))
                let before = try await village.all(village.question(unit, "1/1", "31/3", known: "9/4"))
                #expect(before["unions"] == .held(2) && before["unions.founded"] == .held(1))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that never was is not found`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let nobody = FigureQuestion(
                unit: Unit.ID("nobody"), from: Village.on("1/1"), to: Village.on("31/3"), knownAt: nil)
            await #expect(throws: Failure.notFound) { try await village.all(nobody) }
        }
    }
}
