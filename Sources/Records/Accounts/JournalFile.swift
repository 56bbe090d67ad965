import Domain
import FoundationEssentials
import Storage

/// Both chains as a file that is verified without the program: one entry a line, with everything its digest is of.
package enum JournalFile {
    /// Which of the two chains.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case operations, access
    }

    /// The last entry of a chain: what is printed and signed. Whoever has it finds every change before it.
    package struct Head: Hashable, Sendable, Codable {
        package let chain: Kind
        /// How many entries there are.
        package let seq: Int
        /// The digest in hexadecimal digits.
        package let digest: String

        package init(chain: Kind, seq: Int, digest: String) {
            self.chain = chain
            self.seq = seq
            self.digest = digest
        }

        /// `operations:12:9f86…`, as it is written into a command.
        package var text: String { "\(chain.rawValue):\(seq):\(digest)" }

        package init?(_ text: String) {
            let parts = text.split(separator: ":")
            guard parts.count == 3, let chain = Kind(rawValue: String(parts[0])), let seq = Int(parts[1]), seq >= 0,
                parts[2].count == 64
            else { return nil }
            self.init(chain: chain, seq: seq, digest: parts[2].lowercased())
        }
    }

    /// What is wrong with a journal.
    package enum Fault: Hashable, Sendable {
        /// A line that is no entry, by its number.
        case unreadable(Int)
        /// An entry is missing, or stands twice, or out of its order.
        case hole(Kind, Int)
        /// A time before the one before it.
        case time(Kind, Int)
        /// What an entry says is not what its digest is of.
        case digest(Kind, Int)
        /// The printed head is not of this journal: something before it was changed or cut off.
        case head(Head)
    }

    /// One line of the file: what the digest is of, in its order, then the sealed content, then the digest.
    private struct Line: Codable {
        let chain: Kind
        let fields: [String]
        let content: Data
        let digest: String
    }

    /// Both heads.
    package static func heads(_ desk: Desk) throws -> [Head] {
        try [(Kind.operations, "operation"), (.access, "access")].map { kind, table in
            let row = try desk.db.run("SELECT seq, chain FROM \(raw: table) ORDER BY seq DESC LIMIT 1").first
            return Head(
                chain: kind, seq: try row?.int(0) ?? 0, digest: hex(try row?.blob(1) ?? Chain.root))
        }
    }

    /// Gives each line of the file.
    package static func lines(_ desk: Desk, _ take: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func give(_ line: Line) throws { try take(String(decoding: try encoder.encode(line), as: UTF8.self)) }
        try desk.db.forEach(
            """
            SELECT seq, id, at, account, unit, kind, reverses, outcome, content_sealed, chain FROM operation ORDER BY seq
            """
        ) { row in
            let fields = Operation.chained(
                seq: try row.int(0), id: try row.text(1), at: try row.text(2), account: try row.text(3),
                unit: try row.textOrNil(4), kind: try row.text(5), reverses: try row.intOrNil(6),
                outcome: try row.text(7))
            try give(
                Line(
                    chain: .operations, fields: fields, content: Data(try row.blob(8)), digest: hex(try row.blob(9))))
        }
        try desk.db.forEach("SELECT seq, at, account, kind, subject, chain FROM access ORDER BY seq") { row in
            let fields = AccessJournal.fields(
                seq: try row.int(0), at: try row.text(1), account: try row.textOrNil(2), kind: try row.text(3),
                subject: try row.text(4))
            try give(Line(chain: .access, fields: fields, content: Data(), digest: hex(try row.blob(5))))
        }
    }

    /// Follows both chains through the lines of a file, and asks whether they pass through the heads given.
    package static func faults(in lines: some Sequence<some StringProtocol>, heads: [Head]) -> [Fault] {
        var faults: [Fault] = []
        var followed = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, Followed()) })
        let decoder = JSONDecoder()
        for (number, text) in lines.enumerated() {
            guard let line = try? decoder.decode(Line.self, from: Data(text.utf8)), line.fields.count > 2 else {
                faults.append(.unreadable(number + 1))
                continue
            }
            faults += followed[line.chain]?.next(line.chain, line.fields, line.content, line.digest) ?? []
        }
        return faults + heads.filter { followed[$0.chain]?.digests[safe: $0.seq] != $0.digest }.map { .head($0) }
    }

    /// One chain as far as it was followed.
    private struct Followed {
        var last = Chain.root
        var at = ""
        /// The digest by number; before the first entry the root.
        var digests = [hex(Chain.root)]

        mutating func next(_ kind: Kind, _ fields: [String], _ content: Data, _ digest: String) -> [Fault] {
            let seq = digests.count
            // The time stands third in an operation and second in an entry of the access journal.
            let moment = kind == .operations ? fields[2] : fields[1]
            last = Chain.link(last, fields, content: Array(content))
            let found: [Fault] = [
                fields[0] == String(seq) ? nil : .hole(kind, seq), moment >= at ? nil : .time(kind, seq),
                hex(last) == digest ? nil : .digest(kind, seq),
            ].compactMap(\.self)
            at = max(at, moment)
            digests.append(hex(last))
            return found
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
