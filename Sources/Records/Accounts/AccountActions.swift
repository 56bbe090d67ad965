package import Domain
import Storage
package import Vietnamese

/// Making accounts and giving roles. Whoever does so may give no more than they have, and touches no account that holds
/// more.
extension Accounts {
    /// What stands against making an account.
    package static func plan(_ draft: AccountDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        guard scope.serves(.administer) else { throw Failure.forbidden }
        var problems = draft.problems(today: desk.today)
        if try !desk.db.run("SELECT 1 FROM account WHERE login = \(draft.login)").isEmpty {
            problems.append(Problem("login", "problem.account.taken"))
        }
        if try home(ofCode: draft.unitCode, as: scope, desk) == nil {
            problems.append(Problem("unit", "problem.unit.unknown", ["value": draft.unitCode ?? ""]))
        }
        return try problems + plan(draft.role, as: scope, desk)
    }

    /// Makes an account with its first role. It has no password yet: a code to sign in with once is given apart.
    package static func make(_ draft: AccountDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .account) { return earlier }
        let problems = try plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let unit = try draft.unitCode.flatMap { try unitID(ofCode: $0, desk) }
        return try desk.record(.account, in: unit, by: author) { recording in
            let id = Account.ID.make(at: desk.now)
            _ = try desk.db.execute(
                "INSERT INTO account (id, login, name, unit) VALUES (\(id), \(draft.login), \(draft.name), \(unit))")
            recording.note("login", draft.login)
            try recording.insert(.role, [try role(draft.role, of: id, desk).row])
            return Receipt(seq: recording.seq, subjects: [id.text])
        }
    }

    /// What stands against giving a role.
    package static func plan(_ draft: RoleDraft, as scope: Scope, _ desk: Desk) throws -> [Problem] {
        guard let home = try home(ofCode: draft.unitCode, as: scope, desk) else {
            return [Problem("held_in", "problem.unit.unknown", ["value": draft.unitCode ?? ""])]
        }
        guard scope.mayGive(grant(draft, home.units.first), at: home) else {
            return [Problem("role", "problem.role.more")]
        }
        return []
    }

    /// Gives a role to an account that stands.
    package static func give(
        _ draft: RoleDraft, to login: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .role) { return earlier }
        let file = try file(login, as: author.scope, desk)
        guard file.mayBeChanged else { throw Failure.forbidden }
        let problems = try draft.problems(today: desk.today) + plan(draft, as: author.scope, desk)
        guard problems.isEmpty else { throw Failure.invalid(problems) }
        let role = try role(draft, of: file.account.id, desk)
        guard !file.roles.contains(where: { $0.role.isSame(as: role) && $0.role.from == role.from }) else {
            throw Failure.invalid([Problem("role", "problem.role.held")])
        }
        return try desk.record(.role, in: role.grant.unit, by: author) { recording in
            recording.note("login", login)
            try recording.insert(.role, [role.row])
            return Receipt(seq: recording.seq, subjects: [file.account.id.text])
        }
    }

    /// Sets the last day of a role that is held or will be; a day before its first takes it back altogether.
    package static func end(
        _ role: Role, of login: String, after last: Day, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .role) { return earlier }
        let file = try file(login, as: author.scope, desk)
        guard file.mayBeChanged else { throw Failure.forbidden }
        guard file.roles.contains(where: { $0.role == role }) else { throw Failure.notFound }
        guard last >= desk.today.adding(days: -1) else {
            throw Failure.invalid([Problem("until", "problem.role.past", ["day": desk.today.vietnamese])])
        }
        if try isLast(role, desk) { throw Failure.invalid([Problem("until", "problem.role.last")]) }
        return try desk.record(.role, in: role.grant.unit, by: author) { recording in
            recording.note("login", login)
            try recording.close(
                .role,
                where: """
                    account = \(role.account) AND from_on = \(role.from) AND role = \(role.grant.role.rawValue)
                    AND \(role.grant.unit.map { "unit = \($0)" as SQL } ?? "unit IS NULL")
                    """)
            if last >= role.from {
                let ended = Role(account: role.account, grant: role.grant, from: role.from, until: last)
                try recording.insert(.role, [ended.row])
            }
            return Receipt(seq: recording.seq, subjects: [file.account.id.text])
        }
    }

    /// Whether the register would be left without anybody who administers all of it.
    private static func isLast(_ role: Role, _ desk: Desk) throws -> Bool {
        guard role.grant.role == .administrator, role.grant.unit == nil else { return false }
        let others = try Roles.held(
            "role.role = \(Account.Role.administrator.rawValue) AND role.unit IS NULL", on: desk.today, desk.db)
        return !others.contains { $0 != role && $0.until == nil }
    }

    private static func role(_ draft: RoleDraft, of account: Account.ID, _ desk: Desk) throws -> Role {
        let unit = try draft.unitCode.flatMap { try unitID(ofCode: $0, desk) }
        return Role(account: account, grant: grant(draft, unit), from: draft.from, until: draft.until)
    }

    private static func grant(_ draft: RoleDraft, _ unit: Unit.ID?) -> Scope.Grant {
        Scope.Grant(role: draft.role, unit: unit, reach: draft.reach, lines: draft.lines, detail: draft.detail)
    }

    /// Where the unit of a code stands; the register where no code is given, none where the scope does not show it.
    private static func home(ofCode code: String?, as scope: Scope, _ desk: Desk) throws -> Home? {
        guard let code else { return .register }
        guard let unit = try unitID(ofCode: code, desk) else { return nil }
        let home = try desk.home(of: unit)
        return scope.contains(home) ? home : nil
    }

    private static func unitID(ofCode code: String, _ desk: Desk) throws -> Unit.ID? {
        try desk.db.run("SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL").first?.id(0)
    }
}

extension Role {
    fileprivate func isSame(as other: Role) -> Bool {
        grant.unit == other.grant.unit && grant.role == other.grant.role
    }
}
