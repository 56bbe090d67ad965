import Crypto
package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// Who is signed in. The database holds only the digest of a session's token, so a copy of it signs nobody in.
package enum Sessions {
    package static let length: TimeInterval = 12 * 3600
    /// How long the second factor may be waited for.
    private static let halfLength: TimeInterval = 10 * 60

    /// A session in force: whose it is, what they may do, and what they must do first.
    package struct Session: Sendable {
        package let account: Account
        package let scope: Scope
        package let mustChangePassword: Bool
        /// Whether one of their roles asks for a second factor that they have not.
        package let mustSetSecondFactor: Bool

        package init(
            account: Account, scope: Scope, mustChangePassword: Bool, mustSetSecondFactor: Bool = false
        ) {
            self.account = account
            self.scope = scope
            self.mustChangePassword = mustChangePassword
            self.mustSetSecondFactor = mustSetSecondFactor
        }
    }

    /// A session as its owner and who looks after the account see it.
    package struct Listed: Hashable, Sendable {
        /// Names it, and opens nothing.
        package let id: String
        /// What the browser said of itself.
        package let browser: String
        package let begun: Date
        package let ends: Date
    }

    /// How somebody showed who they are.
    package enum Way: String, Sendable {
        case password
        case signOn = "sign_on"
    }

    /// Starts a session and gives its token, 256 random bits in hexadecimal digits.
    ///
    /// - Parameter isHalf: whether the second factor is still to be given; until then nothing else is open to it.
    package static func start(
        for account: Account.ID, isHalf: Bool = false, via way: Way = .password, browser: String = "", _ desk: Desk
    ) throws -> String {
        let token = hex(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        let ends = desk.now.addingTimeInterval(isHalf ? halfLength : length)
        _ = try desk.db.execute("DELETE FROM session WHERE expires_at < \(Timestamp.text(desk.now))")
        _ = try desk.db.execute(
            """
            INSERT INTO session (token_digest, id, account, stage, browser, created_at, expires_at, via)
            VALUES (\(digest(token)), \(uuid7(at: desk.now)), \(account), \(isHalf ? "password" : "whole"),
                    \(String(browser.prefix(200))), \(Timestamp.text(desk.now)), \(Timestamp.text(ends)),
                    \(way.rawValue))
            """)
        return token
    }

    package static func find(_ token: String, _ desk: Desk) throws -> Session? {
        guard let account = try account(of: token, stage: "whole", desk) else { return nil }
        let scope = try Accounts.scope(of: account.account.id, desk)
        return Session(
            account: account.account, scope: scope, mustChangePassword: account.isOneTime,
            mustSetSecondFactor: try SecondFactor.isMissing(of: account.account.id, scope, desk))
    }

    /// Whose session waits for the second factor.
    package static func half(_ token: String, _ desk: Desk) throws -> Account? {
        try account(of: token, stage: "password", desk)?.account
    }

    private static func account(
        of token: String, stage: String, _ desk: Desk
    ) throws -> (account: Account, isOneTime: Bool)? {
        let rows = try desk.db.run(
            """
            SELECT account.id, account.login, account.name,
                   CASE WHEN session.via = \(Way.password.rawValue) THEN COALESCE(credential.one_time, 0) ELSE 0 END
            FROM session JOIN account ON account.id = session.account
            LEFT JOIN credential ON credential.account = account.id
            WHERE session.token_digest = \(digest(token)) AND session.stage = \(stage)
              AND session.expires_at >= \(Timestamp.text(desk.now))
            """)
        return try rows.first.map { row in
            (Account(id: try row.id(0), login: try row.text(1), name: try row.text(2)), try row.flag(3))
        }
    }

    package static func end(_ token: String, _ desk: Desk) throws {
        _ = try desk.db.execute("DELETE FROM session WHERE token_digest = \(digest(token))")
    }

    /// Ends one session of an account, or all of them but one.
    ///
    /// - Parameter token: the session that goes on.
    /// - Returns: how many were ended.
    package static func end(
        _ id: String? = nil, of account: Account.ID, but token: String? = nil, _ desk: Desk
    ) throws -> Int {
        let which: SQL = id.map { "id = \($0)" } ?? "1 = 1"
        let kept: SQL = token.map { "token_digest <> \(digest($0))" } ?? "1 = 1"
        let ended = try desk.db.run(
            "DELETE FROM session WHERE account = \(account) AND \(which) AND \(kept) RETURNING id")
        return ended.count
    }

    /// The sessions of an account that are in force, the latest first.
    static func of(_ account: Account.ID, _ desk: Desk) throws -> [Listed] {
        try desk.db.run(
            """
            SELECT id, browser, created_at, expires_at FROM session
            WHERE account = \(account) AND stage = 'whole' AND expires_at >= \(Timestamp.text(desk.now))
            ORDER BY created_at DESC, id
            """
        ).map { row in
            Listed(
                id: try row.text(0), browser: try row.text(1),
                begun: Timestamp.parse(try row.text(2)) ?? .distantPast,
                ends: Timestamp.parse(try row.text(3)) ?? .distantPast)
        }
    }

    /// The session of a token, as it is listed.
    package static func id(of token: String, _ desk: Desk) throws -> String? {
        try desk.db.run("SELECT id FROM session WHERE token_digest = \(digest(token))").first?.text(0)
    }

    private static func digest(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.utf8)))
    }
}
