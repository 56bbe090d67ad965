import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What a list of visits would do, and how the rule of the day concludes.
@Suite struct SurveyPlanTests {
    static func visit(_ change: (inout SurveyDraft) -> Void) -> SurveyDraft {
        var draft = Village.visits[0]
        draft.round = "Quý II/2024"
        draft.visitedOn = Village.on("1/4")
        change(&draft)
        return draft
    }

    @Test(arguments: Engine.available)
    func `a list that was recorded says the same again, and what was taken back is left out`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan(Village.visits)
            #expect(plan.same == 3 && plan.new.isEmpty && plan.problems.isEmpty)
            #expect(try await village.reversal(9) == nil)
            let after = try await village.plan(Village.visits)
            #expect(after.reversed == [0, 1, 2])
            #expect(after.same == 0 && after.new.isEmpty && after.problems.isEmpty)
            var corrected = Village.visits[0]
            corrected.official = 2
            let anew = try await village.plan([corrected])
            #expect(anew.new.map(\.conclusion) == [.membersNotEnough] && anew.reversed.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a second visit in one round differs or is said twice`(engine: Engine) async throws {
        let changes: [@Sendable (inout SurveyDraft) -> Void] = [
            { $0.visitedOn = Village.on("6/3") }, { $0.workers = 121 }, { $0.official = 2 }, { $0.probationary = 0 },
            { $0.steady = false }, { $0.source = .person },
        ]
        try await Village.on(engine) { (village) async throws in
            for change in changes {
                var draft = Village.visits[0]
                change(&draft)
                let plan = try await village.plan([draft])
                let differs = Problem(
                    "round", "problem.survey.differs", ["round": "Quý I/2024", "operation": "9"])
                #expect(plan.problems == [differs.of(draft: 0)])
            }
            let twice = Self.visit { _ in }
            let plan = try await village.plan([twice, twice])
            let first = ["value": "0109000011", Problem.otherDraft: "0"]
            #expect(plan.problems == [Problem("tax_code", "problem.survey.twice", first).of(draft: 1)])
        }
    }

    @Test(arguments: Engine.available)
    func `what does not fit the register is said at its field`(engine: Engine) async throws {
        let cases = [
            (Self.visit { $0.taxCode = "0109000099" }, "tax_code problem.enterprise.unknown"),
            (Self.visit { $0.visitedOn = Village.on("30/12/2023") }, "visited_on problem.enterprise.before_listed"),
            (Self.visit { $0.enterpriseName = "Công ty TNHH Sắt An" }, "name problem.enterprise.other_name"),
            (Self.visit { $0.visitedOn = Village.on("10/4") }, "visited_on problem.date.future"),
        ]
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            for (draft, said) in cases {
                let drafts = [Village.visits[1], draft]
                let plan = try await village.plan(drafts)
                #expect(plan.problems.map { "\($0.draft ?? -1) \($0.field) \($0.message.key)" } == ["1 \(said)"])
                let refused = try await village.failure {
                    try Surveys.record(Surveys.plan(drafts, as: Village.scope, $1), by: $0, $1)
                }
                #expect(refused == .invalid(plan.problems))
            }
            #expect(try await village.size() == size)
            let folded = try await village.plan([Self.visit { $0.enterpriseName = "cong ty tnhh moc an" }])
            #expect(folded.new.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a visit concludes by the rule in force on its day, not by today's`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act {
                try Rules.set(
                    RuleBook.cellMinimum, from: Village.on("5/4"), amount: 2, document: "Quy định thử", by: $0, $1)
            }
            let before = Self.visit { ($0.official, $0.visitedOn) = (2, Village.on("4/4")) }
            let after = Self.visit { ($0.official, $0.visitedOn, $0.round) = (2, Village.on("5/4"), "Đợt khác") }
            let plan = try await village.plan([before, after])
            #expect(plan.new.map(\.conclusion) == [.membersNotEnough, .eligible])
        }
    }
}

extension Village {
    func plan(_ drafts: [SurveyDraft]) async throws -> Plan<SurveyEntering> {
        try await register.read { try Surveys.plan(drafts, as: Village.scope, $0) }
    }
}
