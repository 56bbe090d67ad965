import Domain
import Records
import Storage
import TestKit
import Testing

@Suite struct ErasureTests {
    @Test(arguments: Engine.available)
    func `an erased person cannot be read any more, and every figure stands as it was`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            var before: [String: [String: Int]] = [:]
            for unit in Self.units { before[unit] = try await village.figures(unit) }
            let person = try await village.person("DV-04")
            try await village.record(2024, 4, 10, "erasure") { try PersonDetails.erase(person, by: $0, $1) }
            var after: [String: [String: Int]] = [:]
            for unit in Self.units { after[unit] = try await village.figures(unit) }
            #expect(before == after)
            #expect(before["CB-GOM"]?["party.members"] == 1)

            let findings = try await village.findings()
            #expect(findings == [])
            let plan = try await village.register.read { desk in
                let plan = try People.plan(Village.people, as: Village.scope, desk)
                return (plan.same, plan.reversed, plan.new.count)
            }
            #expect(plan == (5, [3], 0))
        }
    }

    @Test(arguments: Engine.available)
    func `an erasure that was undone behind the register's back is found`(engine: Engine) async throws {
        for corruption in [
            Corruption(
                "the name is back", "UPDATE person SET name = 'Phạm Thu Đào' WHERE code = 'DV-04'",
                kinds: [.erasureIncomplete]),
            Corruption(
                "the digest is back",
                "UPDATE person_detail SET digest = sealed WHERE person = \(.person("DV-04")) AND field = 'phone'",
                kinds: [.erasureIncomplete]),
        ] {
            try await Village.on(engine) { village in
                let person = try await village.person("DV-04")
                try await village.record(2024, 4, 10, "erasure") { try PersonDetails.erase(person, by: $0, $1) }
                try await village.register.database.spoil(corruption)
                let kinds = Set(try await village.findings().map(\.kind))
                #expect(kinds == corruption.kinds)
            }
        }
    }

    private static let units = ["QU-LANG", "DU-DOANHNGHIEP", "CB-MOC", "CB-GOM"]
}
