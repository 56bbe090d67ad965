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

/// Recording movements by hand: from a person's page, and an admission from a unit's page.
@Suite struct MovementFormTests {
    private static let paper = [
        "decision.number": "40-QĐ/QU", "decision.date": "1/4/2024", "decision.issuer": "Quận ủy Làng <b>",
    ]

    private static func answers(_ kind: String) -> [String: String] {
        let own: [String: String] =
            switch kind {
            case "admission": ["unit": "CB-GOM"]
            case "transfer": ["counterpart": "CB-MOC"]
            case "opening": ["unit": "CB-MOC", "status": "Dự bị"]
            default: [:]
            }
        return own.merging(kind == "opening" ? [:] : paper) { $1 }.merging(["effective_on": "1/4/2024"]) { $1 }
    }

    private static func path(_ person: String, _ kind: String) -> String {
        "/people/\(person)/movements/new?kind=\(kind)"
    }

    /// Sends the form's answers with the hidden fields of a page.
    private static func send(
        _ page: Browser.Answer, to path: String, _ answers: [String: String], _ step: String, _ office: VillageOffice
    ) async throws -> Browser.Answer {
        let escaped = path.replacingOccurrences(of: "&", with: "&amp;")
        let fields = Browser.hidden(page, of: escaped).merging(answers) { $1 }.merging(["step": step]) { $1 }
        return try await office.browser.post(path, fields)
    }

