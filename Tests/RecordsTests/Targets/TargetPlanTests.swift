import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What a list of targets would do, and how targets stand beside figures.
@Suite struct TargetPlanTests {
    static func target(_ change: (inout TargetDraft) -> Void) -> TargetDraft {
        var draft = Village.targets[0]
        change(&draft)
        return draft
    }

    @Test(arguments: Engine.available)
    func `a list that was given says the same again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan(Village.targets)
            #expect(plan.same == 3 && plan.new.isEmpty && plan.reversed.isEmpty && plan.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `from another giver, over another period or of another indicator it is another target`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let others = [
                Self.target { $0.giverCode = nil }, Self.target { $0.to = Village.on("30/6") },
                Self.target { $0.indicator = "party.members.official" },
            ]
            let plan = try await village.plan(others)
            #expect(plan.new.count == 3 && plan.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `unknown units and targets said twice are problems, and nothing is written`(engine: Engine) async throws {
        let cases = [
            (Self.target { $0.unitCode = "QU-KHONG" }, "unit problem.unit.unknown"),
            (Self.target { $0.giverCode = "TU-KHONG" }, "giver problem.unit.unknown"),
            (Self.target { $0.indicator = "party" }, "indicator problem.target.indicator"),
            (Self.target { _ in }, "indicator problem.duplicate"),
        ]
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            for (draft, said) in cases {
                let drafts = [Village.targets[0], draft]
                let plan = try await village.plan(drafts)
                #expect(plan.problems.map { "\($0.draft ?? -1) \($0.field) \($0.message.key)" } == ["1 \(said)"])
                let refused = try await village.failure {
                    try Targets.give(Targets.plan(drafts, as: Village.scope, $1), by: $0, $1)
                }
                #expect(refused == .invalid(plan.problems))
            }
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `a target stands beside the figure of its unit while its period holds the one asked for`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            // One admitted since 1/1, of 5 to 7 in the year, given by the city; of February alone, none.
            let february = try await village.figure("QU-LANG", "party.members.admitted", "1/2", "29/2")
            #expect(february.value == .held(0))
            let progress = try #require(february.targets.first)
            #expect(february.targets.count == 1)
            #expect(progress.value == 5 && progress.upper == 7 && progress.shape == .range)
            #expect(progress.reached == .held(1))
            #expect(progress.assignedBy == "Đảng bộ thành phố X" && progress.document == "03-KH/QU")
            // 60 days of 366 have passed: 5 × 60/366 = 0,82.
            #expect(progress.pace(on: Village.on("29/2")) == .onTime)

            let own = try await village.figure("QU-LANG", "party.cells.founded", "1/1", "31/3")
            #expect(own.targets.map(\.assignedBy) == [nil])
            #expect(own.targets.map(\.reached) == [.held(1)])
            for (from, to) in [("1/1", "1/1/2025"), ("31/12/2023", "31/3"), ("1/1/2025", "31/1/2025")] {
                #expect(try await village.figure("QU-LANG", "party.cells.founded", from, to).targets.isEmpty)
            }
            let early = try await village.figure("QU-LANG", "party.cells.founded", "1/1", "31/3", known: "24/3")
            #expect(early.targets.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a target that was taken back stands no more, is left out, and may be given otherwise`(engine: Engine)
        async throws
    {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 4, 10)
            #expect(try await village.reversal(10) == nil)
            #expect(try await village.figure("QU-LANG", "party.cells.founded", "1/1", "31/3").targets.isEmpty)
            let before = try await village.figure("QU-LANG", "party.cells.founded", "1/1", "31/3", known: "9/4")
            #expect(before.targets.count == 1)
            let old = try await village.plan(Village.targets)
            #expect(old.reversed == [0, 1, 2] && old.new.isEmpty && old.problems.isEmpty)
            let raised = Self.target { ($0.value, $0.upper) = (6, 9) }
            try await village.act { try Targets.give(Targets.plan([raised], as: Village.scope, $1), by: $0, $1) }
            let now = try await village.figure("QU-LANG", "party.members.admitted", "1/1", "31/3")
            #expect(now.targets.map(\.value) == [6])
        }
    }

    @Test(arguments: Engine.available)
    func `the page of an operation tells the targets it gave, and that they were taken back`(engine: Engine)
        async throws
    {
        try await Village.on(engine) { (village) async throws in
            func told() async throws -> [String] {
                let detail = try await village.register.read { try Operations.detail(10, as: Village.scope, $0) }
                return detail.facts.map { fact in
                    "\(fact.kind) \(fact.cause): \(fact.title), \(fact.unitCode)\(fact.isReversed ? " hủy" : "")"
                }
            }
            let given = [
                "target party.members.admitted: 04 (1/1/2024 – 31/12/2024), DU-DOANHNGHIEP",
                "target party.cells.founded: 02 (1/1/2024 – 31/12/2024), QU-LANG",
                "target party.members.admitted: 05–07 (1/1/2024 – 31/12/2024), QU-LANG",
            ]
            #expect(try await told() == given)
            // What a document says otherwise later takes nothing back.
            var raised = Self.target { ($0.value, $0.upper) = (6, 9) }
            (raised.document, raised.documentOn) = ("09-KH/QU", Village.on("28/3"))
            let change = raised
            let last = try await village.act {
                try Targets.give(Targets.plan([change], as: Village.scope, $1), by: $0, $1).seq
            }
            #expect(try await told() == given)
            #expect(try await village.reversal(last) == nil)
            #expect(try await village.reversal(10) == nil)
            #expect(try await told() == given.map { $0 + " hủy" })
        }
    }
}

extension Village {
    func plan(_ drafts: [TargetDraft]) async throws -> Plan<TargetGiving> {
        try await register.read { try Targets.plan(drafts, as: Village.scope, $0) }
    }

    func figure(
        _ unit: String, _ code: String, _ from: String, _ to: String, known: String? = nil
    ) async throws -> Figure {
        let question = try await question(unit, from, to, known: known)
        let figures = try await register.read { try Figures.all(question, $0) }
        return try #require(figures.first { $0.indicator.code == code })
    }
}
