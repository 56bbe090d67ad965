import Domain
import Exchange
import Foundation
import HTTPTypes
import Logging
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Web

@Suite struct FoundingTests {
    private static func answers(_ page: Browser.Answer) -> [String: String] {
        var fields = Browser.hidden(page, of: "/units/QU-LANG/foundings?line=party")
        fields["step"] = "check"
        fields["code"] = "CB-VAI"
        fields["name"] = "Chi bộ xưởng vải <b>"
        fields["type"] = "Chi bộ trực thuộc"
        fields["parent"] = "DU-DOANHNGHIEP"
        fields["host"] = ""
        fields["decision.number"] = "20-QĐ/ĐU"
        fields["decision.date"] = "28/3/2024"
        fields["decision.issuer"] = "Đảng ủy khối"
        return fields
    }

    private static func founded(_ office: VillageOffice) async throws -> Int? {
        try await office.village.register.read { desk in
            let line = try UnitQueries.line(code: "QU-LANG", on: desk.today, as: Village.scope, desk)
            let unit = try #require(line.first)
            let from = try #require(Day(iso: "2024-01-01"))
            let to = try #require(Day(iso: "2024-03-31"))
            let indicator = try #require(Catalogue.indicator("party.cells.founded"))
            return try Figures.one(
                indicator, FigureQuestion(unit: unit.id, from: from, to: to, knownAt: nil), desk)?.number
        }
    }

    @Test(arguments: Engine.available)
    func `a founding is previewed, recorded once however often it is sent, and reversed`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let before = try await Self.founded(office)
            #expect(before == 1)
            let form = try await office.browser.get("/units/QU-LANG/foundings/new")
            let preview = try await office.browser.post("/units/QU-LANG/foundings?line=party", Self.answers(form))
            #expect(preview.status == .ok)
            #expect(preview.body.contains("Kiểm tra trước khi ghi nhận"))
            #expect(preview.body.contains("Chi bộ xưởng vải &lt;b&gt;"))
            let previewed = try await Self.founded(office)
            #expect(previewed == 1)

            var fields = Self.answers(preview)
            fields["step"] = "record"
            let first = try await office.browser.post("/units/QU-LANG/foundings?line=party", fields)
            let again = try await office.browser.post("/units/QU-LANG/foundings?line=party", fields)
            #expect(first.status == .seeOther)
            #expect(first.location == again.location)
            let recorded = try await Self.founded(office)
            #expect(recorded == 2)

            let place = try #require(first.location?.split(separator: "?").first.map { String($0) })
            let reversal = try await office.browser.get(place + "/reversal")
            var reason = Browser.hidden(reversal, of: place + "/reversal")
            let blank = try await office.browser.post(place + "/reversal", reason)
            #expect(blank.status == .unprocessableContent)
            #expect(blank.body.contains("Lý do hủy: chưa có giá trị"))
            reason["reason"] = "Ghi nhầm số quyết định"
            let reversed = try await office.browser.post(place + "/reversal", reason)
            #expect(reversed.status == .seeOther)
            let after = try await Self.founded(office)
            #expect(after == 1)
            let history = try await office.browser.get(try #require(reversed.location))
            #expect(history.body.contains("Ghi nhầm số quyết định"))
            let second = try await office.browser.get(place + "/reversal")
            #expect(second.body.contains("đã được hủy hết"))
        }
    }

    @Test(arguments: Engine.available)
    func `every mistake comes back at its field with all that was typed`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let form = try await office.browser.get("/units/QU-LANG/foundings/new")
            for (field, value, words) in [
                ("code", "mã sai!", "mã gồm"), ("code", "CB-MOC", "đã có đơn vị mã CB-MOC"),
                ("code", "", "chưa có giá trị"),
                ("name", "", "chưa có giá trị"),
                ("name", String(repeating: "a", count: 201), "quá dài, nhiều nhất 200"),
                ("type", "Cấp ủy cấp trên cơ sở", "chi bộ cơ sở; chi bộ trực thuộc"),
                ("type", "Công đoàn cơ sở", "không thuộc hệ"),
                ("parent", "KHONG-CO", "không có đơn vị mã KHONG-CO"),
                ("parent", "CB-MOC", "không có loại đơn vị này"), ("host", "123", "mã số thuế gồm"),
                ("host", "0100109106", "không có doanh nghiệp"), ("decision.number", "", "chưa có giá trị"),
                ("decision.date", "31/2/2024", "phải là ngày"), ("decision.date", "1/1/2030", "không được sau hôm nay"),
                ("decision.date", "1/1/2020", "sớm hơn ngày"), ("decision.issuer", "", "chưa có giá trị"),
            ] {
                var fields = Self.answers(form)
                fields[field] = value
                for step in ["check", "record"] {
                    fields["step"] = step
                    let answer = try await office.browser.post("/units/QU-LANG/foundings?line=party", fields)
                    #expect(answer.status == .unprocessableContent, "\(field) \(value) \(step)")
                    #expect(answer.body.lowercased().contains(words.lowercased()), "\(field) \(value): \(words)")
                    #expect(answer.body.contains("20-QĐ/ĐU") == (field != "decision.number"), "\(field)")
                    // Told once, also where a day is wrong as the decision's and as the founding's.
                    let links = answer.body.components(separatedBy: "href=\"#field-\(field)\"").count - 1
                    #expect(links == 1, "\(field) \(value)")
                }
            }
            let founded = try await Self.founded(office)
            #expect(founded == 1)
        }
    }
}
