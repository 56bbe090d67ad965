package import Domain
import Storage
package import Vietnamese

/// How long people's data are kept when the work no longer needs them: dated rules of the rule book, and what is due
/// under them. Nothing goes by itself: an administrator looks at the list and has it done by one operation.
package enum Retention {
    package enum Rule: String, CaseIterable, Sendable {
        /// Who left the Party, counted from the day they did.
        case left
        /// Who never came to it, counted from the day their file was entered.
        case unadmitted

        package var code: String {
            switch self {
            case .left: RuleBook.retentionLeftMonths
            case .unadmitted: RuleBook.retentionUnadmittedMonths
            }
        }
    }

    /// Somebody whose file is kept longer than a rule says.
    package struct Due: Hashable, Sendable {
        package let code: String
        package let name: String
        /// The day from which the months are counted.
        package let since: Day
    }

    /// No more than so many people are shown, and erased, at once.
    package static let most = 200

    /// The first who are due under a rule, those due the longest on top, and how many there are. Who asked to be
    /// restricted is not: what is held of them is kept until they say otherwise.
    ///
    /// - Throws: `Failure.forbidden` but for who administers the whole register.
    package static func due(
        _ rule: Rule, as scope: Scope, _ desk: Desk
    ) throws -> (people: [Due], count: Int) {
        guard scope.holdsAll(for: .administer) else { throw Failure.forbidden }
        guard let months = try desk.rules().inForce(rule.code, on: desk.today)?.amount else { return ([], 0) }
        let before = desk.today.adding(months: -months)
        let (day, status): (SQL, Standing.Status) =
            switch rule {
            case .left:
                (
                    """
                    (SELECT MAX(effective_on) FROM movement WHERE person = person.id AND reversed_in IS NULL)
                    """, .left
                )
            // The moment is UTC, and the day that of Vietnam: seven hours later, a day early at most.
            case .unadmitted: ("SUBSTR(operation.at, 1, 10)", .outside)
            }
        let rows = try desk.db.run(
            """
            SELECT code, name, since FROM (
                SELECT person.code AS code, \(PersonNames.name) AS name, \(day) AS since
                FROM person \(PersonNames.join) JOIN operation ON operation.seq = person.recorded_in
                JOIN data_key ON data_key.subject = person.id AND data_key.destroyed_in IS NULL
                WHERE \(PersonNames.isListed) AND \(PersonQueries.stands(status)) AND \(Restrictions.none(of: "person.id", desk))
            ) AS kept WHERE since < \(before) ORDER BY since, code
            """)
        let people = try rows.prefix(most).map {
            Due(code: try $0.text(0), name: try $0.text(1), since: try $0.day(2))
        }
        return (people, rows.count)
    }

    /// Erases what is held of people who are due, by one operation: names and sealed details; counts stand.
    ///
    /// - Throws: `Failure.conflict` where somebody is not due, or no longer.
    package static func carryOut(
        _ rule: Rule, _ codes: [String], by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .erasure) { return earlier }
        let due = Set(try Self.due(rule, as: author.scope, desk).people.map(\.code))
        guard !codes.isEmpty else { throw Failure.invalid([Problem("people", "problem.required")]) }
        guard due.isSuperset(of: codes) else { throw Failure.conflict(Message("problem.retention.changed")) }
        let people = try PersonDirectory.of(codes: codes, desk.db)
        return try desk.record(.erasure, in: nil, by: author) { recording in
            recording.note("rule", rule.code)
            for person in people.entries.keys.sorted(by: { $0.text < $1.text }) {
                try PersonErasure.all(of: person, recording, desk)
            }
            return Receipt(seq: recording.seq, subjects: codes)
        }
    }

    /// Sets for how many months people are kept, from a day on.
    ///
    /// - Throws: `Failure.forbidden` but for who administers the whole register; `Failure.invalid` with the problems of
    ///   each field.
    package static func set(
        _ rule: Rule, months: Int?, from: Day?, document: String, by author: Author, _ desk: Desk
    ) throws {
        guard author.scope.holdsAll(for: .administer) else { throw Failure.forbidden }
        var problems: [Problem] = []
        if months.map({ (1...1200).contains($0) }) != true {
            problems.append(Problem("months", "problem.retention.months"))
        }
        if from == nil { problems.append(Problem("from", "problem.date")) }
        if document.isEmpty { problems.append(Problem("document", "problem.required")) }
        guard problems.isEmpty, let months, let from else { throw Failure.invalid(problems) }
        try Rules.set(rule.code, from: from, amount: months, document: document, by: author, desk)
    }
}

extension Restrictions {
    /// That nobody restricted a person, or no longer, in a statement that holds them in a column.
    static func none(of person: SQL, _ desk: Desk) -> SQL {
        """
        COALESCE((SELECT restricted FROM restriction
            WHERE restriction.superseded_in IS NULL AND restriction.from_on <= \(desk.today)
              AND (restriction.person = \(person) OR restriction.person IN (
                SELECT merger.person FROM person_merger AS merger
                WHERE merger.superseded_in IS NULL AND merger.survivor = \(person)))
            ORDER BY restriction.from_on DESC, restriction.recorded_in DESC LIMIT 1), 0) = 0
        """
    }
}
