import Domain
import Storage
import Vietnamese

/// Writes the entries of one operation, numbered through.
struct LedgerWriting {
    private let seq: Int
    private let month: String
    private let db: Transaction
    private var ordinal = 0
    private var kinds = Kinds()

    init(seq: Int, month: String, _ db: Transaction) {
        self.seq = seq
        self.month = month
        self.db = db
    }

    mutating func write(_ amounts: [Ledger.Entry: Int]) throws {
        let entries = amounts.compactMap { effect, amount -> Ledger.Entry? in
            guard amount != 0 else { return nil }
            var entry = effect
            entry.posting.amount = amount
            return entry
        }.sorted(by: Self.inOrder)
        guard !entries.isEmpty else { return }
        let numbers = try kinds.numbers(of: entries.map { Kind($0.posting) }, db)
        let rows = zip(entries, numbers).enumerated().map { offset, told -> [Value] in
            let (entry, kind) = told
            let posting = entry.posting
            return [
                seq.value, (ordinal + offset).value, posting.event.value, posting.subject.value,
                posting.effectiveOn.value, entry.path.value, kind.value, posting.amount.value,
            ]
        }
        ordinal += rows.count
        _ = try db.insertMany(
            into: "entry",
            columns: ["op", "ordinal", "event", "subject", "effective_on", "path", "kind", "amount"], rows: rows)
        try RollUp.add(zip(entries, numbers).map { ($0, $1) }, recorded: month, db)
    }

    /// The same facts are numbered in the same order on every machine.
    private static func inOrder(_ one: Ledger.Entry, _ other: Ledger.Entry) -> Bool {
        func key(_ entry: Ledger.Entry) -> (Day, String, String, Int, Int) {
            let posting = entry.posting
            return (posting.effectiveOn, posting.event, posting.dimensions.cause, posting.amount, entry.path)
        }
        return key(one) < key(other)
    }
}

/// The numbers by which entries and totals name what they are of: told once, on first use.
private struct Kinds {
    private var numbers: [Kind: Int] = [:]

    mutating func numbers(of kinds: [Kind], _ db: Transaction) throws -> [Int] {
        try learn(Set(kinds).filter { numbers[$0] == nil }, db)
        return try kinds.map { kind in
            guard let number = numbers[kind] else { throw Unreadable(what: "a kind", text: kind.fact.rawValue) }
            return number
        }
    }

    private mutating func learn(_ kinds: Set<Kind>, _ db: Transaction) throws {
        guard !kinds.isEmpty else { return }
        try look(for: kinds, db)
        let missing = kinds.filter { numbers[$0] == nil }
        guard !missing.isEmpty else { return }
        // In an order of their own, so that the same history numbers them alike on every machine.
        let sorted = missing.map(\.texts).sorted { $0.lexicographicallyPrecedes($1) }
        let last = try db.run("SELECT COALESCE(MAX(id), 0) FROM kind").first?.int(0) ?? 0
        _ = try db.insertMany(
            into: "kind", columns: ["id", "fact"] + Ledger.dimensionColumns,
            rows: sorted.enumerated().map { [(last + $0 + 1).value] + $1.map(Value.text) })
        try look(for: missing, db)
    }

    private mutating func look(for kinds: Set<Kind>, _ db: Transaction) throws {
        for chunk in Array(kinds).chunks(of: 50) {
            let conditions = chunk.map { kind -> SQL in
                let equal = zip(["fact"] + Ledger.dimensionColumns, kind.texts).map { SQL("\(raw: $0) = \($1)") }
                return "(\(equal.joined(separator: " AND ")))"
            }
            let rows = try db.run("SELECT \(Kind.columns), id FROM kind WHERE \(conditions.joined(separator: " OR "))")
            for row in rows { numbers[try Kind(row, from: 0)] = try row.int(7) }
        }
    }
}
