import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// Figures of the village, worked by hand from its story.
@Suite struct FigureValueTests {
    /// A figure of a unit over a period, as known at the end of a day, and what it must be; nil where it is not held.
    struct Case: Sendable, CustomTestStringConvertible {
        let unit: String
        let from: String
        let to: String
        let known: String?
        let values: [String: Int?]
        var testDescription: String { "\(unit) \(from)–\(to) known \(known ?? "now")" }

        init(_ unit: String, _ from: String, _ to: String, known: String? = nil, _ values: [String: Int?]) {
            (self.unit, self.from, self.to, self.known, self.values) = (unit, from, to, known, values)
        }
    }

    @Test(arguments: Engine.available)
    func `every figure of every unit in the first quarter`(engine: Engine) async throws {
        let district = [
            "party.organisations": 3, "party.grassroots": 1, "party.cells.founded": 1, "party.members": 4,
            "party.members.official": 3, "party.members.admitted": 1, "party.members.admitted.nonstate": 1,
            "enterprises": 3, "enterprises.surveyed": 3, "enterprises.surveyed.eligible": 1,
            "enterprises.surveyed.members_not_enough": 1, "unions": 2, "unions.founded": 1,
        ]
        let nothing = district.mapValues { _ in 0 }
        let cell = [
            "party.organisations": 1, "party.members": 3, "party.members.official": 2, "party.members.admitted": 1,
            "party.members.admitted.nonstate": 1,
        ]
        let founded = [
            "party.organisations": 1, "party.cells.founded": 1, "party.members": 1, "party.members.official": 1,
        ]
        let expected: [String: [String: Int]] = [
            "QU-LANG": district, "DU-DOANHNGHIEP": district, "CB-MOC": nothing.merging(cell) { $1 },
            "CB-GOM": nothing.merging(founded) { $1 }, "LD-LANG": ["unions": 2, "unions.founded": 1],
            "CD-MOC": ["unions": 1, "unions.founded": 0], "CD-GOM": ["unions": 1, "unions.founded": 1],
        ]
        try await Village.on(engine) { village in
            for (unit, values) in expected {
                let all = try await village.all(village.question(unit, "1/1", "31/3"))
                #expect(all == values.mapValues { .held($0) }, "\(unit)")
            }
            let named = try await village.all(village.question("TU-X", "1/1", "31/3"))
            #expect(named.count == 13)
            #expect(named.values.allSatisfy { $0 == .notHeld })
        }
    }

