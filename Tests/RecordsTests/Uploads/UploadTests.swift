import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite struct UploadTests {
    static let content = Array("PK một danh sách người, số định danh 001088007701".utf8)

    static func stage(
        _ village: Village, _ operation: String = "o1", of account: Account.ID = Account.system,
        content: [UInt8] = content
    ) async throws -> Upload.ID {
        try await village.register.write { desk in
            try Uploads.stage(
                content, named: "Người (2) SUA.xlsx", kind: "people", operation: operation, for: account, desk)
        }
    }

    static func upload(_ id: Upload.ID, _ village: Village) async throws -> Upload {
        try await village.register.read { try Uploads.find(id, of: Account.system, $0) }
    }

    @Test(arguments: Engine.available)
    func `an upload is kept sealed and given back to the one who sent it`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let id = try await Self.stage(village)
            let upload = try await Self.upload(id, village)
            #expect(upload.name == "Người (2) SUA.xlsx")
            #expect(upload.kind == "people")
            #expect(upload.state == .checking)
            #expect(upload.createdAt == village.clock.now)
            #expect(upload.recordedIn == nil)
            let content = try await village.register.read { try Uploads.content(of: upload, $0) }
            #expect(content == Self.content)

            let rows = try await village.register.database.read { try $0.run("SELECT * FROM upload") }
            let bare = "\(rows.map(\.values))"
            #expect(!bare.contains("SUA"))
            for case .blob(let bytes) in rows.flatMap(\.values) {
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains("001088007701") && !text.contains("SUA"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another account's upload is not found, and sealed bytes open in no other place`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let id = try await Self.stage(village)
            let others = try await village.register.read { try Uploads.open(of: Account.demonstration, $0) }
            #expect(others == [])
            await #expect(throws: Failure.notFound) {
                try await village.register.read { try Uploads.find(id, of: Account.demonstration, $0) }
            }
            try await village.register.database.write { db in
                try db.execute("UPDATE upload SET account = \(Account.demonstration)")
            }
            await #expect(throws: (any Error).self) {
                try await village.register.read { try Uploads.find(id, of: Account.demonstration, $0) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same operation again gives the same upload`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let first = try await Self.stage(village, "o1")
            let again = try await Self.stage(village, "o1")
            let other = try await Self.stage(village, "o2")
            #expect(first == again)
            #expect(first != other)
            let open = try await village.register.read { try Uploads.open(of: Account.system, $0) }
            #expect(Set(open.map(\.id)) == [first, other])
        }
    }

    @Test(arguments: Engine.available)
    func `it is gone after a day, and its row with the next upload`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let id = try await Self.stage(village)
            village.clock.advance(by: 24 * 3600)
            _ = try await Self.upload(id, village)
            village.clock.advance(by: 0.001)
            await #expect(throws: Failure.notFound) { try await Self.upload(id, village) }
            _ = try await Self.stage(village, "o2")
            let count = try await village.register.database.read { try $0.run("SELECT COUNT(*) FROM upload") }
            #expect(try count.first?.int(0) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `each step is taken once, and only from where it may be`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let upload = try await Self.upload(try await Self.stage(village), village)
            let steps = try await village.register.write { desk in
                [
                    try Uploads.move(upload, from: [.checked], to: .recording, desk),
                    try Uploads.keep([1, 2], of: upload, from: .checking, to: .checked, desk),
                    try Uploads.keep([3], of: upload, from: .checking, to: .checked, desk),
                    try Uploads.move(upload, from: [.checked], to: .recording, desk),
                    try Uploads.move(upload, from: [.checked], to: .recording, desk),
                    try Uploads.cancel(upload, desk),
                ]
            }
            #expect(steps == [false, true, false, true, false, false])
            let report = try await village.register.read { try Uploads.report(of: upload, $0) }
            #expect(report == [1, 2])
        }
    }

    @Test(arguments: Engine.available)
    func `what is put away has no content any more and does not come back`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let upload = try await Self.upload(try await Self.stage(village), village)
            let steps = try await village.register.write { desk in
                [
                    try Uploads.keep([1], of: upload, from: .checking, to: .checked, desk),
                    try Uploads.cancel(upload, desk), try Uploads.check(upload, reviving: true, desk),
                ]
            }
            #expect(steps == [true, true, false])
            let kept = try await village.register.read { desk in
                [try Uploads.content(of: upload, desk), try Uploads.report(of: upload, desk)]
            }
            #expect(kept == [nil, nil])
            let again = try await Self.upload(upload.id, village)
            #expect(again.state == .cancelled)
            let open = try await village.register.read { try Uploads.open(of: Account.system, $0) }
            #expect(open == [])
        }
    }

    @Test(arguments: Engine.available)
    func `it is recorded when its operation is`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            // Operation 14 of the village's story.
            let upload = try await Self.upload(try await Self.stage(village, "village-14"), village)
            #expect(upload.recordedIn == 14)
        }
    }

    @Test(arguments: Engine.available)
    func `one account has ten at once, and an empty or too large one is never kept`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            for number in 1...10 { _ = try await Self.stage(village, "o\(number)") }
            let many = Failure.conflict(Message("problem.upload.many", ["most": "10"]))
            await #expect(throws: many) { try await Self.stage(village, "o11") }
            _ = try await Self.stage(village, "o11", of: Account.demonstration)
            let first = try await village.register.read { try Uploads.open(of: Account.system, $0).first }
            let upload = try #require(first)
            _ = try await village.register.write { try Uploads.cancel(upload, $0) }
            _ = try await Self.stage(village, "o12")
            await #expect(throws: Failure.invalid([Problem("file", "problem.required")])) {
                try await Self.stage(village, "o13", content: [])
            }
            await #expect(throws: Failure.invalid([Problem("file", "problem.upload.size")])) {
                try await Self.stage(village, "o13", content: [UInt8](repeating: 0, count: 20 * 1024 * 1024 + 1))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a register with uploads is sound, and its backup goes without them`(engine: Engine) async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            try await Village.on(engine) { village in
                _ = try await Self.stage(village)
                let findings = try await village.findings()
                #expect(findings == [])
                try await Backup.write(from: village.register.database, to: path)
            }
            let saved = try await Database(.sqlite(path: path))
            let count = try await saved.read { try $0.run("SELECT COUNT(*) FROM upload").first?.int(0) }
            await saved.close()
            #expect(count == 0)
        }
    }
}
