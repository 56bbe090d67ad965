import Exchange
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite struct SignInTests {
    @Test(arguments: Engine.available)
    func `the first sign-in asks for a new password and nothing else until there is one`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            let signedIn = try await office.signIn()
            #expect(signedIn.status == .seeOther)
            #expect(signedIn.location == "/password")
            let elsewhere = try await office.browser.get("/units/QU-LANG")
            #expect(elsewhere.location == "/password")

            let page = try await office.browser.get("/password")
            var fields = Browser.hidden(page, of: "/password")
            fields["current"] = VillageOffice.oneTime
            fields["new"] = "ngắn"
            fields["repeat"] = "ngắn"
            let refused = try await office.browser.post("/password", fields)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.body.contains("12"))

            fields["new"] = VillageOffice.password
            fields["repeat"] = VillageOffice.password
            let accepted = try await office.browser.post("/password", fields)
            #expect(accepted.status == .seeOther)
            let home = try await office.browser.get("/")
            #expect(home.location == "/units/QU-LANG")

            office.browser.forget()
            let old = try await office.signIn()
            #expect(old.status == .unauthorized)
            let new = try await office.signIn(VillageOffice.password)
            #expect(new.location == "/")
        }
    }

    @Test(arguments: Engine.available)
    func `a wrong name and a wrong password sound the same, and too many of them must wait`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            let page = try await office.browser.get("/sign-in")
            var fields = Browser.hidden(page, of: "/sign-in")
            fields["password"] = "sai hoàn toàn"
            fields["name"] = "không có ai"
            let stranger = try await office.browser.post("/sign-in", fields)
            fields["name"] = VillageOffice.login
            let wrong = try await office.browser.post("/sign-in", fields)
            #expect(stranger.status == .unauthorized)
            #expect(wrong.status == .unauthorized)
            let sentence = "Tên đăng nhập hoặc mật khẩu không đúng"
            #expect(stranger.body.contains(sentence))
            #expect(wrong.body.contains(sentence))
            for _ in 2...10 { _ = try await office.browser.post("/sign-in", fields) }
            fields["password"] = VillageOffice.oneTime
            let late = try await office.browser.post("/sign-in", fields)
            #expect(late.status == .tooManyRequests)
        }
    }

    @Test(arguments: Engine.available)
    func `a form without its token does nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            let blind = try await office.browser.post(
                "/sign-in", ["name": VillageOffice.login, "password": VillageOffice.oneTime])
            #expect(blind.status == .forbidden)
            try await office.begin()
            for path in ["/sign-out", "/units/QU-LANG/foundings", "/operations/6/reversal", "/password"] {
                let forged = try await office.browser.post(path, ["token": "00", "step": "record", "reason": "x"])
                #expect(forged.status == .forbidden, "\(path)")
            }
            let still = try await office.browser.get("/units/QU-LANG")
            #expect(still.status == .ok)
        }
    }

    @Test func `every page but the sign-in asks who is there, and none is kept or framed`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            for path in [
                "/", "/units/QU-LANG", "/units/QU-LANG/figures/party.members", "/enterprises", "/operations",
                "/operations/1", "/operations/6/reversal", "/units/QU-LANG/foundings/new",
                "/units/QU-LANG/reports/2024-Q1.docx", "/password",
            ] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .seeOther, "\(path)")
                #expect(answer.location?.hasPrefix("/sign-in") == true, "\(path)")
                #expect(answer.bytes.isEmpty, "\(path)")
            }
            let page = try await office.browser.get("/sign-in")
            #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(page.headers[.xContentTypeOptions] == "nosniff")
            #expect(page.headers[.cacheControl] == "no-store")
            let cookie = try #require(page.headers[.setCookie])
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Lax"))
        }
    }

    @Test func `after signing out the session is no more`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("/units/QU-LANG")
            let out = try await office.browser.post("/sign-out", Browser.hidden(page, of: "/sign-out"))
            #expect(out.location == "/sign-in")
            let after = try await office.browser.get("/units/QU-LANG")
            #expect(after.location?.hasPrefix("/sign-in") == true)
        }
    }
}
