import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// A person who was entered twice is made one, and two again.
@Suite struct PersonMergerTests {
    /// `DV-07` is `DV-02` again: of the same name and birth, with another phone, a card, and another workplace from
    /// February on; and once more on the opening list of `CB-MOC`.
    static let second: PersonDraft = {
        var person = Village.people[1]
        person.code = "DV-07"
        person.details = [
            .birth: "1982-02-12", .phone: "0999000007", .cardNumber: "00000707", .recordNumber: "000707HN",
        ]
        (person.workplaceTaxCode, person.workplaceFrom) = ("0109000022", Village.on("1/2"))
        return person
    }()

    static func opening(_ code: String) -> MovementDraft {
        var movement = Village.movement("DV-02", .opening, "CB-MOC", Village.start, status: .official)
        movement.personCode = code
        return movement
    }

    /// On 10/4: operations 15 and 16.
    static func enterTwice(_ village: Village) async throws {
        try await village.record(2024, 4, 10, "twice") { author, desk in
            try People.enter(People.plan([second], as: Village.scope, desk), by: author, desk)
        }
        try await village.move(2024, 4, 10, "twice-opening", [opening("DV-07")])
        village.clock.now = Village.moment(2024, 4, 11)
    }

    static func plan(
        _ village: Village, _ code: String = "DV-07", _ survivor: String = "DV-02", falling: Set<Movement.ID> = [],
        as scope: Scope = Village.scope
    ) async throws -> PersonMergerPlan {
        try await village.register.read { desk in
            try People.planMerger(
                PersonMergerDraft(code: code, survivor: survivor, falling: falling), as: scope, desk)
        }
    }

    static func keys(_ plan: PersonMergerPlan) -> [String] {
        plan.problems.map { $0.message.key }
    }

    /// Makes the two one; one of the two openings falls away.
    @discardableResult
    static func merge(_ village: Village, losing isOfGoing: Bool = true) async throws -> Int {
        let falling = try await plan(village).steps.filter { $0.isOfGoing == isOfGoing }.map(\.id)
        let draft = PersonMergerDraft(code: "DV-07", survivor: "DV-02", falling: Set(falling))
        return try await village.act { try People.merge(draft, by: $0, $1) }.seq
    }

    private func members(_ village: Village, known: String? = nil) async throws -> FigureValue? {
        try await village.value("party.members", village.question("QU-LANG", "1/1", "31/3", known: known))
    }

    private func file(_ village: Village, _ code: String) async throws -> PersonFile {
        try await village.register.read { try PersonQueries.file(code, as: Village.scope, $0) }
    }

    private func details(_ village: Village, _ code: String) async throws -> [PersonDetail: String] {
        try await village.act {
            try PersonDetails.reveal(code, for: .reconciliation, as: Village.scope, $1)
        }
    }

