import Domain
import Exchange
import Foundation
import HTTPTypes
import Records
import TestKit
import Testing
import Vietnamese

@testable import Web

/// Reports as a browser asks for them.
@Suite struct ReportRouteTests {
    static let quarter = "/units/QU-LANG/reports/2024-Q1"

    @Test(arguments: Engine.available)
    func `the preview says what the Word file says, each number leading to its records`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let page = try await office.browser.get("\(Self.quarter)?known=31/3/2024")
            #expect(page.status == .ok)
            let text = Markup(bytes: page.bytes).text
            let report = try await office.village.register.read { desk in
                let period = try #require(ReportingPeriod("2024-Q1"))
                return try Report.gather(
                    unitCode: "QU-LANG", period: period, knownAt: Village.day(2024, 3, 31).endInVietnam, rows: 100,
                    as: Village.scope, desk)
            }
            let paper = report.paper(ClerkEntry(), rows: 100)
            var rest = text[...]
            for block in paper.blocks {
                let words =
                    switch block {
                    case .heading(_, let heading): heading
                    case .sentence(let sentence): sentence.plain
                    case .gap(let label): "[\(label)] ……"
                    }
                let place = try #require(rest.range(of: words), "\(words)")
                rest = rest[place.upperBound...]
            }
            #expect(text.contains("Kết nạp 01 đảng viên (đạt 20%"))
            // The members of the quarter, and what came in after its data were closed.
            for address in [
                "figures/party.members?from=1/1/2024&amp;to=31/3/2024&amp;known=31/3/2024\">05</a>",
                "figures/party.members?from=1/1/2024&amp;to=31/3/2024&amp;after=31/3/2024\">04</a>",
            ] {
                #expect(page.body.contains("<a href=\"/units/QU-LANG/\(address)"), "\(address)")
            }
        }
    }

    @Test func `number and day are blank, then filled in, in the preview and in the file's address`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let blank = try await office.browser.get(Self.quarter)
            #expect(blank.body.contains("Số      -BC/QU"))
            #expect(blank.body.contains("ngày      tháng      năm 2024"))
            let filled = try await office.browser.get("\(Self.quarter)?known=31/3/2024&number=7&date=5-4-2024")
            #expect(filled.body.contains("Số 07-BC/QU"))
            #expect(filled.body.contains("ngày 05 tháng 4 năm 2024"))
            let link = try #require(filled.body.firstMatch(of: /href="([^"]*\.docx[^"]*)"/))
            let address = String(link.1).replacingOccurrences(of: "&amp;", with: "&")
            #expect(address == "\(Self.quarter).docx?known=31/3/2024&number=7&date=5-4-2024")
            let file = try await office.browser.get(address)
            #expect(file.status == .ok)
            #expect(file.headers[.contentDisposition]?.contains("bao-cao-QU-LANG-2024-Q1.docx") == true)
            #expect(file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
            #expect(file.bytes != (try await office.browser.get("\(Self.quarter).docx?known=31/3/2024")).bytes)
        }
    }

    @Test func `what the clerk mistyped comes back with a problem at its field, and no file is made of it`()
        async throws
    {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("\(Self.quarter)?number=mot&date=31/2/2024")
            #expect(page.status == .ok)
            let markup = Markup(bytes: page.bytes)
            let typed = markup.tags.filter { $0.name == "input" && $0["aria-invalid"] == "true" }.map { $0["value"] }
            #expect(typed == ["mot", "31/2/2024"])
            #expect(markup.text.ranges(of: "Số: phải là số thứ tự của văn bản").count == 2)
            #expect(markup.text.ranges(of: "Ngày văn bản: phải là ngày").count == 2)
            #expect(markup.text.contains("Số      -BC/QU"))
            for query in ["number=mot", "date=31/2/2024", "known=32/1/2024"] {
                let file = try await office.browser.get("\(Self.quarter).docx?\(query)")
                #expect(file.status == .seeOther)
                let location = try #require(file.location)
                #expect(location.hasPrefix("\(Self.quarter)?"))
                let back = try await office.browser.get(location)
                #expect(back.body.contains("aria-invalid"), "\(query)")
            }
        }
    }

    @Test func `a number that would break out of its place is shown as typed`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("\(Self.quarter)?number=%22%3E%3Cb%3E&date=%27")
            #expect(!page.body.contains("\"><b>"))
            #expect(Markup(bytes: page.bytes).faults.isEmpty)
        }
    }

    @Test func `days that were typed lead to their report, and a quarter's days to the quarter's`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            for (query, place) in [
                ("from=1/1/2024&to=31/3/2024", "2024-Q1"), ("from=1/1/2024&to=30/6/2024", "2024-H1"),
                ("from=15/1/2024&to=20/3/2024&known=1/4/2024", "2024-01-15--2024-03-20?known=1/4/2024"),
                ("from=1/1/2024&to=31/12/2024&number=3", "2024?number=3"),
            ] {
                let answer = try await office.browser.get("/units/QU-LANG/reports?\(query)")
                #expect(answer.location == "/units/QU-LANG/reports/\(place)")
                let report = try await office.browser.get(answer.location ?? "")
                #expect(report.status == .ok)
            }
        }
    }

    @Test(arguments: [
        ("from=1/4/2024&to=31/3/2024", "Đến hết ngày: ngày cuối sớm hơn ngày đầu"),
        ("from=hôm qua&to=31/3/2024", "Từ ngày: phải là ngày"), ("to=31/3/2024", "Từ ngày: chưa có giá trị"),
        ("from=10/4/2024&to=11/4/2024", "Từ ngày: kỳ báo cáo chưa bắt đầu"),
    ])
    func `days that make no period are told at their field`(query: String, problem: String) async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let escaped = query.replacingOccurrences(of: " ", with: "%20").replacingOccurrences(of: "ô", with: "%C3%B4")
            let page = try await office.browser.get("/units/QU-LANG/reports?\(escaped)")
            #expect(page.status == .unprocessableContent)
            let markup = Markup(bytes: page.bytes)
            #expect(markup.text.ranges(of: problem).count == 2, "\(markup.text)")
            #expect(markup.tags.contains { $0["aria-invalid"] == "true" })
            #expect(markup.tags.contains { $0["value"] == "31/3/2024" || $0["value"] == "11/4/2024" })
        }
    }

    @Test func `the choice offers the periods that have begun, the latest year first`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("/units/LD-LANG/reports?known=1/4/2024")
            let links = page.body.matches(of: /href="\/units\/LD-LANG\/reports\/([^"?]+)\?known=1\/4\/2024"/)
                .map { String($0.1) }
            // It is 9 April 2024: the third quarter has not begun.
            #expect(
                links.prefix(6) == ["2024-Q1", "2024-Q2", "2024-H1", "2024-9M", "2024", "2023-Q1"])
            #expect(links.count == 5 + 4 * 8)
        }
    }
}
