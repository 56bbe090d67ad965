import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What a list of enterprises would do.
@Suite struct EnterprisePlanTests {
    @Test(arguments: Engine.available)
    func `a list that was entered says the same again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan(Village.enterprises + [Village.newEnterprise])
            #expect(plan.same == 3)
            #expect(plan.new.map(\.draft) == [Village.newEnterprise])
            #expect(plan.reversed.isEmpty && plan.problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what does not fit the register is said at its field and draft`(engine: Engine) async throws {
        func new(_ change: (inout EnterpriseDraft) -> Void) -> EnterpriseDraft {
            var draft = Village.newEnterprise
            change(&draft)
            return draft
        }
        let cases: [(EnterpriseDraft, String)] = [
            (new { $0.managerCode = "DU-KHONG" }, "manager problem.unit.unknown"),
            (new { $0.managerCode = "LD-LANG" }, "manager problem.unit.not_party"),
            (new { $0.from = Village.on("30/12/2023") }, "from problem.unit.before_parent"),
            (new { $0.name = "" }, "name problem.required"), (Village.enterprises[0], "tax_code problem.duplicate"),
        ]
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            for (draft, said) in cases {
                let drafts = [Village.enterprises[0], draft]
                let plan = try await village.plan(drafts)
                #expect(plan.problems.map { "\($0.field) \($0.message.key)" } == [said])
                #expect(plan.problems.map(\.draft) == [1])
                let refused = try await village.failure {
                    try Enterprises.list(Enterprises.plan(drafts, as: Village.scope, $1), by: $0, $1)
                }
                #expect(refused == .invalid(plan.problems))
            }
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `an enterprise whose listing was taken back is left out, and may be listed otherwise, as itself`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.list(Village.newEnterprise)
            #expect(try await village.reversal(first.seq) == nil)
            let old = try await village.plan([Village.newEnterprise])
            #expect(old.reversed == [0] && old.new.isEmpty && old.problems.isEmpty)
            var foreign = Village.newEnterprise
            (foreign.ownership, foreign.from) = (.foreign, Village.on("3/4"))
            let again = try await village.list(foreign)
            #expect(again.subjects == first.subjects)
            for (day, count) in [("2/4", 3), ("3/4", 4)] {
                let question = try await village.question("QU-LANG", day, day)
                #expect(try await village.value("enterprises", question) == .held(count))
            }
            let page = try await village.records("enterprises", village.question("QU-LANG", "9/4", "9/4"))
            let record = try #require(page.records.first { $0.detail == "0109000044" })
            #expect(record.operation == again.seq && record.effectiveOn == Village.on("3/4"))
        }
    }

    @Test(arguments: Engine.available)
    func `each of several listings that were taken back is known again`(engine: Engine) async throws {
        var foreign = Village.newEnterprise
        (foreign.ownership, foreign.from) = (.foreign, Village.on("3/4"))
        let both = [Village.newEnterprise, foreign]
        try await Village.on(engine) { (village) async throws in
            for draft in both {
                let listed = try await village.list(draft)
                #expect(try await village.reversal(listed.seq) == nil)
            }
            for draft in both {
                let plan = try await village.plan([draft])
                #expect(plan.reversed == [0] && plan.new.isEmpty && plan.problems.isEmpty, "\(draft.ownership)")
            }
        }
    }
}

extension Village {
    func plan(_ drafts: [EnterpriseDraft]) async throws -> Plan<EnterpriseListing> {
        try await register.read { try Enterprises.plan(drafts, as: Village.scope, $0) }
    }

    func list(_ draft: EnterpriseDraft) async throws -> Receipt {
        try await act { try Enterprises.list(Enterprises.plan([draft], as: Village.scope, $1), by: $0, $1) }
    }
}
