package import Domain
import Storage
import Vietnamese

/// Who may sign in, and with what.
package enum Accounts {
    /// What signing in needs of an account.
    package struct Credential: Sendable {
        package let account: Account
        package let secret: String
        package let isOneTime: Bool
    }

    package static func credential(login: String, _ desk: Desk) throws -> Credential? {
        let rows = try desk.db.run(
            """
            SELECT account.id, account.login, account.name, credential.secret, credential.one_time
            FROM account JOIN credential ON credential.account = account.id WHERE account.login = \(login)
            """)
        return try rows.first.map { row in
            Credential(
                account: Account(id: try row.id(0), login: try row.text(1), name: try row.text(2)),
                secret: try row.text(3), isOneTime: try row.flag(4))
        }
    }

    /// Makes an account with a role in the whole register and a secret to sign in with once.
    package static func make(
        login: String, name: String, role: Account.Role, secret: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        guard author.scope.mayRecord(in: []) else { throw Failure.forbidden }
        return try desk.record(.account, in: nil, by: author) { recording in
            let id = Account.ID.make(at: desk.now)
            _ = try desk.db.execute("INSERT INTO account (id, login, name) VALUES (\(id), \(login), \(name))")
            try recording.insert(.role, [[id.value, desk.today.value, .null, role.rawValue.value]])
            try setSecret(secret, of: id, oneTime: true, desk)
            return Receipt(seq: recording.seq, subjects: [id.text])
        }
    }

    /// Replaces the secret of an account and ends its sessions.
    package static func setSecret(_ secret: String, of account: Account.ID, oneTime: Bool, _ desk: Desk) throws {
        let at = Timestamp.text(desk.now)
        _ = try desk.db.execute(
            """
            INSERT INTO credential (account, secret, one_time, changed_at) VALUES (\(account), \(secret), \(oneTime), \(at))
            ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, one_time = excluded.one_time,
                changed_at = excluded.changed_at
            """)
        _ = try desk.db.execute("DELETE FROM session WHERE account = \(account)")
    }

    /// What an account may see and record on a day.
    package static func scope(of account: Account.ID, _ desk: Desk) throws -> Scope {
        let rows = try desk.db.run(
            """
            SELECT state.unit, state.role FROM role AS state
            WHERE state.account = \(account) AND state.superseded_in IS NULL AND state.from_on <= \(desk.today)
              AND state.role IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM role AS later
                WHERE later.account = state.account AND later.superseded_in IS NULL
                  AND COALESCE(later.unit, '') = COALESCE(state.unit, '')
                  AND later.from_on > state.from_on AND later.from_on <= \(desk.today))
            """)
        return Scope(
            account: account, grants: try rows.map { Scope.Grant(role: try $0.code(1), unit: try $0.idOrNil(0)) })
    }
}
