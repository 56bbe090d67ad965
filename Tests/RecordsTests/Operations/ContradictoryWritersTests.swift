import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Two offices record at once, each by a connection of its own, what cannot both be. Each has looked over its own and
/// found nothing against it. One is recorded; the other is told what stands against it, and nothing of it is written.
@Suite struct ContradictoryWritersTests {
    private typealias Act = @Sendable (Author, Desk) throws -> Receipt

    private enum Ending: Sendable {
        case recorded(Int)
        case refused([Problem])
    }

    /// Lets both record at once in a village of its own; what became of each, in their order.
    private static func race(
        _ engine: Engine, _ acts: [Act], after units: [UnitDraft],
        _ body: @Sendable (Village, [Ending]) async throws -> Void
    ) async throws {
        let (clock, vault) = (TestClock(Village.moment(2024, 1, 1)), Vault.fresh())
        try await engine.withLocation { location in
            let databases = [
                try await Database(location, clock: { clock.now }), try await Database(location, clock: { clock.now }),
            ]
            try await databases[0].migrate(try Register.migrations())
            let village = try await Village.entered(in: databases[0], clock: clock, vault: vault)
            try await village.act { try Units.enter(Units.plan(units, as: Village.scope, $1), by: $0, $1) }
            let other = try Register(database: databases[1], vault: vault)
            let before = try await village.size()
            async let one = attempt(acts[0], in: village.register)
            async let two = attempt(acts[1], in: other)
            let endings = try await [one, two]
            #expect(try await other.read { try Verification.run($0) } == [])
            #expect(try await village.size()[0] == before[0] + 1)
            try await body(village, endings)
            for database in databases { await database.close() }
        }
    }

    private static func attempt(_ act: @escaping Act, in register: Register) async throws -> Ending {
        do {
            return .recorded(
                try await register.write { desk in
                    let receipt = try act(Author(Village.scope, operation: UUID().uuidString), desk)
                    // Long enough for the other to be waiting already.
                    Thread.sleep(forTimeInterval: 0.2)
                    return receipt.seq
                })
        } catch Failure.invalid(let problems) {
            return .refused(problems)
        }
    }

    /// The number of the one that was recorded, and the problems of the other.
    private static func told(_ endings: [Ending]) throws -> (operation: Int, refused: [Problem]) {
        switch (endings[0], endings[1]) {
        case (.recorded(let seq), .refused(let problems)), (.refused(let problems), .recorded(let seq)):
            return (seq, problems)
        default: throw Failure.notFound
        }
    }

    private static func unit(_ code: String, _ type: UnitType, under parent: String) -> UnitDraft {
        UnitDraft(
            code: code, name: "Đơn vị \(code)", type: type, parentCode: parent, entry: .opening, from: Village.start)
    }

    private static func step(_ draft: ReorganisationDraft) -> Act {
        { try Reorganisations.recordOne(draft, by: $0, $1) }
    }

    @Test(arguments: Engine.available)
    func `one cell merged into two others is merged into one of them`(engine: Engine) async throws {
        let acts = ["CB-MOC", "CB-VAI"].map { Self.step(Village.step(.merge, "CB-GOM", "1/4", other: $0)) }
        let third = Self.unit("CB-VAI", .cell, under: "DU-DOANHNGHIEP")
        try await Self.race(engine, acts, after: [third]) { village, endings in
            let (_, refused) = try Self.told(endings)
            #expect(refused.map { "\($0.field) \($0.message.key)" } == ["unit problem.unit.ended"])
            #expect(refused.first?.message.arguments["day"] == "1/4/2024")
            // Nobody is lost and nobody is there twice: 01, 02 and 05 beside 04.
            #expect(try await village.members("DU-DOANHNGHIEP", "1/4") == 4)
            #expect(try await village.members("CB-GOM", "1/4") == 0)
            let together = [try await village.members("CB-MOC", "1/4"), try await village.members("CB-VAI", "1/4")]
            #expect(together == [4, 0] || together == [3, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `one person transferred to two cells goes to one of them`(engine: Engine) async throws {
        let acts = [("CB-GOM", "5/4"), ("CB-VAI", "6/4")].map { cell, day -> Act in
            let draft = Village.movement(
                "DV-01", .transfer, "CB-MOC", Village.on(day), to: cell, decision: "88-GT/QU")
            return { try Movements.record(draft, by: $0, $1) }
        }
        let third = Self.unit("CB-VAI", .cell, under: "DU-DOANHNGHIEP")
        try await Self.race(engine, acts, after: [third]) { village, endings in
            let (operation, refused) = try Self.told(endings)
            // The later one is told where they are by then; of the earlier, that the later one was from elsewhere.
            let keys = refused.map(\.message.key)
            #expect(
                keys == ["problem.movement.elsewhere", "problem.movement.standing"]
                    || keys == ["problem.movement.later_stands"])
            #expect(refused.last?.message.arguments["operation"] == String(operation))
            #expect(try await village.members("CB-MOC", "9/4") == 2)
            #expect(try await village.members("DU-DOANHNGHIEP", "9/4") == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `of two units each moved under the other one goes`(engine: Engine) async throws {
        let acts = [("QU-LANG", "QU-BEN"), ("QU-BEN", "QU-LANG")].map { unit, parent in
            Self.step(Village.step(.move, unit, "1/4", parent: parent))
        }
        let beside = Self.unit("QU-BEN", .upperCommittee, under: "TU-X")
        try await Self.race(engine, acts, after: [beside]) { village, endings in
            let (_, refused) = try Self.told(endings)
            #expect(refused.map { "\($0.field) \($0.message.key)" } == ["parent problem.reorganisation.below_itself"])
            let lang = try await village.members("QU-LANG", "1/4")
            let ben = try await village.members("QU-BEN", "1/4")
            // QU-LANG has its four wherever it stands; QU-BEN has them where QU-LANG went under it.
            #expect(lang == 4)
            if case .recorded = endings[0] { #expect(ben == 4) } else { #expect(ben == 0) }
        }
    }
}
