import Domain
import Exchange
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Web

/// The pages of people: lists, one person, what is sealed, somebody new.
@Suite struct PeopleTests {
    private static let someone = [
        "name": "Đỗ Thị Én <b>", "code": "dv-77", "sex": "Nữ", "birth": "1/2/1990", "identity_number": "001090007777",
        "ethnicity": "Kinh-77", "religion": "Không-77", "phone": "0912345677", "address": "Số 77 ngõ Hạ Hồi",
        "workplace": "0109000011", "workplace_from": "1/3/2024",
    ]

    private static func sent(_ page: Browser.Answer, _ answers: [String: String], _ step: String) -> [String: String] {
        Browser.hidden(page, of: "/people/new").merging(answers) { $1 }.merging(["step": step]) { $1 }
    }

    @Test(arguments: Engine.available)
    func `the list finds, narrows and sorts, and shows nothing that is sealed`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let all = try await office.browser.get("/people")
            #expect(all.status == .ok)
            #expect(all.body.contains("6 người"))
            for person in Village.people {
                #expect(all.body.contains("href=\"/people/\(person.code)\">\(person.name)</a>"))
                for value in person.details.values { #expect(!all.body.contains(value)) }
            }
            let left = try await office.browser.get("/people?status=left")
            #expect(left.body.contains("Lê Đức Chính") && left.body.contains("1 người"))
            let none = try await office.browser.get("/people?q=khong+co+ai&status=left")
            #expect(none.body.contains("Không tìm thấy ai khớp với “khong co ai”"))
            let cell = try await office.browser.get("/people?unit=CB-GOM&sort=code")
            #expect(cell.body.contains("Phạm Thu Đào") && !cell.body.contains("Nguyễn Thị Ánh"))
            #expect(cell.body.contains("name=\"unit\" value=\"CB-GOM\""))
            let unknown = try await office.browser.get("/people?unit=CB-KHONG")
            #expect(unknown.status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func `a person's page says where they stand, what may follow, and who recorded what`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let page = try await office.browser.get("/people/DV-04")
            for part in [
                "Phạm Thu Đào", "Đảng viên chính thức", "từ 20/2/2024", "Chi bộ Công ty cổ phần Gốm Đất Việt",
                "từ 1/3/2024", "08-QĐ/QU", "đã niêm phong", "Ghi nhận chuyển sinh hoạt đảng",
                "Ghi nhận quyết định xóa tên", "href=\"/operations/13/reversal\"",
            ] { #expect(page.body.contains(part), "\(part)") }
            // Recorded with others, or not possible next.
            for part in ["/operations/7/reversal", "kind=recognition", "kind=admission"] {
                #expect(!page.body.contains(part), "\(part)")
            }
            for value in Village.people[3].details.values { #expect(!page.body.contains(value)) }
            let outside = try await office.browser.get("/people/DV-06")
            #expect(outside.body.contains("kind=admission") && !outside.body.contains("kind=removal"))
            let gone = try await office.browser.get("/people/DV-03")
            // Whoever was removed may come back, and can be removed no more.
            for way in ["readmission", "restoration"] { #expect(gone.body.contains("kind=\(way)"), "\(way)") }
            for way in ["removal", "transfer", "admission"] { #expect(!gone.body.contains("kind=\(way)\""), "\(way)") }
            #expect(try await office.browser.get("/people/DV-99").status == .notFound)
            #expect(try await office.browser.get("/people/DV-04?new=1").body.contains("Đã ghi nhận, số") == false)
        }
    }

    @Test(arguments: Engine.available)
    func `what is sealed is opened by sending a reason, never by an address`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            func opened() async throws -> Int {
                try await office.village.register.read {
                    try $0.db.run("SELECT 1 FROM access WHERE kind = 'reveal'").count
                }
            }
            let values = Village.people[0].details.filter { $0.key != .birth }.values + ["11/1/1981"]
            let page = try await office.browser.get("/people/DV-01/details?reason=request")
            for value in values { #expect(!page.body.contains(value)) }
            var fields = Browser.hidden(page, of: "/people/DV-01/details")
            for reason in ["", "vì tò mò"] {
                fields["reason"] = reason
                let refused = try await office.browser.post("/people/DV-01/details", fields)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.body.contains("#field-reason"))
                for value in values { #expect(!refused.body.contains(value)) }
            }
            fields["reason"] = "request"
            let forged = try await office.browser.post("/people/DV-01/details", ["reason": "request", "token": "x"])
            #expect(forged.status == .forbidden)
            #expect(try await opened() == 0)
            let shown = try await office.browser.post("/people/DV-01/details", fields)
            #expect(shown.status == .ok)
            for value in values { #expect(shown.body.contains(value), "\(value)") }
            #expect(shown.body.contains("Theo yêu cầu của chính người này"))
            #expect(try await opened() == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody new is looked over, entered once, and goes on to their page`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let form = try await office.browser.get("/people/new?unit=CB-MOC")
            let action = "/people/new?unit=CB-MOC"
            let preview = try await office.browser.post(action, Self.sent(form, Self.someone, "check"))
            #expect(preview.status == .ok)
            #expect(preview.body.contains("Đỗ Thị Én &lt;b&gt;") && preview.body.contains("Công ty TNHH Mộc An"))
            #expect(try await office.people() == 6)
            let fields = Self.sent(preview, Self.someone, "record")
            let first = try await office.browser.post(action, fields)
            let again = try await office.browser.post(action, fields)
            #expect(first.location == "/people/DV-77?new=16&unit=CB-MOC")
            #expect(again.location == first.location)
            #expect(try await office.people() == 7)
            let page = try await office.browser.get(try #require(first.location))
            #expect(page.body.contains("Đã ghi nhận, số 16"))
            #expect(page.body.contains("kind=admission&amp;unit=CB-MOC"))
        }
    }

    @Test(arguments: Engine.available)
    func `every mistake about somebody new comes back at its field with all that was typed`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let form = try await office.browser.get("/people/new")
            for (field, value, words) in [
                ("name", "", "chưa có giá trị"), ("name", String(repeating: "á", count: 121), "nhiều nhất 120"),
                ("code", "", "chưa có giá trị"), ("code", "mã 7", "mã gồm"), ("code", "DV-01", "đã có hồ sơ mã DV-01"),
                ("sex", "", "chưa có giá trị"), ("sex", "Khác", "phải là một trong"),
                ("birth", "30/2/1990", "phải là ngày"), ("birth", "1/1/2030", "không được sau hôm nay"),
                ("identity_number", "12345", "gồm 12 chữ số"),
                ("identity_number", "001088007701", "đã có ở một người khác"),
                ("religion", String(repeating: "a", count: 301), "nhiều nhất 300"),
                ("workplace", "0109000099", "không có doanh nghiệp"), ("workplace", "12", "mã số thuế gồm"),
                ("workplace", "", "chưa có giá trị"), ("workplace_from", "", "chưa có giá trị"),
                ("workplace_from", "1/1/2030", "không được sau hôm nay"),
            ] {
                var answers = Self.someone
                answers[field] = value
                for step in ["check", "record"] {
                    let answer = try await office.browser.post("/people/new", Self.sent(form, answers, step))
                    #expect(answer.status == .unprocessableContent, "\(field) \(value) \(step)")
                    #expect(answer.body.contains(words), "\(field) \(value): \(words)")
                    #expect(answer.body.contains("#field-\(field)"), "\(field) \(value)")
                    #expect(answer.body.contains("Số 77 ngõ Hạ Hồi"), "\(field) \(value)")
                }
            }
            #expect(try await office.people() == 6)
            let forged = try await office.browser.post("/people/new", Self.someone)
            #expect(forged.status == .forbidden)
        }
    }

    @Test(arguments: Engine.available)
    func `a change says what is typed, keeps what is left empty, and tells what others changed meanwhile`(
        engine: Engine
    ) async throws {
        let path = "/people/DV-05/edit"
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let form = try await office.browser.get(path)
            #expect(form.body.contains("value=\"Hoàng Minh Đăng\""))
            for value in Village.people[4].details.values { #expect(!form.body.contains(value)) }
            let hidden = Browser.hidden(form, of: path)
            let same = hidden.merging(["name": "Hoàng Minh Đăng", "step": "check"]) { $1 }
            let nothing = try await office.browser.post(path, same)
            #expect(nothing.status == .unprocessableContent && nothing.body.contains("Không có gì khác với sổ"))
            var answers = same.merging(["name": "Hoàng Minh Đăng Khoa", "religion": "Không-55"]) { $1 }
            let preview = try await office.browser.post(path, answers)
            #expect(preview.status == .ok)
            #expect(preview.body.contains("Họ và tên: Hoàng Minh Đăng → Hoàng Minh Đăng Khoa"))
            #expect(preview.body.contains("Tôn giáo: thay giá trị đang niêm phong"))
            let village = office.village
            try await village.record(2024, 4, 9, "other") { author, desk in
                var draft = Village.people[4]
                draft.details = [.phone: "0987654321"]
                _ = try People.change(draft, seen: nil, by: author, desk)
            }
            answers["step"] = "record"
            let told = try await office.browser.post(path, answers)
            #expect(told.status == .unprocessableContent)
            #expect(told.body.contains("Ghi nhận số 16: Điện thoại: thay giá trị đang niêm phong"))
            #expect(told.body.contains("value=\"Không-55\"") && !told.body.contains("0987654321"))
            answers["seen"] = Browser.hidden(told, of: path)["seen"]
            let first = try await office.browser.post(path, answers)
            let again = try await office.browser.post(path, answers)
            #expect(first.location == "/people/DV-05?new=17" && again.location == first.location)
            let page = try await office.browser.get("/people/DV-05")
            #expect(page.body.contains("<h1>Hoàng Minh Đăng Khoa</h1>"))
        }
    }

    @Test(arguments: Engine.available)
    func `the members of a day are the figure of that day, and a day that is none is told`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let now = try await office.browser.get("/units/QU-LANG/members")
            #expect(now.body.contains("4 đảng viên") && !now.body.contains("Lê Đức Chính"))
            #expect(now.body.contains("href=\"/units/QU-LANG/admissions/new\""))
            let before = try await office.browser.get("/units/QU-LANG/members?on=19/3/2024")
            #expect(before.body.contains("5 đảng viên") && before.body.contains("Lê Đức Chính"))
            let early = try await office.browser.get("/units/QU-LANG/members?on=30/12/2023")
            #expect(early.body.contains("chưa có số liệu") && !early.body.contains("0 đảng viên"))
            let wrong = try await office.browser.get("/units/QU-LANG/members?on=31/2/2024")
            #expect(wrong.status == .ok)
            #expect(wrong.body.contains("Phải là ngày") && wrong.body.contains("value=\"31/2/2024\""))
            for path in ["/units/LD-LANG/members", "/units/CB-KHONG/members"] {
                #expect(try await office.browser.get(path).status == .notFound)
            }
        }
    }

