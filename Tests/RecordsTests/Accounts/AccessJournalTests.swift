import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// The second chain grows by sign-ins and refusals and moves no recorded time.
@Suite struct AccessJournalTests {
    @Test(arguments: Engine.available)
    func `each entry follows the one before, under its own link`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            for _ in 0..<3 { try await village.note(.signInRefused) }
            try await village.note(.signIn)
            let rows = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT seq, at, kind, chain FROM access ORDER BY seq").map { row in
                    (seq: try row.int(0), at: try row.text(1), kind: try row.text(2), chain: try row.blob(3))
                }
            }
            #expect(rows.map(\.seq) == [1, 2, 3, 4])
            #expect(rows.map(\.kind) == ["sign_in.refused", "sign_in.refused", "sign_in.refused", "sign_in"])
            #expect(Set(rows.map(\.chain)).count == 4)
            #expect(rows.allSatisfy { $0.chain.count == 32 })
            #expect(rows.allSatisfy { $0.at == "2024-04-09T02:00:00.000Z" })
            #expect(try await village.count("operation") == 14)
        }
    }

    @Test(arguments: Engine.available)
    func `refused sign-ins of a login are counted since a moment`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.refuse("lan")
            village.clock.advance(by: 60)
            try await village.refuse("LAN")
            try await village.note(.signIn)
            try await village.refuse("minh")
            let counts = try await village.register.read { (desk) throws in
                try ["2024-04-09T02:00:00.000Z", "2024-04-09T02:00:00.001Z", "2024-04-09T02:01:00.001Z"].map {
                    try AccessJournal.refusals(of: "lan", since: $0, desk)
                }
            }
            #expect(counts == [2, 1, 0])
            // People type passwords into the field of the name: it is not kept as typed.
            let subjects = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT subject FROM access WHERE kind = 'sign_in.refused'").map { try $0.text(0) }
            }
            #expect(subjects.allSatisfy { !$0.lowercased().contains("lan") && !$0.contains("minh") })
        }
    }

    @Test(arguments: Engine.available)
    func `its moments never go back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.note(.signIn)
            village.clock.advance(by: -3600)
            try await village.note(.signOut)
            let moments = try await village.register.read { (desk) throws in
                try desk.db.run("SELECT at FROM access ORDER BY seq").map { try $0.text(0) }
            }
            #expect(moments == ["2024-04-09T02:00:00.000Z", "2024-04-09T02:00:00.000Z"])
        }
    }
}

extension Village {
    fileprivate func note(_ kind: AccessJournal.Kind) async throws {
        try await register.write { try AccessJournal.add(kind, account: nil, subject: "lan", $0) }
    }

    fileprivate func refuse(_ login: String) async throws {
        try await register.write { try AccessJournal.addRefusedSignIn(login, $0) }
    }
}
