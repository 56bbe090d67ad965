import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// What a list of reported values would do: new, the same, different, or counted already.
@Suite struct ReportedPlanTests {
    @Test(arguments: Engine.available)
    func `a list says the same again, differs, or says what was taken back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let values = [Village.value("CD-MOC", "gần 100", on: "31/1"), Village.value("CD-GOM", "50", on: "31/3")]
            let seq = try await village.act {
                try Reported.record(Reported.plan(values, as: Village.scope, $1), by: $0, $1)
            }.seq
            let again = try await village.plan(values)
            #expect(again.same == 2 && again.new.isEmpty && again.problems.isEmpty)

            let changes: [(inout ReportedDraft) -> Void] = [
                { $0.amount = ReportedAmount(100) }, { $0.amount = ReportedAmount(101, .nearly) },
                { $0.source = "Khác" },
                { $0.document = "1/BC" },
            ]
            for change in changes {
                var draft = values[0]
                change(&draft)
                let problem = Problem(
                    "amount", "problem.reported.differs", ["day": "31/1/2024", "amount": "gần 100"])
                #expect(try await village.plan([draft]).problems == [problem.of(draft: 0)])
            }

            #expect(try await village.reversal(seq) == nil)
            let old = try await village.plan(values)
            #expect(old.reversed == [0, 1] && old.new.isEmpty && old.same == 0)
            #expect(try await village.plan(values, reviving: true).new.count == 2)
            var corrected = values[0]
            corrected.amount = ReportedAmount(100)
            #expect(try await village.plan([corrected]).new.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what does not fit the register is said at its field`(engine: Engine) async throws {
        func named(_ name: String) -> ReportedDraft {
            var draft = Village.value("CD-MOC", "9", on: "31/1")
            draft.unitName = name
            return draft
        }
        let cases = [
            (Village.value("CD-LA", "9", on: "31/1"), "unit problem.unit.unknown"),
            (Village.value("TU-X", "9", on: "31/1"), "unit problem.reported.reference"),
            (Village.value("CD-GOM", "9", on: "9/3"), "effective_on problem.unit.not_yet"),
            (Village.value("CD-MOC", "9", on: "30/12/2023"), "effective_on problem.unit.not_yet"),
            (Village.value("CD-MOC", "9", on: "10/4"), "effective_on problem.date.future"),
            (Village.value("CD-MOC", "9", on: "31/1", of: "youth.members"), "indicator problem.reported.line"),
            (Village.value("CD-MOC", "9", on: "31/1", of: "unions"), "indicator problem.reported.indicator"),
            (named("Công đoàn cơ sở Công ty Mộc"), "name problem.unit.other_name"),
        ]
        try await Village.on(engine) { (village) async throws in
            for (draft, said) in cases {
                let problems = try await village.problems(Village.value("CD-GOM", "8", on: "31/3"), draft)
                #expect(problems == ["1 \(said)"])
                let refused = try await village.failure {
                    try Reported.record(Reported.plan([draft], as: Village.scope, $1), by: $0, $1)
                }
                #expect(refused != nil)
            }
            #expect(try await village.problems(named("cong doan co so cong ty TNHH Moc An")) == [])
            let twice = Village.value("CD-MOC", "9", on: "31/1")
            #expect(try await village.problems(twice, twice) == ["1 unit problem.duplicate"])
            #expect(try await village.count("reported") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who may record only in a part of the tree reports only there`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let unit = try await village.unit("LD-LANG")
            let scope = Scope(account: Account.system, grants: [Scope.Grant(role: .recorder, unit: unit)])
            let drafts = ["CD-MOC", "DU-DOANHNGHIEP"].map { Village.value($0, "9", on: "31/1") }
            let plan = try await village.register.read { try Reported.plan(drafts, as: scope, $0) }
            #expect(plan.new.count == 1)
            #expect(
                plan.problems == [
                    Problem("unit", "problem.unit.unknown", ["value": "DU-DOANHNGHIEP"]).of(draft: 1)
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a value of the form is recorded once, and says so when it stands`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = Village.value("CD-MOC", "gần 100", on: "31/1")
            let first = try await village.act("form") { try Reported.report(draft, by: $0, $1) }
            let again = try await village.act("form") { try Reported.report(draft, by: $0, $1) }
            #expect(first == again)
            let stands = try await village.failure { try Reported.report(draft, by: $0, $1) }
            #expect(stands == .invalid([Problem("amount", "problem.reported.stands", ["day": "31/1/2024"])]))
            let kinds = try await village.register.read { desk in
                try desk.db.run("SELECT kind FROM operation WHERE seq = \(first.seq)").map { try $0.text(0) }
            }
            #expect(kinds == ["reported"])
            // What was taken back may be said again by hand.
            #expect(try await village.reversal(first.seq) == nil)
            let anew = try await village.act { try Reported.report(draft, by: $0, $1) }
            #expect(anew.seq == first.seq + 2)
            #expect(try await village.said("QU-LANG", "31/3") == "gần 100")
        }
    }

    @Test(arguments: Engine.available)
    func `a founding stays while the unit has reported`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let seq = try await village.report(Village.value("CD-GOM", "50", on: "31/3"))
            #expect(try await village.reversal(8) == ReversalTests.stands(seq, "reported"))
            #expect(try await village.reversal(seq) == nil)
            #expect(try await village.reversal(8) == nil)
        }
    }
}
