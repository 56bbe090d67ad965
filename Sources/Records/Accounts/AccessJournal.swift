package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// The second chain: sign-ins, refusals, exports and openings of what is sealed, each in a transaction of its own, so
/// that a refusal stays written.
package enum AccessJournal {
    package enum Kind: String, CaseIterable, Sendable {
        case signIn = "sign_in"
        case signInRefused = "sign_in.refused"
        case signOut = "sign_out"
        case passwordChanged = "password.changed"
        /// A code to sign in with once was given to somebody.
        case codeGiven = "code.given"
        case secondFactorSet = "second_factor.set"
        case secondFactorRemoved = "second_factor.removed"
        case secondFactorRefused = "second_factor.refused"
        /// New codes on paper in place of the old ones.
        case recoveryCodes = "recovery_codes"
        /// Sessions were ended by hand.
        case sessionsEnded = "sessions.ended"
        /// A token for programs was made, or ended.
        case tokenMade = "token.made"
        case tokenEnded = "token.ended"
        case refused
        /// A list left the register as a file.
        case export
        /// Sealed details were opened, for a reason.
        case reveal
    }

    package static func add(_ kind: Kind, account: Account.ID?, subject: String, _ desk: Desk) throws {
        let last = try desk.db.run("SELECT seq, at, chain FROM access ORDER BY seq DESC LIMIT 1").first
        let seq = try (last?.int(0) ?? 0) + 1
        let at = max(Timestamp.text(desk.now), try last?.text(1) ?? "")
        let fields = fields(seq: seq, at: at, account: account?.text, kind: kind.rawValue, subject: subject)
        let chain = Chain.link(try last?.blob(2) ?? Chain.root, fields)
        _ = try desk.db.execute(
            """
            INSERT INTO access (seq, at, account, kind, subject, chain)
            VALUES (\(seq), \(at), \(account), \(kind.rawValue), \(subject), \(chain))
            """)
    }

    /// A refused sign-in under a name as it was typed. Only its keyed digest is kept: people type passwords into the
    /// field of the name.
    ///
    /// - Parameter browser: the one it came from, where its owner signed in with it before: counted apart.
    package static func addRefusedSignIn(_ name: String, from browser: KnownBrowser? = nil, _ desk: Desk) throws {
        try add(.signInRefused, account: nil, subject: digest(of: name, browser, desk), desk)
    }

    private static func digest(of name: String, _ browser: KnownBrowser?, _ desk: Desk) -> String {
        let told = browser.map { "\(name.lowercased()) \($0.id)" } ?? name.lowercased()
        return hex(desk.vault.digest(told, field: "login").prefix(16))
    }

    /// How many refused sign-ins a name had since a moment, from a browser its owner knows or from all others: what slows
    /// an attacker and not the office.
    package static func refusals(
        of name: String, from browser: KnownBrowser? = nil, since: String, _ desk: Desk
    ) throws -> Int {
        try count(.signInRefused, of: digest(of: name, browser, desk), since: since, desk)
    }

    /// How many entries of a kind a subject had since a moment.
    package static func count(_ kind: Kind, of subject: String, since: String, _ desk: Desk) throws -> Int {
        let rows = try desk.db.run(
            """
            SELECT COUNT(*) FROM access WHERE kind = \(kind.rawValue) AND subject = \(subject) AND at >= \(since)
            """)
        return try rows.first?.int(0) ?? 0
    }

    static func fields(seq: Int, at: String, account: String?, kind: String, subject: String) -> [String] {
        [String(seq), at, account ?? "", kind, subject]
    }
}
