import Domain
import Storage
import Vietnamese

/// The ledger of postings: each counted effect at its path in the tree, and the roll-ups of them.
///
/// Events are *settled*: what they should post is compared with what stands of them, and the difference is posted
/// by the operation at hand, on the events' own days. So a new event, a backdated one that changes what follows it,
/// and a reversal are one mechanism, and nothing posted is ever changed.
///
/// What stands in a unit goes with it when it comes under another superior: it is *carried* (``Carries``).
enum Ledger {
    /// A posting at its place.
    struct Entry: Hashable {
        var posting: Posting
        var path: Int
    }

    static let dimensionColumns = ["line", "cause", "status", "sex", "ownership", "category"]

    /// Posts what is missing between the standing entries of `events` and what they should post.
    ///
    /// - Parameters:
    ///   - subjects: those whose ``Derived`` events are among what is settled.
    ///   - moved: the units whose superiors changed, of any day from `moved.from` on. What they carry is worked out
    ///     anew; every other unit carries what is posted now on to the paths it came under since.
    ///   - seq: the operation at hand.
    ///   - month: the month in which it is recorded.
    static func settle(
        events: [String], subjects: [String] = [], desired: [Posting], moved: (units: Set<Unit.ID>, from: Day)? = nil,
        recordedIn seq: Int, month: String, _ db: Transaction
    ) throws {
        guard !events.isEmpty || !subjects.isEmpty || moved != nil else { return }
        var places = try Places.of(desired, db)
        var balance = try standing(events, db).merging(standing(derivedFor: subjects, .change, db), uniquingKeysWith: +)
            .mapValues { -$0 }
        for posting in desired {
            guard let path = try places.path(of: posting) else { continue }
            balance[Entry(posting: posting.effect, path: path), default: 0] += posting.amount
        }
        balance = balance.filter { $0.value != 0 }
        var tree = places.tree
        let carried = try Carries.following(balance, but: moved?.units ?? [], &tree, db)
        var writing = LedgerWriting(seq: seq, month: month, db)
        try writing.write(balance.merging(places.entries(of: carried), uniquingKeysWith: +))
        guard let moved else { return }
        var missing = try places.entries(of: Carries.desired(of: moved.units, from: moved.from, &tree, db))
        for (entry, amount) in try standing(derivedFor: moved.units.map(\.text), .carry, db)
        where entry.posting.effectiveOn >= moved.from {
            missing[entry, default: 0] -= amount
        }
        try writing.write(missing)
    }

    /// The sum that stands of each effect of these events, by the effect with amount 0.
    static func standing(_ events: [String], _ db: Transaction) throws -> [Entry: Int] {
        var sums: [Entry: Int] = [:]
        for chunk in events.chunks(of: 500) { try add("event IN \(list: Array(chunk))", to: &sums, db) }
        return sums
    }

    /// The same of the derived events of some subjects.
    static func standing(derivedFor subjects: [String], _ kind: Derived, _ db: Transaction) throws -> [Entry: Int] {
        var sums: [Entry: Int] = [:]
        for chunk in subjects.chunks(of: 100) {
            let ranges = chunk.map { subject -> SQL in
                let range = kind.range(of: subject)
                return "(event >= \(range.lowerBound) AND event < \(range.upperBound))"
            }
            try add(ranges.joined(separator: " OR "), to: &sums, db)
        }
        return sums
    }

    private static func add(_ condition: SQL, to sums: inout [Entry: Int], _ db: Transaction) throws {
        try db.forEach("\(selection) WHERE \(condition)") { row in
            let (entry, amount) = try self.entry(row)
            sums[entry, default: 0] += amount
        }
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
}

extension Posting {
    /// As entries are read back: the amount apart, the unit and the reach in the path.
    var effect: Posting {
        var effect = self
        effect.amount = 0
        effect.unit = Unit.ID("")
        effect.reach = .all
        return effect
    }
}
