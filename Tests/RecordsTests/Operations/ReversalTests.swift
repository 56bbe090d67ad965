import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// What stands against taking an operation back is named, and gives way once it is taken back itself.
@Suite struct ReversalTests {
    static func stands(_ operation: Int, _ what: String) -> Failure {
        .conflict(Message("problem.reversal.stands", ["operation": String(operation), "what": what]))
    }

    @Test(arguments: Engine.available)
    func `units with others below, and enterprises with units in them, stay`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.reversal(1) == Self.stands(3, "unit"))
            #expect(try await village.reversal(2) == Self.stands(3, "unit"))
        }
    }

    @Test(arguments: Engine.available)
    func `a founded cell with a member goes after the movement that brought the member`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2024, 4, 10)
            #expect(try await village.reversal(6) == Self.stands(7, "movement"))
            #expect(try await village.reversal(7) == nil)
            #expect(try await village.reversal(6) == nil)
            let now = try await village.all(village.question("QU-LANG", "1/1", "31/3"))
            // 01 and 02 and 04 are left: 05 is not admitted, 03 stays removed; 04 never moved.
            #expect(now["party.members"] == .held(3) && now["party.members.admitted"] == .held(0))
            #expect(now["party.cells.founded"] == .held(0) && now["party.organisations"] == .held(2))
            let before = try await village.all(village.question("QU-LANG", "1/1", "31/3", known: "9/4"))
            #expect(before["party.members"] == .held(4) && before["party.cells.founded"] == .held(1))
        }
    }

    @Test(arguments: Engine.available)
    func `a movement stays while a later one of the same person rests on it`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let contradicted = try await village.reversal(5)
            // 03 was removed by 11, 04 moved by 7 and recognised by 13; any of them may be named.
            #expect([7, 11, 13].map { Self.stands($0, "movement") }.contains(contradicted))
            #expect(try await village.reversal(11) == nil)
            #expect(try await village.reversal(13) == nil)
            #expect(try await village.reversal(5) == Self.stands(7, "movement"))
            #expect(try await village.reversal(7) == nil)
            #expect(try await village.reversal(5) == nil)
            let now = try await village.all(village.question("QU-LANG", "1/1", "31/3"))
            #expect(now["party.members"] == .held(0))
        }
    }

    @Test(arguments: Engine.available)
    func `an enterprise that was visited goes after the visit`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let listing = try await village.act {
                try Enterprises.list(
                    Enterprises.plan(
                        [Village.newEnterprise], as: Village.scope, $1), by: $0, $1)
            }
            let visit = try await village.act {
                try Surveys.record(
                    Surveys.plan(
                        [Village.newVisit], as: Village.scope, $1), by: $0, $1)
            }
            #expect(try await village.reversal(listing.seq) == Self.stands(visit.seq, "survey"))
            #expect(try await village.reversal(visit.seq) == nil)
            #expect(try await village.reversal(listing.seq) == nil)
        }
    }

    @Test(arguments: Engine.available, ["unit", "giver"])
    func `a unit that has or gave a target goes after the target`(engine: Engine, side: String) async throws {
        try await Village.on(engine) { (village) async throws in
            let cell = try await village.act { try Units.found(Village.newCell, by: $0, $1) }
            let draft = TargetDraft(
                unitCode: side == "unit" ? "CB-LUA" : "CB-MOC", indicator: "party.members.admitted",
                from: Village.on("1/1/2025"), to: Village.on("31/12/2025"), value: 1, upper: nil, shape: .atLeast,
                giverCode: side == "unit" ? nil : "CB-LUA", document: nil, documentOn: nil)
            let target = try await village.act {
                try Targets.give(Targets.plan([draft], as: Village.scope, $1), by: $0, $1)
            }
            #expect(try await village.reversal(cell.seq) == Self.stands(target.seq, "target"))
            #expect(try await village.reversal(target.seq) == nil)
            #expect(try await village.reversal(cell.seq) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what is taken back is not taken back again, and a reversal not at all`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let size = try await village.size()
            #expect(try await village.reversal(12) == .conflict(Message("problem.reversal.done")))
            #expect(
                try await village.reversal(14)
                    == .conflict(Message("problem.reversal.kind", ["kind": "reversal"])))
            #expect(try await village.reversal(4) == Self.stands(5, "movement"))
            #expect(try await village.reversal(99) == .notFound)
            #expect(try await village.size() == size)
        }
    }

    @Test(arguments: Engine.available)
    func `a reversal needs a reason of at most 500 characters`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.reversal(13, "") == .invalid([Problem("reason", "problem.required")]))
            #expect(
                try await village.reversal(13, String(repeating: "ổ", count: 501))
                    == .invalid([Problem("reason", "problem.too_long", ["most": "500"])]))
            #expect(try await village.reversal(13, String(repeating: "ổ", count: 500)) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a reversal posts the opposite amounts on the same days, and nothing else`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            #expect(try await village.reversal(7) == nil)
            let rows = try await village.register.read { (desk) throws in
                try desk.db.run(
                    """
                    SELECT person.code, posting.effective_on, posting.cause, posting.status, posting.amount
                    FROM posting JOIN person ON person.id = posting.subject WHERE posting.op = 15
                    ORDER BY person.code, posting.cause
                    """
                ).map { row in try (0..<4).map { try row.text($0) } + [String(try row.int(4))] }
            }
            #expect(
                rows == [
                    ["DV-04", "2024-03-01", "transfer_in", "official", "-1"],
                    ["DV-04", "2024-03-01", "transfer_out", "official", "1"],
                    ["DV-05", "2024-01-20", "admission", "probationary", "-1"],
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `an operation tells who took it back and why`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.register.read { (desk) throws in
                let mistake = try Operations.detail(12, as: Village.scope, desk)
                #expect(mistake.summary.reversedBy == [14])
                #expect(mistake.facts.map(\.isReversed) == [true])
                #expect(mistake.against == Message("problem.reversal.done"))
                let reversal = try Operations.detail(14, as: Village.scope, desk)
                #expect(reversal.reason == Village.reason)
                #expect(reversal.summary.operation.reverses == 12)
                let founding = try Operations.detail(6, as: Village.scope, desk)
                #expect(founding.against?.arguments["operation"] == "7")
                #expect(try Operations.detail(13, as: Village.scope, desk).against == nil)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a person's erasure stands against is said before it is tried`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let person = try await village.person("DV-03")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            let erased = Message("problem.person.erased")
            #expect(try await village.reversal(11) == .conflict(erased))
            let detail = try await village.register.read { try Operations.detail(11, as: Village.scope, $0) }
            #expect(detail.against == erased)
            #expect(try await village.reversal(13) == nil)
        }
    }
}

extension Village {
    static let newEnterprise = EnterpriseDraft(
        taxCode: newTaxCode, name: "Công ty TNHH Giấy Dó", legalForm: .limitedMany, ownership: .domestic,
        address: "Ô Làng", industry: "Giấy", workers: 30, status: .steady, managerCode: "DU-DOANHNGHIEP",
        from: on("1/4"))

    private static let newTaxCode: TaxCode = {
        guard let taxCode = TaxCode("0109000044") else { preconditionFailure("ten digits are a tax code") }
        return taxCode
    }()

    static let newVisit = SurveyDraft(
        taxCode: "0109000044", enterpriseName: "Công ty TNHH Giấy Dó", round: "Quý II/2024", visitedOn: on("8/4"),
        workers: 30, official: 2, probationary: 0, steady: true, source: .homeCell)

    /// Tries to take an operation back; the failure, or nil where it went through.
    func reversal(_ seq: Int, _ reason: String = "Ghi nhầm", as scope: Scope = Village.scope) async throws -> Failure? {
        try await failure(as: scope) { try Reversal.reverse(seq, reason: reason, by: $0, $1) }
    }
}
