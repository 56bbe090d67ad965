import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// A demonstration is loaded under an injected clock; a register that people use refuses it.
@Suite struct InjectedClockTests {
    @Test(arguments: Engine.available)
    func `a demonstration is loaded until a real account has recorded`(engine: Engine) async throws {
        let clock = TestClock(Village.moment(2024, 1, 2))
        try await engine.withDatabase(clock: { clock.now }, migrations: try Register.migrations()) { database in
            let vault = Vault.fresh()
            let demonstration = try Register(database: database, vault: vault, isDemonstrating: true)
            let real = try Register(database: database, vault: vault)
            let province = UnitDraft(
                code: "TU-X", name: "Thành ủy X", type: .provinceCommittee, parentCode: nil, entry: .reference,
                from: Village.start)
            func enter(_ code: String, _ account: Account.ID, _ operation: String, in register: Register) async throws
                -> Int
            {
                var draft = province
                draft.code = code
                return try await register.write { [draft] desk in
                    let author = Author(Scope.everything(account), operation: operation)
                    return try Units.enter(Units.plan([draft], as: author.scope, desk), by: author, desk).seq
                }
            }
            #expect(try await enter("TU-A", Account.demonstration, "a", in: demonstration) == 1)
            #expect(try await enter("TU-B", Account.demonstration, "b", in: demonstration) == 2)
            #expect(try await enter("TU-C", Account.system, "c", in: real) == 3)
            await #expect(throws: Failure.conflict(Message("problem.demonstration.in_use"))) {
                _ = try await enter("TU-D", Account.demonstration, "d", in: demonstration)
            }
            #expect(try await enter("TU-E", Account.system, "e", in: real) == 4)
        }
    }
}
