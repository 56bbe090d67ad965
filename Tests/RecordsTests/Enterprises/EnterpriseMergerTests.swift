import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// An enterprise that was entered twice is made one, and two again.
@Suite struct EnterpriseMergerTests {
    /// `MOC` goes on as `VAI`; both are of 31/12/2023, both were visited in the first quarter.
    static let draft = EnterpriseMergerDraft(
        taxCode: "0109000011", survivor: "0109000033", from: Village.on("1/4"))

    private func merge(_ village: Village) async throws -> Int {
        try await village.act { try Enterprises.merge(Self.draft, by: $0, $1) }.seq
    }

    private func problems(
        _ village: Village, _ taxCode: String = "0109000011", _ survivor: String = "0109000033", _ from: String = "1/4"
    ) async throws -> [String] {
        let draft = EnterpriseMergerDraft(taxCode: taxCode, survivor: survivor, from: Village.on(from))
        return try await village.register.read { desk in
            try Enterprises.planMerger(draft, as: Village.scope, desk).problems.map { "\($0.field) \($0.message.key)" }
        }
    }

    /// Takes back the visits, so that no round holds both.
    private func unvisit(_ village: Village) async throws {
        #expect(try await village.reversal(9) == nil)
    }

    @Test(arguments: Engine.available)
    func `units, people and figures follow from the day on, and what was before stays`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await unvisit(village)
            let quarter = try await village.all(village.question("QU-LANG", "1/1", "31/3"))
            let plan = try await village.register.read { try Enterprises.planMerger(Self.draft, as: Village.scope, $0) }
            // CB-MOC and CD-MOC; 01, 02, 03 and 06 work there.
            #expect(plan.problems.isEmpty && plan.units == 2 && plan.people == 4 && plan.sites == 0)
            let merger = try await merge(village)
            #expect(try await village.all(village.question("QU-LANG", "1/1", "31/3")) == quarter)
            let after = try await village.all(village.question("QU-LANG", "1/4", "30/6"))
            #expect(after["enterprises"] == .held(2))
            #expect(after["party.members"] == quarter["party.members"] && after["unions"] == quarter["unions"])
            let (moc, vai) = try await village.register.read { desk in
                (
                    try EnterpriseQueries.detail("0109000011", as: Village.scope, desk),
                    try EnterpriseQueries.detail("0109000033", as: Village.scope, desk)
                )
            }
            #expect(moc.survivor?.taxCode == "0109000033" && moc.organisations.isEmpty)
            #expect(vai.merged.map(\.taxCode) == ["0109000011"])
            #expect(Set(vai.organisations.map(\.unit.code)) == ["CB-MOC", "CD-MOC"])
            let listed = try await village.register.read { desk in
                try EnterpriseQueries.page(search: "", order: .taxCode, limit: 9, offset: 0, as: Village.scope, desk)
                    .rows.map(\.taxCode)
            }
            #expect(listed == ["0109000022", "0109000033"])
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(merger) == nil)
            let undone = try await village.all(village.question("QU-LANG", "1/4", "30/6"))
            #expect(undone["enterprises"] == .held(3))
            #expect(try await village.all(village.question("QU-LANG", "1/1", "31/3")) == quarter)
            let back = try await village.register.read {
                try EnterpriseQueries.detail("0109000011", as: Village.scope, $0)
            }
            #expect(back.survivor == nil && Set(back.organisations.map(\.unit.code)) == ["CB-MOC", "CD-MOC"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `from the first day on the second entry never counted`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await unvisit(village)
            let draft = EnterpriseMergerDraft(taxCode: "0109000011", survivor: "0109000033", from: Village.start)
            try await village.act { try Enterprises.merge(draft, by: $0, $1) }
            for day in ["10/1", "31/3"] {
                let question = try await village.question("QU-LANG", "1/1", day)
                #expect(try await village.value("enterprises", question) == .held(2))
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what contradicts a merger is told`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await problems(village) == ["survivor problem.merger.round"])
            try await unvisit(village)
            #expect(try await problems(village) == [])
            #expect(try await problems(village, "0109000011", "0109000011") == ["survivor problem.merger.itself"])
            #expect(try await problems(village, "0109000099") == ["tax_code problem.enterprise.unknown"])
            #expect(
                try await problems(village, "0109000011", "0109000099") == ["survivor problem.enterprise.unknown"])
            #expect(
                try await problems(village, "0109000011", "0109000033", "30/12/2023") == [
                    "from problem.enterprise.before_listed"
                ])
            #expect(
                try await problems(village, "0109000011", "0109000033", "10/4") == ["from problem.date.future"])
            try await village.change(EnterpriseChangeTests.moc("1/4") { $0.parent = .said("0109000033") })
            #expect(try await problems(village) == ["survivor problem.merger.site"])
        }
    }

    @Test(arguments: Engine.available)
    func `nothing more is recorded of the entry that went, and a round counts once`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await unvisit(village)
            try await village.act { try Surveys.record(Village.visits[0], by: $0, $1) }
            _ = try await merge(village)
            #expect(try await problems(village) == ["tax_code problem.enterprise.merged"])
            #expect(
                try await problems(village, "0109000022", "0109000011") == ["survivor problem.enterprise.merged"])
            let change = try await village.plan([EnterpriseChangeTests.moc("5/4") { $0.workers = 7 }])
            #expect(change.problems.map(\.message.key) == ["problem.enterprise.merged"])
            // The list of before it still says the same.
            #expect(try await village.plan([Village.enterprises[0]]).same == 1)
            var visit = Village.visits[2]
            let other = visit
            let twice = try await village.register.read { try Surveys.plan([other], as: Village.scope, $0) }
            #expect(twice.problems.map(\.message.key) == ["problem.survey.differs"])
            visit = Village.visits[0]
            (visit.round, visit.visitedOn) = ("Quý II/2024", Village.on("5/4"))
            let late = visit
            let gone = try await village.register.read { try Surveys.plan([late], as: Village.scope, $0) }
            #expect(gone.problems.map(\.message.key) == ["problem.enterprise.merged"])
            var person = Village.people[4]
            (person.workplaceTaxCode, person.workplaceFrom) = ("0109000011", Village.on("2/4"))
            let worker = person
            let works = try await village.register.read { try People.plan([worker], as: Village.scope, $0) }
            #expect(works.problems.map(\.message.key) == ["problem.enterprise.merged"])
        }
    }

    @Test(arguments: Engine.available)
    func `a merger asks for the right to record in both`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await unvisit(village)
            let scope = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            let failure = try await village.failure(as: scope) { try Enterprises.merge(Self.draft, by: $0, $1) }
            // Of the one outside the view not even that it is there.
            let unknown = Problem("tax_code", "problem.enterprise.unknown", ["value": "0109000011"])
            #expect(failure == .invalid([unknown]))
            let viewer = Scope(
                account: Account.system,
                grants: [
                    Scope.Grant(role: .viewer, unit: try await village.unit("DU-DOANHNGHIEP")),
                    Scope.Grant(role: .recorder, unit: try await village.unit("CB-GOM")),
                ])
            let seen = try await village.failure(as: viewer) { try Enterprises.merge(Self.draft, by: $0, $1) }
            #expect(seen == .invalid([Problem("survivor", "problem.unit.scope")]))
        }
    }
}