    static let periods: [Case] = [
        // Whole months.
        Case("QU-LANG", "1/1", "31/1", [
            "party.members": 5, "party.members.official": 3, "party.members.admitted": 1, "party.organisations": 2,
            "party.cells.founded": 0, "unions": 1, "enterprises.surveyed": 0,
        ]),
        Case("QU-LANG", "1/2", "29/2", [
            "party.members": 5, "party.members.official": 4, "party.members.admitted": 0, "party.organisations": 3,
            "party.cells.founded": 1,
        ]),
        Case("QU-LANG", "1/3", "31/3", [
            "party.members": 4, "party.members.official": 3, "party.members.admitted": 0, "party.cells.founded": 0,
            "enterprises.surveyed": 3, "unions": 2, "unions.founded": 1,
        ]),
        // Cut at both ends, in different months.
        Case("QU-LANG", "16/1", "5/3", [
            "party.members": 5, "party.members.official": 4, "party.members.admitted": 1, "party.cells.founded": 1,
            "enterprises.surveyed": 1, "enterprises.surveyed.eligible": 1,
            "enterprises.surveyed.members_not_enough": 0, "unions": 1, "unions.founded": 0,
        ]),
        Case("QU-LANG", "21/1", "14/2", [
            "party.members": 5, "party.members.official": 3, "party.members.admitted": 0, "party.cells.founded": 0,
            "party.organisations": 2,
        ]),
        Case("QU-LANG", "20/1", "15/2", ["party.members.admitted": 1, "party.cells.founded": 1]),
        // Cut at one end.
        Case("QU-LANG", "11/3", "31/3", ["unions.founded": 0, "unions": 2, "enterprises.surveyed": 0]),
        Case("QU-LANG", "10/3", "31/3", ["unions.founded": 1, "enterprises.surveyed": 0]),
        Case("QU-LANG", "1/3", "9/3", ["unions.founded": 0, "unions": 1, "enterprises.surveyed": 3]),
        Case("QU-LANG", "1/3", "10/3", ["unions.founded": 1, "unions": 2]),
        Case("QU-LANG", "21/1", "31/3", ["party.members.admitted": 0, "enterprises.surveyed": 3]),
        // Within one month.
        Case("QU-LANG", "10/3", "20/3", ["unions.founded": 1, "enterprises.surveyed": 0, "party.members": 4]),
        Case("QU-LANG", "5/3", "6/3", ["enterprises.surveyed": 2, "enterprises.surveyed.eligible": 1]),
        Case("QU-LANG", "6/3", "19/3", ["enterprises.surveyed": 2, "party.members": 5]),
        // One day.
        Case("QU-LANG", "20/1", "20/1", ["party.members.admitted": 1, "party.members": 5]),
        Case("QU-LANG", "19/1", "19/1", ["party.members.admitted": 0, "party.members": 4]),
        Case("QU-LANG", "15/2", "15/2", ["party.cells.founded": 1, "party.organisations": 3]),
        Case("QU-LANG", "29/2", "29/2", ["party.members.official": 4]),
        Case("QU-LANG", "6/3", "6/3", ["enterprises.surveyed": 1, "enterprises.surveyed.members_not_enough": 1]),
        // The cell: recognised, moved, removed.
        Case("CB-MOC", "1/2", "19/2", ["party.members": 5, "party.members.official": 3]),
        Case("CB-MOC", "1/2", "20/2", ["party.members": 5, "party.members.official": 4]),
        Case("CB-MOC", "1/2", "1/3", ["party.members": 4, "party.members.official": 3]),
        Case("CB-MOC", "1/2", "20/3", ["party.members": 3, "party.members.official": 2]),
        // Across years.
        Case("QU-LANG", "1/1", "30/6/2025", [
            "party.members": 4, "party.members.admitted": 1, "enterprises.surveyed": 3, "unions.founded": 1,
        ]),
        Case("QU-LANG", "1/1/2025", "31/12/2026", ["party.members": 4, "party.members.admitted": 0]),
        Case("CB-GOM", "1/6/2022", "15/2", ["party.cells.founded": 1, "party.organisations": 1, "party.members": 0]),
        // Founded since: before its founding there was nothing.
        Case("CB-GOM", "1/1/2023", "31/12/2023", [
            "party.organisations": 0, "party.cells.founded": 0, "party.members": 0, "party.members.admitted": 0,
        ]),
        Case("CB-GOM", "1/1", "14/2", ["party.organisations": 0, "party.cells.founded": 0, "party.members": 0]),
        Case("CB-GOM", "1/1", "29/2", ["party.organisations": 1, "party.members": 0]),
        // At the opening and before it.
        Case("QU-LANG", "31/12/2023", "31/12/2023", [
            "party.members": 4, "party.members.official": 3, "party.organisations": 2, "enterprises": 3, "unions": 1,
            "party.members.admitted": nil, "party.cells.founded": nil, "enterprises.surveyed": nil,
        ]),
        Case("QU-LANG", "1/12/2023", "31/3", ["party.members": 4, "party.members.admitted": nil]),
        Case("QU-LANG", "1/12/2023", "30/12/2023", [
            "party.members": nil, "party.organisations": nil, "enterprises": nil, "party.members.admitted": nil,
        ]),
        Case("CD-MOC", "1/12/2023", "30/12/2023", ["unions": nil, "unions.founded": nil]),
    ]