    @Test(arguments: Engine.available)
    func `each kind is asked for, looked over with what it changes, recorded once, and taken back`(
        engine: Engine
    ) async throws {
        let cases = [
            ("DV-06", "admission", "Quyết định kết nạp", "Đảng viên kết nạp"),
            ("DV-05", "recognition", "Ngày được công nhận chính thức", "Đảng viên chính thức"),
            ("DV-04", "transfer", "Chi bộ chuyển đến", "Chi bộ Công ty TNHH Mộc An"),
            ("DV-02", "removal", "Ngày xóa tên", "Đảng viên chính thức"),
        ]
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            for (number, (person, kind, question, change)) in cases.enumerated() {
                let path = Self.path(person, kind)
                let form = try await office.browser.get(path)
                #expect(form.status == .ok && form.body.contains(question), "\(kind)")
                let preview = try await Self.send(form, to: path, Self.answers(kind), "check", office)
                #expect(preview.status == .ok && preview.body.contains("Kiểm tra trước khi ghi nhận"), "\(kind)")
                #expect(preview.body.contains(change) && preview.body.contains("→"), "\(kind)")
                #expect(preview.body.contains("Quận ủy Làng &lt;b&gt;"))
                let first = try await Self.send(preview, to: path, Self.answers(kind), "record", office)
                let again = try await Self.send(preview, to: path, Self.answers(kind), "record", office)
                let seq = 16 + 2 * number
                #expect(first.location == "/people/\(person)?new=\(seq)", "\(kind)")
                #expect(again.location == first.location, "\(kind)")
                let page = try await office.browser.get(try #require(first.location))
                #expect(page.body.contains("Đã ghi nhận, số \(seq)"))

                let place = "/operations/\(seq)/reversal"
                #expect(page.body.contains("href=\"\(place)\""))
                var reason = Browser.hidden(try await office.browser.get(place), of: place)
                reason["reason"] = "Ghi nhầm số quyết định"
                #expect(try await office.browser.post(place, reason).status == .seeOther)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `somebody on the list with which the register opens is recorded without a decision`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let path = Self.path("DV-06", "opening")
            let form = try await office.browser.get(path)
            #expect(!form.body.contains("decision.number"))
            var answers = Self.answers("opening")
            answers["effective_on"] = "31/12/2023"
            let preview = try await Self.send(form, to: path, answers, "check", office)
            let recorded = try await Self.send(preview, to: path, answers, "record", office)
            #expect(recorded.status == .seeOther)
            let page = try await office.browser.get("/people/DV-06")
            #expect(page.body.contains("Đảng viên dự bị") && page.body.contains("31/12/2023"))
            // How a mistake is mended: alone it is taken back, from a list the whole list is.
            #expect(page.body.contains("Ghi sai thì hủy ghi nhận này rồi ghi lại."))
            #expect(page.body.contains("href=\"/operations/16/reversal\""))
            let listed = try await office.browser.get("/people/DV-01")
            #expect(listed.body.contains("hủy cả danh sách rồi nhập lại"))
            #expect(listed.body.contains("href=\"/operations/5\""))
        }
    }

    @Test(arguments: Engine.available)
    func `the other increases and decreases are recorded from the page of a person who stands so`(
        engine: Engine
    ) async throws {
        let cases: [(String, String, [String: String], String)] = [
            (
                "DV-01", "transfer_out", ["elsewhere": "Đảng bộ phường Xa <b>", "province": "Ngoài tỉnh"],
                "Đảng bộ phường Xa &lt;b&gt; (ngoài tỉnh)"
            ),
            ("DV-02", "transfer_out", ["counterpart": "cb-gom"], "Đang chuyển sinh hoạt"),
            ("DV-02", "transfer_in", ["effective_on": "5/4/2024"], "Đảng viên chính thức"),
            ("DV-02", "temporary", ["counterpart": "CB-MOC", "effective_on": "6/4/2024"], "Sinh hoạt tạm thời tại"),
            ("DV-02", "temporary_end", ["effective_on": "7/4/2024"], "Hết sinh hoạt tạm thời"),
            ("DV-05", "annulment", [:], "kind=admission"),
            ("DV-04", "death", [:], "Đã ra khỏi danh sách"),
            ("DV-03", "restoration", ["unit": "CB-MOC", "status": "Chính thức"], "Đảng viên chính thức"),
            ("DV-03", "expulsion", ["effective_on": "2/4/2024"], "kind=readmission"),
            ("DV-03", "readmission", ["unit": "CB-GOM", "effective_on": "3/4/2024"], "Đảng viên dự bị"),
            ("DV-03", "withdrawal", ["effective_on": "4/4/2024"], "Xin ra khỏi Đảng"),
            (
                "DV-06", "transfer_in",
                ["elsewhere": "Chi bộ Gần", "province": "Trong tỉnh", "unit": "CB-GOM", "status": "Dự bị"],
                "Chi bộ Gần (trong tỉnh) → "
            ),
        ]
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            for (person, kind, own, words) in cases {
                let offered = try await office.browser.get("/people/\(person)")
                #expect(offered.body.contains("kind=\(kind)"), "\(person) \(kind)")
                let path = Self.path(person, kind)
                let form = try await office.browser.get(path)
                let answers = Self.answers(kind).merging(own) { $1 }
                let preview = try await Self.send(form, to: path, answers, "check", office)
                #expect(preview.status == .ok, "\(person) \(kind)")
                let recorded = try await Self.send(preview, to: path, answers, "record", office)
                let page = try await office.browser.get(try #require(recorded.location))
                #expect(page.body.contains(words), "\(person) \(kind): \(words)")
            }
            #expect(try await office.village.register.read { try Verification.run($0) } == [])
        }
    }

    @Test(arguments: Engine.available)
    func `every mistake of a movement comes back at its field with all that was typed`(engine: Engine) async throws {
        let cases: [(String, String, String, String, String)] = [
            ("DV-06", "admission", "unit", "", "chưa có giá trị"),
            ("DV-06", "admission", "unit", "CB-KHONG", "không có đơn vị mã CB-KHONG"),
            ("DV-06", "admission", "unit", "DU-DOANHNGHIEP", "không phải chi bộ"),
            ("DV-06", "admission", "effective_on", "", "chưa có giá trị"),
            ("DV-06", "admission", "effective_on", "31/2/2024", "phải là ngày"),
            ("DV-06", "admission", "effective_on", "10/4/2024", "không được sau hôm nay"),
            ("DV-06", "admission", "decision.number", "", "chưa có giá trị"),
            ("DV-06", "admission", "decision.number", String(repeating: "9", count: 61), "nhiều nhất 60"),
            ("DV-06", "admission", "decision.date", "1/13/2024", "phải là ngày"),
            ("DV-06", "admission", "decision.date", "1/1/2030", "không được sau hôm nay"),
            ("DV-06", "admission", "decision.issuer", "", "chưa có giá trị"),
            ("DV-06", "admission", "decision.issuer", String(repeating: "a", count: 201), "nhiều nhất 200"),
            ("DV-04", "transfer", "counterpart", "", "chưa có giá trị"),
            ("DV-04", "transfer", "counterpart", "CD-MOC", "không phải chi bộ"),
            ("DV-06", "opening", "status", "", "chưa có giá trị"),
            ("DV-06", "opening", "status", "Đã nghỉ", "phải là một trong"),
        ]
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let before = try await office.movements()
            for (person, kind, field, value, words) in cases {
                let path = Self.path(person, kind)
                let form = try await office.browser.get(path)
                var answers = Self.answers(kind)
                answers[field] = value
                for step in ["check", "record"] {
                    let answer = try await Self.send(form, to: path, answers, step, office)
                    #expect(answer.status == .unprocessableContent, "\(kind) \(field) \(value) \(step)")
                    #expect(answer.body.contains(words), "\(kind) \(field) \(value): \(words)")
                    #expect(answer.body.contains("#field-\(field)"), "\(kind) \(field) \(value)")
                    if field != "effective_on" {
                        #expect(answer.body.contains("value=\"1/4/2024\""), "\(kind) \(field)")
                    }
                }
            }
            let forged = try await office.browser.post(Self.path("DV-06", "admission"), Self.answers("admission"))
            #expect(forged.status == .forbidden)
            #expect(try await office.movements() == before)
        }
    }

