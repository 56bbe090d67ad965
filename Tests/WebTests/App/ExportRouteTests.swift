import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

@Suite struct ExportRouteTests {
    /// What the access journal holds of exports, in order.
    private static func exports(_ office: VillageOffice) async throws -> [String] {
        try await office.village.register.read { desk in
            try desk.db.run("SELECT subject FROM access WHERE kind = 'export' ORDER BY seq").map { try $0.text(0) }
        }
    }

    @Test(arguments: Engine.available)
    func `the list of enterprises is taken home as it is shown, and that is recorded`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let page = try await office.browser.get("/enterprises?q=moc")
            #expect(page.body.contains("href=\"/exports/enterprises.xlsx?q=moc\""))
            #expect(page.body.contains("<span class=\"soft\">1 dòng</span>"))
            let file = try await office.browser.get("/exports/enterprises.csv?q=moc")
            #expect(file.status == .ok)
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename=\"danh-sach-doanh-nghiep-2024-04-09-1-dong.csv\"")
            #expect(file.body.contains("0109000011,Công ty TNHH Mộc An") && !file.body.contains("0109000022"))
            let workbook = try await office.browser.get("/exports/movements.xlsx?unit=CB-GOM")
            #expect(workbook.bytes.starts(with: [0x50, 0x4B]))
            let people = try await office.browser.get("/exports/people.csv")
            #expect(people.body.contains("Nguyễn Thị Ánh") && !people.body.contains("Kinh-01"))
            let recorded = try await Self.exports(office)
            #expect(
                recorded == [
                    "enterprises.csv, search, 1 rows", "movements.xlsx, unit CB-GOM, 1 rows", "people.csv, 6 rows",
                ])
        }
    }

    @Test func `what is no list, no filter or not signed in gives no file and no record`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            let stranger = try await office.browser.get("/exports/people.csv")
            #expect(stranger.status == .seeOther && stranger.location?.hasPrefix("/sign-in") == true)
            try await office.begin()
            for path in [
                "/exports/people.pdf", "/exports/secrets.csv", "/exports/people", "/exports/units.csv?unit=KHONG-CO",
                "/exports/movements.csv?from=31/2/2024",
            ] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .notFound, "\(path)")
            }
            let recorded = try await Self.exports(office)
            #expect(recorded == [])
        }
    }
}
