import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// One person: movements with the operations behind them, and what is sealed, opened only for a reason.
@Suite struct PersonFileTests {
    @Test(arguments: Engine.available)
    func `the movements stand in their order, each with its operation and where it left them`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let file = try await village.file("DV-04")
            #expect(file.steps.map(\.kind) == [.opening, .recognition, .transfer])
            #expect(file.steps.map(\.operation?.seq) == [5, 13, 7])
            #expect(file.steps.map(\.operation?.movements) == [4, 1, 2])
            #expect(file.steps.map(\.unit?.code) == ["CB-MOC", "CB-MOC", "CB-MOC"])
            #expect(file.steps.map(\.arrival?.code) == ["CB-MOC", "CB-MOC", "CB-GOM"])
            #expect(file.steps.map(\.decision?.number) == [nil, "08-QĐ/QU", "12-QĐ/QU"])
            #expect(file.step(by: Village.on("29/2"))?.kind == .recognition)
            #expect(file.step(by: Village.on("30/12/2023")) == nil)
            #expect(file.operations.map(\.seq) == [13, 7, 5, 4])
            #expect(file.operations.map(\.isSeen) == [true, true, true, true])
            #expect(file.mayRecord && !file.isErased)
        }
    }

    @Test(arguments: Engine.available)
    func `what was taken back is history and no movement`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let file = try await village.file("DV-06")
            #expect(file.steps.isEmpty)
            #expect(file.operations.map(\.seq) == [14, 12, 4])
            #expect(file.operations.map(\.kind) == [.reversal, .importMovements, .importPeople])
            #expect(file.operations.first?.reverses == 12)
            let left = try await village.file("DV-03")
            #expect(left.steps.last?.arrival == nil)
            #expect(left.row.unit?.code == "CB-MOC")
        }
    }

    @Test(arguments: Engine.available)
    func `who may record follows the place, and operations elsewhere are named but not opened`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let recorder = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            let viewer = try await ScopedWorkTests.scope(.viewer, village, "CB-GOM")
            let committee = try await ScopedWorkTests.scope(.recorder, village, "DU-DOANHNGHIEP")
            #expect(try await village.file("DV-04", as: recorder).mayRecord)
            #expect(try await !village.file("DV-04", as: viewer).mayRecord)
            // 13 belongs to CB-MOC, the lists 4, 5 and 7 to the whole register.
            #expect(
                try await village.file("DV-04", as: recorder).operations.map(\.isSeen) == [false, false, false, false])
            #expect(
                try await village.file("DV-04", as: committee).operations.map(\.isSeen) == [true, false, false, false])
            // Not a member anywhere: by the enterprise where they work, which the committee manages.
            #expect(try await village.file("DV-06", as: committee).mayRecord)
        }
    }

    @Test(arguments: Engine.available)
    func `sealed details are opened for a reason, and the journal says by whom, of whom and why`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let person = try await village.person("DV-02")
            let details = try await village.act {
                try PersonDetails.reveal("DV-02", for: .verification, as: $0.scope, $1)
            }
            #expect(details == Village.people[1].details)
            let entries = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT account, kind, subject FROM access").map {
                    [try $0.text(0), try $0.text(1), try $0.text(2)]
                }
            }
            #expect(entries == [[Account.system.text, "reveal", "\(person.text) verification"]])
        }
    }

    @Test(arguments: Engine.available)
    func `who may only look, or is elsewhere, opens nothing and leaves no entry`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let viewer = try await ScopedWorkTests.scope(.viewer, village, "QU-LANG")
            let other = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            func refusal(_ scope: Scope) async throws -> Failure? {
                try await village.failure(as: scope) {
                    try PersonDetails.reveal("DV-02", for: .request, as: $0.scope, $1)
                }
            }
            #expect(try await refusal(viewer) == .forbidden)
            #expect(try await refusal(other) == .notFound)
            #expect(try await village.count("access") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `of whom was erased the movements stay and nothing sealed opens`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let person = try await village.person("DV-02")
            try await village.act { try PersonDetails.erase(person, by: $0, $1) }
            let file = try await village.file("DV-02")
            #expect(file.isErased)
            #expect(file.row.name == "(đã xóa)")
            #expect(file.steps.map(\.kind) == [.opening])
            #expect(file.operations.first?.kind == .erasure)
            let details = try await village.act { try PersonDetails.reveal("DV-02", for: .request, as: $0.scope, $1) }
            #expect(details == [:])
        }
    }

    @Test(arguments: Engine.available)
    func `a person is entered once however often it is sent, and a number that is taken says no more`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let first = try await village.act("p-1") { try People.enter(PersonPlanTests.newcomer, by: $0, $1) }
            let again = try await village.act("p-1") { try People.enter(PersonPlanTests.newcomer, by: $0, $1) }
            #expect(first == again)
            #expect(try await village.count("person") == 7)
            // Not even whether the sealed details would be the same.
            for draft in [Village.people[1], PersonPlanTests.person(1) { $0.details[.religion] = "Khác" }] {
                let refused = try await village.failure { try People.enter(draft, by: $0, $1) }
                #expect(refused == .invalid([Problem("code", "problem.person.stands", ["value": "DV-02"])]))
            }
            let operation = try await village.register.read {
                try Operations.detail(first.seq, as: Village.scope, $0).summary.operation
            }
            #expect(operation.kind == .person)
        }
    }
}

extension Village {
    func file(_ code: String, as scope: Scope = Village.scope) async throws -> PersonFile {
        try await register.read { try PersonQueries.file(code, as: scope, $0) }
    }
}
