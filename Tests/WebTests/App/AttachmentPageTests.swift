import Domain
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

/// Papers of a unit: attached, listed, taken home, and everything that is refused.
@Suite struct AttachmentPageTests {
    static let pdf = Array("%PDF-1.7 quyết định".utf8)
    static let path = "/units/CB-MOC/attachments"

    /// Sends a file with the hidden fields of the page.
    private static func attach(
        _ content: [UInt8], named name: String, to path: String = path, token: String? = nil, _ office: VillageOffice
    ) async throws -> Browser.Answer {
        var fields = Browser.hidden(try await office.browser.get(path), of: path)
        fields["token"] = token ?? fields["token"]
        return try await send(content, named: name, to: path, fields, office)
    }

    private static func send(
        _ content: [UInt8], named name: String, to path: String = path, _ fields: [String: String],
        _ office: VillageOffice
    ) async throws -> Browser.Answer {
        let plain = ["token", "operation"].map { MultipartTests.field($0, fields[$0] ?? "") }.joined()
        let head = MultipartTests.file("", named: name).dropLast()
        let body = Array((plain + head).utf8) + content + Array("\r\n\(MultipartTests.end)".utf8)
        return try await office.browser.upload(body, as: MultipartTests.type, to: path)
    }

    private static func links(_ page: Browser.Answer) -> [String] {
        page.body.matches(of: /href="(\/attachments\/[^"]*)"/).map { String($0.1) }
    }

    @Test(arguments: Engine.available)
    func `a paper is attached once, listed, taken home byte for byte, and each opening is noted`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            let history = try await office.browser.get("/units/CB-MOC/history")
            #expect(history.body.contains("href=\"\(Self.path)\">Văn bản đính kèm (0)"))
            let empty = try await office.browser.get(Self.path)
            #expect(empty.body.contains("nhiều nhất 20 MB") && empty.body.contains("Chưa có văn bản nào"))

            let fields = Browser.hidden(empty, of: Self.path)
            let name = "Quyết định \"07\" <b>.pdf"
            let sent = name.replacingOccurrences(of: "\"", with: "%22")
            let first = try await Self.send(Self.pdf, named: sent, fields, office)
            let again = try await Self.send(Self.pdf, named: sent, fields, office)
            #expect(first.status == .seeOther && first.location == "/operations/16?new=1")
            #expect(again.location == first.location)
            #expect(try await office.operations() == 16)

            let page = try await office.browser.get(Self.path)
            #expect(page.body.contains("Quyết định &quot;07&quot; &lt;b&gt;.pdf") && page.body.contains("1 văn bản"))
            let operation = try await office.browser.get("/operations/16")
            #expect(Self.links(operation) == Self.links(page))
            let counted = try await office.browser.get("/units/CB-MOC/history")
            #expect(counted.body.contains("Văn bản đính kèm (1)"))

            let place = try #require(Self.links(page).first)
            let file = try await office.browser.get(place)
            #expect(file.status == .ok && file.bytes == Self.pdf)
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.headers[.cacheControl] == "no-store")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename=\"Quyet dinh _07_ _b_.pdf\"; filename*=UTF-8''"
                    + "Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20%2207%22%20%3Cb%3E.pdf")
            #expect(try await office.reveals() == [place.dropFirst("/attachments/".count) + " attachment"])
        }
    }

    @Test(arguments: Engine.available)
    func `what is no paper comes back with the reason, and nothing is stored`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            for (content, name, words) in [
                ([], "", "chọn tệp muốn gửi"), ([], "a.pdf", "tệp rỗng"),
                (Array("<html>".utf8), "a.pdf", "chỉ nhận PDF, ảnh PNG hoặc JPEG, Word, Excel"),
                (Array("PK\u{3}\u{4} không trọn".utf8), "a.docx", "chỉ nhận PDF"),
                (Self.pdf, String(repeating: "a", count: 201), "quá dài, nhiều nhất 200"),
            ] as [([UInt8], String, String)] {
                let answer = try await Self.attach(content, named: name, office)
                #expect(answer.status == .unprocessableContent, "\(words)")
                #expect(answer.body.contains(words) && answer.body.contains("#field-file"), "\(words)")
            }
            #expect(try await office.operations() == 15)
        }
    }

    @Test func `a file beyond 20 MB and a body cut short are refused with the reason`() async throws {
        try await VillageOffice.on(.sqlite) { (office) async throws in
            try await office.begin()
            let large = Self.pdf + [UInt8](repeating: 0x20, count: 20 << 20)
            let answer = try await Self.attach(large, named: "a.pdf", office)
            #expect(answer.status == .contentTooLarge && answer.body.contains("lớn quá 20 MB"))
            let cut = Array((MultipartTests.field("token", "t") + "--").utf8)
            let broken = try await office.browser.upload(cut, as: MultipartTests.type, to: Self.path)
            #expect(broken.status == .badRequest && broken.body.contains("không trọn vẹn"))
            #expect(try await office.operations() == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `a forged token, another unit's viewer and a stranger get nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { (office) async throws in
            try await office.begin()
            #expect(try await Self.attach(Self.pdf, named: "a.pdf", token: "forged", office).status == .forbidden)
            #expect(try await Self.attach(Self.pdf, named: "a.pdf", office).status == .seeOther)
            let page = try await office.browser.get(Self.path)
            let place = try #require(Self.links(page).first)
            for path in ["/attachments/nowhere", "/units/KHONG-CO/attachments"] {
                #expect(try await office.browser.get(path).status == .notFound, "\(path)")
            }

            // Somebody of the cell beside it: neither the page nor the file is there.
            try await office.confine(to: "CB-GOM", as: "recorder")
            for path in [place, Self.path] { #expect(try await office.browser.get(path).status == .notFound) }
            let own = try await office.browser.get("/units/CB-GOM/attachments")
            let fields = Browser.hidden(own, of: "/units/CB-GOM/attachments")
            #expect(try await Self.send(Self.pdf, named: "b.pdf", fields, office).status == .notFound)
            #expect(try await office.operations() == 16)
            #expect(try await office.reveals() == [])

            office.browser.forget()
            #expect(try await office.browser.get(place).location?.hasPrefix("/sign-in") == true)
            #expect(try await Self.send(Self.pdf, named: "c.pdf", fields, office).location == "/sign-in")
        }
    }

    @Test func `who may only look reads papers and is offered no form`() async throws {
        try await VillageOffice.on(.sqlite) { (office) async throws in
            try await office.begin()
            #expect(try await Self.attach(Self.pdf, named: "a.pdf", office).status == .seeOther)
            try await office.signInAsAnother(.viewer)
            let page = try await office.browser.get(Self.path)
            #expect(page.status == .ok && !page.body.contains("type=\"file\""))
            let place = try #require(Self.links(page).first)
            #expect(try await office.browser.get(place).bytes == Self.pdf)
            #expect(try await Self.send(Self.pdf, named: "b.pdf", [:], office).status == .forbidden)
        }
    }

    @Test func `sizes are said as people say them`() {
        let sizes = [1: "1 KB", 1024: "1 KB", 850 << 10: "850 KB", 1 << 20: "1,0 MB", 3 << 19: "1,5 MB"]
        for (bytes, words) in sizes { #expect(WebApp.size(bytes) == words) }
        #expect(WebApp.size(Records.Attachment.most) == "20,0 MB")
    }
}

extension VillageOffice {
    /// What the access journal holds of openings, in order.
    fileprivate func reveals() async throws -> [String] {
        try await village.register.read { desk in
            try desk.db.run("SELECT subject FROM access WHERE kind = 'reveal' ORDER BY seq").map { try $0.text(0) }
        }
    }
}
