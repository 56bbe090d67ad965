package import Domain
import Storage
import Vietnamese

/// What the office's own directory says of somebody who signs on by it, and the roles that follow from its groups.
package struct SignOnIdentity: Hashable, Sendable {
    package let login: String
    package let name: String
    package let groups: Set<String>

    package init(login: String, name: String, groups: Set<String>) {
        self.login = login
        self.name = name
        self.groups = groups
    }
}

/// A group of the directory whose members hold a role.
package struct SignOnRole: Hashable, Sendable {
    package let group: String
    package let role: Account.Role
    package let unitCode: String?
    package let reach: Scope.Grant.Reach
    package let lines: Set<Line>
    package let detail: Scope.Grant.Detail

    package init(
        group: String, role: Account.Role, unitCode: String?, reach: Scope.Grant.Reach, lines: Set<Line>,
        detail: Scope.Grant.Detail
    ) {
        self.group = group
        self.role = role
        self.unitCode = unitCode
        self.reach = reach
        self.lines = lines
        self.detail = detail
    }

    fileprivate func draft(today: Day) -> RoleDraft {
        RoleDraft(
            role: role, unitCode: unitCode, reach: reach, lines: lines, detail: detail, from: today, until: nil)
    }
}

/// Signing on by the office's own directory.
package enum SignOn {
    /// The account of somebody who signed on: the one of their login, or a new one where a group of theirs gives a role.
    /// The roles of groups are held while somebody is in the group; those given by hand are left alone.
    ///
    /// - Returns: nil where there is no account and no group gives a role.
    package static func account(
        of identity: SignOnIdentity, roles: [SignOnRole], _ desk: Desk
    ) throws -> Account.ID? {
        let own = roles.filter { identity.groups.contains($0.group) }
        let everything = Scope.everything(Account.system)
        func author() -> Author { Author(everything, operation: uuid7(at: desk.now)) }
        guard let account = try Accounts.id(ofLogin: identity.login, desk) else {
            guard let first = own.first, AccountDraft.isLogin(identity.login) else { return nil }
            let draft = AccountDraft(
                login: identity.login, name: identity.name, unitCode: first.unitCode,
                role: first.draft(today: desk.today))
            let made = try Accounts.make(draft, by: author(), desk)
            for role in own.dropFirst() {
                _ = try Accounts.give(role.draft(today: desk.today), to: identity.login, by: author(), desk)
            }
            return made.subjects.first.map { Account.ID($0) }
        }
        let file = try Accounts.file(identity.login, as: everything, desk)
        for role in roles {
            let held = file.roles.first { held in
                held.role.isHeld(on: desk.today) && held.role.until == nil && held.unit?.code == role.unitCode
                    && held.role.grant.role == role.role && held.role.grant.reach == role.reach
                    && held.role.grant.lines == role.lines && held.role.grant.detail == role.detail
            }
            if own.contains(role), held == nil {
                _ = try Accounts.give(role.draft(today: desk.today), to: identity.login, by: author(), desk)
            } else if !own.contains(role), let held {
                _ = try Accounts.end(
                    held.role, of: identity.login, after: desk.today.adding(days: -1), by: author(), desk)
            }
        }
        return account
    }
}
