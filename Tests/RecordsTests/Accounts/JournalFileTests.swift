import Domain
import FoundationEssentials
import Records
import TestKit
import Testing

/// The journal as a file: whole it verifies, and no change before the printed heads goes unseen.
@Suite struct JournalFileTests {
    private static func journal(_ village: Village) async throws -> (lines: [String], heads: [JournalFile.Head]) {
        try await village.register.write { desk in
            for name in ["mai", "lan", "hoa"] { try AccessJournal.addRefusedSignIn(name, desk) }
            try AccessJournal.add(.export, account: Account.system, subject: "people 14", desk)
        }
        return try await village.register.read { desk in
            var lines: [String] = []
            try JournalFile.lines(desk) { lines.append($0) }
            return (lines, try JournalFile.heads(desk))
        }
    }

    @Test(arguments: Engine.available)
    func `a whole journal verifies, also when more was recorded since the heads were printed`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let (lines, heads) = try await Self.journal(village)
            #expect(lines.count == 18 && heads.map(\.seq) == [14, 4])
            #expect(JournalFile.faults(in: lines, heads: heads).isEmpty)
            try await village.register.write { desk in try AccessJournal.addRefusedSignIn("an", desk) }
            let later = try await village.register.read { desk in
                var lines: [String] = []
                try JournalFile.lines(desk) { lines.append($0) }
                return lines
            }
            #expect(JournalFile.faults(in: later, heads: heads).isEmpty)
            #expect(heads.allSatisfy { JournalFile.Head($0.text) == $0 })
            #expect(
                JournalFile.Head("operations:14:ab") == nil && JournalFile.Head("other:1:\(heads[0].digest)") == nil)
        }
    }

    /// Ten thousand times a line is changed in one character, left out, put in twice, changed for another, or the rest is
    /// cut off; each is a change of what the heads are of.
    @Test func `no edit, omission, repetition, exchange or cut goes unseen`() async throws {
        try await Village.on(.sqlite) { (village) async throws in
            let (lines, heads) = try await Self.journal(village)
            var random = Seeded(20_261_130)
            for round in 0..<10_000 {
                var changed = lines
                let place = Int.random(in: 0..<lines.count, using: &random)
                switch round % 5 {
                case 0:
                    var bytes = Array(lines[place].utf8)
                    let spot = Int.random(in: 0..<bytes.count, using: &random)
                    let other = UInt8.random(in: 32...126, using: &random)
                    bytes[spot] = bytes[spot] == other ? other ^ 1 : other
                    changed[place] = String(decoding: bytes, as: UTF8.self)
                case 1: changed.remove(at: place)
                case 2: changed.insert(lines[place], at: Int.random(in: 0...lines.count, using: &random))
                case 3:
                    let other = (place + Int.random(in: 1..<lines.count, using: &random)) % lines.count
                    changed.swapAt(place, other)
                default: changed.removeLast(Int.random(in: 1...lines.count, using: &random))
                }
                guard Self.says(changed) != Self.says(lines) else { continue }
                #expect(!JournalFile.faults(in: changed, heads: heads).isEmpty, "round \(round), line \(place)")
            }
        }
    }

    private struct Entry: Decodable, Equatable {
        let chain: String
        let fields: [String]
        let content: Data
        let digest: String
    }

    /// What a file says, chain by chain: the same where only the order between the two differs, or how it is spelled.
    private static func says(_ lines: [String]) -> [[Entry?]] {
        let entries = lines.map { try? JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
        return ["operations", "access"].map { chain in entries.filter { $0?.chain == chain } }
            + [entries.filter { $0 == nil || !["operations", "access"].contains($0?.chain) }]
    }
}
