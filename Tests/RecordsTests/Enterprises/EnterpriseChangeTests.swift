import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What a row says otherwise of an enterprise that stands holds from its day.
@Suite struct EnterpriseChangeTests {
    /// `MOC`, which has 120 workers since 31/12/2023.
    static func moc(_ from: String, _ change: (inout EnterpriseDraft) -> Void = { _ in }) -> EnterpriseDraft {
        var draft = Village.enterprises[0]
        draft.from = Village.on(from)
        change(&draft)
        return draft
    }

    @Test(arguments: Engine.available)
    func `each field that may change is told with what stands and what it becomes`(engine: Engine) async throws {
        let cases: [(String, String, String, @Sendable (inout EnterpriseDraft) -> Void)] = [
            ("name", "Công ty TNHH Mộc An", "Công ty TNHH Mộc An Phú", { $0.name = "Công ty TNHH Mộc An Phú" }),
            ("legal_form", "limited_many", "joint_stock", { $0.legalForm = .jointStock }),
            ("address", "Phường Ô Làng, quận Làng", "Phường Bến, quận Làng", { $0.address = "Phường Bến, quận Làng" }),
            ("industry", "Chế biến, chế tạo", "Gỗ", { $0.industry = "Gỗ" }),
            ("workers", "120", "85", { $0.workers = 85 }),
            ("status", "steady", "suspended", { $0.status = .suspended }),
            ("ownership", "private", "foreign", { $0.ownership = .foreign }),
            ("manager", "DU-DOANHNGHIEP", "QU-LANG", { $0.managerCode = "QU-LANG" }),
        ]
        try await Village.on(engine) { (village) async throws in
            for (field, before, after, change) in cases {
                for (from, isCorrection) in [("1/4", false), ("31/12/2023", true)] {
                    let plan = try await village.plan([Self.moc(from, change)])
                    #expect(plan.new.isEmpty && plan.same == 0 && plan.problems.isEmpty && plan.reversed.isEmpty)
                    #expect(
                        plan.changed.map(\.differences) == [
                            [Difference(field, before, after, from: Village.on(from), isCorrection: isCorrection)]
                        ])
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a later day follows, and the list of before then still says the same`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let changed = try await village.change(Self.moc("1/4") { $0.workers = 85 })
            #expect(try await village.headcounts("0109000011") == ["2023-12-31 120", "2024-04-01 85"])
            let operation = try await village.register.read { try Operations.find(changed.seq, as: Village.scope, $0) }
            #expect(operation.kind == .enterpriseChange)
            let manager = try await village.unit("DU-DOANHNGHIEP")
            #expect(operation.unit == manager)
            // Of 31/12/2023 there were 120, of 1/2 too; of 1/4 there are 85.
            let same = [Self.moc("31/12/2023"), Self.moc("1/2"), Self.moc("1/4") { $0.workers = 85 }]
            for draft in same {
                let plan = try await village.plan([draft])
                #expect(plan.same == 1 && plan.problems.isEmpty && !plan.hasNews)
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a day before a later state is refused, and names that day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.change(Self.moc("1/4") { $0.workers = 85 })
            for from in ["1/2", "31/12/2023"] {
                let plan = try await village.plan([Self.moc(from) { ($0.workers, $0.name) = (100, "Công ty khác") }])
                // The name has no later state: only the headcount stands against it, and nothing is written by halves.
                #expect(plan.problems == [Problem("workers", "problem.change.later", ["day": "1/4/2024"]).of(draft: 0)])
                #expect(!plan.hasNews)
            }
            let listed = try await village.list(Village.newEnterprise)
            #expect(listed.seq == 16)
            var early = Village.newEnterprise
            (early.from, early.workers) = (Village.on("31/3"), 31)
            let plan = try await village.plan([early])
            let before = Problem("from", "problem.enterprise.before_listed", ["day": "1/4/2024"])
            #expect(plan.problems == [before.of(draft: 0)])
        }
    }

    @Test(arguments: Engine.available)
    func `a correction replaces what stands from that day, and the old list is left out`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let corrected = Self.moc("31/12/2023") { $0.workers = 102 }
            try await village.change(corrected)
            #expect(try await village.headcounts("0109000011") == ["2023-12-31 102"])
            let again = try await village.plan([corrected])
            #expect(again.same == 1)
            let old = try await village.plan(Village.enterprises)
            #expect(old.reversed == [0] && old.same == 2 && !old.hasNews && old.problems.isEmpty)
            let revived = try await village.register.read {
                try Enterprises.plan(Village.enterprises, as: Village.scope, reviving: true, $0)
            }
            #expect(revived.changed.map(\.draft) == [0] && revived.reversed.isEmpty)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what a row leaves empty it does not say`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let silent = Self.moc("1/4") { ($0.workers, $0.address, $0.industry) = (nil, "", "") }
            #expect(try await village.plan([silent]).same == 1)
            // The third enterprise was listed without a headcount: nothing stands before.
            var counted = Village.enterprises[2]
            (counted.workers, counted.from) = (12, Village.on("1/4"))
            let plan = try await village.plan([counted])
            #expect(
                plan.changed.map(\.differences) == [[Difference("workers", nil, "12", from: Village.on("1/4"))]])
        }
    }

