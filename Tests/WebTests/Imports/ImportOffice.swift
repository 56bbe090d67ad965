import Domain
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

/// Sending lists, as the tests of the pages do.
extension VillageOffice {
    static let heading =
        "Mã đơn vị,Tên đơn vị,Hệ,Loại,Mã cấp trên,Khối,MST nơi đặt,Hình thức,Từ ngày,Số QĐ,Ngày QĐ,Cơ quan ban hành"

    /// A cell under the village's enterprise block, as a row of the list of units.
    static func cell(_ code: String, under parent: String = "DU-DOANHNGHIEP", from day: String = "31/12/2023") -> String
    {
        "\(code),Chi bộ \(code),Đảng,Chi bộ trực thuộc,\(parent),Doanh nghiệp,,Đầu kỳ,\(day),,,"
    }

    /// A list of units as comma-separated text.
    static func units(_ rows: String...) -> [UInt8] {
        Array(([heading] + rows).joined(separator: "\r\n").utf8)
    }

    /// Sends a list with the form of the page.
    func send(
        _ content: [UInt8], named name: String = "Đơn vị (2) SUA.csv", as kind: String = "units", token: String? = nil
    ) async throws -> Browser.Answer {
        let page = try await browser.get("/imports")
        let fields = Browser.hidden(page, of: "/imports")
        var body = Array(MultipartTests.field("token", token ?? fields["token"] ?? "").utf8)
        body += Array(MultipartTests.field("kind", kind).utf8)
        body += Array(MultipartTests.file("", named: name).dropLast().utf8) + content
        body += Array("\r\n\(MultipartTests.end)".utf8)
        return try await browser.upload(body, as: MultipartTests.type)
    }

    /// Sends a list that is taken, and waits until it was looked over.
    func look(_ content: [UInt8], as kind: String = "units") async throws -> (place: String, page: Browser.Answer) {
        let sent = try await send(content, as: kind)
        #expect(sent.status == .seeOther)
        let place = try #require(sent.location)
        return (place, try await settled(place))
    }

    /// The page of an upload, or where it leads, once nothing is under way any more.
    func settled(_ place: String) async throws -> Browser.Answer {
        var answer = try await browser.get(place)
        while answer.body.contains("http-equiv=\"refresh\"") { answer = try await browser.get(place) }
        return answer
    }

    /// Sends one of the forms of an upload's page, and gives where it came to.
    func press(_ step: String, on page: Browser.Answer, of place: String) async throws -> Browser.Answer {
        let answer = try await browser.post("\(place)/\(step)", Browser.hidden(page, of: "\(place)/\(step)"))
        #expect(answer.status == .seeOther)
        return try await settled(try #require(answer.location))
    }

    /// How many operations there are; the village's story has 14 and the office's account is the 15th.
    func operations() async throws -> Int {
        try await village.register.read { desk in
            try Operations.recent(as: Village.scope, limit: 1, offset: 0, desk).count
        }
    }

    /// The states of the uploads, and whether each still has its content.
    func uploads() async throws -> [String] {
        try await village.register.database.read { db in
            try db.run(
                "SELECT state, CASE WHEN content_sealed IS NULL THEN '' ELSE '+' END FROM upload ORDER BY id"
            ).map { try $0.text(0) + $0.text(1) }
        }
    }
}
