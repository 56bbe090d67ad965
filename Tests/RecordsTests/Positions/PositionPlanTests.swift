import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Who holds which position: what a list of positions would do, and who held what on which day.
@Suite struct PositionPlanTests {
    @Test(arguments: Engine.available)
    func `who held what on any day is told as it was known on any other`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 4, 10)
            try await village.hold(
                Village.position("DV-01", .secretary, "CB-MOC", "31/12/2023"),
                Village.position("DV-02", .deputySecretary, "CB-MOC", "1/2"))
            village.clock.now = Village.moment(2024, 4, 12)
            try await village.hold(
                Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .transferred),
                Village.leaving("DV-02", .deputySecretary, "CB-MOC", "5/3", .released),
                Village.position("DV-02", .secretary, "CB-MOC", "5/3"))
            #expect(try await village.holders("CB-MOC", "30/12/2023") == [])
            #expect(try await village.holders("CB-MOC", "31/1") == ["secretary DV-01"])
            #expect(try await village.holders("CB-MOC", "29/2") == ["secretary DV-01", "deputy_secretary DV-02"])
            #expect(try await village.holders("CB-MOC", "1/3") == ["deputy_secretary DV-02"])
            #expect(try await village.holders("CB-MOC", "5/3") == ["secretary DV-02"])
            // Two days before, nobody had said that anybody left.
            #expect(
                try await village.holders("CB-MOC", "5/3", known: "11/4")
                    == ["secretary DV-01", "deputy_secretary DV-02"])
            #expect(try await village.holders("CB-MOC", "5/3", known: "9/4") == [])
            let person = try await village.person("DV-02")
            let own = try await village.register.read { try PositionQueries.held(by: person, $0) }
            #expect(own.map(\.position) == [.secretary, .deputySecretary])
            #expect(own.map(\.ending) == [nil, .released])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a list that was taken says the same again, and what differs is named`(engine: Engine) async throws {
        let right = Village.position("DV-01", .secretary, "CB-MOC", "1/2", term: ("1/2", "1/8/2026"))
        let last = Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .retired)
        try await Village.on(engine) { (village) async throws in
            try await village.hold(right, last)
            let again = try await village.plan([right, last])
            #expect(again.same == 2 && !again.hasNews && again.problems.isEmpty)
            var other = right
            other.term = nil
            #expect(try await village.refusals(other) == ["0 person position.differs"])
            #expect(try await village.refusals(right, right) == ["1 person duplicate"])
            #expect(try await village.failure { try Positions.recordOne(right, by: $0, $1) } != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `whatever cannot be is refused at its field`(engine: Engine) async throws {
        @Sendable func secretary(_ person: String, _ unit: String, _ day: String) -> PositionDraft {
            Village.position(person, .secretary, unit, day)
        }
        var other = secretary("DV-01", "CB-MOC", "1/2")
        other.personName = "Nguyễn Thị Khác"
        let cases: [(PositionDraft, String)] = [
            (secretary("DV-01", "CB-KHONG", "1/2"), "unit unit.unknown"),
            (secretary("DV-99", "CB-MOC", "1/2"), "person person.unknown"),
            (other, "name person.other_name"),
            (secretary("DV-01", "CB-MOC", "30/12/2023"), "from unit.not_yet"),
            // A union has a chair, a cell no standing committee.
            (secretary("DV-01", "CD-MOC", "1/2"), "position position.type"),
            (Village.position("DV-01", .standingMember, "CB-MOC", "1/2"), "position position.type"),
            // 05 is on probation since 20/1, 06 was never admitted, 03 was removed on 20/3.
            (secretary("DV-05", "CB-MOC", "1/2"), "person position.not_official"),
            (secretary("DV-06", "CB-MOC", "1/2"), "person position.not_official"),
            (secretary("DV-03", "CB-MOC", "20/3"), "person position.not_official"),
            (Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .released), "ending position.not_held"),
        ]
        try await Village.on(engine) { (village) async throws in
            for (draft, problem) in cases { #expect(try await village.refusals(draft) == ["0 \(problem)"]) }
            // Of a union nobody need be a member of the Party.
            #expect(try await village.refusals(Village.position("DV-06", .chair, "CD-MOC", "1/2")) == [])
            #expect(try await village.refusals(secretary("DV-03", "CB-MOC", "19/3")) == [])
            let elsewhere = Scope(
                account: Account.system, grants: [Scope.Grant(role: .recorder, unit: try await village.unit("CB-GOM"))])
            let plan = try await village.register.read {
                try Positions.plan([secretary("DV-01", "CB-MOC", "1/2")], as: elsewhere, $0)
            }
            #expect(plan.problems.map(\.message.key) == ["problem.unit.unknown", "problem.person.unknown"])
            let person = try await village.person("DV-01")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            var erased = secretary("DV-01", "CB-MOC", "1/2")
            erased.personName = "(đã xóa)"
            #expect(try await village.refusals(erased) == ["0 person person.erased"])
        }
    }

    @Test(arguments: Engine.available)
    func `there are never two secretaries, in the register or in the list`(engine: Engine) async throws {
        let (first, second) = (
            Village.position("DV-01", .secretary, "CB-MOC", "1/2"),
            Village.position("DV-02", .secretary, "CB-MOC", "1/3")
        )
        let left = Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .termEnded)
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.refusals(first, second) == ["1 person position.taken_in_list"])
            #expect(try await village.refusals(second, left, first) == [])
            let operation = try await village.hold(first)
            let refused = try await village.plan([second]).problems
            #expect(
                refused.map(\.message) == [
                    Message(
                        "problem.position.taken",
                        ["name": "Nguyễn Thị Ánh", "day": "1/2/2024", "operation": String(operation)])
                ])
            // Before the first there was none: until then somebody else may have been.
            let early = Village.position("DV-02", .secretary, "CB-MOC", "1/1")
            #expect(try await village.refusals(early) == ["0 from position.later_stands"])
            #expect(
                try await village.refusals(early, Village.leaving("DV-02", .secretary, "CB-MOC", "1/2", .released))
                    == [])
            try await village.hold(left, second)
            #expect(try await village.holders("CB-MOC", "1/3") == ["secretary DV-02"])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that ends takes its positions along, and gives them back`(engine: Engine) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            let chair = try await village.hold(Village.position("DV-04", .chair, "CD-GOM", "20/3"))
            let early = Village.step(.windUp, "CD-GOM", "15/3")
            #expect(try await village.refusals(early) == ["0 from reorganisation.later_stands"])
            let end = try await village.reorganise(Village.step(.windUp, "CD-GOM", "10/4"))
            #expect(try await village.holders("CD-GOM", "9/4") == ["chair DV-04"])
            #expect(try await village.holders("CD-GOM", "10/4") == [])
            let unit = try await village.unit("CD-GOM")
            let held = try await village.register.read { try PositionQueries.held(in: unit, $0) }
            #expect(held.map(\.unitEnding) == [.woundUp] && held.map(\.until) == [Village.on("10/4")])
            #expect(
                try await village.refusals(Village.leaving("DV-04", .chair, "CD-GOM", "10/4", .released))
                    == ["0 from position.unit_ended"])
            #expect(try await village.reversal(end) == nil)
            #expect(try await village.holders("CD-GOM", "10/4") == ["chair DV-04"])
            #expect(try await village.reversal(chair) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what was taken back is left out of the old list, and recorded again by hand`(engine: Engine) async throws {
        let draft = Village.position("DV-01", .secretary, "CB-MOC", "1/2")
        try await Village.on(engine) { (village) async throws in
            let operation = try await village.hold(draft)
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.holders("CB-MOC", "1/3") == [])
            let old = try await village.plan([draft])
            #expect(old.reversed == [0] && !old.hasNews)
            try await village.act { try Positions.recordOne(draft, by: $0, $1) }
            #expect(try await village.holders("CB-MOC", "1/3") == ["secretary DV-01"])
            #expect(try await village.count("position_holder") == 1)
            #expect(try await village.findings() == [])
        }
    }
}