    @Test func `what is out of the account's scope sounds like what is not there`() async throws {
        try await VillageOffice.on(.sqlite) { (office) async throws in
            try await office.begin()
            let form = try await office.browser.get("/people/DV-01/details")
            try await office.confine(to: "CB-GOM", as: "recorder")
            for path in [
                "/people/DV-01", "/people/DV-01/details", "/people/DV-01/movements/new?kind=removal",
                "/units/CB-MOC/members", "/units/CB-MOC/admissions/new", "/people?unit=CB-MOC", "/people/dv-04",
            ] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .notFound, "\(path)")
                #expect(answer.body.contains("Không có trang này"), "\(path)")
            }
            var fields = Browser.hidden(form, of: "/people/DV-01/details")
            fields["reason"] = "request"
            #expect(try await office.browser.post("/people/DV-01/details", fields).status == .notFound)
            #expect(try await office.browser.get("/people/DV-04").status == .ok)

            try await office.confine(to: "CB-GOM", as: "viewer")
            for path in ["/people/DV-04/details", "/people/DV-04/movements/new?kind=removal", "/people/new"] {
                #expect(try await office.browser.get(path).status == .forbidden, "\(path)")
            }
            let page = try await office.browser.get("/people/DV-04")
            #expect(page.status == .ok)
            #expect(!page.body.contains("DV-04/details") && !page.body.contains("movements/new"))
        }
    }
}

extension VillageOffice {
    /// How many people there are.
    func people() async throws -> Int {
        try await village.register.read { try $0.db.run("SELECT 1 FROM person").count }
    }

    /// Makes the account's role one in a unit and everything below it.
    func confine(to code: String, as role: String) async throws {
        let unit = try await village.unit(code)
        try await village.register.write { desk in
            _ = try desk.db.execute(
                """
                UPDATE role SET unit = \(unit), role = \(role)
                WHERE account = (SELECT id FROM account WHERE login = \(Self.login))
                """)
        }
    }
}
