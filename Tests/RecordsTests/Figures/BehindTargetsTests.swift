import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// Who is behind below a unit. 31/3/2024 is day 91 of 366.
@Suite struct BehindTargetsTests {
    /// 8 × 91/366 = 1,99 due and none admitted; 12 × 91/366 = 2,98 and one; 20 × 91/366 = 4,97 and three visits.
    private static let targets = [
        target("CB-GOM", "party.members.admitted", 8), target("CB-MOC", "party.members.admitted", 12),
        target("DU-DOANHNGHIEP", "enterprises.surveyed", 20),
    ]

    private static func target(_ unit: String, _ indicator: String, _ value: Int) -> TargetDraft {
        TargetDraft(
            unitCode: unit, indicator: indicator, from: Village.on("1/1"), to: Village.on("31/12"), value: value,
            upper: nil, shape: .atLeast, giverCode: "QU-LANG", document: "05-KH/QU", documentOn: Village.on("12/1"))
    }

    private static func said(_ behind: BehindTargets) -> [String] {
        behind.targets.map { "\($0.unit.code) \($0.indicator.code) \($0.by) of \($0.due)" }
    }

    @Test(arguments: Engine.available)
    func `units at every depth, those that miss the most first`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.give(Self.targets)
            let quarter = try await village.below("QU-LANG", "1/1", "31/3")
            #expect(quarter.calendar == Village.on("31/3"))
            #expect(quarter.units == 3)
            #expect(
                Self.said(quarter) == [
                    "CB-GOM party.members.admitted 2 of 2", "CB-MOC party.members.admitted 2 of 3",
                    "DU-DOANHNGHIEP enterprises.surveyed 2 of 5",
                ])
            #expect(quarter.targets.first?.target.assignedBy == "Đảng bộ quận Làng")
            let under = try await village.below("DU-DOANHNGHIEP", "1/1", "31/3")
            #expect(under.units == 2 && Self.said(under) == Array(Self.said(quarter).prefix(2)))
            let cell = try await village.below("CB-MOC", "1/1", "31/3")
            #expect(cell.units == 0 && cell.targets.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the calendar stands at today, and the tree as on that day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.give(Self.targets)
            // 9/4/2024 is day 100: 8 × 100/366 = 2,19; 12 × 100/366 = 3,28; 20 × 100/366 = 5,46.
            let year = try await village.below("QU-LANG", "1/1", "31/12")
            #expect(year.calendar == Village.on("9/4"))
            #expect(
                Self.said(year) == [
                    "DU-DOANHNGHIEP enterprises.surveyed 2 of 5", "CB-MOC party.members.admitted 2 of 3",
                    "CB-GOM party.members.admitted 2 of 2",
                ])
            // In January there was no CB-GOM yet; 12 × 31/366 = 1,02 and one is admitted; 20 × 31/366 = 1,69 and
            // nothing is visited.
            let january = try await village.below("QU-LANG", "1/1", "31/1")
            #expect(january.units == 2)
            #expect(Self.said(january) == ["DU-DOANHNGHIEP enterprises.surveyed 2 of 2"])
        }
    }

    @Test(arguments: Engine.available)
    func `what was known before counts only targets given and events recorded by then`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.give(Self.targets)
            let before = try await village.below("QU-LANG", "1/1", "31/3", known: "24/3")
            #expect(before.units == 0 && before.targets.isEmpty)
            // On 31/3 the village's own targets were given: one admission of four, 0,99 due.
            let march = try await village.below("QU-LANG", "1/1", "31/3", known: "31/3")
            #expect(march.units == 1 && march.targets.isEmpty)
        }
    }
}

extension Village {
    fileprivate func give(_ targets: [TargetDraft]) async throws {
        try await act { try Targets.give(Targets.plan(targets, as: Village.scope, $1), by: $0, $1) }
    }

    fileprivate func below(
        _ unit: String, _ from: String, _ to: String, known: String? = nil
    ) async throws -> BehindTargets {
        let question = try await question(unit, from, to, known: known)
        return try await register.read { try BehindTargets.below(question, as: .everything(Account.system), $0) }
    }
}
