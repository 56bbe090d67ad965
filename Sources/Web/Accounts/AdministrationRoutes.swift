import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

/// Looking after accounts: one's own, and those of the units one administers.
extension WebApp {
    func addAccountAdministration(to router: Router<WebContext>) {
        router.get("accounts") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try accountsPage(fields, visit, desk)) }
        }
        router.get("accounts/new") { request, _ in
            try await reading(request) { desk, visit in
                guard visit.scope.serves(.administer) else { throw Failure.forbidden }
                let unit = try UnitQueries.home(of: visit.scope.only(for: .administer), desk)
                return asking(AccountForm(self), Fields(AccountForm.usual(unit, self, today: desk.today)), visit)
            }
        }
        router.post("accounts/new") { request, _ in
            try await sending(request) { desk, visit, fields in try taking(AccountForm(self), fields, visit, desk) }
        }
        router.get("accounts/:login") { request, context in
            let login = try context.parameters.require("login")
            return try await reading(request) { desk, visit in
                .page(accountPage(try Accounts.file(login, as: visit.scope, desk), visit, told: nil))
            }
        }
        router.post("accounts/:login") { request, context in
            let login = try context.parameters.require("login")
            let code = Passwords.oneTime()
            let secret = try await passwords.secret(for: code)
            return try await sending(request) { desk, visit, fields in
                let file = try Accounts.file(login, as: visit.scope, desk)
                guard file.mayBeChanged else { throw Failure.forbidden }
                return try done(fields["step"], fields.orNil("session"), to: file, (code, secret), visit, desk)
            }
        }
        addRoles(to: router)
        addOwnAccount(to: router)
        addSignInRules(to: router)
        addJournal(to: router)
        addSight(to: router)
        addApprovals(to: router)
        addTokens(to: router)
    }

    private func addRoles(to router: Router<WebContext>) {
        router.get("accounts/:login/roles/new") { request, context in
            let login = try context.parameters.require("login")
            return try await reading(request) { desk, visit in
                let form = RoleForm(self, for: try changeable(login, visit, desk).account)
                let unit = try UnitQueries.home(of: visit.scope.only(for: .administer), desk)
                return asking(form, Fields(RoleForm.usual(unit, self, today: desk.today)), visit)
            }
        }
        router.post("accounts/:login/roles/new") { request, context in
            let login = try context.parameters.require("login")
            return try await sending(request) { desk, visit, fields in
                try taking(RoleForm(self, for: changeable(login, visit, desk).account), fields, visit, desk)
            }
        }
        router.get("accounts/:login/roles/end") { request, context in
            let login = try context.parameters.require("login")
            let query = Fields(query: request)
            return try await reading(request) { desk, visit in
                let form = try ending(query, of: login, visit, desk)
                return asking(form, Fields(["until": desk.today.vietnamese]), visit)
            }
        }
        router.post("accounts/:login/roles/end") { request, context in
            let login = try context.parameters.require("login")
            let query = Fields(query: request)
            return try await sending(request) { desk, visit, fields in
                try taking(ending(query, of: login, visit, desk), fields, visit, desk)
            }
        }
    }

    private func changeable(_ login: String, _ visit: Visit, _ desk: Desk) throws -> AccountFile {
        let file = try Accounts.file(login, as: visit.scope, desk)
        guard file.mayBeChanged else { throw Failure.forbidden }
        return file
    }

    private func ending(_ query: Fields, of login: String, _ visit: Visit, _ desk: Desk) throws -> RoleEndForm {
        let file = try changeable(login, visit, desk)
        let held = file.roles.first { held in
            held.role.grant.role.rawValue == query["role"] && held.role.from == Day(vietnamese: query["from"])
                && held.unit?.code == query.orNil("unit")
        }
        guard let held else { throw Failure.notFound }
        return RoleEndForm(self, of: held, for: file.account)
    }

    /// One of the buttons of an account.
    private func done(
        _ step: String, _ session: String?, to file: AccountFile, _ code: (plain: String, secret: String),
        _ visit: Visit, _ desk: Desk
    ) throws -> Answer {
        let account = file.account
        func note(_ kind: AccessJournal.Kind) throws {
            try AccessJournal.add(kind, account: visit.session.account.id, subject: account.login, desk)
        }
        switch step {
        case "code":
            try Accounts.setSecret(code.secret, of: account.id, oneTime: true, desk)
            try note(.codeGiven)
            return .page(
                OnceShownPage(
                    name: site.words("code.title"), crumbs: crumbs(account),
                    lead: [
                        site.words("code.lead", ["name": account.name, "login": account.login]),
                        site.words("code.days"),
                    ],
                    codes: [code.plain], next: Link(text: account.name, address: .account(account.login))))
        case "factor":
            try SecondFactor.remove(of: account.id, desk)
            _ = try Sessions.end(of: account.id, desk)
            try note(.secondFactorRemoved)
        case "end":
            guard try Sessions.end(session, of: account.id, desk) > 0 else { throw Failure.notFound }
            try note(.sessionsEnded)
        default: throw Failure.notFound
        }
        let after = try Accounts.file(account.login, as: visit.scope, desk)
        return .page(accountPage(after, visit, told: site.words("account.done.\(step)")))
    }

    private static let accountsPerPage = 50

    private func accountsPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> AccountsPage {
        let (page, size) = (min(max(1, Int(fields["page"]) ?? 1), 1_000_000), Self.accountsPerPage)
        let found = try Accounts.page(
            search: fields["q"], limit: size, offset: (page - 1) * size, as: visit.scope, desk)
        let rules = Link(text: site.words("signInRules.title"), address: Address("accounts", "rules"))
        return AccountsPage(
            query: fields["q"], rows: found.rows.map(line), count: Numbers.grouped(found.count),
            pager: Pager(page: page, of: found.count, size: size) { page in
                Address.accounts.with(query: ["q": fields.orNil("q"), "page": String(page)])
            },
            rules: visit.scope.holdsAll(for: .administer) ? rules : nil,
            exceptions: try ExceptionalAccess.recent(
                since: desk.now.addingTimeInterval(-30 * 86400), as: visit.scope, desk
            ).map(told))
    }

    private func told(_ opened: ExceptionalAccess) -> Link {
        let text = site.words(
            "exception.line",
            [
                "name": opened.account.name, "login": opened.account.login, "unit": opened.unit.name,
                "from": Timestamp.vietnamese(opened.from), "until": Timestamp.vietnamese(opened.until),
            ])
        return Link(text: text, address: .operation(opened.operation))
    }

    private func line(_ row: AccountRow) -> AccountLine {
        let states = [
            row.isNew ? Badge(word: site.words("account.state.new"), tone: .noticed) : nil,
            row.hasSecondFactor ? Badge(word: site.words("account.state.factor"), tone: .good) : nil,
        ]
        return AccountLine(
            name: Link(text: row.account.name, address: .account(row.account.login)), login: row.account.login,
            unit: row.unitName ?? site.words("role.everywhere"),
            roles: row.roles.isEmpty
                ? site.words("account.roles.none") : row.roles.map { words("role", $0) }.joined(separator: ", "),
            states: states.compactMap(\.self))
    }

    private func accountPage(_ file: AccountFile, _ visit: Visit, told: String?) -> AccountPage {
        let login = file.account.login
        let isOwn = file.account.id == visit.session.account.id
        let remove = file.hasSecondFactor ? [("factor", site.words("account.factor.remove"))] : []
        return AccountPage(
            name: file.account.name, crumbs: [Link(text: site.words("accounts.title"), address: .accounts)],
            facts: facts(file), roles: roles(file, mayEnd: file.mayBeChanged), sessions: sessions(file, this: nil),
            action: file.mayBeChanged && !isOwn ? .account(login) : nil,
            links: file.mayBeChanged
                ? [Link(text: site.words("role.give"), address: Address("accounts", login, "roles", "new"))] : [],
            buttons: [("code", site.words("account.code"))] + remove, told: told, token: visit.token)
    }

    func facts(_ file: AccountFile) -> [Facts.Row] {
        [
            Facts.Row(name: site.words("account.login"), value: "<span class=\"code\">\(file.account.login)</span>"),
            Facts.Row(name: site.words("account.unit"), value: "\(file.unit?.name ?? site.words("role.everywhere"))"),
            Facts.Row(
                name: site.words("account.password"),
                value: "\(file.hasPassword ? site.words("account.password.own") : site.words("account.state.new"))"),
            Facts.Row(
                name: site.words("secondFactor.title"),
                value:
                    "\(file.hasSecondFactor ? site.words("account.state.factor") : site.words("account.factor.none"))"),
        ]
    }

    func roles(_ file: AccountFile, mayEnd: Bool) -> [AccountPage.RoleLine] {
        let today = Day(inVietnam: Date())
        return file.roles.map { held in
            let role = held.role
            let from = role.from.vietnamese
            let isOver = role.until.map { $0 < today } ?? false
            let state =
                isOver
                ? site.words("role.state.over")
                : role.from > today ? site.words("role.state.later") : site.words("role.state.held")
            return AccountPage.RoleLine(
                text: sentence(held),
                days: role.until.map { site.words("role.until", ["from": from, "until": $0.vietnamese]) }
                    ?? site.words("role.from", ["from": from]),
                state: Badge(word: state, tone: isOver ? .plain : .good),
                end: mayEnd && !isOver
                    ? Link(text: site.words("role.end"), address: .roleEnd(held, of: file.account.login)) : nil)
        }
    }

    func sessions(_ file: AccountFile, this: String?) -> [AccountPage.SessionLine] {
        file.sessions.map { session in
            AccountPage.SessionLine(
                id: session.id, browser: BrowserName(session.browser).text ?? site.words("sessions.unknown"),
                times: site.words(
                    "sessions.from",
                    ["from": Timestamp.vietnamese(session.begun), "until": Timestamp.vietnamese(session.ends)]),
                isThis: session.id == this)
        }
    }
}