    @Test(arguments: Engine.available)
    func `what both say stands side by side, sealed values are compared and not told`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await Self.enterTwice(village)
            let plan = try await Self.plan(village)
            let said = plan.fields.map { "\($0.field) \($0.agreement.rawValue) \($0.isSealed)" }
            #expect(
                said == [
                    "name same false", "sex same false", "birth same true", "identity_number kept true",
                    "card_number taken true", "record_number taken true", "ethnicity kept true", "religion kept true",
                    "phone differs true", "address kept true",
                ])
            #expect(plan.fields.allSatisfy { !$0.isSealed || ($0.going == nil && $0.staying == nil) })
            #expect(
                plan.works.map { "\($0.workplace?.taxCode ?? "") \($0.from.iso) \($0.isOfGoing)" } == [
                    "0109000011 2020-01-01 false", "0109000022 2024-02-01 true",
                ])
            // A member from the same day of the same cell: one of the two openings says it twice.
            #expect(plan.steps.map { "\($0.kind.rawValue) \($0.isOfGoing)" } == ["opening false", "opening true"])
            #expect(
                Self.keys(plan) == [
                    "problem.movement.already_member", "problem.movement.standing", "problem.merger.falls",
                ])
            #expect(plan.problems[0].field == "movement.\(plan.steps[1].id.text)")
            #expect(plan.problems[1].message.arguments["operation"] == "5")
            let falling = try await Self.plan(village, falling: [plan.steps[1].id])
            #expect(falling.problems == [] && falling.steps.map(\.falls) == [false, true])
        }
    }

    @Test(arguments: Engine.available, [true, false])
    func `the person counts once from now on, twice as known before, and twice again`(
        engine: Engine, isOfGoing: Bool
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await members(village) == .held(4))
            try await Self.enterTwice(village)
            #expect(try await members(village) == .held(5))
            let before = try await village.all(village.question("QU-LANG", "1/1", "31/3"))
            let merger = try await Self.merge(village, losing: isOfGoing)
            #expect(try await members(village) == .held(4))
            #expect(try await members(village, known: "10/4") == .held(5))
            #expect(try await village.findings() == [])
            let merged = try await file(village, "DV-02")
            #expect(merged.row.standing.status == .official && merged.steps.count == 1)
            #expect(merged.row.workplace?.taxCode == "0109000022" && merged.merged.map(\.code) == ["DV-07"])

            #expect(try await village.reversal(merger) == nil)
            #expect(try await members(village) == .held(5))
            #expect(try await village.all(village.question("QU-LANG", "1/1", "31/3")) == before)
            let (one, other) = (try await file(village, "DV-02"), try await file(village, "DV-07"))
            #expect(one.merged == [] && one.row.workplace?.taxCode == "0109000011" && one.steps.count == 1)
            #expect(other.row.workplace?.taxCode == "0109000022" && other.steps.count == 1)
            #expect(try await details(village, "DV-07")[.phone] == "0999000007")
            #expect(try await details(village, "DV-02")[.cardNumber] == nil)
            #expect(try await village.findings() == [])
            // Two again, they may be made one again.
            try await Self.merge(village)
            #expect(try await members(village) == .held(4))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the number of the entry that went means the one who remains`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await Self.enterTwice(village)
            try await Self.merge(village)
            #expect(try await file(village, "DV-07").row.code == "DV-02")
            let (named, searched) = try await village.register.read { desk in
                var filter = PersonFilter()
                filter.search = "dv-07"
                return (
                    try PersonQueries.matching("dv-07", limit: 5, as: Village.scope, desk),
                    try PersonQueries.page(filter, limit: 9, offset: 0, as: Village.scope, desk).rows
                )
            }
            #expect(named.map(\.code) == ["DV-02"] && searched.map(\.code) == ["DV-02"])
            let byName = try await village.register.read {
                try PersonQueries.matching("ben", limit: 5, as: Village.scope, $0)
            }
            #expect(byName.map(\.code) == ["DV-02"])
            // The lists of before change nothing, and the number is said to be a second one.
            let people = try await village.register.read {
                try People.plan([Self.second, Village.people[1]], as: Village.scope, $0)
            }
            #expect(people.same == 2 && people.changed.isEmpty && people.problems.isEmpty && people.reversed.isEmpty)
            #expect(
                people.notices.map { "\($0.field) \($0.message.key) \($0.draft ?? -1)" } == [
                    "code notice.person.merged 0"
                ])
            let movements = try await village.register.read {
                try Movements.plan([Self.opening("DV-07"), Self.opening("DV-02")], as: Village.scope, $0)
            }
            #expect(movements.same == 2 && movements.new.isEmpty && movements.problems.isEmpty)
            #expect(movements.notices.map(\.message.arguments["code"]) == ["DV-02"])
            // Something new under the second number is recorded of the one who remains.
            var removal = Village.movement("DV-02", .removal, "CB-MOC", Village.on("5/4"), decision: "31-QĐ/QU")
            removal.personCode = "DV-07"
            let draft = removal
            try await village.act { try Movements.record(draft, by: $0, $1) }
            #expect(try await file(village, "DV-02").row.standing.status == .left)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `sealed details are taken over, and erased under both numbers`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await Self.enterTwice(village)
            let merger = try await Self.merge(village)
            let taken = try await details(village, "DV-02")
            #expect(taken[.cardNumber] == "00000707" && taken[.recordNumber] == "000707HN")
            // The one who remains is believed.
            #expect(taken[.phone] == "0912345602")
            let person = try await village.person("DV-02")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            let keys = try await village.register.read { desk in
                try desk.db.run(
                    """
                    SELECT person.code FROM person JOIN data_key ON data_key.subject = person.id
                    WHERE data_key.wrapped IS NULL ORDER BY person.code
                    """
                ).map { try $0.text(0) }
            }
            #expect(keys == ["DV-02", "DV-07"])
            #expect(try await village.reversal(merger) == .conflict(Message("problem.person.erased")))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what contradicts a merger is told at its field`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await Self.enterTwice(village)
            func problems(_ code: String, _ survivor: String) async throws -> [String] {
                try await Self.plan(village, code, survivor).problems.map { "\($0.field) \($0.message.key)" }
            }
            #expect(try await problems("DV-99", "DV-02") == ["code problem.person.unknown"])
            #expect(try await problems("DV-07", "DV-99") == ["survivor problem.person.unknown"])
            #expect(try await problems("DV-07", "DV-07") == ["survivor problem.merger.itself"])
            try await Self.merge(village)
            #expect(try await problems("DV-07", "DV-01") == ["code problem.person.merged"])
            #expect(try await problems("DV-01", "DV-07") == ["survivor problem.person.merged"])
            let scope = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            // 04 is of the cell, 01 is not even seen.
            #expect(
                Self.keys(try await Self.plan(village, "DV-01", "DV-04", as: scope)) == ["problem.person.unknown"])
            let viewer = try await ScopedWorkTests.scope(.viewer, village, "QU-LANG")
            #expect(
                Self.keys(try await Self.plan(village, "DV-01", "DV-04", as: viewer))
                    == ["problem.unit.scope", "problem.unit.scope"])
        }
    }

    @Test(arguments: Engine.available)
    func `official in two cells on one day is refused, and the record named`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // 01 stands in CB-MOC since the opening; 04 since 1/3 in CB-GOM, before it in CB-MOC.
            let plan = try await Self.plan(village, "DV-04", "DV-01")
            #expect(Self.keys(plan).first == "problem.movement.already_member")
            #expect(plan.problems[1].message.arguments["operation"] == "5")
            // Without the second opening, 04's recognition finds an official member.
            let opening = try #require(plan.steps.first { $0.isOfGoing })
            let next = try await Self.plan(village, "DV-04", "DV-01", falling: [opening.id])
            #expect(Self.keys(next).first == "problem.movement.already_official")
        }
    }
}
