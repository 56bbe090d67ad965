import Domain
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Web

/// Accounts in the browser: made, given a code, signed in with a second factor, limited to what their roles open.
@Suite struct AccountPageTests {
    /// Sends the form of a page with these answers: looked over, then recorded.
    private static func fill(
        _ office: VillageOffice, _ path: String, _ answers: [String: String]
    ) async throws -> Browser.Answer {
        let page = try await office.browser.get(path)
        #expect(page.status == .ok, "\(path): \(page.status)")
        let hidden = Browser.hidden(page, of: path.split(separator: "?").first.map { String($0) } ?? path)
        let fields = hidden.merging(answers) { $1 }
        let looked = try await office.browser.post(path, fields.merging(["step": "check"]) { $1 })
        #expect(looked.status == .ok, "\(looked.body.suffix(3000))")
        return try await office.browser.post(path, fields.merging(["step": "record"]) { $1 })
    }

    static let recorder = [
        "login": "mai.tran", "name": "Trần Thị Mai", "unit": "CB-MOC", "role": "Người ghi nhận", "held_in": "CB-MOC",
        "reach": "Đơn vị và mọi cấp dưới", "lines": "Mọi hệ", "detail": "Cả danh sách người", "from": "9/4/2024",
    ]

    @Test(arguments: Engine.available)
    func `an account is made, given a code, and signs in for its own unit only`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let made = try await Self.fill(office, "/accounts/new", Self.recorder)
            #expect(made.location?.hasPrefix("/operations/") == true)
            let list = try await office.browser.get("/accounts?q=tran+mai")
            #expect(list.body.contains("Trần Thị Mai") && list.body.contains("1 tài khoản"))
            let file = try await office.browser.get("/accounts/mai.tran")
            #expect(file.body.contains("Chưa đặt mật khẩu"))
            var fields = Browser.hidden(file, of: "/accounts/mai.tran")
            fields["step"] = "code"
            let given = try await office.browser.post("/accounts/mai.tran", fields)
            let code = given.body.firstMatch(of: /<code>([a-z0-9-]{19})<\/code>/).map { String($0.1) }
            let secret = try #require(code)

