package import Domain
import Storage
package import Vietnamese

/// People of whom what is held is kept and not used: nothing sealed is opened but at their own request, and no list
/// takes it out. Their counting, which the law asks for, goes on.
package enum Restrictions {
    /// Those of some people who are restricted today, and since when.
    static func standing(among people: some Sequence<Person.ID>, _ desk: Desk) throws -> [Person.ID: Day] {
        var standing: [Person.ID: Day] = [:]
        for chunk in Array(Set(people)).chunks(of: 500).map(Array.init) {
            let rows = try desk.db.run(
                """
                SELECT COALESCE(merger.survivor, restriction.person), restriction.restricted, restriction.from_on
                FROM restriction LEFT JOIN person_merger AS merger
                    ON merger.person = restriction.person AND merger.superseded_in IS NULL
                WHERE restriction.superseded_in IS NULL AND restriction.from_on <= \(desk.today)
                  AND (restriction.person IN \(list: chunk) OR merger.survivor IN \(list: chunk))
                ORDER BY restriction.from_on, restriction.recorded_in
                """)
            for row in rows { standing[try row.id(0)] = try row.int(1) == 1 ? row.day(2) : nil }
        }
        return standing
    }

    /// Since when a person is restricted; nil where they are not.
    package static func since(_ person: Person.ID, _ desk: Desk) throws -> Day? {
        try standing(among: [person], desk)[person]
    }

    /// What stands against restricting somebody, or no longer.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen.
    package static func plan(_ draft: RestrictionDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let file = try PersonQueries.recordable(draft.personCode, as: scope, desk)
        var problems = draft.problems(today: desk.today)
        if file.isErased { problems.append(Problem("", "problem.person.erased")) }
        let last = try desk.db.run(
            """
            SELECT from_on, restricted FROM restriction
            WHERE superseded_in IS NULL AND person IN \(list: PersonErasure.entries(file.id, desk))
            ORDER BY from_on DESC, recorded_in DESC LIMIT 1
            """
        ).first
        if let from = try last?.day(0), from > draft.from {
            problems.append(Problem("from", "problem.change.later", ["day": from.vietnamese]))
        } else if try (last?.int(1) ?? 0 == 1) == draft.isRestricted {
            problems.append(Problem("restricted", "problem.restriction.same"))
        }
        return problems
    }

    package static func record(_ draft: RestrictionDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .restriction) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let file = try PersonQueries.recordable(draft.personCode, as: author.scope, desk)
        return try desk.record(.restriction, in: file.home, by: author) { recording in
            let paper = RightsPapers.restriction(file.id, draft.from.iso)
            try recording.say([
                NewState(
                    table: .restriction,
                    values: [
                        file.id.value, draft.from.value, (draft.isRestricted ? 1 : 0).value,
                        try RightsPapers.seal(draft.document, of: paper, recording),
                    ])
            ])
            return Receipt(seq: recording.seq, subjects: [file.row.code])
        }
    }
}
