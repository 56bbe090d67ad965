package import Domain
import Storage
import Vietnamese

/// Everything that the register holds about one person: what they may ask to see.
package struct HeldOfPerson: Sendable {
    package let file: PersonFile
    /// What is sealed, opened.
    package let details: [PersonDetail: String]
    package let positions: [HeldPosition]
    /// What they consented to, and asked for.
    package let consents: [SaidConsent]
    package let requests: [RightsRequestFile]
    /// Who can see them today, and by which role.
    package let sights: [Sight]
    /// When somebody opened what is sealed, who and why.
    package let openings: [AccessEntry]

    /// Opens all of it, and writes into the access journal that it was, at the person's own request.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen.
    package static func open(_ code: String, as scope: Scope, _ desk: Desk) throws -> HeldOfPerson {
        let details = try PersonDetails.reveal(code, for: .request, as: scope, desk)
        let file = try PersonQueries.file(code, as: scope, desk)
        return HeldOfPerson(
            file: file, details: details, positions: try PositionQueries.held(by: file.id, desk),
            consents: try Consents.of(file.id, desk),
            requests: try RightsRequests.page(of: file.id, as: scope, desk),
            sights: try Sight.of(Sight.homes(of: file.id, desk), for: .people, desk),
            openings: try AccessJournal.openings(of: PersonErasure.entries(file.id, desk), desk))
    }
}

extension AccessJournal {
    /// Each time the sealed details of a person were opened, the latest first.
    static func openings(of entries: [Person.ID], _ desk: Desk) throws -> [AccessEntry] {
        let theirs: [SQL] = entries.map { "access.subject LIKE \("\($0.text) %")" }
        return try desk.db.run(
            """
            SELECT access.seq, access.at, access.kind, account.id, account.login, account.name, access.subject
            FROM access LEFT JOIN account ON account.id = access.account
            WHERE access.kind = \(Kind.reveal.rawValue) AND (\(theirs.joined(separator: " OR ")))
            ORDER BY access.seq DESC
            """
        ).map(entry)
    }
}
