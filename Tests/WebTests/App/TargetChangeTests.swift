import Domain
import Exchange
import Foundation
import HTTPTypes
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit
@testable import Web

/// Changing a target by a document: 5 to 7 admissions of 2024, given to `QU-LANG` by the plan 03-KH/QU of 10/1. One
/// member was admitted, so `01 (05–07)` stands.
@Suite struct TargetChangeTests {
    private static let raised = [
        "shape": "Khoảng", "value": "6", "upper": "9", "document": "09-KH/QU <b>", "document_on": "15/3/2024",
    ]

    /// The addresses of the targets that the page of a unit offers to change.
    private static func offered(on unit: String, _ office: VillageOffice) async throws -> [String] {
        let page = try await office.browser.get("/units/\(unit)/targets?from=1/1/2024&to=31/3/2024")
        return page.body.matches(of: /href="([^"]*\/edit)">Điều chỉnh chỉ tiêu/).map { String($0.1) }
    }

    private static func admissions(_ office: VillageOffice) async throws -> String {
        for path in try await offered(on: "QU-LANG", office) {
            let form = try await office.browser.get(path)
            if form.body.contains("<legend>Đảng viên kết nạp"), form.body.contains("value=\"7\"") { return path }
        }
        return ""
    }

    private static func send(
        _ page: Browser.Answer, to path: String, _ answers: [String: String], _ step: String, _ office: VillageOffice
    ) async throws -> Browser.Answer {
        let fields = Browser.hidden(page, of: path).merging(answers) { $1 }.merging(["step": step]) { $1 }
        return try await office.browser.post(path, fields)
    }

    @Test(arguments: Engine.available)
    func `a change is looked over, recorded once, told in full, and taken back`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            // Received from above, given below, and the district's own.
            #expect(try await Self.offered(on: "QU-LANG", office).count == 3)
            let path = try await Self.admissions(office)
            let form = try await office.browser.get(path)
            #expect(form.status == .ok)
            #expect(form.body.contains("03-KH/QU, ngày 10/1/2024"))
            #expect(form.body.contains("value=\"5\""))
            let preview = try await Self.send(form, to: path, Self.raised, "check", office)
            #expect(preview.status == .ok && preview.body.contains("Kiểm tra trước khi ghi nhận"))
            #expect(preview.body.contains("Mức giao: 5 → 6 từ 15/3/2024"))
            #expect(preview.body.contains("Mức trên: 7 → 9 từ 15/3/2024"))
            #expect(preview.body.contains("09-KH/QU &lt;b&gt;"))
            let figure = preview.body.replacing(/<[^>]*>/, with: "").replacing(/\s+/, with: " ")
            #expect(figure.contains("01 (05–07) →thành 01 (06–09)"))

            let first = try await Self.send(preview, to: path, Self.raised, "record", office)
            let again = try await Self.send(preview, to: path, Self.raised, "record", office)
            #expect(first.status == .seeOther && first.location == "/operations/16?new=1")
            #expect(again.location == first.location)
            let told = try await office.browser.get("/operations/16")
            #expect(told.body.contains("Mức giao: 5 → 6 từ 15/3/2024"))
            let page = try await office.browser.get("/units/QU-LANG/targets?from=1/1/2024&to=31/3/2024")
            #expect(page.body.contains("06–09") && page.body.contains("01 (06–09)"))
            #expect(page.body.contains("09-KH/QU &lt;b&gt;, ngày 15/3/2024"))

            let place = "/operations/16/reversal"
            let reversal = try await office.browser.get(place)
            #expect(reversal.body.contains("Mức giao: 5 → 6 từ 15/3/2024"))
            var reason = Browser.hidden(reversal, of: place)
            reason["reason"] = "Ghi nhầm văn bản"
            #expect(try await office.browser.post(place, reason).status == .seeOther)
            let back = try await office.browser.get("/units/QU-LANG/targets?from=1/1/2024&to=31/3/2024")
            #expect(back.body.contains("05–07") && !back.body.contains("06–09"))
        }
    }

    @Test(arguments: Engine.available)
    func `every mistake comes back at its field with all that was typed`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let path = try await Self.admissions(office)
            let form = try await office.browser.get(path)
            for (field, value, words) in [
                ("shape", "Đúng bằng", "Ít nhất; Khoảng"), ("shape", "", "chưa có giá trị"),
                ("shape", "Ít nhất", "chỉ ghi mức trên cho chỉ tiêu khoảng"), ("value", "sáu", "phải là số"),
                ("value", "0", "lớn hơn 0"), ("value", "", "chưa có giá trị"), ("upper", "", "phải có mức trên"),
                ("upper", "6", "phải lớn hơn mức giao"), ("document", "", "chưa có giá trị"),
                ("document_on", "", "chưa có giá trị"), ("document_on", "31/2/2024", "phải là ngày"),
                ("document_on", "1/1/2030", "không được sau hôm nay"), ("document_on", "9/1/2024", "từ ngày 10/1/2024"),
            ] {
                let answers = Self.raised.merging([field: value]) { $1 }
                let faulty = words.contains("mức trên cho") ? "upper" : field
                for step in ["check", "record"] {
                    let answer = try await Self.send(form, to: path, answers, step, office)
                    #expect(answer.status == .unprocessableContent, "\(field) \(value) \(step)")
                    #expect(answer.body.lowercased().contains(words.lowercased()), "\(field) \(value): \(words)")
                    #expect(answer.body.contains("09-KH/QU &lt;b&gt;") == (field != "document"), "\(field)")
                    #expect(answer.body.contains("#field-\(faulty)"), "\(field) \(value)")
                }
            }
            let same = [
                "shape": "Khoảng", "value": "5", "upper": "7", "document": "03-KH/QU", "document_on": "10/1/2024",
            ]
            let unchanged = try await Self.send(form, to: path, same, "check", office)
            #expect(unchanged.status == .unprocessableContent && unchanged.body.contains("Không có gì khác với sổ"))
            #expect(try await office.operations() == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `who was overtaken is told what was changed, and loses nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let path = try await Self.admissions(office)
            let form = try await office.browser.get(path)
            var other = Village.targets[0]
            (other.value, other.document, other.documentOn) = (4, "07-KH/QU", Day(iso: "2024-02-20"))
            let meanwhile = other
            try await office.village.record(2024, 4, 9, "meanwhile") { author, desk in
                try Targets.change(meanwhile, seen: nil, by: author, desk)
            }
            let answer = try await Self.send(form, to: path, Self.raised, "record", office)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.body.contains("Mức giao: 5 → 4 từ 20/2/2024"))
            #expect(answer.body.contains("09-KH/QU &lt;b&gt;"))
            let preview = try await Self.send(answer, to: path, Self.raised, "check", office)
            #expect(preview.body.contains("Mức giao: 4 → 6 từ 15/3/2024"))
        }
    }

    @Test(arguments: Engine.available)
    func `a target of another unit, none at all and a forged token change nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let path = try await Self.admissions(office)
            let id = path.split(separator: "/")[3]
            for path in ["/units/CB-MOC/targets/\(id)/edit", "/units/QU-LANG/targets/nowhere/edit"] {
                #expect(try await office.browser.get(path).status == .notFound, "\(path)")
            }
            let form = try await office.browser.get(path)
            let forged = Self.raised.merging(["token": "forged"]) { $1 }
            #expect(try await Self.send(form, to: path, forged, "record", office).status == .forbidden)
            try await office.signInAsAnother(.viewer)
            #expect(try await Self.offered(on: "QU-LANG", office) == [])
            #expect(try await office.browser.get(path).status == .forbidden)
            #expect(try await office.operations() == 16)
        }
    }
}
