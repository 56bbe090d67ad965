import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What a row says otherwise of somebody in the register replaces what stands.
@Suite struct PersonChangeTests {
    /// `DV-01`, who works at `MOC` since 1/1/2020.
    static func first(_ change: (inout PersonDraft) -> Void = { _ in }) -> PersonDraft {
        PersonPlanTests.person(0, change)
    }

    @Test(arguments: Engine.available)
    func `a sealed detail is told by its field alone`(engine: Engine) async throws {
        let changes: [(String, @Sendable (inout PersonDraft) -> Void)] = [
            ("birth", { $0.details[.birth] = "1981-01-12" }), ("phone", { $0.details[.phone] = "0912999999" }),
            ("identity_number", { $0.details[.identityNumber] = "001088009999" }),
            ("ethnicity", { $0.details[.ethnicity] = "Kinh" }), ("religion", { $0.details[.religion] = "Không" }),
            ("address", { $0.details[.address] = "Nơi khác" }),
        ]
        try await Village.on(engine) { (village) async throws in
            for (field, change) in changes {
                let plan = try await village.plan([Self.first(change)])
                #expect(plan.problems.isEmpty && plan.same == 0)
                #expect(plan.changed.map(\.differences) == [[Difference(sealed: field)]])
                let told = "\(plan.changed.flatMap(\.differences))"
                #expect(!told.contains("1981") && !told.contains("0912") && !told.contains("Kinh"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a row leaves empty it does not say, and sex is not changed`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let silent = try await village.plan([
                Self.first {
                    $0.details = [:]
                    ($0.workplaceTaxCode, $0.workplaceFrom) = (nil, nil)
                }
            ])
            #expect(silent.same == 1 && silent.problems.isEmpty)
            let other = try await village.plan([Self.first { $0.sex = .male }])
            #expect(other.problems == [Problem("sex", "problem.person.sex").of(draft: 0)])
        }
    }

    @Test(arguments: Engine.available)
    func `a detail that changed is found by its new value only, and comes back with the reversal`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let other = "001088009999"
            let changed = try await village.change(Self.first { $0.details[.identityNumber] = other })
            var thief = PersonPlanTests.newcomer
            thief.details[.identityNumber] = other
            let taken = Problem("identity_number", "problem.identity_number.taken").of(draft: 0)
            #expect(try await village.plan([thief]).problems == [taken])
            thief.details[.identityNumber] = Village.people[0].details[.identityNumber]
            #expect(try await village.plan([thief]).problems == [])
            // The list that was entered first would bring the old number back: it is left out.
            let old = try await village.plan(Village.people)
            #expect(old.reversed == [0] && old.same == 5 && !old.hasNews)
            #expect(try await village.findings() == [])

            #expect(try await village.reversal(changed.seq) == nil)
            #expect(try await village.plan([thief]).problems == [taken])
            #expect(try await village.plan(Village.people).same == 6)
            let again = try await village.plan([Self.first { $0.details[.identityNumber] = other }])
            #expect(again.reversed == [0] && !again.hasNews)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `two details of a person change apart, one of them not twice under a reversal`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let phone = try await village.change(Self.first { $0.details[.phone] = "0912999991" }).seq
            let address = try await village.change(
                Self.first {
                    ($0.details[.phone], $0.details[.address]) = (nil, "Nơi khác")
                }
            ).seq
            let second = try await village.change(
                Self.first {
                    ($0.details[.phone], $0.details[.address]) = ("0912999992", nil)
                }
            ).seq
            #expect(try await village.reversal(phone) == ReversalTests.stands(second, "person.change"))
            #expect(try await village.reversal(address) == nil)
            #expect(try await village.reversal(second) == nil)
            #expect(try await village.plan([Self.first { $0.details[.phone] = "0912999991" }]).same == 1)
            #expect(try await village.reversal(phone) == nil)
            #expect(try await village.plan(Village.people).same == 6)
            #expect(try await village.findings() == [])
        }
    }

    /// 05 works nowhere, and the cell to which they were admitted on 20/1 stands in a private enterprise: one of the
    /// admissions outside the State sector. Once they are known to have worked in a State enterprise then, none.
    @Test(arguments: Engine.available)
    func `a workplace changes the class under which a movement counts, and the reversal brings it back`(
        engine: Engine
    ) async throws {
        var state = Village.newEnterprise
        (state.ownership, state.from) = (.state, Village.on("1/1"))
        let enterprise = state
        let draft = PersonPlanTests.person(4) {
            ($0.workplaceTaxCode, $0.workplaceFrom) = ("0109000044", Village.on("10/1"))
        }
        try await Village.on(engine) { (village) async throws in
            func admitted(known: String? = nil) async throws -> FigureValue? {
                let question = try await village.question("QU-LANG", "1/1", "31/3", known: known)
                return try await village.value("party.members.admitted.nonstate", question)
            }
            let listed = try await village.list(enterprise)
            #expect(listed.seq == 15)
            #expect(try await admitted() == .held(1))
            village.clock.now = Village.moment(2024, 4, 10)
            let changed = try await village.change(draft)
            #expect(try await admitted() == .held(0))
            #expect(try await admitted(known: "9/4") == .held(1))
            #expect(try await village.findings() == [])
            let operation = try await village.register.read { try Operations.find(changed.seq, as: Village.scope, $0) }
            let cell = try await village.unit("CB-MOC")
            #expect(operation.unit == cell)
            #expect(try await village.reversal(15) == ReversalTests.stands(changed.seq, "person"))

            village.clock.now = Village.moment(2024, 4, 11)
            #expect(try await village.reversal(changed.seq) == nil)
            #expect(try await admitted() == .held(1))
            #expect(try await admitted(known: "10/4") == .held(0))
            #expect(try await village.reversal(15) == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a workplace follows the last, corrects it on its day, and is refused before it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func works(_ taxCode: String, _ from: String) -> PersonDraft {
                Self.first { ($0.workplaceTaxCode, $0.workplaceFrom) = (taxCode, Village.on(from)) }
            }
            let follows = try await village.plan([works("0109000022", "1/2")])
            #expect(
                follows.changed.map(\.differences) == [
                    [Difference("workplace", "0109000011", "0109000022", from: Village.on("1/2"))]
                ])
            try await village.change(works("0109000022", "1/2"))
            let corrects = try await village.plan([works("0109000033", "1/2")])
            #expect(
                corrects.changed.map(\.differences) == [
                    [
                        Difference(
                            "workplace", "0109000022", "0109000033", from: Village.on("1/2"), isCorrection: true)
                    ]
                ])
            let early = try await village.plan([works("0109000033", "1/1")])
            #expect(
                early.problems == [
                    Problem("workplace_from", "problem.change.later", ["day": "1/2/2024"]).of(draft: 0)
                ])
            let old = try await village.plan(Village.people)
            #expect(old.same == 6 && !old.hasNews)
        }
    }

    @Test(arguments: Engine.available)
    func `a corrected name is the one that lists, records and movements know`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let corrected = PersonPlanTests.person(3) { $0.name = "Phạm Thị Thu Đào" }
            let plan = try await village.plan([corrected])
            #expect(
                plan.changed.map(\.differences) == [[Difference("name", "Phạm Thu Đào", "Phạm Thị Thu Đào")]])
            let changed = try await village.change(corrected)
            let old = try await village.plan(Village.people)
            #expect(old.reversed == [3] && old.same == 5)
            var move = Village.recognition
            #expect(
                try await village.plan([move]).problems.map(\.message) == [
                    Message("problem.person.other_name", ["name": "Phạm Thị Thu Đào"])
                ])
            move.personName = "Phạm Thị Thu Đào"
            #expect(try await village.plan([move]).same == 1)
            let page = try await village.records("party.members", village.question("CB-GOM", "1/1", "31/3"))
            #expect(page.records.map(\.title) == ["Phạm Thị Thu Đào"])
            let detail = try await village.register.read { try Operations.detail(13, as: Village.scope, $0) }
            #expect(detail.facts.map(\.title) == ["Phạm Thị Thu Đào"])
            #expect(try await village.findings() == [])

            #expect(try await village.reversal(changed.seq) == nil)
            #expect(try await village.plan(Village.people).same == 6)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an erasure takes every name with it, and nothing of it comes back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let changed = try await village.change(PersonPlanTests.person(3) { $0.name = "Phạm Thị Thu Đào" })
            let person = try await village.person("DV-04")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            let names = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT name FROM person_name UNION SELECT name FROM person WHERE code = 'DV-04'")
                    .map { try $0.text(0) }
            }
            #expect(names == ["(đã xóa)"])
            #expect(try await village.reversal(changed.seq) == .conflict(Message("problem.person.erased")))
            let refused = try await village.failure {
                try People.change(PersonPlanTests.person(3), seen: nil, by: $0, $1)
            }
            #expect(refused == .conflict(Message("problem.person.erased")))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `somebody who was entered by mistake is taken back, and may be entered anew`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let newcomer = PersonPlanTests.newcomer
            let entered = try await village.act { try People.enter(newcomer, by: $0, $1) }
            let changed = try await village.change(
                PersonDraft(
                    code: "DV-77", name: "Đỗ Thị Én", sex: .female, details: [.phone: "0912777777"],
                    workplaceTaxCode: nil, workplaceFrom: nil))
            #expect(try await village.reversal(entered.seq) == ReversalTests.stands(changed.seq, "person.change"))
            #expect(try await village.reversal(changed.seq) == nil)
            #expect(try await village.reversal(entered.seq) == nil)
            let stranger = MovementDraft(
                personCode: "DV-77", personName: "Đỗ Thị Én", kind: .admission, unitCode: "CB-MOC",
                counterpartCode: nil, status: nil, effectiveOn: Village.on("1/4"),
                decision: Village.decision("20-QĐ/QU", Village.on("1/4")))
            let unknown = Problem("person", "problem.person.unknown", ["value": "DV-77"]).of(draft: 0)
            #expect(try await village.plan([stranger]).problems == [unknown])
            #expect(try await village.plan([newcomer]).reversed == [0])
            #expect(try await village.findings() == [])

            var right = newcomer
            right.name = "Đỗ Thị Yến"
            let anew = right
            let again = try await village.act { try People.enter(anew, by: $0, $1) }
            #expect(again.subjects == entered.subjects)
            #expect(try await village.plan([anew]).same == 1)
            var admission = stranger
            admission.personName = "Đỗ Thị Yến"
            let moved = try await village.move(2024, 4, 10, "yen", [admission])
            #expect(try await village.reversal(again.seq) == ReversalTests.stands(moved.seq, "movement"))
            #expect(try await village.reversal(moved.seq) == nil)
            #expect(try await village.reversal(again.seq) == nil)
            #expect(try await village.plan([stranger]).problems == [unknown])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a member is changed from their cell or above it, somebody without a place by whoever records`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = PersonPlanTests.person(3) { $0.details[.phone] = "0912999999" }
            for (unit, mayRecord) in [("CB-MOC", false), ("LD-LANG", false), ("CB-GOM", true)] {
                let scope = try await ScopedWorkTests.scope(.recorder, village, unit)
                let failure = try await village.failure(as: scope) {
                    try People.change(draft, seen: nil, by: $0, $1)
                }
                let refused = Failure.invalid([Problem("code", "problem.unit.scope").of(draft: 0)])
                #expect(failure == (mayRecord ? nil : refused))
            }
            let scope = try await ScopedWorkTests.scope(.recorder, village, "CB-MOC")
            let entered = try await village.act(as: scope) { try People.enter(PersonPlanTests.newcomer, by: $0, $1) }
            // Whoever entered them can open what they recorded.
            let operation = try await village.register.read { try Operations.find(entered.seq, as: scope, $0) }
            #expect(operation.kind == .person)
        }
    }
}

extension Village {
    @discardableResult
    func change(_ draft: PersonDraft) async throws -> Receipt {
        try await act { try People.change(draft, seen: nil, by: $0, $1) }
    }
}
