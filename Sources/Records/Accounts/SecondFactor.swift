package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// The second factor of signing in: codes that change with time and, for whoever lost the telephone, ten codes on paper
/// that are each taken once.
package enum SecondFactor {
    private static let purpose = "second_factor"

    /// The rule that says whether a role asks for it: 1 from the day on which it does.
    package static func rule(_ role: Account.Role) -> String { "account.second_factor.\(role.rawValue)" }

    /// Whether one of the roles of an account asks for it today and it is not set up.
    static func isMissing(of account: Account.ID, _ scope: Scope, _ desk: Desk) throws -> Bool {
        let rules = try desk.rules()
        let isAsked = scope.grants.contains { rules.inForce(rule($0.role), on: desk.today)?.amount == 1 }
        return try isAsked && !isSet(of: account, desk)
    }

    package static func isSet(of account: Account.ID, _ desk: Desk) throws -> Bool {
        try !desk.db.run("SELECT 1 FROM second_factor WHERE account = \(account) AND since IS NOT NULL").isEmpty
    }

    /// Begins to set it up: the secret of the codes. The same until a first code was given; nil where it stands already.
    package static func begin(for account: Account.ID, _ desk: Desk) throws -> TimedCodes? {
        if let kept = try kept(account, desk) { return kept.isSet ? nil : kept.codes }
        let codes = TimedCodes.fresh()
        let sealed = try Sealer(desk).seal(codes.secret, under: Sealer.system, as: "\(purpose)\u{1F}\(account.text)")
        _ = try desk.db.execute(
            """
            INSERT INTO second_factor (account, secret_sealed, since, last_step) VALUES (\(account), \(sealed), NULL, 0)
            """)
        return codes
    }

    /// Sets it up by a first code. The codes on paper are told this once only; nil where the code was wrong.
    package static func confirm(_ code: String, of account: Account.ID, _ desk: Desk) throws -> [String]? {
        guard let kept = try kept(account, desk), !kept.isSet,
            let step = kept.codes.step(of: code, at: desk.now, after: kept.lastStep)
        else { return nil }
        _ = try desk.db.execute(
            """
            UPDATE second_factor SET since = \(Timestamp.text(desk.now)), last_step = \(step) WHERE account = \(account)
            """)
        return try newRecoveryCodes(of: account, desk)
    }

    /// New codes on paper in place of the old ones.
    package static func newRecoveryCodes(of account: Account.ID, _ desk: Desk) throws -> [String] {
        let codes = (0..<10).map { _ in String(Passwords.oneTime().prefix(9)) }
        _ = try desk.db.execute("DELETE FROM recovery_code WHERE account = \(account)")
        _ = try desk.db.insertMany(
            into: "recovery_code", columns: ["account", "digest", "used_at"],
            rows: codes.map { [account.value, digest($0, account, desk).value, .null] })
        return codes
    }

    /// How many codes on paper are left.
    package static func recoveryCodesLeft(of account: Account.ID, _ desk: Desk) throws -> Int {
        try desk.db.run("SELECT COUNT(*) FROM recovery_code WHERE account = \(account) AND used_at IS NULL")
            .first?.int(0) ?? 0
    }

    /// Takes a code of either kind. Each is taken once.
    package static func take(_ code: String, of account: Account.ID, _ desk: Desk) throws -> Bool {
        guard let kept = try kept(account, desk), kept.isSet else { return false }
        if let step = kept.codes.step(of: code, at: desk.now, after: kept.lastStep) {
            _ = try desk.db.execute("UPDATE second_factor SET last_step = \(step) WHERE account = \(account)")
            return true
        }
        let used = try desk.db.run(
            """
            UPDATE recovery_code SET used_at = \(Timestamp.text(desk.now))
            WHERE account = \(account) AND digest = \(digest(code, account, desk)) AND used_at IS NULL RETURNING account
            """)
        return !used.isEmpty
    }

    /// Takes it away, with the codes on paper.
    package static func remove(of account: Account.ID, _ desk: Desk) throws {
        _ = try desk.db.execute("DELETE FROM recovery_code WHERE account = \(account)")
        _ = try desk.db.execute("DELETE FROM second_factor WHERE account = \(account)")
    }

    private static func digest(_ code: String, _ account: Account.ID, _ desk: Desk) -> [UInt8] {
        let typed = code.lowercased().filter { $0.isLetter || $0.isNumber }
        return desk.vault.digest("\(account.text) \(typed)", field: "recovery_code")
    }

    private static func kept(
        _ account: Account.ID, _ desk: Desk
    ) throws -> (codes: TimedCodes, isSet: Bool, lastStep: Int)? {
        let rows = try desk.db.run(
            "SELECT secret_sealed, since, last_step FROM second_factor WHERE account = \(account)")
        guard let row = rows.first else { return nil }
        let opened = try Sealer(desk).open(
            try row.blob(0), under: Sealer.system, as: "\(purpose)\u{1F}\(account.text)")
        guard let secret = opened else { return nil }
        return (TimedCodes(secret: secret), try row.textOrNil(1) != nil, try row.int(2))
    }
}
