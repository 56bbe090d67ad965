package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// Who may sign in, and with what.
package enum Accounts {
    /// What signing in needs of an account.
    package struct Credential: Sendable {
        package let account: Account
        package let secret: String
        package let isOneTime: Bool
        /// Whether it was for one use and was not used in time.
        package let isExpired: Bool
    }

    /// How long a code to sign in with once may be waited for.
    package static let oneTimeLength: TimeInterval = 7 * 86400

    package static func credential(login: String, _ desk: Desk) throws -> Credential? {
        let rows = try desk.db.run(
            """
            SELECT account.id, account.login, account.name, credential.secret, credential.one_time,
                   credential.changed_at
            FROM account JOIN credential ON credential.account = account.id WHERE account.login = \(login)
            """)
        return try rows.first.map { row in
            let isOneTime = try row.flag(4)
            let last = Timestamp.text(desk.now.addingTimeInterval(-oneTimeLength))
            return Credential(
                account: Account(id: try row.id(0), login: try row.text(1), name: try row.text(2)),
                secret: try row.text(3), isOneTime: isOneTime, isExpired: try isOneTime && row.text(5) < last)
        }
    }

    /// The account of a login; none of the program's own.
    package static func id(ofLogin login: String, _ desk: Desk) throws -> Account.ID? {
        let own = [Account.system, Account.demonstration]
        return try desk.db.run("SELECT id FROM account WHERE login = \(login) AND id NOT IN \(list: own)").first?.id(0)
    }

    /// Makes an account with a role in the whole register and a secret to sign in with once.
    package static func make(
        login: String, name: String, role: Account.Role, secret: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        guard author.scope.contains(.register, for: .administer) else { throw Failure.forbidden }
        return try desk.record(.account, in: nil, by: author) { recording in
            let id = Account.ID.make(at: desk.now)
            _ = try desk.db.execute("INSERT INTO account (id, login, name) VALUES (\(id), \(login), \(name))")
            let grant = Scope.Grant(role: role, unit: nil)
            try recording.insert(.role, [Role(account: id, grant: grant, from: desk.today).row])
            try setSecret(secret, of: id, oneTime: true, desk)
            return Receipt(seq: recording.seq, subjects: [id.text])
        }
    }

    /// Replaces the secret of an account and ends its sessions; a one-time code, given because something went wrong, ends
    /// its tokens for programs too.
    package static func setSecret(_ secret: String, of account: Account.ID, oneTime: Bool, _ desk: Desk) throws {
        let at = Timestamp.text(desk.now)
        _ = try desk.db.execute(
            """
            INSERT INTO credential (account, secret, one_time, changed_at) VALUES (\(account), \(secret), \(oneTime), \(at))
            ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, one_time = excluded.one_time,
                changed_at = excluded.changed_at
            """)
        _ = try desk.db.execute("DELETE FROM session WHERE account = \(account)")
        if oneTime {
            _ = try desk.db.execute(
                "UPDATE api_token SET ended_at = \(at) WHERE account = \(account) AND ended_at IS NULL")
        }
    }

    /// What an account may see and record on a day.
    package static func scope(of account: Account.ID, _ desk: Desk) throws -> Scope {
        let held = try Roles.held("role.account = \(account)", on: desk.today, desk.db)
        return Scope(
            account: account, grants: held.map(\.grant) + (try ExceptionalAccess.grants(of: account, desk)))
    }
}
