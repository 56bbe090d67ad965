package import Domain
import Storage
package import Vietnamese

/// What somebody said of a purpose, from a day on.
package struct SaidConsent: Hashable, Sendable {
    package let purpose: ConsentPurpose
    package let answer: ConsentAnswer
    package let from: Day
    package let document: String
    package let operation: Int
}

/// Consent of people, purpose by purpose, and its withdrawal: what was held for the purpose vanishes, counts and signed
/// reports stand, and an old list sent again does not bring it back.
package enum Consents {
    /// Everything a person said that stands, the latest first.
    package static func of(_ person: Person.ID, _ desk: Desk) throws -> [SaidConsent] {
        let sealer = Sealer(desk)
        return try desk.db.run(
            """
            SELECT person, purpose, answer, from_on, document_sealed, recorded_in FROM consent
            WHERE superseded_in IS NULL AND person IN \(list: PersonErasure.entries(person, desk))
            ORDER BY from_on DESC, recorded_in DESC
            """
        ).map { row in
            let purpose: ConsentPurpose = try row.code(1)
            let paper = RightsPapers.consent(try row.id(0), purpose, try row.text(3))
            return SaidConsent(
                purpose: purpose, answer: try row.code(2), from: try row.day(3),
                document: try RightsPapers.open(try row.blob(4), of: paper, sealer), operation: try row.int(5))
        }
    }

    /// Of some people the details that may not be recorded, with the day from which consent is withdrawn.
    static func withdrawn(
        among people: some Sequence<Person.ID>, _ desk: Desk
    ) throws -> [Person.ID: [PersonDetail: Day]] {
        var latest: [Person.ID: [ConsentPurpose: (answer: ConsentAnswer, from: Day)]] = [:]
        for chunk in Array(Set(people)).chunks(of: 500).map(Array.init) {
            let rows = try desk.db.run(
                """
                SELECT COALESCE(merger.survivor, consent.person), consent.purpose, consent.answer, consent.from_on
                FROM consent LEFT JOIN person_merger AS merger
                    ON merger.person = consent.person AND merger.superseded_in IS NULL
                WHERE consent.superseded_in IS NULL
                  AND (consent.person IN \(list: chunk) OR merger.survivor IN \(list: chunk))
                ORDER BY consent.from_on, consent.recorded_in
                """)
            for row in rows {
                latest[try row.id(0), default: [:]][try row.code(1)] = (try row.code(2), try row.day(3))
            }
        }
        var withdrawn: [Person.ID: [PersonDetail: Day]] = [:]
        for (person, purposes) in latest {
            for (purpose, said) in purposes where said.answer == .withdrawn {
                for detail in purpose.details { withdrawn[person, default: [:]][detail] = said.from }
            }
        }
        return withdrawn
    }

    /// What stands against recording a consent or its withdrawal.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen.
    package static func plan(_ draft: ConsentDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        let file = try PersonQueries.recordable(draft.personCode, as: scope, desk)
        var problems = draft.problems(today: desk.today)
        if file.isErased { problems.append(Problem("", "problem.person.erased")) }
        let said = try of(file.id, desk).first { $0.purpose == draft.purpose }
        if let said, said.from > draft.from {
            problems.append(Problem("from", "problem.change.later", ["day": said.from.vietnamese]))
        } else if let said, said.answer == draft.answer {
            problems.append(Problem("answer", "problem.consent.same", ["day": said.from.vietnamese]))
        }
        // The law asks for the file of a member; what they may ask for is that it be restricted.
        let isMember = ![.outside, .left].contains(file.row.standing.status)
        if draft.purpose == .file, draft.answer == .withdrawn, isMember {
            problems.append(Problem("purpose", "problem.consent.member"))
        }
        return problems
    }

    /// Records that somebody consented, or withdrew: then what was held for the purpose is gone for good.
    package static func record(_ draft: ConsentDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        let kind: Operation.Kind = draft.answer == .given ? .consent : .withdrawal
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: kind) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let file = try PersonQueries.recordable(draft.personCode, as: author.scope, desk)
        return try desk.record(kind, in: file.home, by: author) { recording in
            let from = draft.from.iso
            let paper = RightsPapers.consent(file.id, draft.purpose, from)
            try recording.say([
                NewState(
                    table: .consent,
                    values: [
                        file.id.value, draft.purpose.rawValue.value, from.value, draft.answer.rawValue.value,
                        try RightsPapers.seal(draft.document, of: paper, recording),
                    ])
            ])
            if draft.answer == .withdrawn {
                if draft.purpose == .file {
                    try PersonErasure.all(of: file.id, recording, desk)
                } else {
                    try PersonErasure.details(draft.purpose.details, of: file.id, recording, desk)
                }
            }
            return Receipt(seq: recording.seq, subjects: [file.row.code])
        }
    }
}
