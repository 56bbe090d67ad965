import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// What saying something otherwise of a person would do to what counts.
@Suite struct PersonForeseenTests {
    private static func draft(_ change: (inout PersonDraft) -> Void) -> PersonDraft {
        var draft = PersonDraft(
            code: "DV-05", name: Village.people[4].name, sex: .male, details: [:], workplaceTaxCode: nil,
            workplaceFrom: nil)
        change(&draft)
        return draft
    }

    @Test(arguments: Engine.available)
    func `an earlier workplace moves what later movements count under to its class`(engine: Engine) async throws {
        // Admitted on 20/1 and working nowhere, 05 counts under the host of the cell, which is private.
        let draft = Self.draft { ($0.workplaceTaxCode, $0.workplaceFrom) = ("0109000022", Village.on("1/1")) }
        try await Village.on(engine) { (village) async throws in
            let foreseen = try await village.foreseen(draft)
            #expect(foreseen == ["2024-01-20 admission foreign": 1, "2024-01-20 admission private": -1])
            let before = try await village.counted("DV-05")
            #expect(before == ["2024-01-20 admission private": 1])
            try await village.act { try People.change(draft, seen: nil, by: $0, $1) }
            #expect(try await village.counted("DV-05") == ["2024-01-20 admission foreign": 1])
        }
    }

    @Test(arguments: Engine.available)
    func `a later workplace counts from its day, a name or a telephone moves nothing`(engine: Engine) async throws {
        let workplace = Self.draft { ($0.workplaceTaxCode, $0.workplaceFrom) = ("0109000022", Village.on("21/1")) }
        let drafts = [
            Self.draft { $0.name = "Hoàng Minh Đăng Khoa" }, Self.draft { $0.details[.phone] = "0912000000" },
        ]
        try await Village.on(engine) { (village) async throws in
            #expect(
                try await village.foreseen(workplace) == [
                    "2024-01-21 change private": -1, "2024-01-21 change foreign": 1,
                ])
            for draft in drafts { #expect(try await village.foreseen(draft) == [:]) }
        }
    }
}

extension Village {
    /// What a change would post, by day, cause and class; what cancels out is left out.
    fileprivate func foreseen(_ draft: PersonDraft) async throws -> [String: Int] {
        try await register.read { (desk) throws in
            let plan = try People.planChange(draft, as: Village.scope, desk)
            #expect(plan.problems == [])
            return Self.summed(
                try People.foreseen(plan, desk).map { posting in
                    let dimensions = posting.dimensions
                    return ("\(posting.effectiveOn.iso) \(dimensions.cause) \(dimensions.ownership)", posting.amount)
                })
        }
    }

    /// What stands posted of a person, by day, cause and class.
    fileprivate func counted(_ code: String) async throws -> [String: Int] {
        let person = try await self.person(code)
        return try await register.read { (desk) throws in
            let rows = try desk.db.run(
                "SELECT effective_on, cause, ownership, amount FROM posting WHERE subject = \(person)")
            return Self.summed(
                try rows.map { ("\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))", try $0.int(3)) })
        }
    }

    private static func summed(_ amounts: [(String, Int)]) -> [String: Int] {
        Dictionary(amounts, uniquingKeysWith: +).filter { $0.value != 0 }
    }
}