    @Test(arguments: Engine.available)
    func `what cannot follow is refused with the record that stands against it`(engine: Engine) async throws {
        let cases: [(String, String, [String: String], String, String)] = [
            ("DV-05", "admission", ["unit": "CB-GOM"], "đã là đảng viên", "Kết nạp ngày 20/1/2024, ghi nhận số 7"),
            ("DV-01", "recognition", [:], "đã là đảng viên chính thức", "Đầu kỳ ngày 31/12/2023, ghi nhận số 5"),
            ("DV-03", "removal", [:], "đã ra khỏi danh sách", "Xóa tên ngày 20/3/2024, ghi nhận số 11"),
            (
                "DV-03", "removal", ["effective_on": "1/3/2024", "decision.date": "1/3/2024"],
                "Không khớp với biến động đã ghi sau đó", "Xóa tên ngày 20/3/2024, ghi nhận số 11"
            ),
            (
                "DV-04", "removal", ["effective_on": "1/2/2024", "decision.date": "1/2/2024"],
                "Không khớp với biến động đã ghi sau đó", "Công nhận chính thức ngày 20/2/2024, ghi nhận số 13"
            ),
            (
                "DV-05", "admission", ["unit": "CB-MOC", "effective_on": "20/1/2024"], "với nội dung khác",
                "hủy ghi nhận số 7"
            ),
        ]
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            for (person, kind, own, words, against) in cases {
                let path = Self.path(person, kind)
                let form = try await office.browser.get(path)
                let answers = Self.answers(kind).merging(own) { $1 }
                let answer = try await Self.send(form, to: path, answers, "check", office)
                #expect(answer.status == .unprocessableContent, "\(person) \(kind)")
                #expect(answer.body.contains(words), "\(person) \(kind): \(words)")
                #expect(answer.body.contains(against), "\(person) \(kind): \(against)")
            }
            let never = try await office.browser.get(Self.path("DV-06", "removal"))
            #expect(never.status == .conflict && never.body.contains("chưa phải là đảng viên"))
            #expect(try await office.browser.get(Self.path("DV-06", "promotion")).status == .notFound)
        }
    }

    @Test(arguments: Engine.available)
    func `a late recognition is of the cell where the person was then, and rules are told as notices`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            try await office.village.move(
                2024, 4, 9, "x-1",
                [
                    Village.movement(
                        "DV-05", .transfer, "CB-MOC", Village.day(2024, 4, 1), to: "CB-GOM", decision: "41-QĐ/QU")
                ])
            let path = Self.path("DV-05", "recognition")
            let form = try await office.browser.get(path)
            #expect(form.body.contains("Dự bị 12 tháng"))
            // Twelve months after 20/1/2024 is still to come: nothing is proposed.
            #expect(!form.body.contains("20/1/2025"))
            var answers = Self.answers("recognition")
            answers["effective_on"] = "31/3/2024"
            let preview = try await Self.send(form, to: path, answers, "check", office)
            #expect(preview.status == .ok)
            #expect(preview.body.contains("Chi bộ Công ty TNHH Mộc An"))
            #expect(preview.body.contains("chưa hết 12 tháng dự bị"))
            #expect(preview.body.contains("hết vào ngày 20/1/2025"))
            #expect(preview.body.contains("Căn cứ: Quy định 24-QĐ/TW"))
            let recorded = try await Self.send(preview, to: path, answers, "record", office)
            #expect(recorded.status == .seeOther)
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody else recorded meanwhile is told, with all that was typed`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let path = Self.path("DV-06", "admission")
            let form = try await office.browser.get(path)
            let preview = try await Self.send(form, to: path, Self.answers("admission"), "check", office)
            try await office.village.move(
                2024, 4, 9, "x-1",
                [
                    Village.movement("DV-06", .admission, "CB-MOC", Village.day(2024, 4, 2), decision: "41-QĐ/QU")
                ])
            let told = try await Self.send(preview, to: path, Self.answers("admission"), "record", office)
            #expect(told.status == .unprocessableContent)
            #expect(told.body.contains("Ghi nhận số 16: Kết nạp ngày 2/4/2024"))
            #expect(told.body.contains("40-QĐ/QU"))
            let again = try await Self.send(told, to: path, Self.answers("admission"), "check", office)
            #expect(again.status == .unprocessableContent)
            #expect(again.body.contains("Không khớp với biến động đã ghi sau đó"))
            #expect(again.body.contains("Kết nạp ngày 2/4/2024, ghi nhận số 16"))
        }
    }

    @Test(arguments: Engine.available)
    func `from a unit's page a person is named by words, chosen among several, or entered first`(
        engine: Engine
    ) async throws {
        let path = "/units/DU-DOANHNGHIEP/admissions/new"
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let form = try await office.browser.get(path)
            #expect(form.body.contains("href=\"/people/new?unit=DU-DOANHNGHIEP\""))
            func typed(_ words: String, _ step: String = "check") async throws -> Browser.Answer {
                let answers = Self.answers("admission").merging(["person": words]) { $1 }
                return try await Self.send(form, to: path, answers, step, office)
            }
            let nobody = try await typed("không có ai")
            #expect(nobody.status == .unprocessableContent)
            #expect(nobody.body.contains("không có hồ sơ nào khớp với “không có ai”"))
            #expect(nobody.body.contains("value=\"không có ai\""))
            let empty = try await typed("")
            #expect(empty.body.contains("#field-person") && empty.body.contains("chưa có giá trị"))
            let several = try await typed("ng")
            #expect(several.status == .unprocessableContent)
            #expect(several.body.contains("có 03 hồ sơ khớp với “ng”"))
            #expect(several.body.contains("<option value=\"DV-06\">Vũ Ngọc Giang · DV-06 · Chưa là đảng viên"))
            let preview = try await typed("giang vu")
            #expect(preview.status == .ok)
            #expect(preview.body.contains("Vũ Ngọc Giang (DV-06)"))
            #expect(preview.body.contains("name=\"person\" value=\"DV-06\""))
            let answers = Self.answers("admission").merging(["person": "DV-06"]) { $1 }
            let recorded = try await Self.send(preview, to: path, answers, "record", office)
            #expect(recorded.location == "/people/DV-06?new=16")
        }
    }
}

extension VillageOffice {
    /// How many movements there are.
    fileprivate func movements() async throws -> Int {
        try await village.register.read { try $0.db.run("SELECT 1 FROM movement").count }
    }
}
