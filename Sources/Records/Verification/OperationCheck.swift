import Domain
import Storage
import Vietnamese

/// The spine: numbers without holes, times that never go back, a chain that links, reversals that name what they
/// take back.
enum OperationCheck {
    static func run(_ inspection: Inspection) throws {
        try chain(inspection)
        try reversals(inspection)
    }

    private static func chain(_ inspection: Inspection) throws {
        var entries = ChainedEntries(
            hole: .operationHole, time: .operationTime, chain: .operationChain, name: "operation")
        let rows: SQL = """
            SELECT seq, id, at, account, unit, kind, reverses, outcome, content_sealed, chain
            FROM operation ORDER BY seq
            """
        try inspection.db.forEach(rows) { row in
            let (seq, at) = (try row.int(0), try row.text(2))
            let fields = Operation.chained(
                seq: seq, id: try row.text(1), at: at, account: try row.text(3), unit: try row.textOrNil(4),
                kind: try row.text(5), reverses: try row.intOrNil(6), outcome: try row.text(7))
            entries.next(
                seq: seq, at: at, fields: fields, content: try row.blob(8), chain: try row.blob(9), inspection)
        }
    }

    private static func reversals(_ inspection: Inspection) throws {
        let reversible = Operation.Kind.allCases.filter(\.isReversible).map(\.rawValue)
        let reversal = Operation.Kind.reversal.rawValue
        let rows = try inspection.db.run(
            """
            SELECT operation.seq FROM operation
            LEFT JOIN operation AS earlier ON earlier.seq = operation.reverses AND earlier.seq < operation.seq
                AND earlier.kind IN \(list: reversible)
            WHERE (operation.kind = \(reversal) AND earlier.seq IS NULL)
               OR (operation.kind <> \(reversal) AND operation.reverses IS NOT NULL)
            ORDER BY operation.seq
            """)
        for row in rows { inspection.find(.operationReverses, ["operation": String(try row.int(0))]) }
    }
}

/// The journal of sign-ins and refusals, chained in the same way.
enum AccessCheck {
    static func run(_ inspection: Inspection) throws {
        var entries = ChainedEntries(hole: .accessHole, time: .accessTime, chain: .accessChain, name: "entry")
        let rows: SQL = "SELECT seq, at, account, kind, subject, chain FROM access ORDER BY seq"
        try inspection.db.forEach(rows) { row in
            let (seq, at) = (try row.int(0), try row.text(1))
            let fields = AccessJournal.fields(
                seq: seq, at: at, account: try row.textOrNil(2), kind: try row.text(3), subject: try row.text(4))
            entries.next(seq: seq, at: at, fields: fields, content: [], chain: try row.blob(5), inspection)
        }
    }
}

/// Follows a chain from its first entry. After a break it goes on from what is stored, so that one break is told once.
private struct ChainedEntries {
    let hole: Finding.Kind
    let time: Finding.Kind
    let chain: Finding.Kind
    /// What the number of an entry is called among a finding's arguments.
    let name: String
    private var lastSeq = 0
    private var lastAt = ""
    private var lastChain = Chain.root

    init(hole: Finding.Kind, time: Finding.Kind, chain: Finding.Kind, name: String) {
        self.hole = hole
        self.time = time
        self.chain = chain
        self.name = name
    }

    mutating func next(
        seq: Int, at: String, fields: [String], content: [UInt8], chain stored: [UInt8], _ inspection: Inspection
    ) {
        if seq != lastSeq + 1 { inspection.find(hole, [name: String(lastSeq + 1)]) }
        if at < lastAt || Timestamp.parse(at) == nil { inspection.find(time, [name: String(seq)]) }
        if Chain.link(lastChain, fields, content: content) != stored { inspection.find(chain, [name: String(seq)]) }
        (lastSeq, lastAt, lastChain) = (seq, max(at, lastAt), stored)
    }
}
