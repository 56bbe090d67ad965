import Crypto
package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// Who is signed in. The database holds only the digest of a session's token, so a copy of it signs nobody in.
package enum Sessions {
    package static let length: TimeInterval = 12 * 3600

    /// A session in force: whose it is, what they may do, and whether they must choose a password first.
    package struct Session: Sendable {
        package let account: Account
        package let scope: Scope
        package let mustChangePassword: Bool

        package init(account: Account, scope: Scope, mustChangePassword: Bool) {
            self.account = account
            self.scope = scope
            self.mustChangePassword = mustChangePassword
        }
    }

    /// Starts a session and gives its token, 256 random bits in hexadecimal digits.
    package static func start(for account: Account.ID, _ desk: Desk) throws -> String {
        let token = hex(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        _ = try desk.db.execute("DELETE FROM session WHERE expires_at < \(Timestamp.text(desk.now))")
        _ = try desk.db.execute(
            """
            INSERT INTO session (token_digest, account, created_at, expires_at)
            VALUES (\(digest(token)), \(account), \(Timestamp.text(desk.now)),
                    \(Timestamp.text(desk.now.addingTimeInterval(length))))
            """)
        return token
    }

    package static func find(_ token: String, _ desk: Desk) throws -> Session? {
        let rows = try desk.db.run(
            """
            SELECT account.id, account.login, account.name, credential.one_time
            FROM session JOIN account ON account.id = session.account
            JOIN credential ON credential.account = account.id
            WHERE session.token_digest = \(digest(token)) AND session.expires_at >= \(Timestamp.text(desk.now))
            """)
        guard let row = rows.first else { return nil }
        let account = Account(id: try row.id(0), login: try row.text(1), name: try row.text(2))
        return Session(
            account: account, scope: try Accounts.scope(of: account.id, desk), mustChangePassword: try row.flag(3))
    }

    package static func end(_ token: String, _ desk: Desk) throws {
        _ = try desk.db.execute("DELETE FROM session WHERE token_digest = \(digest(token))")
    }

    private static func digest(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.utf8)))
    }
}
