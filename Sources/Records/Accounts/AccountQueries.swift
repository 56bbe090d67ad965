package import Domain
import Storage
import Vietnamese

/// An account as a list shows it.
package struct AccountRow: Hashable, Sendable {
    package let account: Account
    package let unitName: String?
    /// The roles held today, told by kind.
    package let roles: [Account.Role]
    package let hasSecondFactor: Bool
    /// Whether it waits for its first sign-in, or has no code to sign in with.
    package let isNew: Bool
}

/// An account in full, for whoever looks after it.
package struct AccountFile: Sendable {
    /// A role with the unit it is held in.
    package struct Held: Hashable, Sendable {
        package let role: Role
        /// None for the whole register.
        package let unit: UnitName?
    }

    package let account: Account
    /// The unit whose administrators look after it.
    package let unit: UnitName?
    /// Every role it holds, held or will hold, the earliest first.
    package let roles: [Held]
    package let sessions: [Sessions.Listed]
    package let hasSecondFactor: Bool
    package let hasPassword: Bool
    /// Whether the asking account may give and end roles, and help with signing in: not where it holds more than they do.
    package let mayBeChanged: Bool
}

extension Accounts {
    /// A page of the accounts that a scope looks after whose name or login holds every word typed, by given name, and
    /// how many there are.
    package static func page(
        search: String, limit: Int, offset: Int, as scope: Scope, _ desk: Desk
    ) throws -> (rows: [AccountRow], count: Int) {
        guard scope.serves(.administer) else { throw Failure.forbidden }
        let words = search.folded.split(separator: " ").prefix(8)
        let own = [Account.system, Account.demonstration]
        let found = try desk.db.run(
            """
            SELECT account.id, account.login, account.name FROM account
            WHERE \(within(scope, desk)) AND account.id NOT IN \(list: own)
            """
        ).map { Account(id: try $0.id(0), login: try $0.text(1), name: try $0.text(2)) }
            .filter { account in words.allSatisfy { account.name.folded.contains($0) || account.login.contains($0) } }
        let ordered = found.map { (key: (PersonName($0.name).sortKey, $0.login), account: $0) }.sorted {
            $0.key < $1.key
        }
        let shown = ordered.dropFirst(offset).prefix(limit).map(\.account)
        return (try rows(shown, desk), found.count)
    }

    private static func rows(_ accounts: [Account], _ desk: Desk) throws -> [AccountRow] {
        let ids = accounts.map(\.id)
        let states = try desk.db.run(
            """
            SELECT account.id, \(UnitQueries.latestName("account.unit")),
                   CASE WHEN second_factor.since IS NULL THEN 0 ELSE 1 END, COALESCE(credential.one_time, 1)
            FROM account LEFT JOIN credential ON credential.account = account.id
            LEFT JOIN second_factor ON second_factor.account = account.id WHERE account.id IN \(list: ids)
            """)
        let byID = Dictionary(uniqueKeysWithValues: try states.map { (try $0.id(0) as Account.ID, $0) })
        let held = Dictionary(
            grouping: try Roles.held("role.account IN \(list: ids)", on: desk.today, desk.db), by: \.account)
        return try accounts.map { account in
            let roles = Set((held[account.id] ?? []).map(\.grant.role))
            let state = byID[account.id]
            return AccountRow(
                account: account, unitName: try state?.textOrNil(1),
                roles: Account.Role.allCases.filter(roles.contains), hasSecondFactor: try state?.flag(2) ?? false,
                isNew: try state?.flag(3) ?? true)
        }
    }

    /// That an account belongs to a unit within a scope that administers there.
    private static func within(_ scope: Scope, _ desk: Desk) -> SQL {
        scope.holdsAll(for: .administer) ? "1 = 1" : scope.units("account.unit", for: .administer, on: desk.today)
    }

    /// - Throws: `Failure.notFound` where there is none, or where the scope does not look after it.
    package static func file(_ login: String, as scope: Scope, _ desk: Desk) throws -> AccountFile {
        guard scope.serves(.administer) else { throw Failure.notFound }
        let found = try desk.db.run(
            "SELECT account.id FROM account WHERE account.login = \(login) AND \(within(scope, desk))")
        guard let id: Account.ID = try found.first?.id(0), ![Account.system, Account.demonstration].contains(id) else {
            throw Failure.notFound
        }
        return try file(id, as: scope, desk)
    }

    /// Somebody's own account.
    package static func own(_ scope: Scope, _ desk: Desk) throws -> AccountFile {
        try file(scope.account, as: scope, desk)
    }

    private static func file(_ id: Account.ID, as scope: Scope, _ desk: Desk) throws -> AccountFile {
        let rows = try desk.db.run(
            """
            SELECT account.login, account.name, account.unit, CASE WHEN second_factor.since IS NULL THEN 0 ELSE 1 END,
                   COALESCE(credential.one_time, 1)
            FROM account LEFT JOIN second_factor ON second_factor.account = account.id
            LEFT JOIN credential ON credential.account = account.id WHERE account.id = \(id)
            """)
        guard let row = rows.first else { throw Failure.notFound }
        let roles = try Roles.standing("role.account = \(id)", desk.db)
        let unit: Unit.ID? = try row.idOrNil(2)
        let units = Set(roles.compactMap(\.grant.unit) + [unit].compactMap(\.self))
        let names = try UnitQueries.names(of: Array(units), on: desk.today, desk)
        let homes = try Homes.of(units, desk)
        let current = roles.filter { role in role.until.map { $0 >= desk.today } ?? true }
        return AccountFile(
            account: Account(id: id, login: try row.text(0), name: try row.text(1)), unit: unit.flatMap { names[$0] },
            roles: roles.map { role in AccountFile.Held(role: role, unit: role.grant.unit.flatMap { names[$0] }) },
            sessions: try Sessions.of(id, desk), hasSecondFactor: try row.flag(3), hasPassword: try !row.flag(4),
            mayBeChanged: current.allSatisfy { role in
                scope.mayGive(role.grant, at: role.grant.unit.map { homes[$0] } ?? .register)
            })
    }
}
