import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What a list of people would do.
@Suite struct PersonPlanTests {
    static func person(_ place: Int = 0, _ change: (inout PersonDraft) -> Void = { _ in }) -> PersonDraft {
        var draft = Village.people[place]
        change(&draft)
        return draft
    }

    static let newcomer = PersonDraft(
        code: "DV-77", name: "Đỗ Thị Én", sex: .female, details: [.identityNumber: "001088007777"],
        workplaceTaxCode: nil, workplaceFrom: nil)

    @Test(arguments: Engine.available)
    func `a list that was entered says the same again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan(Village.people)
            #expect(plan.same == 6)
            #expect(plan.new.isEmpty && plan.reversed.isEmpty && plan.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an identity number belongs to one person`(engine: Engine) async throws {
        var thief = Self.newcomer
        thief.details[.identityNumber] = Village.people[2].details[.identityNumber]
        var twin = Self.newcomer
        twin.code = "DV-78"
        try await Village.on(engine) { (village) async throws in
            let taken = Problem("identity_number", "problem.identity_number.taken")
            let stolen = try await village.plan([thief])
            #expect(stolen.problems == [taken.of(draft: 0)])
            let both = [Self.newcomer, twin]
            let twins = try await village.plan(both)
            let twice = Problem("identity_number", "problem.identity_number.twice", [Problem.otherDraft: "0"])
            #expect(twins.problems == [twice.of(draft: 1)])
            let size = try await village.size()
            let refused = try await village.failure {
                try People.enter(People.plan(both, as: Village.scope, $1), by: $0, $1)
            }
            #expect(refused == .invalid([twice.of(draft: 1)]))
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `unknown workplaces and codes said twice are problems`(engine: Engine) async throws {
        var lost = Self.newcomer
        (lost.workplaceTaxCode, lost.workplaceFrom) = ("0109000099", Village.on("1/1"))
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan([lost, Self.person(), Self.person()])
            #expect(
                plan.problems.map { "\($0.draft ?? -1) \($0.field) \($0.message.key)" } == [
                    "0 workplace problem.enterprise.unknown", "2 code problem.duplicate",
                    "2 identity_number problem.identity_number.twice",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a first day at no workplace says nothing, also the second time`(engine: Engine) async throws {
        var draft = Self.newcomer
        draft.workplaceFrom = Village.on("1/1")
        let drafts = [draft]
        try await Village.on(engine) { (village) async throws in
            try await village.act { try People.enter(People.plan(drafts, as: Village.scope, $1), by: $0, $1) }
            let plan = try await village.plan(drafts)
            #expect(plan.same == 1 && plan.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a person who was erased is left out and not entered again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let person = try await village.person("DV-02")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            let plan = try await village.plan(Village.people)
            #expect(plan.reversed == [1])
            #expect(plan.same == 5 && plan.new.isEmpty && plan.problems.isEmpty)
        }
    }
}

extension Village {
    func plan(_ drafts: [PersonDraft]) async throws -> Plan<PersonEntering> {
        try await register.read { try People.plan(drafts, as: Village.scope, $0) }
    }
}
