import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

@Suite struct SecondFactorTests {
    /// The vectors of RFC 6238, appendix B, for HMAC-SHA-1: the last six of their eight digits.
    @Test(arguments: [
        (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `the codes are those of the standard`(_ seconds: Double, _ code: String) {
        let codes = TimedCodes(secret: Array("12345678901234567890".utf8))
        #expect(codes.code(of: TimedCodes.step(at: Date(timeIntervalSince1970: seconds))) == code)
    }

    @Test func `the secret is spelled in base32, and the address says whose it is`() {
        let codes = TimedCodes(secret: Array("12345678901234567890".utf8))
        #expect(codes.spelled == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(
            codes.address(of: "mai.tran", issuer: "Hạt Nhân")
                == "otpauth://totp/H%E1%BA%A1t%20Nh%C3%A2n%3Amai.tran?secret=\(codes.spelled)&issuer=H%E1%BA%A1t%20Nh%C3%A2n"
        )
    }

    @Test func `a code holds half a minute longer and is taken once`() {
        let codes = TimedCodes(secret: Array("12345678901234567890".utf8))
        let moment = Date(timeIntervalSince1970: 1_234_567_890)
        let step = TimedCodes.step(at: moment)
        #expect(codes.step(of: "005 924", at: moment, after: 0) == step)
        #expect(codes.step(of: "005924", at: moment.addingTimeInterval(30), after: 0) == step)
        #expect(codes.step(of: "005924", at: moment.addingTimeInterval(-30), after: 0) == step)
        #expect(codes.step(of: "005924", at: moment.addingTimeInterval(60), after: 0) == nil)
        #expect(codes.step(of: "005924", at: moment, after: step) == nil)
        #expect(
            codes.step(of: "005925", at: moment, after: 0) == nil && codes.step(of: "", at: moment, after: 0) == nil)
    }

    @Test(arguments: Engine.available)
    func `it is set by a first code, and the codes on paper are each taken once`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let now = village.clock.now
            let codes = try #require(try await village.register.write { try SecondFactor.begin(for: account, $0) })
            // The same until a first code was given.
            #expect(
                try await village.register.write { try SecondFactor.begin(for: account, $0) }?.secret == codes.secret)
            func code(_ steps: Int) -> String { codes.code(of: TimedCodes.step(at: now) + steps) }
            func take(_ code: String) async throws -> Bool {
                try await village.register.write { try SecondFactor.take(code, of: account, $0) }
            }
            #expect(try await !take(code(0)))
            let wrong = code(9)
            #expect(try await village.register.write { try SecondFactor.confirm(wrong, of: account, $0) } == nil)
            let first = code(0)
            let paper = try #require(
                try await village.register.write { try SecondFactor.confirm(first, of: account, $0) })
            #expect(Set(paper).count == 10)
            #expect(try await village.register.write { try SecondFactor.begin(for: account, $0) } == nil)
            // The first code was taken when it was set up.
            #expect(try await !take(first))
            #expect(try await take(code(1)))
            #expect(try await !take(code(1)))
            #expect(try await take(paper[3].uppercased().replacing("-", with: " ")))
            #expect(try await !take(paper[3]))
            #expect(try await !take(""))
            let left = try await village.register.read { try SecondFactor.recoveryCodesLeft(of: account, $0) }
            #expect(left == 9)
            try await village.register.write { try SecondFactor.remove(of: account, $0) }
            #expect(try await !take(paper[4]))
        }
    }

    @Test(arguments: Engine.available)
    func `a role asks for it from the day that the rule book says`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let token = try await village.signIn(account)
            #expect(try await village.session(token)?.mustSetSecondFactor == false)
            try await village.act {
                try Rules.set(
                    SecondFactor.rule(.recorder), from: Village.on("10/4"), amount: 1, document: "Quy chế 12-QC/VP",
                    by: $0, $1)
            }
            #expect(try await village.session(token)?.mustSetSecondFactor == false)
            village.clock.advance(by: 24 * 3600)
            let later = try await village.signIn(account)
            #expect(try await village.session(later)?.mustSetSecondFactor == true)
            let codes = try #require(try await village.register.write { try SecondFactor.begin(for: account, $0) })
            let code = codes.code(of: TimedCodes.step(at: village.clock.now))
            _ = try await village.register.write { try SecondFactor.confirm(code, of: account, $0) }
            #expect(try await village.session(later)?.mustSetSecondFactor == false)
        }
    }

    @Test(arguments: Engine.available)
    func `half a session opens nothing`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let account = try await village.account()
            let half = try await village.register.write { try Sessions.start(for: account, isHalf: true, $0) }
            #expect(try await village.session(half) == nil)
            #expect(try await village.register.read { try Sessions.half(half, $0) }?.id == account)
            let whole = try await village.signIn(account)
            #expect(try await village.register.read { try Sessions.half(whole, $0) } == nil)
            village.clock.advance(by: 10 * 60 + 1)
            #expect(try await village.register.read { try Sessions.half(half, $0) } == nil)
        }
    }
}
