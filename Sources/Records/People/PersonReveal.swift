package import Domain
import Storage
import Vietnamese

extension PersonDetails {
    /// Why somebody opens sealed details. A closed list, because the access journal can never be erased from: no free
    /// text about a person stands in it.
    package enum Reason: String, CaseIterable, Sendable {
        /// A dossier of admission or recognition.
        case dossier
        /// Verification of a CV.
        case verification
        /// Reconciliation of member lists with the level above or below.
        case reconciliation
        /// A transfer of Party life.
        case transfer
        /// The person asked to see or to correct them.
        case request
    }

    /// Opens the sealed details of one person, and writes who did and why into the access journal.
    ///
    /// - Throws: `Failure.notFound` for who is out of the scope; `Failure.forbidden` where they may only be seen;
    ///   `Failure.conflict` where they are restricted, but at their own request.
    package static func reveal(
        _ code: String, for reason: Reason, as scope: Scope, _ desk: Desk
    ) throws -> [PersonDetail: String] {
        let file = try PersonQueries.recordable(code, as: scope, desk)
        if let day = file.restrictedSince, reason != .request {
            throw Failure.conflict(Message("problem.person.restricted", ["day": day.vietnamese]))
        }
        let subject = "\(file.id.text) \(reason.rawValue)"
        try AccessJournal.add(.reveal, account: scope.account, subject: subject, desk)
        return try open([file.id], desk)[file.id] ?? [:]
    }
}