    @Test(arguments: Engine.available)
    func `new, changed, same and refused rows of one list are told apart, and one operation records them`(
        engine: Engine
    ) async throws {
        let rows = [Village.newEnterprise, Self.moc("1/4") { $0.workers = 85 }, Village.enterprises[1]]
        var refused = Village.enterprises[2]
        refused.managerCode = "CD-MOC"
        let all = rows + [refused]
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan(all)
            #expect(plan.new.map(\.draft.taxCode.digits) == ["0109000044"])
            #expect(plan.changed.map(\.draft) == [1] && plan.same == 1)
            #expect(plan.problems.map { "\($0.draft ?? -1) \($0.field)" } == ["3 manager"])
            let failure = try await village.failure {
                try Enterprises.list(Enterprises.plan(all, as: Village.scope, $1), by: $0, $1)
            }
            #expect(failure == .invalid(plan.problems))
            let receipt = try await village.act {
                try Enterprises.list(Enterprises.plan(rows, as: Village.scope, $1), by: $0, $1)
            }
            #expect(receipt.subjects.count == 2)
            #expect(try await village.plan(rows).same == 3)
            let detail = try await village.register.read { try Operations.detail(15, as: Village.scope, $0) }
            #expect(detail.facts.map(\.title) == ["Công ty TNHH Giấy Dó"])
            #expect(detail.changes.map(\.code) == ["0109000011"])
            #expect(
                detail.changes.map(\.differences) == [[Difference("workers", "120", "85", from: Village.on("1/4"))]])
            #expect(try await village.reversal(15) == nil)
            #expect(try await village.headcounts("0109000011") == ["2023-12-31 120"])
            #expect(try await village.plan(rows).reversed == [0, 1])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a reversal says again what was superseded, after what rests on it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let listed = try await village.list(Village.newEnterprise).seq
            func workers(_ count: Int, _ from: String) -> EnterpriseDraft {
                var draft = Village.newEnterprise
                (draft.workers, draft.from) = (count, Village.on(from))
                return draft
            }
            let corrected = try await village.change(workers(33, "1/4")).seq
            let grown = try await village.change(workers(40, "5/4")).seq
            for earlier in [listed, corrected] {
                let later = earlier == listed ? corrected : grown
                #expect(try await village.reversal(earlier) == ReversalTests.stands(later, "enterprise.change"))
            }
            #expect(try await village.reversal(grown) == nil)
            #expect(try await village.headcounts("0109000044") == ["2024-04-01 33"])
            #expect(try await village.reversal(corrected) == nil)
            #expect(try await village.headcounts("0109000044") == ["2024-04-01 30"])
            // What stands now was written by the reversal and said by the listing: it goes with it.
            #expect(try await village.reversal(corrected) == .conflict(Message("problem.reversal.done")))
            #expect(try await village.reversal(listed) == nil)
            #expect(try await village.headcounts("0109000044") == [])
            #expect(try await village.findings() == [])
            let anew = try await village.list(workers(50, "2/4"))
            #expect(anew.seq == 21)
            #expect(try await village.headcounts("0109000044") == ["2024-04-02 50"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a change is recorded where the enterprise is managed, and nowhere else`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = Self.moc("1/4") { $0.workers = 85 }
            for (unit, mayRecord) in [("CB-GOM", false), ("LD-LANG", false), ("DU-DOANHNGHIEP", true)] {
                let scope = try await ScopedWorkTests.scope(.recorder, village, unit)
                let failure = try await village.failure(as: scope) {
                    try Enterprises.change(draft, seen: nil, by: $0, $1)
                }
                let refused = Failure.invalid([Problem("tax_code", "problem.unit.scope").of(draft: 0)])
                #expect(failure == (mayRecord ? nil : refused))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a form lists what is new and changes what stands, and says so otherwise`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let listed = try await village.failure { try Enterprises.list(Village.enterprises[0], by: $0, $1) }
            #expect(
                listed == .invalid([Problem("tax_code", "problem.enterprise.stands", ["value": "0109000011"])]))
            let unknown = try await village.failure {
                try Enterprises.change(Village.newEnterprise, seen: nil, by: $0, $1)
            }
            #expect(
                unknown == .invalid([Problem("tax_code", "problem.enterprise.unknown", ["value": "0109000044"])]))
            let nothing = try await village.failure {
                try Enterprises.change(Village.enterprises[0], seen: nil, by: $0, $1)
            }
            #expect(nothing == .invalid([Problem("", "problem.change.none")]))
            let receipt = try await village.act("form") { try Enterprises.list(Village.newEnterprise, by: $0, $1) }
            let again = try await village.act("form") { try Enterprises.list(Village.newEnterprise, by: $0, $1) }
            #expect(receipt == again)
        }
    }
}

extension Village {
    @discardableResult
    func change(_ draft: EnterpriseDraft) async throws -> Receipt {
        try await act { try Enterprises.change(draft, seen: nil, by: $0, $1) }
    }

    /// The headcounts that stand, with their days.
    func headcounts(_ taxCode: String) async throws -> [String] {
        try await register.read { (desk) throws in
            try desk.db.run(
                """
                SELECT state.from_on, state.workers FROM enterprise_headcount AS state
                JOIN enterprise ON enterprise.id = state.enterprise
                WHERE enterprise.tax_code = \(taxCode) AND state.superseded_in IS NULL ORDER BY state.from_on
                """
            ).map { row in "\(try row.text(0)) \(try row.intOrNil(1).map { String($0) } ?? "–")" }
        }
    }
}
