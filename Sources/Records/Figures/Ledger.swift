import Domain
import Storage
import Vietnamese

/// The ledger of postings: each counted effect at its path in the tree, and the roll-ups of them.
///
/// Events are *settled*: what they should post is compared with what stands of them, and the difference is posted
/// by the operation at hand, on the events' own days. So a new event, a backdated one that changes what follows it,
/// and a reversal are one mechanism, and nothing posted is ever changed.
enum Ledger {
    /// A posting at its place.
    struct Entry: Hashable {
        var posting: Posting
        var path: Int
    }

    static let dimensionColumns = ["line", "cause", "status", "sex", "ownership", "category"]

    /// Posts what is missing between the standing entries of `events` and what they should post.
    static func settle(
        events: [String], desired: [Posting], recordedIn seq: Int, _ db: Transaction
    ) throws {
        guard !events.isEmpty else { return }
        let places = try Places.of(desired, db)
        var balance = try standing(events, db).mapValues { -$0 }
        for posting in desired {
            var key = Entry(posting: posting, path: try places.path(of: posting))
            // As entries are read back: the amount apart, the unit in the path.
            key.posting.amount = 0
            key.posting.unit = Unit.ID("")
            balance[key, default: 0] += posting.amount
        }
        let entries = balance.compactMap { key, amount -> Entry? in
            guard amount != 0 else { return nil }
            var entry = key
            entry.posting.amount = amount
            return entry
        }
        try write(entries.sorted(by: inOrder), recordedIn: seq, db)
    }

    /// The sum that stands of each effect of these events, by the effect with amount 0.
    static func standing(_ events: [String], _ db: Transaction) throws -> [Entry: Int] {
        var sums: [Entry: Int] = [:]
        for chunk in events.chunks(of: 500) {
            try db.forEach("\(selection) WHERE event IN \(list: Array(chunk))") { row in
                let (entry, amount) = try self.entry(row)
                sums[entry, default: 0] += amount
            }
        }
        return sums
    }

    static let selection: SQL = """
        SELECT event, subject, effective_on, fact, path, line, cause, status, sex, ownership, category, amount
        FROM posting
        """

    /// An entry with amount 0, and its amount, from a row of ``selection``. Its unit stands in its path.
    static func entry(_ row: Row) throws -> (Entry, Int) {
        let posting = Posting(
            event: try row.text(0), subject: try row.text(1), effectiveOn: try row.day(2), fact: try row.code(3),
            unit: Unit.ID(""),
            dimensions: Dimensions(
                line: try row.text(5), cause: try row.text(6), status: try row.text(7), sex: try row.text(8),
                ownership: try row.text(9), category: try row.text(10)),
            amount: 0)
        return (Entry(posting: posting, path: try row.int(4)), try row.int(11))
    }

    private static func inOrder(_ one: Entry, _ other: Entry) -> Bool {
        func key(_ entry: Entry) -> (String, String, String, Int) {
            (entry.posting.effectiveOn.iso, entry.posting.event, entry.posting.dimensions.cause, entry.posting.amount)
        }
        return key(one) < key(other)
    }

    private static func write(_ entries: [Entry], recordedIn seq: Int, _ db: Transaction) throws {
        guard !entries.isEmpty else { return }
        let rows = entries.enumerated().map { ordinal, entry -> [Value] in
            let posting = entry.posting
            return [
                seq.value, ordinal.value, posting.event.value, posting.subject.value, posting.effectiveOn.value,
                entry.path.value, posting.fact.rawValue.value,
            ] + posting.dimensions.values + [posting.amount.value]
        }
        _ = try db.insertMany(
            into: "posting",
            columns: ["op", "ordinal", "event", "subject", "effective_on", "path", "fact"] + dimensionColumns
                + ["amount"],
            rows: rows)
        try RollUp.add(entries, db)
    }
}

extension Dimensions {
    /// The values in the order of ``Ledger/dimensionColumns``.
    var values: [Value] {
        [line, cause, status, sex, ownership, category].map(Value.text)
    }
}