    static let moments: [Case] = [
        Case("QU-LANG", "1/1", "31/3", known: "1/1", [
            "party.members": nil, "party.organisations": nil, "enterprises.surveyed": nil, "enterprises": nil,
        ]),
        Case("QU-LANG", "1/1", "31/3", known: "2/1", [
            "party.members": 0, "party.organisations": 1, "enterprises": 0, "unions": 0,
        ]),
        Case("QU-LANG", "1/1", "31/3", known: "3/1", ["enterprises": 3, "party.organisations": 1]),
        Case("QU-LANG", "1/1", "31/3", known: "8/1", [
            "party.members": 4, "party.members.official": 3, "party.organisations": 2, "unions": 1,
        ]),
        Case("QU-LANG", "1/1", "31/3", known: "3/3", [
            "party.members": 4, "party.members.admitted": 0, "party.organisations": 3, "party.cells.founded": 1,
        ]),
        // Late: admitted on 20/1, recorded on 4/3.
        Case("QU-LANG", "1/1", "31/1", known: "3/3", ["party.members": 4, "party.members.admitted": 0]),
        Case("QU-LANG", "1/1", "31/1", known: "4/3", ["party.members": 5, "party.members.admitted": 1]),
        Case("QU-LANG", "16/1", "5/3", known: "3/3", [
            "party.members": 4, "party.members.official": 3, "party.members.admitted": 0, "enterprises.surveyed": 0,
        ]),
        Case("QU-LANG", "16/1", "5/3", known: "4/3", [
            "party.members": 5, "party.members.official": 3, "party.members.admitted": 1,
        ]),
        Case("QU-LANG", "16/1", "5/3", known: "8/4", ["party.members": 5, "party.members.official": 4]),
        Case("CB-GOM", "1/1", "31/3", known: "15/2", ["party.members": nil, "party.cells.founded": nil]),
        Case("CB-GOM", "1/1", "31/3", known: "16/2", ["party.members": 0, "party.cells.founded": 1]),
        Case("CB-GOM", "1/1", "31/3", known: "4/3", ["party.members": 1, "party.members.official": 0]),
        Case("CB-MOC", "1/1", "31/3", known: "4/3", ["party.members": 4, "party.members.official": 3]),
        Case("QU-LANG", "1/1", "31/3", known: "1/4", ["party.members": 5, "party.members.official": 3]),
        Case("QU-LANG", "1/1", "31/3", known: "2/4", ["party.members": 4, "party.members.official": 2]),
        // An admission that was recorded by mistake, then taken back.
        Case("QU-LANG", "1/1", "31/3", known: "3/4", [
            "party.members": 5, "party.members.admitted": 2, "party.members.admitted.nonstate": 2,
        ]),
        Case("CB-GOM", "1/1", "31/3", known: "3/4", ["party.members": 2, "party.members.admitted": 1]),
        Case("QU-LANG", "1/1", "31/3", known: "8/4", [
            "party.members": 5, "party.members.official": 3, "party.members.admitted": 2,
        ]),
        Case("QU-LANG", "1/1", "31/3", known: "9/4", [
            "party.members": 4, "party.members.official": 3, "party.members.admitted": 1,
        ]),
        Case("CB-GOM", "1/1", "31/3", known: "9/4", [
            "party.members": 1, "party.members.official": 1, "party.members.admitted": 0,
        ]),
        Case("QU-LANG", "1/1", "31/3", known: "1/1/2030", ["party.members": 4, "party.members.admitted": 1]),
    ]

    @Test(arguments: Engine.available)
    func `figures of whole months, parts of months, single days and years`(engine: Engine) async throws {
        try await check(Self.periods, on: engine)
    }

    @Test(arguments: Engine.available)
    func `figures as they were known at the end of a day`(engine: Engine) async throws {
        try await check(Self.moments, on: engine)
    }

    private func check(_ cases: [Case], on engine: Engine) async throws {
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
            #expect(try await village.all(own) == ["unions": .notHeld, "unions.founded": .notHeld])
            own.knownAt = Village.known("9/4")
            #expect(try await village.all(own) == ["unions": .held(1), "unions.founded": .held(1)])
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
