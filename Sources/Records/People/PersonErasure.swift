package import Domain
import Storage

/// Destroying what is held of a person: by their key, which opens their details and their part of the journal. The chain
/// still verifies, and every count stands.
enum PersonErasure {
    /// A person, who they went on as and who went on as them: what is held of one is held of all.
    static func entries(_ person: Person.ID, _ desk: Desk) throws -> [Person.ID] {
        try desk.db.run(
            """
            SELECT id FROM person WHERE id = \(person)
            UNION SELECT survivor FROM person_merger WHERE superseded_in IS NULL AND person = \(person)
            UNION SELECT person FROM person_merger
            WHERE superseded_in IS NULL AND (survivor = \(person) OR survivor IN (
                SELECT survivor FROM person_merger WHERE superseded_in IS NULL AND person = \(person)))
            """
        ).map { try $0.id(0) }
    }

    /// Everything that is sealed, and every name.
    static func all(of person: Person.ID, _ recording: Recording, _ desk: Desk) throws {
        let people = try entries(person, desk)
        let name = PersonDetails.erasedName
        _ = try desk.db.execute(
            "UPDATE person SET name = \(name), folded = '', sort_key = '' WHERE id IN \(list: people)")
        _ = try desk.db.execute(
            "UPDATE person_name SET name = \(name), folded = '', sort_key = '' WHERE person IN \(list: people)")
        _ = try desk.db.execute("UPDATE person_detail SET digest = NULL WHERE person IN \(list: people)")
        try empty("person NOT IN \(list: people) AND \(copied(from: people))", desk)
        try recording.close(.dataKey, where: "subject IN \(list: people)")
    }

    /// What was taken over from one of these entries by a merger, one that was undone since too: it stands under the key
    /// of the other.
    private static func copied(from people: [Person.ID]) -> SQL {
        "recorded_in IN (SELECT merger.recorded_in FROM person_merger AS merger WHERE merger.person IN \(list: people))"
    }

    private static func empty(_ rows: SQL, _ desk: Desk) throws {
        _ = try desk.db.execute("UPDATE person_detail SET sealed = \([UInt8]()), digest = NULL WHERE \(rows)")
    }

    /// Some details, whatever they said and when: the row stays with nothing in it, so that the journal still tells that
    /// something was said.
    static func details(
        _ fields: [PersonDetail], of person: Person.ID, _ recording: Recording, _ desk: Desk
    ) throws {
        let people = try entries(person, desk)
        let held: SQL = "person IN \(list: people) AND field IN \(list: fields.map(\.rawValue))"
        try recording.close(.personDetail, where: held)
        try empty(held, desk)
        try empty("field IN \(list: fields.map(\.rawValue)) AND \(copied(from: people))", desk)
    }
}

extension PersonDetails {
    /// Forgets a person: nothing sealed of them can ever be read again.
    ///
    /// - Throws: `Failure.forbidden` but for who records in the whole register; `Failure.notFound` where nothing is held.
    package static func erase(_ person: Person.ID, by author: Author, _ desk: Desk) throws -> Receipt {
        guard author.scope.mayRecord(in: .register) else { throw Failure.forbidden }
        return try desk.record(.erasure, in: nil, by: author) { recording in
            let key = try desk.db.run("SELECT wrapped FROM data_key WHERE subject = \(person)").first
            guard let key, try key.blobOrNil(0) != nil else { throw Failure.notFound }
            try PersonErasure.all(of: person, recording, desk)
            return Receipt(seq: recording.seq, subjects: [person.text])
        }
    }
}
