import Domain
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite struct KeyFileTests {
    @Test func `the ring on disk is its owner's alone, also after it is replaced`() async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "khóa/master.json")
            let vault = Vault.fresh()
            try KeyFile.store(vault, at: url)
            #expect(try mode(url) == 0o600)
            #expect(try mode(url.deletingLastPathComponent()) == 0o700)
            try KeyFile.store(vault.rotated(), at: url)
            #expect(try mode(url) == 0o600)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path).count == 1)
        }
    }

    @Test func `the ring is read back whole`() async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "master.json")
            let vault = Vault.fresh().rotated()
            try KeyFile.store(vault, at: url)
            let ring = try KeyFile.load(url).ring
            #expect(ring.current == 2)
            #expect(ring.masters == vault.ring.masters)
            #expect(ring.digest == vault.ring.digest)
        }
    }

    private func mode(_ url: URL) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? NSNumber)?.intValue
    }
}

@Suite struct KeyRotationTests {
    @Test(arguments: Engine.available)
    func `after a rotation the new master alone opens everything`(engine: Engine) async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "master.json")
            try await Village.on(engine) { village in
                try await village.complete()
                let old = village.register.vault
                try KeyFile.store(old, at: url)
                let keys = try await village.number("SELECT COUNT(*) FROM data_key")
                let rewrapped = try await KeyRotation.rotate(keyFile: url, in: village.register.database)
                #expect(rewrapped == keys)
                // Until the old master is forgotten both stand in the ring.
                #expect(try KeyFile.load(url).ring.masters.keys.sorted() == [1, 2])
                try await KeyRotation.forget(keyFile: url, in: village.register.database)
                #expect(try KeyFile.load(url).ring.masters.keys.sorted() == [2])

                let findings = try await village.with(try KeyFile.load(url)).findings()
                #expect(findings == [])
                let lost = try await village.findings()
                #expect(lost.filter { $0.kind == .keyUnreadable }.count == keys)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a rotation that was cut off before the database was written opens everything and goes on`(
        engine: Engine
    ) async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "master.json")
            try await Village.on(engine) { village in
                try KeyFile.store(village.register.vault.rotated(), at: url)
                let cutOff = try await village.with(try KeyFile.load(url)).findings()
                #expect(cutOff == [])
                let keys = try await village.number("SELECT COUNT(*) FROM data_key")
                await #expect(throws: KeyRotation.Problem.stillNeeded(keys)) {
                    try await KeyRotation.forget(keyFile: url, in: village.register.database)
                }
                let rewrapped = try await KeyRotation.rotate(keyFile: url, in: village.register.database)
                #expect(rewrapped == keys)
                #expect(try KeyFile.load(url).ring.current == 2)
                try await KeyRotation.forget(keyFile: url, in: village.register.database)
                let findings = try await village.with(try KeyFile.load(url)).findings()
                #expect(findings == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a person whose key was destroyed stays erased through a rotation`(engine: Engine) async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "master.json")
            try await Village.on(engine) { village in
                let person = try await village.person("DV-05")
                try await village.record(2024, 4, 10, "erasure") { try PersonDetails.erase(person, by: $0, $1) }
                try KeyFile.store(village.register.vault, at: url)
                try await KeyRotation.rotate(keyFile: url, in: village.register.database)
                let gone = try await village.number("SELECT COUNT(*) FROM data_key WHERE wrapped IS NULL")
                #expect(gone == 1)
                let findings = try await village.with(try KeyFile.load(url)).findings()
                #expect(findings == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another ring opens nothing`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            let stranger = try village.with(.fresh())
            let keys = try await village.number("SELECT COUNT(*) FROM data_key")
            let findings = try await stranger.findings()
            #expect(findings.count == keys)
            #expect(Set(findings.map(\.kind)) == [.keyUnreadable])
            let cell = try await village.unit("CB-MOC")
            await #expect(throws: Vault.Problem.cannotOpen) {
                try await stranger.record(2024, 4, 10, "paper") { author, desk in
                    try Attachments.store(AttachmentTests.pdf, named: "a.pdf", of: cell, by: author, desk)
                }
            }
        }
    }
}

extension Village {
    /// The same village opened with another ring.
    func with(_ vault: Vault) throws -> Village {
        Village(register: try Register(database: register.database, vault: vault), clock: clock)
    }

    func number(_ sql: SQL) async throws -> Int {
        try await register.read { try $0.db.run(sql).first?.int(0) ?? 0 }
    }
}
