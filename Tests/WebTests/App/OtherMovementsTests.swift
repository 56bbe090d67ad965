import HTTPTypes
import Records
import TestKit
import Testing

@testable import Web

/// Recording the rarer increases and decreases by hand, from the page of a person who stands so.
@Suite struct OtherMovementsTests {
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
                let path = MovementFormTests.path(person, kind)
                let form = try await office.browser.get(path)
                let answers = MovementFormTests.answers(kind).merging(own) { $1 }
                let preview = try await MovementFormTests.send(form, to: path, answers, "check", office)
                #expect(preview.status == .ok, "\(person) \(kind)")
                let recorded = try await MovementFormTests.send(preview, to: path, answers, "record", office)
                let page = try await office.browser.get(try #require(recorded.location))
                #expect(page.body.contains(words), "\(person) \(kind): \(words)")
            }
            #expect(try await office.village.register.read { try Verification.run($0) } == [])
        }
    }
}
