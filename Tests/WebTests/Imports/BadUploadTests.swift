import Domain
import Foundation
import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

@Suite struct BadUploadTests {
    static let list = VillageOffice.units(VillageOffice.cell("CB-A"))

    @Test(arguments: Engine.available)
    func `a forged or missing token keeps nothing`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            for token in ["", "0", String(repeating: "a", count: 64)] {
                let answer = try await office.send(Self.list, token: token)
                #expect(answer.status == .forbidden, "\(token)")
                #expect(answer.body.contains("Biểu mẫu đã hết hạn"))
            }
            let page = try await office.browser.get("/imports")
            let token = Browser.hidden(page, of: "/imports")["token"] ?? ""
            let late = MultipartTests.file("a") + MultipartTests.field("token", token) + MultipartTests.end
            let answer = try await office.browser.upload(Array(late.utf8), as: MultipartTests.type)
            #expect(answer.status == .forbidden)
            let uploads = try await office.uploads()
            #expect(uploads == [])
            let (place, looked) = try await office.look(Self.list)
            for step in ["check", "record", "stop", "cancel"] {
                var fields = Browser.hidden(looked, of: "\(place)/\(step)")
                fields["token"] = "forged"
                let forged = try await office.browser.post("\(place)/\(step)", fields)
                #expect(forged.status == .forbidden, "\(step)")
            }
            let count = try await office.operations()
            #expect(count == 15)
        }
    }

    @Test func `a file beyond the limit is refused with the limit, and the chosen list is not lost`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let answer = try await office.send([UInt8](repeating: 0x61, count: 20 << 20 + 1))
            #expect(answer.status == .contentTooLarge)
            #expect(answer.body.contains("lớn quá 20 MB"))
            #expect(answer.body.contains("#field-file"))
            let broken = try await office.browser.upload(
                Array((MultipartTests.field("token", "t") + "--").utf8), as: MultipartTests.type)
            #expect(broken.status == .badRequest)
            #expect(broken.body.contains("không trọn vẹn"))
            let uploads = try await office.uploads()
            #expect(uploads == [])
        }
    }

    @Test func `a form without a file or without a kind comes back with what was chosen`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let none = try await office.send([], named: "", as: "surveys")
            #expect(none.status == .unprocessableContent)
            #expect(none.body.contains("chọn tệp muốn gửi"))
            #expect(none.body.contains("value=\"surveys\" selected"))
            let neither = try await office.send([], named: "", as: "")
            #expect(neither.body.contains("chọn danh sách muốn nhập"))
            #expect(neither.body.contains("chọn tệp muốn gửi"))
            let empty = try await office.send([], named: "a.xlsx", as: "surveys")
            #expect(empty.body.contains("tệp rỗng"))
            let other = try await office.send(Self.list, as: "../units")
            #expect(other.status == .unprocessableContent)
            #expect(other.body.contains("chọn danh sách muốn nhập"))
            let uploads = try await office.uploads()
            #expect(uploads == [])
        }
    }

    /// An OLE file of which the directory names a stream, at the place where directories have their entries.
    private static func compound(_ stream: String) -> [UInt8] {
        let lead: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let name = (stream + "\0").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return lead + [UInt8](repeating: 0, count: 504) + name + [UInt8](repeating: 0, count: 512 - name.count)
    }

    @Test(arguments: Engine.available)
    func `what is no list is refused by its content, and the content is gone`(engine: Engine) async throws {
        let example = URL(filePath: #filePath).appending(path: "../../../../Examples/dong-da-2024-q1/01-don-vi.xlsx")
        let workbook = [UInt8](try Data(contentsOf: example.standardizedFileURL))
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let refused: [(content: [UInt8], words: String)] = [
                (Array("%PDF-1.4\n%\u{e2}\u{e3}".utf8) + [0, 1, 2], "Không phải tệp Excel"),
                (Self.compound("EncryptedPackage"), "Tệp có mật khẩu"),
                (Self.compound("Workbook"), "Tệp Excel kiểu cũ"),
                (Array(workbook.prefix(workbook.count / 2)), "Tệp bị hỏng hoặc bị cắt cụt"),
                (Array(workbook.prefix(30)), "Tệp bị hỏng hoặc bị cắt cụt"),
                (Array("một lá thư\nkhông có tiêu đề".utf8), "Không"),
                (VillageOffice.units(), "Không có dòng dữ liệu nào"),
            ]
            for (content, told) in refused {
                let (_, page) = try await office.look(content)
                #expect(page.body.contains("Chưa đọc được danh sách"), "\(told)")
                #expect(page.body.lowercased().contains(told.lowercased()), "\(told): \(page.body.suffix(900))")
            }
            let uploads = try await office.uploads()
            #expect(uploads == Array(repeating: "failed", count: refused.count))
            let count = try await office.operations()
            #expect(count == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `another account's upload is not there`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let (place, _) = try await office.look(ImportRouteTests.three)
            try await office.signInAsAnother(.recorder)
            let own = try await office.browser.get("/imports")
            #expect(own.status == .ok)
            #expect(!own.body.contains(place))
            let token = Browser.hidden(own, of: "/imports")
            for path in [place, "\(place)/refused.xlsx", "/imports/nowhere", "\(place)/check"] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .notFound, "\(path)")
            }
            for step in ["check", "record", "stop", "cancel"] {
                let answer = try await office.browser.post("\(place)/\(step)", token)
                #expect(answer.status == .notFound, "\(step)")
            }
            let uploads = try await office.uploads()
            #expect(uploads == ["checked+"])
        }
    }

    @Test func `who may only look is offered no lists and may send none`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            let page = try await office.browser.get("/operations")
            #expect(page.body.contains("href=\"/imports\""))
            try await office.signInAsAnother(.viewer)
            let theirs = try await office.browser.get("/operations")
            #expect(!theirs.body.contains("href=\"/imports\""))
            for path in ["/imports", "/imports/template/units.xlsx"] {
                let answer = try await office.browser.get(path)
                #expect(answer.status == .forbidden, "\(path)")
            }
            let sent = try await office.send(Self.list)
            #expect(sent.status == .forbidden)
            office.browser.forget()
            let stranger = try await office.send(Self.list)
            #expect(stranger.location == "/sign-in")
            let uploads = try await office.uploads()
            #expect(uploads == [])
        }
    }

    @Test func `ten lists at once are enough for one account`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            for _ in 1...10 { _ = try await office.look(Self.list) }
            let answer = try await office.send(Self.list)
            #expect(answer.status == .conflict)
            #expect(answer.body.contains("đã có 10 danh sách chưa xong"))
        }
    }
}
