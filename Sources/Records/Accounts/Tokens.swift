import Crypto
package import Domain
package import FoundationEssentials
import Storage
import Vietnamese

/// Tokens by which programs read for an account. The database holds only their digests.
package enum Tokens {
    package static let mostDays = 366
    /// What every token begins with, so that one left in a file is known for what it is.
    private static let mark = "hatnhan_"

    package struct Listed: Hashable, Sendable {
        package let id: String
        package let name: String
        package let detail: Scope.Grant.Detail
        package let made: Date
        package let expires: Date
        package let isEnded: Bool
    }

    /// Makes a token for an account; it is told this once.
    ///
    /// - Throws: `Failure.invalid` for a name or a number of days that is none.
    package static func make(
        _ name: String, for account: Account.ID, detail: Scope.Grant.Detail, days: Int?, _ desk: Desk
    ) throws -> String {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "problem.required")) }
        if name.count > 80 { problems.append(Problem("name", "problem.too_long", ["most": "80"])) }
        let isPossible = days.map { (1...mostDays).contains($0) } ?? false
        if !isPossible { problems.append(Problem("days", "problem.token.days", ["most": String(mostDays)])) }
        guard problems.isEmpty, let days else { throw Failure.invalid(problems) }
        let token = mark + hex(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        let expires = desk.now.addingTimeInterval(Double(days) * 86_400)
        _ = try desk.db.execute(
            """
            INSERT INTO api_token (id, account, name, token_digest, detail, made_at, expires_at, ended_at)
            VALUES (\(uuid7(at: desk.now)), \(account), \(name), \(digest(token)), \(detail.rawValue),
                    \(Timestamp.text(desk.now)), \(Timestamp.text(expires)), NULL)
            """)
        return token
    }

    package static func of(_ account: Account.ID, _ desk: Desk) throws -> [Listed] {
        try desk.db.run(
            """
            SELECT id, name, detail, made_at, expires_at, ended_at FROM api_token WHERE account = \(account)
            ORDER BY made_at DESC, id
            """
        ).map { row in
            Listed(
                id: try row.text(0), name: try row.text(1), detail: try row.code(2),
                made: Timestamp.parse(try row.text(3)) ?? .distantPast,
                expires: Timestamp.parse(try row.text(4)) ?? .distantPast, isEnded: try row.textOrNil(5) != nil)
        }
    }

    /// - Throws: `Failure.notFound` for a token of another account, or one that has ended.
    package static func end(_ id: String, of account: Account.ID, _ desk: Desk) throws {
        let ended = try desk.db.execute(
            """
            UPDATE api_token SET ended_at = \(Timestamp.text(desk.now))
            WHERE id = \(id) AND account = \(account) AND ended_at IS NULL
            """)
        guard ended > 0 else { throw Failure.notFound }
    }

    /// What a token opens: what its account may see today, to read only, and without people unless it was made for them.
    package static func scope(of token: String, _ desk: Desk) throws -> Scope? {
        let rows = try desk.db.run(
            """
            SELECT account, detail FROM api_token
            WHERE token_digest = \(digest(token)) AND ended_at IS NULL AND expires_at >= \(Timestamp.text(desk.now))
            """)
        guard let row = rows.first else { return nil }
        let detail: Scope.Grant.Detail = try row.code(1)
        let scope = try Accounts.scope(of: try row.id(0), desk)
        return Scope(
            account: scope.account,
            grants: scope.grants.map { grant in
                Scope.Grant(
                    role: .viewer, unit: grant.unit, reach: grant.reach, lines: grant.lines,
                    detail: detail == .totals ? .totals : grant.detail)
            })
    }

    private static func digest(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(token.utf8)))
    }
}
