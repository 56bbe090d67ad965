import Domain
import FoundationEssentials
import Records
import Testing
import Vietnamese

@testable import TestKit

/// What a list of units would do: new, the same, different, or not possible; and one operation or nothing.
@Suite struct UnitPlanTests {
    static func cell(_ change: (inout UnitDraft) -> Void = { _ in }) -> UnitDraft {
        var draft = Village.newCell
        change(&draft)
        return draft
    }

    static func upper(_ code: String, under parent: String) -> UnitDraft {
        UnitDraft(
            code: code, name: "Đảng ủy \(code)", type: .upperCommittee, parentCode: parent, entry: .opening,
            from: Village.start)
    }

    @Test(arguments: Engine.available)
    func `a list that was entered says the same again`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let (size, drafts) = (try await village.size(), Village.units + Village.hostedUnits + [Village.cell])
            let plan = try await village.plan(drafts)
            #expect(plan.same == drafts.count)
            #expect(plan.new.isEmpty && plan.reversed.isEmpty && plan.problems.isEmpty)
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `each field that differs is named`(engine: Engine) async throws {
        let changes: [(String, String, String, @Sendable (inout UnitDraft) -> Void)] = [
            ("name", "Chi bộ Công ty cổ phần Gốm Đất Việt", "Chi bộ khác", { $0.name = "Chi bộ khác" }),
            ("type", "cell", "section_committee", { $0.type = .sectionCommittee }),
            ("parent", "DU-DOANHNGHIEP", "QU-LANG", { $0.parentCode = "QU-LANG" }),
            ("block", "enterprise", "agency", { $0.block = .agency }),
            ("host", "0109000022", "0109000011", { $0.hostTaxCode = "0109000011" }),
            ("host", "0109000022", "–", { $0.hostTaxCode = nil }),
            ("entry", "founding", "opening", { ($0.entry, $0.decision) = (.opening, nil) }),
            (
                "decision.number", "07-QĐ/QU (15/2/2024, Quận ủy Làng)", "8-QĐ/QU (15/2/2024, Quận ủy Làng)",
                { $0.decision?.number = "8-QĐ/QU" }
            ),
        ]
        try await Village.on(engine) { (village) async throws in
            for (field, before, after, change) in changes {
                var draft = Village.cell
                change(&draft)
                let plan = try await village.plan([draft])
                let differs = Problem(field, "problem.unit.differs", ["before": before, "after": after])
                #expect(plan.problems == [differs.of(draft: 0)])
                #expect(plan.same == 0 && plan.new.isEmpty)
            }
            var moved = Village.cell
            moved.from = Village.on("16/2")
            moved.decision?.issuedOn = Village.on("16/2")
            let plan = try await village.plan([moved])
            #expect(plan.problems.map(\.field) == ["from", "decision.number"])
        }
    }

    @Test(arguments: Engine.available)
    func `what does not fit the register is said at its field and draft`(engine: Engine) async throws {
        let cases: [(UnitDraft, String)] = [
            (Self.cell { $0.parentCode = "DU-KHONG" }, "parent problem.unit.unknown"),
            (Self.cell { $0.parentCode = "CB-MOC" }, "parent problem.unit.child_type"),
            (Self.cell { $0.parentCode = "LD-LANG" }, "parent problem.unit.child_type"),
            (Self.cell { $0.hostTaxCode = "0109000099" }, "host problem.enterprise.unknown"),
            (
                UnitDraft(
                    code: "CD-CU", name: "Công đoàn cũ", type: .grassrootsUnion, parentCode: "LD-LANG",
                    entry: .opening, from: Village.on("30/12/2023")), "from problem.unit.before_parent"
            ),
            (Self.cell { $0.name = "" }, "name problem.required"),
        ]
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            for (draft, said) in cases {
                let good = Self.cell { $0.code = "CB-TOT" }
                let plan = try await village.plan([good, draft])
                #expect(plan.problems.map { "\($0.field) \($0.message.key)" } == [said])
                #expect(plan.problems.map(\.draft) == [1])
                let refused = try await village.failure {
                    try Units.enter(Units.plan([good, draft], as: Village.scope, $1), by: $0, $1)
                }
                #expect(refused == .invalid(plan.problems))
            }
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `a host must be listed by the day of the unit`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act {
                try Enterprises.list(Enterprises.plan([Village.newEnterprise], as: Village.scope, $1), by: $0, $1)
            }
            let early = Self.cell {
                $0.hostTaxCode = "0109000044"
                $0.from = Village.on("31/3")
                $0.decision = Village.decision("30-QĐ/QU", Village.on("31/3"))
            }
            let plan = try await village.plan([early])
            #expect(
                plan.problems == [Problem("host", "problem.enterprise.before_listed", ["day": "1/4/2024"]).of(draft: 0)]
            )
            #expect(try await village.plan([Self.cell { $0.hostTaxCode = "0109000044" }]).new.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same code twice in a list is a problem of the second`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan([Self.cell(), Self.cell()])
            let first = ["value": "CB-LUA", Problem.otherDraft: "0"]
            #expect(plan.problems == [Problem("code", "problem.duplicate", first).of(draft: 1)])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit cannot stand above itself`(engine: Engine) async throws {
        let circles = [
            [Self.upper("QU-A", under: "QU-A")],
            [Self.upper("QU-A", under: "QU-B"), Self.upper("QU-B", under: "QU-A")],
            [
                Self.upper("QU-A", under: "QU-B"), Self.upper("QU-B", under: "QU-C"),
                Self.upper("QU-C", under: "QU-A"), Self.upper("QU-D", under: "QU-A"),
            ],
        ]
        try await Village.on(engine) { (village) async throws in
            for circle in circles {
                let plan = try await village.plan(circle)
                let inside = circle.filter { $0.code != "QU-D" }.enumerated().map { number, draft in
                    Problem("parent", "problem.unit.above_itself", ["value": draft.code]).of(draft: number)
                }
                #expect(plan.problems == inside)
            }
            let chain = [Self.upper("QU-A", under: "QU-B"), Self.upper("QU-B", under: "QU-LANG")]
            #expect(try await village.plan(chain).problems.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a founding whose code stands is refused`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let refused = try await village.failure { try Units.found(Village.cell, by: $0, $1) }
            #expect(refused == .invalid([Problem("code", "problem.unit.stands", ["value": "CB-GOM"])]))
        }
    }

    @Test(arguments: Engine.available)
    func `an opening unit may name its decision, which must be whole`(engine: Engine) async throws {
        let opening = Self.cell { ($0.entry, $0.from) = (.opening, Village.start) }
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.plan([opening]).new.count == 1)
            var nameless = opening
            nameless.decision?.number = ""
            let plan = try await village.plan([nameless])
            #expect(plan.problems == [Problem("decision.number", "problem.required").of(draft: 0)])
        }
    }
}

extension Village {
    func plan(_ drafts: [UnitDraft]) async throws -> Plan<UnitEntering> {
        try await register.read { try Units.plan(drafts, as: Village.scope, $0) }
    }
}
