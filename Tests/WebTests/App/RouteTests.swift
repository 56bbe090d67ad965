import Foundation
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite struct RouteTests {
    static let quarter = "from=1/1/2024&to=31/3/2024"

    @Test(arguments: Engine.available)
    func `every link of every page leads somewhere, and no page is over 60 KB`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            var waiting = ["/", "/units/QU-LANG?\(Self.quarter)&known=31/3/2024", "/units/LD-LANG", "/units/TU-X"]
            var seen: Set<String> = []
            while let path = waiting.popLast(), seen.count < 400 {
                guard seen.insert(path).inserted else { continue }
                let answer = try await office.browser.get(path)
                #expect([.ok, .seeOther].contains(answer.status), "\(path): \(answer.status)")
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                #expect(answer.bytes.count < 60 * 1024, "\(path): \(answer.bytes.count) bytes")
                // What a form sends by POST is no page to open.
                for tag in Markup(bytes: answer.bytes).tags where tag["method"] != "post" {
                    guard let place = tag["href"] ?? tag["action"], place.hasPrefix("/") else { continue }
                    waiting.append(place)
                }
            }
            #expect(seen.count > 60)
        }
    }

    @Test(arguments: Engine.available)
    func `the overview states the figures and their targets as known at the day asked for`(engine: Engine) async throws
    {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let now = try await office.browser.get("/units/QU-LANG?\(Self.quarter)")
            #expect(now.status == .ok)
            #expect(now.body.contains("Chi bộ thành lập mới"))
            // Known on 20/1/2024 nothing was founded yet: the one founding was recorded on 16/2.
            let then = try await office.browser.get("/units/QU-LANG?\(Self.quarter)&known=20/1/2024")
            #expect(then.body.contains("Biết thêm sau 20/1/2024"))
            let before = try await office.browser.get("/units/QU-LANG?\(Self.quarter)&known=1/1/2024")
            #expect(before.body.contains("chưa có số liệu"))
        }
    }

    @Test func `a date that is none is told at its field and the page still answers`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("/units/QU-LANG?from=31/2/2024&to=31/3/2024")
            #expect(page.status == .ok)
            #expect(page.body.contains("31/2/2024"))
            #expect(page.body.contains("phải là ngày"))
        }
    }

    @Test func `a page of what could not be done keeps the rooms of who is signed in`() async throws {
        try await VillageOffice.on(.sqlite) { (office) async throws in
            try await office.begin()
            let missing = try await office.browser.get("/units/KHONG-CO")
            #expect(missing.status == .notFound && missing.body.contains("href=\"/operations\""))
            office.browser.forget()
            let stranger = try await office.browser.post("/operations/16/reversal", [:])
            #expect(!stranger.body.contains("href=\"/operations\""))
        }
    }

    @Test func `a day before the register has no units, and what cannot be taken back says only that`() async throws {
        try await VillageOffice.on(.sqlite) { (office) async throws in
            try await office.begin()
            let before = try await office.browser.get("/units?on=1/1/2020")
            #expect(before.body.contains("Vào ngày 1/1/2020 sổ không ghi đơn vị nào."))
            let then = try await office.browser.get("/units?on=31/1/2024")
            #expect(then.body.contains("/units?under=DU-DOANHNGHIEP&amp;on=31/1/2024"))
            let account = try await office.browser.get("/operations/15/reversal")
            #expect(account.body.contains("không hủy được như một việc"))
            #expect(!account.body.contains("Hãy hủy các ghi nhận dưới đây"))
        }
    }

    @Test func `what does not exist says so in the words of what may not be seen`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            for path in [
                "/units/KHONG-CO", "/units/QU-LANG/figures/khong.co", "/operations/9999", "/operations/9999/reversal",
                "/units/QU-LANG/reports/2024-Q9.docx", "/units/QU-LANG/reports/2024-Q9", "/units/KHONG-CO/reports",
                "/units/KHONG-CO/reports/2024-Q1", "/units/QU-LANG/reports/2024-Q3", "/nowhere",
                "/units/KHONG-CO/foundings/new",
                "/operations/0/reversal", "/units/QU-LANG'--/figures/party.members",
            ] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .notFound, "\(path)")
                #expect(answer.body.contains("Không có trang này"), "\(path)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `enterprises are found without diacritics and in any order of words`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let all = try await office.browser.get("/enterprises")
            let names = all.body.matches(of: /scope="row"[^>]*><a[^>]*>([^<]+)</).map { String($0.1) }
            #expect(names.count == 3)
            for name in names {
                let words = name.folding(options: .diacriticInsensitive, locale: nil).replacingOccurrences(
                    of: "đ", with: "d"
                )
                .split(separator: " ").reversed().joined(separator: "+")
                let found = try await office.browser.get("/enterprises?q=\(words.lowercased())")
                #expect(found.body.contains(name), "\(words)")
            }
            let none = try await office.browser.get("/enterprises?q=khongcogi%25_")
            #expect(none.body.contains("Không tìm thấy"))
        }
    }
}
