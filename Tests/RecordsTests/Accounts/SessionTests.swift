import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Who is signed in, and for how long.
@Suite struct SessionTests {
    @Test(arguments: Engine.available)
    func `a session is found by its token until it expires`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let token = try await village.signIn(account)
            #expect(token.count == 64)
            let session = try #require(try await village.session(token))
            #expect(session.account == Account(id: account, login: "lan", name: "Lê Thị Lan"))
            #expect(session.scope == Scope(account: account, grants: [Scope.Grant(role: .recorder, unit: nil)]))
            #expect(session.mustChangePassword)
            #expect(try await village.session(String(token.reversed())) == nil)
            #expect(try await village.session("") == nil)
            village.clock.advance(by: 12 * 3600)
            #expect(try await village.session(token) != nil)
            village.clock.advance(by: 0.001)
            #expect(try await village.session(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `signing out ends one session, a new password all of them`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let tokens = [
                try await village.signIn(account), try await village.signIn(account), try await village.signIn(account),
            ]
            #expect(Set(tokens).count == 3)
            try await village.register.write { try Sessions.end(tokens[0], $0) }
            #expect(try await village.session(tokens[0]) == nil)
            #expect(try await village.session(tokens[1]) != nil)
            try await village.register.write { try Accounts.setSecret("khác", of: account, oneTime: false, $0) }
            #expect(try await village.session(tokens[1]) == nil)
            #expect(try await village.session(tokens[2]) == nil)
            let later = try await village.signIn(account)
            #expect(try await village.session(later)?.mustChangePassword == false)
        }
    }

    @Test(arguments: Engine.available)
    func `the database holds no token`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let token = try await village.signIn(try await village.account())
            let kept = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT token_digest FROM session").map { try $0.blob(0) }
            }
            let digits = stride(from: 0, to: 64, by: 2).compactMap { place -> UInt8? in
                let start = token.index(token.startIndex, offsetBy: place)
                return UInt8(token[start..<token.index(start, offsetBy: 2)], radix: 16)
            }
            #expect(kept.count == 1 && digits.count == 32)
            #expect(kept != [Array(token.utf8)] && kept != [digits])
        }
    }

    @Test(arguments: Engine.available)
    func `starting a session clears away those that expired`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            _ = try await village.signIn(account)
            village.clock.advance(by: 13 * 3600)
            _ = try await village.signIn(account)
            #expect(try await village.count("session") == 1)
        }
    }
}

/// Accounts and their secrets.
@Suite struct AccountTests {
    @Test(arguments: Engine.available)
    func `an account is found by its login with its secret, for one use at first`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let credential = try await village.register.read { try Accounts.credential(login: "lan", $0) }
            #expect(credential?.account.id == account)
            #expect(credential?.secret == "bí mật" && credential?.isOneTime == true)
            #expect(try await village.register.read { try Accounts.credential(login: "Lan", $0) } == nil)
            // The program's own accounts have no secret: nobody signs in as them.
            #expect(try await village.register.read { try Accounts.credential(login: "(system)", $0) } == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `making an account again under the same id does not bring its first secret back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            try await village.register.write { try Accounts.setSecret("mới", of: account, oneTime: false, $0) }
            let token = try await village.signIn(account)
            #expect(try await village.account() == account)
            let credential = try await village.register.read { try Accounts.credential(login: "lan", $0) }
            #expect(credential?.secret == "mới" && credential?.isOneTime == false)
            #expect(try await village.session(token) != nil)
        }
    }
}

extension Village {
    /// An account with a role in the whole register; the same operation each time.
    func account() async throws -> Account.ID {
        let receipt = try await act("account-lan") {
            try Accounts.make(login: "lan", name: "Lê Thị Lan", role: .recorder, secret: "bí mật", by: $0, $1)
        }
        return Account.ID(receipt.subjects.first ?? "")
    }

    func signIn(_ account: Account.ID) async throws -> String {
        try await register.write { try Sessions.start(for: account, $0) }
    }

    func session(_ token: String) async throws -> Sessions.Session? {
        try await register.read { try Sessions.find(token, $0) }
    }
}
