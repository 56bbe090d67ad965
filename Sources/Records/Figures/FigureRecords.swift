package import Domain
package import FoundationEssentials
import Storage
package import Vietnamese

/// One record behind a figure: for a flow an event, for a stock the person, unit or enterprise that is there.
package struct FigureRecord: Hashable, Sendable {
    package let event: String
    package let subject: String
    package let title: String
    package let detail: String
    package let unitName: String
    package let unitCode: String
    package let effectiveOn: Day
    package let decision: DecisionDraft?
    /// The operation that recorded it, when, and by whom.
    package let operation: Int
    package let recordedAt: Date
    package let recordedBy: String
    package let amount: Int
    package let cause: String
    /// Type of a unit, conclusion of a survey.
    package let category: String
    /// The value that a unit reported, of a reported figure.
    package let reported: ReportedValue?
}

/// The records that are listed behind a figure, and what lies outside the view of who asks.
package struct ListedRecords<Record: Sendable>: Sendable {
    /// A page of those within view.
    package let records: [Record]
    /// How many are within view.
    package let count: Int
    /// What all of them sum to, seen or not: the figure.
    package let sum: Int
    /// What those outside the view sum to, and how many they are.
    package let outside: (count: Int, sum: Int)
}

/// The way from a figure to its records.
package enum FigureRecords {
    /// A page of the records whose amounts sum to the figure: those that a scope shows, and what the others come to.
    ///
    /// - Parameter after: where given, only what was recorded after this moment: the difference between two
    ///   figures known at two moments.
    package static func page(
        _ indicator: Indicator, _ question: FigureQuestion, after: Date? = nil, limit: Int, offset: Int,
        as scope: Scope, _ desk: Desk
    ) throws -> ListedRecords<FigureRecord> {
        let seen = try page(indicator, question, after: after, limit: limit, offset: offset, seen: scope, desk)
        guard !scope.holdsAll(for: .people) else {
            return ListedRecords(records: seen.records, count: seen.count, sum: seen.sum, outside: (0, 0))
        }
        let all = try page(
            indicator, question, after: after, limit: 0, offset: 0, seen: .everything(scope.account), desk)
        return ListedRecords(
            records: seen.records, count: seen.count, sum: all.sum,
            outside: (all.count - seen.count, all.sum - seen.sum))
    }

    private static func page(
        _ indicator: Indicator, _ question: FigureQuestion, after: Date?, limit: Int, offset: Int, seen scope: Scope,
        _ desk: Desk
    ) throws -> (records: [FigureRecord], count: Int, sum: Int) {
        let known = try Known(question.knownAt, desk)
        let sums = try Known(after, desk)
        var all = condition(indicator, question, known, after: sums)
        if !scope.holdsAll(for: .people) { all += " AND \(scope.postings(on: desk.today))" }
        let condition = indicator.filter.limits.reduce(all) {
            $0 + " AND posting.\(raw: $1.column) IN \(list: $1.values)"
        }
        let grouped: SQL = indicator.kind == .flow ? "posting.event" : "posting.subject"
        let effects: SQL = """
            SELECT name, SUM(amount) AS amount, MAX(effective_on) AS effective_on
            FROM (
                SELECT \(grouped) AS name, SUM(posting.amount) AS amount, MAX(posting.effective_on) AS effective_on
                FROM posting JOIN path_unit ON path_unit.path = posting.path
                WHERE \(condition)
                GROUP BY \(grouped), posting.event, posting.path HAVING SUM(posting.amount) <> 0
            ) AS effects
            GROUP BY name HAVING SUM(amount) <> 0
            """
        let isReported = indicator.kind == .reported
        let groups =
            isReported ? ReportedRecords.groups(indicator, all, isDifference: sums.last != nil) : effects
        let totals = try desk.db.run(
            "SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM (\(groups)) AS groups")
        let rows = try desk.db.run(
            """
            SELECT name, CAST(amount AS BIGINT) FROM (\(groups)) AS groups
            ORDER BY effective_on, name LIMIT \(limit) OFFSET \(offset)
            """)
        let amounts = try rows.map { (try $0.text(0), try $0.int(1)) }
        let latest =
            try isReported
            ? ReportedRecords.latest(
                of: amounts.map(\.0), indicator, on: question.to, known, after: sums, desk.db)
            : latestEffects(amounts, grouped, condition, after: sums, desk.db)
        let described = try RecordDescriptions.of(Array(latest.values), desk.db)
        let records = amounts.compactMap { name, amount in
            latest[name].flatMap { described.record($0, amount: amount) }
        }
        return (records, try totals.first?.int(0) ?? 0, try totals.first?.int(1) ?? 0)
    }

    /// The day of the latest event that counts in a unit, not after today; none where nothing counts yet.
    package static func latestDay(of unit: Unit.ID, _ desk: Desk) throws -> Day? {
        let rows = try desk.db.run(
            """
            SELECT MAX(posting.effective_on) FROM posting JOIN path_unit ON path_unit.path = posting.path
            WHERE path_unit.unit = \(unit) AND posting.effective_on <= \(desk.today)
            """)
        return try rows.first?.dayOrNil(0)
    }

    private static func condition(
        _ indicator: Indicator, _ question: FigureQuestion, _ known: Known, after: Known
    ) -> SQL {
        var condition: SQL = """
            posting.fact = \(indicator.fact.rawValue) AND posting.effective_on <= \(question.to)
            AND \(known.recorded("posting.op"))
            """
        if indicator.kind == .flow { condition += " AND posting.effective_on >= \(question.from)" }
        if let last = after.last { condition += " AND posting.op > \(last)" }
        if let treeAt = question.treeAt {
            let counted = CountedUnits([question.unit], treeAt: treeAt, known)
            return condition + " AND path_unit.distance = 0 AND path_unit.unit IN (\(counted.under(treeAt)))"
        }
        // What stands is what the units below say of themselves: who came with a unit is none of its superiors' own
        // effects. What came late is looked for where it counts.
        guard indicator.kind.isStock, after.last == nil else {
            return condition + " AND path_unit.unit = \(question.unit)"
        }
        let below = Subtree.of(question.unit, on: question.to, known)
        return condition + " AND path_unit.distance = 0 AND path_unit.unit IN (\(below))"
    }

    /// The last effect of each group that stands, in the sense of its sum: it says where the subject stands (or, of
    /// a difference, no longer stands), and which operation recorded that event.
    private static func latestEffects(
        _ groups: [(name: String, amount: Int)], _ grouped: SQL, _ condition: SQL, after: Known, _ db: Transaction
    ) throws -> [String: Posted] {
        guard !groups.isEmpty else { return [:] }
        func firstOperation(after last: Int) -> SQL {
            "(SELECT MIN(op) FROM posting AS first WHERE first.event = posting.event AND first.op > \(last))"
        }
        let rows = try db.run(
            """
            SELECT \(grouped), posting.event, posting.subject, posting.effective_on, posting.fact,
                   \(firstOperation(after: after.last ?? 0)), posting.cause, posting.category,
                   CASE WHEN home.unit = posting.subject THEN COALESCE(above.unit, home.unit) ELSE home.unit END,
                   CAST(SUM(posting.amount) AS BIGINT), \(firstOperation(after: 0)) AS recorded
            FROM posting
            JOIN path_unit ON path_unit.path = posting.path
            JOIN path_unit AS home ON home.path = posting.path AND home.distance = 0
            LEFT JOIN path_unit AS above ON above.path = posting.path AND above.distance = 1
            WHERE \(condition) AND \(grouped) IN \(list: groups.map(\.name))
            GROUP BY posting.event, posting.subject, posting.effective_on, posting.fact, posting.cause,
                     posting.category, home.unit, above.unit
            HAVING SUM(posting.amount) <> 0
            ORDER BY posting.effective_on, recorded, posting.event
            """)
        let amounts = Dictionary(uniqueKeysWithValues: groups.map { ($0.name, $0.amount) })
        var latest: [String: Posted] = [:]
        for row in rows where try row.int(9).signum() == amounts[try row.text(0)]?.signum() {
            latest[try row.text(0)] = try Posted(row)
        }
        return latest
    }
}

/// An effect as the way to its record needs it.
struct Posted {
    let event: String
    let subject: String
    let effectiveOn: Day
    let fact: Fact
    let operation: Int
    let cause: String
    let category: String
    /// Where it counts: the superior of a unit that is itself counted.
    let unit: Unit.ID
    /// The value itself, of a reported figure.
    let reported: ReportedValue?

    /// Whether it is what a unit took with it to other superiors: then the subject is that unit.
    var isCarried: Bool { Derived.parts(of: event)?.kind == .carry }

    init(_ row: Row) throws {
        event = try row.text(1)
        subject = try row.text(2)
        effectiveOn = try row.day(3)
        fact = try row.code(4)
        operation = try row.int(5)
        cause = try row.text(6)
        category = try row.text(7)
        unit = try row.id(8)
        reported = nil
    }

    /// A reported value with the operation to be named for it.
    init(_ value: ReportedValue, in unit: Unit.ID, operation: Int) {
        event = value.id.text
        subject = value.unit.text
        effectiveOn = value.effectiveOn
        fact = .reported
        self.operation = operation
        cause = Postings.value
        category = value.indicator
        self.unit = unit
        reported = value
    }
}
