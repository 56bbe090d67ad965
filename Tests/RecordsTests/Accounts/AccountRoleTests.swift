import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// Accounts that administrators make, and the roles they give and end.
@Suite struct AccountRoleTests {
    static func role(
        _ role: Account.Role, _ unit: String?, until: Day? = nil, from: Day = Village.on("9/4")
    ) -> RoleDraft {
        RoleDraft(
            role: role, unitCode: unit, reach: .below, lines: Set(Line.allCases), detail: .people, from: from,
            until: until)
    }

    static func draft(_ login: String, in unit: String?, _ role: RoleDraft) -> AccountDraft {
        AccountDraft(login: login, name: "Trần Thị Mai", unitCode: unit, role: role)
    }

    @Test(arguments: Engine.available)
    func `an administrator makes accounts for the unit and below, and gives no more than they have`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let scope = try await ScopedWorkTests.scope(.administrator, village, "DU-DOANHNGHIEP")
            func tried(_ draft: AccountDraft, as scope: Scope) async throws -> [String]? {
                let failure = try await village.failure(as: scope) { try Accounts.make(draft, by: $0, $1) }
                if failure == .forbidden { return ["forbidden"] }
                return failure.map(ScopedWorkTests.problems)
            }
            let cell = Self.draft("mai", in: "CB-MOC", Self.role(.recorder, "CB-MOC"))
            #expect(try await tried(cell, as: scope) == nil)
            #expect(try await tried(cell, as: scope) == ["login problem.account.taken"])
            let higher = Self.draft("lan", in: "CB-MOC", Self.role(.viewer, "QU-LANG"))
            #expect(try await tried(higher, as: scope) == ["held_in problem.unit.unknown"])
            let all = Self.draft("lan", in: "CB-MOC", Self.role(.viewer, nil))
            #expect(try await tried(all, as: scope) == ["role problem.role.more"])
            let elsewhere = Self.draft("lan", in: "LD-LANG", Self.role(.viewer, "CB-MOC"))
            #expect(try await tried(elsewhere, as: scope) == ["unit problem.unit.unknown"])
            let early = Self.draft("lan", in: "CB-MOC", Self.role(.viewer, "CB-MOC", from: Village.on("8/4")))
            #expect(try await tried(early, as: scope) == ["from problem.role.past"])
            let named = Self.draft("Lan Đỗ", in: "CB-MOC", Self.role(.viewer, "CB-MOC"))
            #expect(try await tried(named, as: scope) == ["login problem.account.login"])
            let recorder = try await ScopedWorkTests.scope(.recorder, village, "DU-DOANHNGHIEP")
            #expect(
                try await tried(Self.draft("lan", in: "CB-MOC", Self.role(.viewer, "CB-MOC")), as: recorder)
                    == ["forbidden"])
        }
    }

    @Test(arguments: Engine.available)
    func `a role ends after its last day, and at once where that is yesterday`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { (author, desk) in
                _ = try Accounts.make(
                    Self.draft("mai", in: "CB-MOC", Self.role(.recorder, "CB-MOC")), by: author, desk)
            }
            try await village.act { (author, desk) in
                _ = try Accounts.give(Self.role(.auditor, "CB-GOM"), to: "mai", by: author, desk)
            }
            func grants() async throws -> [Account.Role] {
                try await village.register.read { desk in
                    let file = try Accounts.file("mai", as: Village.scope, desk)
                    return try Accounts.scope(of: file.account.id, desk).grants.map(\.role)
                }
            }
            func end(_ kind: Account.Role, _ last: Day) async throws -> Failure? {
                try await village.failure { author, desk in
                    let file = try Accounts.file("mai", as: Village.scope, desk)
                    let held = file.roles.first { $0.role.grant.role == kind && $0.role.isHeld(on: desk.today) }
                    guard let held else { throw Failure.notFound }
                    return try Accounts.end(held.role, of: "mai", after: last, by: author, desk)
                }
            }
            #expect(try await Set(grants()) == [.recorder, .auditor])
            #expect(
                ScopedWorkTests.problems(try await end(.recorder, Village.on("7/4"))) == ["until problem.role.past"])
            #expect(try await end(.recorder, Village.on("10/4")) == nil)
            #expect(try await Set(grants()) == [.recorder, .auditor])
            #expect(try await end(.auditor, Village.on("8/4")) == nil)
            #expect(try await grants() == [.recorder])
            village.clock.advance(by: 2 * 24 * 3600)
            #expect(try await grants() == [])
            #expect(try await village.findings().isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an account that holds more than its administrator is seen and not touched`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { (author, desk) in
                _ = try Accounts.make(Self.draft("mai", in: "CB-MOC", Self.role(.viewer, nil)), by: author, desk)
            }
            let scope = try await ScopedWorkTests.scope(.administrator, village, "DU-DOANHNGHIEP")
            let other = try await ScopedWorkTests.scope(.administrator, village, "LD-LANG")
            try await village.register.read { (desk) throws in
                #expect(try Accounts.file("mai", as: scope, desk).mayBeChanged == false)
                #expect(try Accounts.file("mai", as: Village.scope, desk).mayBeChanged)
                #expect(throws: Failure.notFound) { try Accounts.file("mai", as: other, desk) }
                #expect(throws: Failure.notFound) { try Accounts.file("(system)", as: Village.scope, desk) }
                #expect(try Accounts.page(search: "tran mai", limit: 9, offset: 0, as: scope, desk).count == 1)
                #expect(try Accounts.page(search: "", limit: 9, offset: 0, as: other, desk).count == 0)
            }
            let failure = try await village.failure(as: scope) {
                try Accounts.give(Self.role(.viewer, "CB-MOC"), to: "mai", by: $0, $1)
            }
            #expect(failure == .forbidden)
        }
    }

    @Test(arguments: Engine.available)
    func `the last administrator of the register stays`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.act { (author, desk) in
                _ = try Accounts.make(Self.draft("mai", in: nil, Self.role(.administrator, nil)), by: author, desk)
            }
            let failure = try await village.failure { author, desk in
                let file = try Accounts.file("mai", as: Village.scope, desk)
                return try Accounts.end(file.roles[0].role, of: "mai", after: desk.today, by: author, desk)
            }
            #expect(ScopedWorkTests.problems(failure) == ["until problem.role.last"])
        }
    }

    @Test(arguments: Engine.available)
    func `a code for one use is good for seven days`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            _ = try await village.account()
            func isExpired() async throws -> Bool? {
                try await village.register.read { try Accounts.credential(login: "lan", $0)?.isExpired }
            }
            village.clock.advance(by: 7 * 24 * 3600)
            #expect(try await isExpired() == false)
            village.clock.advance(by: 1)
            #expect(try await isExpired() == true)
        }
    }

    @Test func `passwords that are guessed first are refused`() {
        for password in [
            "123456789012", "matkhau123456", "Mật khẩu 2024!!", "aaaaaaaaaaaa", "password-2026", "Vietnam@2026!!",
            "mai.tran.12345", "abcabcabcabc1", "quantrivien99",
        ] {
            #expect(Passwords.isCommon(password, login: "mai.tran"), "\(password)")
        }
        for password in ["Hoa sữa tháng 10 rơi", "thuyền-giấy-vượt-sông", "Mai về làng gốm sớm"] {
            #expect(!Passwords.isCommon(password, login: "mai.tran"), "\(password)")
        }
    }

    @Test(arguments: Engine.available)
    func `refusals in a browser that is known are counted apart`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let mark = try await village.register.read { KnownBrowser.fresh(for: "lan", $0) }
            func refused(_ mark: String?, of name: String = "lan") async throws -> Int {
                try await village.register.read { desk in
                    try AccessJournal.refusals(of: name, from: KnownBrowser(mark, of: name, desk), since: "", desk)
                }
            }
            try await village.register.write { desk in
                try AccessJournal.addRefusedSignIn("Lan", desk)
                try AccessJournal.addRefusedSignIn("lan", desk)
                try AccessJournal.addRefusedSignIn("lan", from: KnownBrowser(mark, of: "lan", desk), desk)
            }
            #expect(try await refused(nil) == 2)
            #expect(try await refused(mark) == 1)
            // A mark of another's, or one that somebody made up, is none.
            #expect(try await refused(mark, of: "mai") == 0)
            #expect(try await refused(String(mark.dropLast()) + "0") == (mark.hasSuffix("0") ? 1 : 2))
            #expect(try await refused("x.y") == 2)
        }
    }
}