            office.browser.forget()
            var signIn = Browser.hidden(try await office.browser.get("/sign-in"), of: "/sign-in")
            (signIn["name"], signIn["password"]) = ("mai.tran", secret)
            #expect(try await office.browser.post("/sign-in", signIn).location == "/password")
            var change = Browser.hidden(try await office.browser.get("/password"), of: "/password")
            (change["current"], change["new"], change["repeat"]) = (secret, "matkhau12345", "matkhau12345")
            let common = try await office.browser.post("/password", change)
            #expect(common.status == .unprocessableContent && common.body.contains("dễ bị đoán"))
            (change["new"], change["repeat"]) = ("làng gốm bên sông", "làng gốm bên sông")
            #expect(try await office.browser.post("/password", change).status == .seeOther)
            #expect(try await office.browser.get("/").location == "/units/CB-MOC")
            for outside in ["/units/CB-GOM", "/units/QU-LANG", "/people/DV-04", "/accounts", "/journal"] {
                let answer = try await office.browser.get(outside)
                #expect([.notFound, .forbidden].contains(answer.status), "\(outside): \(answer.status)")
            }
            #expect(try await office.browser.get("/people/DV-01").status == .ok)
            #expect(try await office.browser.get("/account").body.contains("Người ghi nhận tại"))
        }
    }

    @Test(arguments: Engine.available)
    func `with a second factor a password alone opens nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let page = try await office.browser.get("/account/second-factor")
            #expect(page.body.contains("<svg class=\"qr\""))
            let account = office.account
            let codes = try #require(
                try await office.village.register.write { try SecondFactor.begin(for: account, $0) })
            func code(_ steps: Int) -> String {
                codes.code(of: TimedCodes.step(at: office.village.clock.now) + steps)
            }
            var fields = Browser.hidden(page, of: "/account/second-factor")
            fields["code"] = code(5)
            let wrong = try await office.browser.post("/account/second-factor", fields)
            #expect(wrong.status == .unprocessableContent)
            fields["code"] = code(0)
            let set = try await office.browser.post("/account/second-factor", fields)
            let paper = set.body.matches(of: /<code>([a-z0-9-]{9})<\/code>/).map { String($0.1) }
            #expect(paper.count == 10)

            func half() async throws -> [String: String] {
                office.browser.forget()
                #expect(try await office.signIn(VillageOffice.password).location == "/sign-in/code")
                #expect(try await office.browser.get("/units/QU-LANG").location?.hasPrefix("/sign-in") == true)
                let asked = try await office.browser.get("/sign-in/code")
                return Browser.hidden(asked, of: "/sign-in/code")
            }
            var second = try await half()
            second["code"] = code(0)
            // It was taken when the factor was set up.
            #expect(try await office.browser.post("/sign-in/code", second).status == .unauthorized)
            second["code"] = code(1)
            #expect(try await office.browser.post("/sign-in/code", second).status == .seeOther)
            #expect(try await office.browser.get("/units/QU-LANG").status == .ok)
            second = try await half()
            second["code"] = paper[0]
            #expect(try await office.browser.post("/sign-in/code", second).status == .seeOther)
            second = try await half()
            second["code"] = paper[0]
            #expect(try await office.browser.post("/sign-in/code", second).status == .unauthorized)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever sees numbers only is told why, and may open people for some hours`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.signInAsAnother(.viewer, in: "DU-DOANHNGHIEP", detail: .totals)
            #expect(try await office.browser.get("/units/CB-MOC").status == .ok)
            let shut = try await office.browser.get("/units/CB-MOC/members")
            #expect(shut.status == .forbidden && shut.body.contains("/units/CB-MOC/sight"))
            let records = try await office.browser.get("/units/CB-MOC/figures/party.members?from=1/1/2024&to=31/3/2024")
            #expect(records.body.contains("ngoài phạm vi được xem") && !records.body.contains("/people/"))
            #expect(try await office.browser.get("/people/DV-01").status == .notFound)
            let sight = try await office.browser.get("/units/CB-MOC/sight")
            #expect(sight.body.contains("Không có vai trò nào đang giữ") && !sight.body.contains("Những ai thấy được"))
            var fields = Browser.hidden(sight, of: "/units/CB-MOC/sight")
            (fields["reason"], fields["hours"]) = ("gấp", "9")
            let refused = try await office.browser.post("/units/CB-MOC/sight", fields)
            #expect(refused.status == .unprocessableContent && refused.body.contains("từ 10 ký tự"))
            (fields["reason"], fields["hours"]) = ("Đối chiếu theo yêu cầu của Ban Tổ chức", "2")
            #expect(try await office.browser.post("/units/CB-MOC/sight", fields).location == "/units/CB-MOC/members")
            #expect(try await office.browser.get("/units/CB-MOC/members").status == .ok)
            #expect(try await office.browser.get("/units/CB-GOM/members").status == .forbidden)
            office.village.clock.advance(by: 2 * 3600 + 1)
            #expect(try await office.browser.get("/units/CB-MOC/members").status == .forbidden)
            try await office.begin()
            #expect(try await office.browser.get("/accounts").body.contains("mở danh sách người của"))
        }
    }

    @Test(arguments: Engine.available)
    func `where two people are asked for, what one records counts when the other approved it`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let setting = try await office.browser.get("/units/CB-MOC/approval")
            let turned = try await office.browser.post(
                "/units/CB-MOC/approval", Browser.hidden(setting, of: "/units/CB-MOC/approval"))
            #expect(turned.body.contains("Đang bật"))
            let seal = ["seal": "Có", "seal_number": "12/ĐKMD", "setting_from": "9/4/2024"]
            let kept = try await Self.fill(office, "/units/CB-MOC/edit", seal)
            let proposal = try #require(kept.location)
            #expect(proposal.hasPrefix("/approvals/"))
            func seals() async throws -> Int {
                try await office.village.register.read { desk in
                    try desk.db.run("SELECT COUNT(*) FROM unit_seal").first?.int(0) ?? 0
                }
            }
            #expect(try await seals() == 0)
            // Nobody approves what they recorded.
            let own = try await office.browser.get(proposal)
            #expect(own.body.contains("chờ người khác duyệt") && !own.body.contains("value=\"approve\""))
            var forged = Browser.hidden(try await office.browser.get("/account"), of: "/account")
            forged["step"] = "approve"
            #expect(try await office.browser.post(proposal, forged).status == .forbidden)

            try await office.signInAsAnother(.approver, in: "DU-DOANHNGHIEP")
            #expect(try await office.browser.get("/approvals").body.contains(proposal))
            let asked = try await office.browser.get(proposal)
            #expect(asked.body.contains("12/ĐKMD"))
            var fields = Browser.hidden(asked, of: proposal)
            fields["step"] = "approve"
            let approved = try await office.browser.post(proposal, fields)
            #expect(approved.location?.hasPrefix("/operations/") == true, "\(approved.body.suffix(2000))")
            #expect(try await seals() == 1)
            // Twice records once.
            #expect(try await office.browser.post(proposal, fields).status != .ok)
            #expect(try await seals() == 1)
            let accounts = try await office.village.register.read { desk in
                try desk.db.run("SELECT account FROM operation ORDER BY seq DESC LIMIT 1").first?.text(0)
            }
            #expect(accounts == office.account.text)
            #expect(try await office.village.register.read { try Verification.run($0) }.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `sessions are listed and ended`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let account = office.account
            let other = try await office.village.register.write { desk in
                try Sessions.start(for: account, browser: "Máy ở văn phòng", desk)
            }
            let page = try await office.browser.get("/account")
            #expect(page.body.contains("Máy ở văn phòng") && page.body.contains("Phiên này"))
            var fields = Browser.hidden(page, of: "/account")
            fields["step"] = "end"
            fields["session"] = page.body.firstMatch(of: /name="session" value="([^"]+)"/).map { String($0.1) }
            #expect(try await office.browser.post("/account", fields).body.contains("Đã kết thúc phiên"))
            #expect(try await office.village.register.read { try Sessions.find(other, $0) } == nil)
            #expect(try await office.browser.get("/account").status == .ok)
        }
    }
}
