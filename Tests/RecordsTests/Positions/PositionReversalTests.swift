import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What of positions stands against taking something back is named.
@Suite struct PositionReversalTests {
    private static func stands(_ operation: Int) -> Failure { ReversalTests.stands(operation, "position") }

    @Test(arguments: Engine.available)
    func `who left does not come back beside the successor`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.hold(Village.position("DV-01", .secretary, "CB-MOC", "1/2"))
            let left = try await village.hold(Village.leaving("DV-01", .secretary, "CB-MOC", "1/3", .retired))
            let second = try await village.hold(Village.position("DV-02", .secretary, "CB-MOC", "5/3"))
            #expect(try await village.reversal(first) == Self.stands(left))
            #expect(try await village.reversal(left) == Self.stands(second))
            for operation in [second, left, first] { #expect(try await village.reversal(operation) == nil) }
            #expect(try await village.holders("CB-MOC", "1/4") == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit, a person and a membership stay while a position rests on them`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // 08 founded the union; 13 recognised 04 on 20/2.
            let chair = try await village.hold(Village.position("DV-06", .chair, "CD-GOM", "20/3"))
            #expect(try await village.reversal(8) == Self.stands(chair))
            let secretary = try await village.hold(Village.position("DV-04", .secretary, "CB-GOM", "5/3"))
            #expect(try await village.reversal(13) == Self.stands(secretary))
            var newcomer = Village.people[5]
            (newcomer.code, newcomer.details) = ("DV-07", [:])
            let entered = try await village.act { [newcomer] in
                try People.enter(People.plan([newcomer], as: Village.scope, $1), by: $0, $1).seq
            }
            var draft = Village.position("DV-06", .viceChair, "CD-GOM", "20/3")
            draft.personCode = "DV-07"
            let vice = try await village.hold(draft)
            #expect(try await village.reversal(entered) == Self.stands(vice))
            for operation in [vice, entered, secretary, 13, chair, 8] {
                #expect(try await village.reversal(operation) == nil)
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit does not become again what has no such position`(engine: Engine) async throws {
        @Sendable func youth(_ code: String, _ type: UnitType, under parent: String?) -> UnitDraft {
            UnitDraft(
                code: code, name: "Tổ chức Đoàn \(code)", type: type, parentCode: parent, entry: .opening,
                from: Village.start)
        }
        try await Village.onReorganised(engine) { (village) async throws in
            let units = [youth("DOAN-L", .upperYouth, under: nil), youth("CDN-A", .youthBranch, under: "DOAN-L")]
            try await village.act { try Units.enter(Units.plan(units, as: Village.scope, $1), by: $0, $1) }
            let convert = try await village.reorganise(Village.step(.convert, "CDN-A", "1/4", type: .grassrootsYouth))
            let member = Village.position("DV-05", .standingMember, "CDN-A", "5/4")
            let operation = try await village.hold(member)
            #expect(try await village.reversal(convert) == Self.stands(operation))
            #expect(try await village.reversal(operation) == nil)
            #expect(try await village.reversal(convert) == nil)
        }
    }
}
