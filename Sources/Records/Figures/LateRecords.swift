package import Domain
import FoundationEssentials
import Storage
package import Vietnamese

/// An event that was recorded late.
package struct LateRecord: Hashable, Sendable {
    package let fact: Fact
    package let record: FigureRecord
    /// The last day on which it would have been in time.
    package let due: Day
    /// The day on which it was recorded, in Vietnam.
    package let recordedOn: Day

    /// How many days after the last day in time.
    package var daysLate: Int { due.days(until: recordedOn) }
}

/// What happened in a period and was recorded late: more days after the end of its month than the rule in force at
/// that end allows (``RuleBook/recordingDays``).
///
/// What says only what was there when the register opened is not late; nor is an event that no longer stands.
package struct LateRecords: Sendable {
    /// How many there are.
    package let count: Int
    /// How many of them are within view.
    package let listed: Int
    /// A page of these, last recorded first.
    package let records: [LateRecord]

    package static func page(
        _ question: FigureQuestion, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> LateRecords {
        let known = try Known(question.knownAt, desk)
        let deadlines = try deadlines(question, known, desk)
        guard !deadlines.isEmpty else { return LateRecords(count: 0, listed: 0, records: []) }
        func count(_ events: SQL) throws -> Int {
            try desk.db.run("SELECT COUNT(*) FROM (\(events)) AS late").first?.int(0) ?? 0
        }
        let all = try count(late(question, deadlines, known, seen: "1 = 1"))
        let late = late(question, deadlines, known, seen: scope.postings(on: desk.today))
        let listed = scope.holdsAll(for: .people) ? all : try count(late)
        let rows = try desk.db.run(
            """
            SELECT event FROM (\(late)) AS late
            ORDER BY recorded DESC, effective_on DESC, event LIMIT \(limit) OFFSET \(offset)
            """)
        let events = try rows.map { try $0.text(0) }
        let effects = try effects(of: events, question, known, desk)
        let described = try RecordDescriptions.of(Array(effects.values.map(\.posted)), desk.db)
        let records = events.compactMap { event -> LateRecord? in
            guard let (posted, amount) = effects[event], let record = described.record(posted, amount: amount),
                let due = deadlines.first(where: { posted.effectiveOn <= $0.month })?.due
            else { return nil }
            return LateRecord(
                fact: posted.fact, record: record, due: due, recordedOn: Day(inVietnam: record.recordedAt))
        }
        return LateRecords(count: all, listed: listed, records: records)
    }

    /// The last day of each month in which something counts, and the last day on which it is recorded in time.
    private static func deadlines(
        _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [(month: Day, due: Day)] {
        let rules = try desk.rules()
        let rows = try desk.db.run(
            """
            SELECT DISTINCT period FROM rollup
            WHERE unit IN (SELECT unit FROM (\(Subtree.stretches(under: question.unit, known))) AS below)
              AND span = \(RollUp.Span.month.rawValue)
              AND period >= \(question.from.isoMonth) AND period <= \(question.to.isoMonth)
            ORDER BY period
            """)
        return try rows.compactMap { row in
            let first = try row.text(0) + "-01"
            guard let month = Day(iso: first)?.lastOfMonth else { throw Unreadable(what: "a month", text: first) }
            return rules.inForce(RuleBook.recordingDays, on: month).map { (month, month.adding(days: $0.amount)) }
        }
    }

    /// The events of the period that stand and were first recorded after their deadline.
    private static func late(
        _ question: FigureQuestion, _ deadlines: [(month: Day, due: Day)], _ known: Known, seen: SQL
    ) -> SQL {
        let cases: [SQL] = deadlines.map {
            "WHEN effective_on <= \($0.month) THEN \(Timestamp.text($0.due.endInVietnam))"
        }
        return """
            SELECT events.event, events.effective_on, events.recorded
            FROM (
                SELECT standing.event, standing.effective_on, \(firstRecorded("standing.event")) AS recorded
                FROM (
                    SELECT DISTINCT event, effective_on FROM (\(standing(question, known, seen))) AS effects
                ) AS standing
            ) AS events
            JOIN operation ON operation.seq = events.recorded
            WHERE operation.at > CASE \(cases.joined(separator: " ")) END
            """
    }

    /// The operation that first posted an event, or the one that it says again: two entries of a person made one do not
    /// make late what was recorded in time.
    private static func firstRecorded(_ event: String) -> SQL {
        """
        (WITH RECURSIVE origin (id) AS (
            SELECT \(raw: event)
            UNION ALL
            SELECT movement.repeats FROM origin JOIN movement ON movement.id = origin.id
            WHERE movement.repeats IS NOT NULL
         )
         SELECT MIN(first.op) FROM origin JOIN posting AS first ON first.event = origin.id)
        """
    }

    /// The effects of the period that stand as known at the moment: in the units that stood below on the day, because a
    /// transfer between two of them counts in neither's common superior. What only follows from a state is no event.
    private static func standing(_ question: FigureQuestion, _ known: Known, _ seen: SQL) -> SQL {
        """
        SELECT posting.event, posting.effective_on
        FROM (\(Subtree.stretches(under: question.unit, known))) AS below
        JOIN path_unit ON path_unit.unit = below.unit AND path_unit.distance = 0
        JOIN posting ON posting.path = path_unit.path
            AND posting.effective_on >= below.from_on AND posting.effective_on < below.until
        WHERE \(known.recorded("posting.op")) AND posting.event NOT LIKE '%#%' AND \(seen)
          AND posting.effective_on >= \(question.from) AND posting.effective_on <= \(question.to)
          AND posting.cause NOT IN \(list: causesOfOpening)
        GROUP BY posting.event, posting.effective_on, posting.path, fact, line, cause, status, sex, ownership, category
        HAVING SUM(posting.amount) <> 0
        """
    }

    private static let causesOfOpening = [UnitEntry.opening.rawValue, Movement.Kind.opening.rawValue, "listed"]

    /// Of each event the effect that names it best: where something was added rather than taken away.
    private static func effects(
        of events: [String], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [String: (posted: Posted, amount: Int)] {
        guard !events.isEmpty else { return [:] }
        let rows = try desk.db.run(
            """
            SELECT posting.subject, posting.event, posting.subject, posting.effective_on, posting.fact,
                   \(firstRecorded("posting.event")),
                   posting.cause, posting.category,
                   CASE WHEN home.unit = posting.subject THEN COALESCE(above.unit, home.unit) ELSE home.unit END,
                   CAST(SUM(posting.amount) AS BIGINT) AS amount
            FROM posting
            JOIN path_unit AS home ON home.path = posting.path AND home.distance = 0
            JOIN (\(Subtree.stretches(under: question.unit, known))) AS below ON below.unit = home.unit
                AND posting.effective_on >= below.from_on AND posting.effective_on < below.until
            LEFT JOIN path_unit AS above ON above.path = posting.path AND above.distance = 1
            WHERE posting.event IN \(list: events) AND \(known.recorded("posting.op"))
            GROUP BY posting.event, posting.subject, posting.effective_on, posting.fact, posting.cause,
                     posting.category, home.unit, above.unit, posting.status, posting.ownership
            HAVING SUM(posting.amount) <> 0
            ORDER BY amount, posting.cause, posting.category, home.unit
            """)
        var effects: [String: (posted: Posted, amount: Int)] = [:]
        // What adds comes last and prevails.
        for row in rows { effects[try row.text(1)] = (try Posted(row), try row.int(9)) }
        return effects
    }
}
