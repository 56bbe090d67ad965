import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What a list of movements would do, and what of the register stands against it.
@Suite struct MovementPlanTests {
    static func move(
        _ person: String, _ kind: Movement.Kind, _ unit: String, _ on: String, to counterpart: String? = nil,
        status: Movement.Status? = nil, _ decision: String? = "40-QĐ/QU"
    ) -> MovementDraft {
        Village.movement(person, kind, unit, Village.on(on), to: counterpart, status: status, decision: decision)
    }

    static func said(_ plan: Plan<MovementEntering>) -> [String] {
        plan.problems.map { "\($0.draft ?? -1) \($0.field) \($0.message.key)" }
    }

    @Test(arguments: Engine.available)
    func `a list that was recorded says the same again, and what was taken back is left out`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            let drafts = Village.openings + [Village.admission, Village.transfer, Village.removal, Village.recognition]
            let plan = try await village.plan(drafts + [Village.mistake])
            #expect(plan.same == 8)
            #expect(plan.reversed == [8])
            #expect(plan.new.isEmpty && plan.problems.isEmpty)
            #expect(try await village.size() == size)
            var corrected = Village.mistake
            corrected.decision?.number = "15-QĐ/QU"
            #expect(try await village.plan([corrected]).new.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a movement that stands with another paper, status or target differs`(engine: Engine) async throws {
        var paper = Village.admission
        paper.decision?.number = "99-QĐ/QU"
        var status = Village.openings[0]
        status.status = .probationary
        var target = Village.transfer
        target.counterpartCode = "CB-LUA"
        try await Village.on(engine) { (village) async throws in
            try await village.act { try Units.found(Village.newCell, by: $0, $1) }
            for (draft, operation) in [(paper, "7"), (status, "5")] {
                let differs = Problem("person", "problem.movement.differs", ["operation": operation]).of(draft: 0)
                let plan = try await village.plan([draft])
                #expect(plan.problems == [differs])
            }
            // The other cell was founded on 5/4, after the transfer.
            let plan = try await village.plan([target])
            #expect(plan.problems == [Problem("counterpart", "problem.unit.not_yet", ["day": "5/4/2024"]).of(draft: 0)])
        }
    }

    @Test(arguments: Engine.available)
    func `what does not fit the register is said at its field and draft`(engine: Engine) async throws {
        var stranger = Self.move("DV-06", .admission, "CB-MOC", "1/4")
        stranger.personName = "Vũ Ngọc Khác"
        let cases: [(MovementDraft, String)] = [
            (Self.move("DV-99", .admission, "CB-MOC", "1/4"), "person problem.person.unknown"),
            (stranger, "name problem.person.other_name"),
            (Self.move("DV-06", .admission, "CB-KHONG", "1/4"), "unit problem.unit.unknown"),
            (Self.move("DV-06", .admission, "DU-DOANHNGHIEP", "1/4"), "unit problem.unit.no_members"),
            (Self.move("DV-06", .admission, "CD-MOC", "1/4"), "unit problem.unit.no_members"),
            (Self.move("DV-06", .admission, "TU-X", "1/4"), "unit problem.unit.no_members"),
            (Self.move("DV-06", .admission, "CB-GOM", "14/2"), "unit problem.unit.not_yet"),
            (Self.move("DV-01", .transfer, "CB-MOC", "1/4", to: "CB-KHONG"), "counterpart problem.unit.unknown"),
            (Self.move("DV-01", .transfer, "CB-MOC", "14/2", to: "CB-GOM"), "counterpart problem.unit.not_yet"),
            (Self.move("DV-06", .admission, "CB-MOC", "10/4"), "effective_on problem.date.future"),
        ]
        try await Village.on(engine) { (village) async throws in
            for (draft, said) in cases {
                let plan = try await village.plan([Village.openings[0], draft])
                #expect(Self.said(plan).first == "1 \(said)")
                #expect(plan.new.isEmpty)
            }
            let twice = Self.move("DV-06", .admission, "CB-MOC", "1/4")
            let plan = try await village.plan([twice, twice])
            #expect(Self.said(plan) == ["1 person problem.duplicate"])
        }
    }

    /// A refusal, and the record that stands against it.
    private static func against(_ reason: String) -> [String] {
        ["0 kind problem.movement.\(reason)", "0 kind problem.movement.standing"]
    }

    @Test(arguments: Engine.available)
    func `the whole sequence of a person is re-checked`(engine: Engine) async throws {
        let cases: [([MovementDraft], [String])] = [
            // Impossible after what stands.
            ([Self.move("DV-01", .admission, "CB-MOC", "1/4")], Self.against("already_member")),
            ([Self.move("DV-01", .recognition, "CB-MOC", "1/4")], Self.against("already_official")),
            ([Self.move("DV-06", .removal, "CB-MOC", "1/4")], ["0 kind problem.movement.not_yet_member"]),
            ([Self.move("DV-03", .removal, "CB-MOC", "1/4")], Self.against("has_left")),
            ([Self.move("DV-04", .removal, "CB-MOC", "1/4")], Self.against("elsewhere")),
            // Late, and ruled out by what was recorded for a later day.
            ([Self.move("DV-04", .removal, "CB-MOC", "1/2")], ["0 kind problem.movement.later_stands"]),
            ([Self.move("DV-03", .transfer, "CB-MOC", "1/3", to: "CB-GOM")], ["0 kind problem.movement.later_stands"]),
            // Within one list.
            (
                [Self.move("DV-06", .admission, "CB-MOC", "1/4"), Self.move("DV-06", .removal, "CB-GOM", "2/4")],
                ["1 kind problem.movement.elsewhere"]
            ),
            (
                [Self.move("DV-06", .recognition, "CB-MOC", "1/4"), Self.move("DV-06", .admission, "CB-MOC", "1/4")],
                ["0 kind problem.movement.not_yet_member"]
            ),
            // Possible.
            ([Self.move("DV-05", .recognition, "CB-MOC", "21/1")], []),
            ([Self.move("DV-06", .admission, "CB-MOC", "1/4"), Self.move("DV-06", .removal, "CB-MOC", "1/4")], []),
            ([Self.move("DV-06", .removal, "CB-MOC", "2/4"), Self.move("DV-06", .admission, "CB-MOC", "1/4")], []),
        ]
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            for (drafts, said) in cases {
                let plan = try await village.plan(drafts)
                #expect(Self.said(plan) == said)
                if !said.isEmpty {
                    let refused = try await village.failure {
                        try Movements.record(Movements.plan(drafts, as: Village.scope, $1), by: $0, $1)
                    }
                    #expect(refused == .invalid(plan.problems))
                }
            }
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `what a late movement is ruled out by is named with its day and kind`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let plan = try await village.plan([Self.move("DV-04", .removal, "CB-MOC", "1/2")])
            // The first that could not have happened: the recognition of 20/2.
            #expect(
                plan.problems.map(\.message.arguments) == [
                    ["day": "20/2/2024", "kind": "recognition", "operation": "13"]
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `movements of one day in one list keep the list's order`(engine: Engine) async throws {
        let people = (10..<30).map { number in
            PersonDraft(
                code: "DV-\(number)", name: "Người \(number)", sex: .male, details: [:], workplaceTaxCode: nil,
                workplaceFrom: nil)
        }
        let drafts = people.flatMap { person -> [MovementDraft] in
            var admission = Self.move("", .admission, "CB-MOC", "1/4")
            var transfer = Self.move("", .transfer, "CB-MOC", "1/4", to: "CB-GOM")
            (admission.personCode, admission.personName) = (person.code, person.name)
            (transfer.personCode, transfer.personName) = (person.code, person.name)
            return [admission, transfer]
        }
        try await Village.on(engine) { (village) async throws in
            try await village.act { try People.enter(People.plan(people, as: Village.scope, $1), by: $0, $1) }
            try await village.act { try Movements.record(Movements.plan(drafts, as: Village.scope, $1), by: $0, $1) }
            let question = try await village.question("CB-GOM", "1/4", "1/4")
            #expect(try await village.value("party.members", question) == .held(21))
            let records = try await village.records("party.members", question).records
            #expect(Set(records.map(\.unitCode)) == ["CB-GOM"])
            #expect(try await village.value("party.members", village.question("CB-MOC", "1/4", "1/4")) == .held(3))
        }
    }

    @Test(arguments: Engine.available)
    func `who moves leaves the class they stood in and takes the class of the new cell's host`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            // 05 works nowhere: admitted to a cell in a private enterprise, moves to one in a foreign enterprise.
            let drafts = [
                Self.move("DV-05", .transfer, "CB-MOC", "1/4", to: "CB-GOM"),
                Self.move("DV-05", .removal, "CB-GOM", "5/4"),
            ]
            let person = try await village.person("DV-05")
            try await village.act { try Movements.record(Movements.plan(drafts, as: Village.scope, $1), by: $0, $1) }
            let rows = try await village.register.read { (desk) throws in
                let rows = try desk.db.run(
                    """
                    SELECT effective_on, cause, ownership, amount FROM posting WHERE subject = \(person)
                    ORDER BY effective_on, cause, amount
                    """)
                return try rows.map { "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2)) \(try $0.int(3))" }
            }
            #expect(
                rows == [
                    "2024-01-20 admission private 1", "2024-04-01 transfer_in foreign 1",
                    "2024-04-01 transfer_out private -1", "2024-04-01 transfer_within private -1",
                    "2024-04-01 transfer_within foreign 1", "2024-04-05 removal foreign -1",
                ])
        }
    }
}

extension Village {
    func plan(_ drafts: [MovementDraft]) async throws -> Plan<MovementEntering> {
        try await register.read { try Movements.plan(drafts, as: Village.scope, $0) }
    }
}
