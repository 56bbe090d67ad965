import Domain
import Records
import Storage
import TestKit
import Testing

@Suite struct AttachmentTests {
    static let pdf = Array("%PDF-1.7 quyết định".utf8)

    @Test(arguments: Engine.available)
    func `a paper is read back as it was stored`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cell = try await village.unit("CB-MOC")
            let receipt = try await village.record(2024, 4, 10, "paper") { author, desk in
                try Attachments.store(Self.pdf, named: "  Quyết định 07.pdf ", of: cell, by: author, desk)
            }
            let id = Records.Attachment.ID(receipt.subjects[0])
            let attachment = try await village.register.read { try Attachments.find(id, as: Village.scope, $0) }
            #expect(
                attachment == Records.Attachment(id: id, name: "Quyết định 07.pdf", kind: .pdf, content: Self.pdf))
            #expect(receipt.seq == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `the same operation stores a paper once`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cell = try await village.unit("CB-MOC")
            var receipts: [Receipt] = []
            for _ in 1...2 {
                receipts.append(
                    try await village.record(2024, 4, 10, "paper") { author, desk in
                        try Attachments.store(Self.pdf, named: "a.pdf", of: cell, by: author, desk)
                    })
            }
            let count = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT COUNT(*) FROM attachment").first?.int(0)
            }
            #expect(receipts[0] == receipts[1])
            #expect(count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who may not see the unit finds no paper, and who may only see it stores none`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let (wood, pottery) = (try await village.unit("CB-MOC"), try await village.unit("CB-GOM"))
            let receipt = try await village.record(2024, 4, 10, "paper") { author, desk in
                try Attachments.store(Self.pdf, named: "a.pdf", of: wood, by: author, desk)
            }
            let id = Records.Attachment.ID(receipt.subjects[0])
            let elsewhere = Scope(account: Account.system, grants: [Scope.Grant(role: .recorder, unit: pottery)])
            await #expect(throws: Failure.notFound) {
                _ = try await village.register.read { try Attachments.find(id, as: elsewhere, $0) }
            }
            let viewer = Scope(account: Account.system, grants: [Scope.Grant(role: .viewer, unit: wood)])
            let found = try await village.register.read { try Attachments.find(id, as: viewer, $0).content }
            #expect(found == Self.pdf)
            await #expect(throws: Failure.forbidden) {
                _ = try await village.register.write { desk in
                    try Attachments.store(
                        Self.pdf, named: "b.pdf", of: wood, by: Author(viewer, operation: "other"), desk)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `20 MB are taken and one byte more is not`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cell = try await village.unit("CB-MOC")
            let most = Self.pdf + [UInt8](repeating: 0x20, count: 20 * 1024 * 1024 - Self.pdf.count)
            let receipt = try await village.record(2024, 4, 10, "paper") { author, desk in
                try Attachments.store(most, named: "a.pdf", of: cell, by: author, desk)
            }
            let id = Records.Attachment.ID(receipt.subjects[0])
            let found = try await village.register.read { try Attachments.find(id, as: Village.scope, $0).content }
            #expect(found == most)
            await #expect(
                throws: Failure.invalid([Problem("attachment", "problem.attachment.size", ["most": "20"])])
            ) {
                try await village.record(2024, 4, 10, "larger") { author, desk in
                    try Attachments.store(most + [0x20], named: "a.pdf", of: cell, by: author, desk)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the papers of a unit are listed latest first, and opening one is noted`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let (wood, clay) = (try await village.unit("CB-MOC"), try await village.unit("CB-GOM"))
            for (number, (unit, name)) in [(wood, "một.pdf"), (clay, "hai.pdf"), (wood, "ba.PDF")].enumerated() {
                try await village.record(2024, 4, 10 + number, "paper-\(number)") { author, desk in
                    try Attachments.store(Self.pdf, named: name, of: unit, by: author, desk)
                }
            }
            func page(_ unit: Unit.ID, limit: Int, offset: Int = 0) async throws -> (names: [String], count: Int) {
                try await village.register.read { desk in
                    let page = try Attachments.page(
                        of: unit, limit: limit, offset: offset, as: Village.scope, desk)
                    return (page.rows.map { "\($0.operation) \($0.name) \($0.kind) \($0.size)" }, page.count)
                }
            }
            let size = Self.pdf.count
            #expect(try await page(wood, limit: 9) == (["17 ba.PDF pdf \(size)", "15 một.pdf pdf \(size)"], 2))
            #expect(try await page(wood, limit: 1, offset: 1) == (["15 một.pdf pdf \(size)"], 2))
            #expect(try await page(clay, limit: 0) == ([], 1))

            let kept = try await village.register.read { try Attachments.stored(by: 16, as: Village.scope, $0) }
            #expect(kept?.name == "hai.pdf")
            let hidden = try #require(kept?.id)
            let viewer = Scope(account: Account.demonstration, grants: [Scope.Grant(role: .viewer, unit: wood)])
            await #expect(throws: Failure.notFound) {
                try await village.register.read { try Attachments.page(of: clay, limit: 9, offset: 0, as: viewer, $0) }
            }
            await #expect(throws: Failure.notFound) {
                try await village.register.read { try Attachments.stored(by: 16, as: viewer, $0) }
            }
            await #expect(throws: Failure.notFound) {
                try await village.register.write { try Attachments.reveal(hidden, as: viewer, $0) }
            }
            let own = try await page(wood, limit: 1)
            #expect(own.count == 2)
            let opened = try await village.register.write { desk in
                let latest = try Attachments.page(of: wood, limit: 1, offset: 0, as: viewer, desk).rows
                return try Attachments.reveal(latest[0].id, as: viewer, desk)
            }
            #expect(opened.content == Self.pdf)
            let noted = try await village.register.read { desk in
                try desk.db.run("SELECT account, kind, subject FROM access").map {
                    "\(try $0.text(0)) \(try $0.text(1)) \(try $0.text(2))"
                }
            }
            #expect(noted == ["demonstration reveal \(opened.id.text) attachment"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: [
        ("Quyết định 07.pdf", Records.Attachment.Kind.pdf, "Quyết định 07.pdf"), ("ẢNH.JPEG", .jpeg, "ẢNH.JPEG"),
        ("virus.exe", .pdf, "virus.exe.pdf"), ("danh sách", .xlsx, "danh sách.xlsx"), ("a.pdf", .jpeg, "a.pdf.jpg"),
    ])
    func `a name whose ending promises another content gets the right one`(
        name: String, kind: Records.Attachment.Kind, expected: String
    ) {
        let attachment = Records.Attachment(id: Records.Attachment.ID("a"), name: name, kind: kind, content: [])
        #expect(attachment.fileName == expected)
    }

    @Test(arguments: Engine.available)
    func `what is no paper is refused with the reason`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let cell = try await village.unit("CB-MOC")
            let refused: [(content: [UInt8], name: String, problem: Problem)] = [
                ([], "a.pdf", Problem("attachment", "problem.required")),
                (Array("MZ một chương trình".utf8), "a.pdf", Problem("attachment", "problem.attachment.type")),
                (Self.pdf, " ", Problem("attachment.name", "problem.required")),
            ]
            for (content, name, problem) in refused {
                await #expect(throws: Failure.invalid([problem])) {
                    try await village.record(2024, 4, 10, "refused") { author, desk in
                        try Attachments.store(content, named: name, of: cell, by: author, desk)
                    }
                }
            }
        }
    }
}

@Suite struct AttachmentKindTests {
    struct Sample: Sendable {
        let content: [UInt8]
        let kind: Records.Attachment.Kind?
    }

    private static let types = "[Content_Types].xml"
    static let samples = [
        Sample(content: Array("%PDF-1.4\n".utf8), kind: .pdf),
        Sample(content: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], kind: .png),
        Sample(content: [0xFF, 0xD8, 0xFF, 0xE0, 0x00], kind: .jpeg),
        Sample(content: archive([types, "word/document.xml"]), kind: .docx),
        Sample(content: archive([types, "xl/workbook.xml"]), kind: .xlsx),
        Sample(content: archive([types, "ppt/presentation.xml"]), kind: nil),
        Sample(content: archive(["word/document.xml"]), kind: nil),
        Sample(content: archive([types, "word/document.xml"]).dropLast(30), kind: nil),
        Sample(content: [0x50, 0x4B, 0x03, 0x04], kind: nil),
        Sample(content: Array("<html>".utf8), kind: nil),
        Sample(content: Array(" %PDF-1.4".utf8), kind: nil),
        Sample(content: [], kind: nil),
    ]

    @Test(arguments: samples)
    func `the content tells what a paper is`(sample: Sample) {
        #expect(Records.Attachment.Kind(content: sample.content) == sample.kind)
    }

    /// An archive of empty files, written by hand as APPNOTE.TXT of the ZIP format lays it out.
    private static func archive(_ names: [String]) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var files: [UInt8] = []
        var directory: [UInt8] = []
        for name in names {
            let place = files.count
            let text = Array(name.utf8)
            // Version, then flags, method, time, date, checksum and sizes, all zero, then the length of the name.
            let head = number(10, 2) + number(0, 20) + number(text.count, 2)
            files += [0x50, 0x4B, 0x03, 0x04] + head + number(0, 2) + text
            directory += [0x50, 0x4B, 0x01, 0x02] + number(10, 2) + head
            directory += number(0, 12) + number(place, 4) + text
        }
        var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + number(0, 4)
        end += number(names.count, 2) + number(names.count, 2)
        end += number(directory.count, 4) + number(files.count, 4) + number(0, 2)
        return files + directory + end
    }
}
