import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What is vacant under a unit on a day, worked out by hand from the story of the village.
@Suite struct VacancyTests {
    private static let story: [PositionDraft] = [
        Village.position("DV-01", .secretary, "CB-MOC", "31/12/2023", term: ("31/12/2023", "1/9")),
        Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .transferred),
        Village.position("DV-02", .secretary, "CB-MOC", "5/3", term: ("5/3", "1/10")),
        Village.position("DV-06", .chair, "CD-MOC", "1/2"),
    ]

    private static func tell(_ vacancies: [Vacancy]) -> [String] {
        vacancies.map { "\($0.unit.code) \($0.position.rawValue) \($0.since?.vietnamese ?? "-")" }.sorted()
    }

    private func enter(_ village: Village) async throws {
        village.clock.now = Village.moment(2024, 4, 10)
        try await village.hold(Self.story[0])
        village.clock.now = Village.moment(2024, 4, 12)
        try await village.act {
            try Positions.record(
                Positions.plan(Array(Self.story.dropFirst()), as: Village.scope, $1), by: $0, $1)
        }
    }

    @Test(arguments: Engine.available)
    func `a unit is vacant from the day on which its head left until another came`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await enter(village)
            let between = try await village.vacancies("QU-LANG", "3/3")
            #expect(Self.tell(between.vacant) == ["CB-MOC secretary 1/3/2024"])
            #expect(between.vacant.map(\.last?.personCode) == ["DV-01"])
            // Nobody was ever recorded: that they are vacant is not known. CD-GOM is founded later, TU-X only named, and
            // LD-LANG stands in no enterprise.
            let never = ["CB-GOM secretary -", "DU-DOANHNGHIEP secretary -", "QU-LANG secretary -"]
            #expect(Self.tell(between.unrecorded) == never)
            #expect(Self.tell(try await village.vacancies("QU-LANG", "4/3").vacant) == ["CB-MOC secretary 1/3/2024"])
            #expect(try await village.vacancies("QU-LANG", "5/3").vacant == [])
            #expect(try await village.vacancies("QU-LANG", "29/2").vacant == [])
            // On 11/4 it was not yet known that 01 had left, and of the union nothing at all.
            let then = try await village.vacancies("QU-LANG", "3/3", known: "11/4")
            #expect(then.vacant == [])
            #expect(Self.tell(then.unrecorded) == (never + ["CD-MOC chair -"]).sorted())
            let founded = try await village.vacancies("QU-LANG", "10/3")
            #expect(Self.tell(founded.unrecorded) == (never + ["CD-GOM chair -"]).sorted())
            #expect(try await village.vacancies("CB-MOC", "3/3").unrecorded == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a term is told of from six months before its end, and after it`(engine: Engine) async throws {
        @Sendable func ending(_ vacancies: Vacancies) -> [String] {
            vacancies.ending.map { "\($0.unit.code) \($0.personCode)" }
        }
        try await Village.on(engine) { (village) async throws in
            try await enter(village)
            // 01's term ends on 1/9: six months before is 1/3, when 01 had left. 02's ends on 1/10.
            #expect(ending(try await village.vacancies("QU-LANG", "29/2")) == [])
            #expect(ending(try await village.vacancies("QU-LANG", "1/3")) == [])
            #expect(ending(try await village.vacancies("QU-LANG", "31/3")) == [])
            #expect(ending(try await village.vacancies("QU-LANG", "1/4")) == ["CB-MOC DV-02"])
            #expect(ending(try await village.vacancies("QU-LANG", "2/10")) == ["CB-MOC DV-02"])
            #expect(ending(try await village.vacancies("CB-GOM", "1/4")) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that has ended has no vacancies`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.hold(
                Village.position("DV-04", .chair, "CD-GOM", "20/3"),
                Village.leaving("DV-04", .chair, "CD-GOM", "25/3", .released))
            #expect(Self.tell(try await village.vacancies("QU-LANG", "9/4").vacant) == ["CD-GOM chair 25/3/2024"])
            try await village.reorganise(Village.step(.windUp, "CD-GOM", "10/4"))
            #expect(try await village.vacancies("QU-LANG", "10/4").vacant == [])
        }
    }
}
