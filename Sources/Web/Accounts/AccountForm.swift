import Domain
import Exchange
import Records
import Vietnamese

/// Making an account with its first role.
struct AccountForm: RecordForm {
    let app: WebApp
    let sections: [FormSection]

    var title: String { app.site.words("account.make") }
    var crumbs: [Link] { [Link(text: app.site.words("accounts.title"), address: .accounts)] }
    var help: [String] { (1...3).map { app.site.words("account.help.\($0)") } }
    var action: Address { Address("accounts", "new") }
    var cancel: Address { .accounts }

    init(_ app: WebApp) {
        self.app = app
        let own = AccountList.columns.prefix { $0.field != "role" }
        sections = [
            FormSection(
                legend: app.site.words("account.who"),
                questions: own.map {
                    Question($0, label: $0.header, hint: app.site.words("account.hint.\($0.field)"), app)
                }),
            RoleForm.section(app),
        ]
    }

    /// What most accounts hold.
    static func usual(_ unit: String?, _ app: WebApp, today: Day) -> [String: String] {
        RoleForm.usual(unit, app, today: today).merging(["unit": unit ?? ""]) { $1 }
    }

    func read(_ answers: Fields) -> ListEntry<AccountDraft> {
        ListEntry(answers.all, columns: AccountList.columns, words: app.words, AccountList.draft)
    }

    func plan(_ draft: AccountDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Accounts.plan(draft, as: visit.scope, desk)
    }

    func consequences(_ draft: AccountDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(notices: [app.site.words("account.notice.code")])
    }

    func record(_ draft: AccountDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Accounts.make(draft, by: author, desk)
    }
}

/// Giving a role to an account.
struct RoleForm: RecordForm {
    let app: WebApp
    let account: Account
    let sections: [FormSection]

    var title: String { app.site.words("role.give") }
    var crumbs: [Link] { app.crumbs(account) }
    var help: [String] { (1...4).map { app.site.words("role.help.\($0)") } }
    var action: Address { Address("accounts", account.login, "roles", "new") }
    var cancel: Address { .account(account.login) }

    init(_ app: WebApp, for account: Account) {
        self.app = app
        self.account = account
        sections = [Self.section(app)]
    }

    static func section(_ app: WebApp) -> FormSection {
        FormSection(
            legend: app.site.words("role.what"),
            questions: AccountList.roleColumns.map {
                Question($0, label: $0.header, hint: app.site.words("role.hint.\($0.field)"), app)
            })
    }

    /// A recorder of everything below, from today on.
    static func usual(_ unit: String?, _ app: WebApp, today: Day) -> [String: String] {
        [
            "role": app.words("role", Account.Role.recorder), "held_in": unit ?? "",
            "reach": app.words("role_reach", Scope.Grant.Reach.below),
            "lines": app.words("role_lines", AccountList.Lines.all),
            "detail": app.words("role_detail", Scope.Grant.Detail.people), "from": today.vietnamese,
        ]
    }

    func read(_ answers: Fields) -> ListEntry<RoleDraft> {
        ListEntry(answers.all, columns: AccountList.roleColumns, words: app.words, AccountList.role)
    }

    func plan(_ draft: RoleDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try draft.problems(today: desk.today) + Accounts.plan(draft, as: visit.scope, desk)
    }

    func consequences(_ draft: RoleDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(facts: [Facts.Row(name: app.site.words("account.title"), value: "\(account.name)")])
    }

    func record(_ draft: RoleDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Accounts.give(draft, to: account.login, by: author, desk)
    }

    func done(_ receipt: Receipt) -> Address { cancel }
}

/// Setting the last day of a role.
struct RoleEndForm: RecordForm {
    let app: WebApp
    let account: Account
    let held: AccountFile.Held
    let sections: [FormSection]

    var title: String { app.site.words("role.end") }
    var crumbs: [Link] { app.crumbs(account) }
    var action: Address { .roleEnd(held, of: account.login) }
    var cancel: Address { .account(account.login) }

    init(_ app: WebApp, of held: AccountFile.Held, for account: Account) {
        self.app = app
        self.account = account
        self.held = held
        sections = [
            FormSection(
                legend: app.words("role", held.role.grant.role),
                questions: [AccountList.lastDayColumn].map {
                    Question($0, label: $0.header, hint: app.site.words("role.hint.end"), app)
                })
        ]
    }

    func read(_ answers: Fields) -> ListEntry<Day> {
        AccountList.lastDay(answers.all, app.words)
    }

    func plan(_ draft: Day, _ visit: Visit, _ desk: Desk) throws -> [Problem] { [] }

    func consequences(_ draft: Day, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let until = app.site.words("role.notice.end", ["day": draft.adding(days: 1).vietnamese])
        return Consequences(
            facts: [
                Facts.Row(name: app.site.words("account.title"), value: "\(account.name)"),
                Facts.Row(name: app.site.words("role.title"), value: "\(app.sentence(held))"),
            ],
            notices: [until])
    }

    func record(_ draft: Day, by author: Author, _ desk: Desk) throws -> Receipt {
        try Accounts.end(held.role, of: account.login, after: draft, by: author, desk)
    }

    func done(_ receipt: Receipt) -> Address { cancel }
}

extension WebApp {
    func crumbs(_ account: Account) -> [Link] {
        [
            Link(text: site.words("accounts.title"), address: .accounts),
            Link(text: account.name, address: .account(account.login)),
        ]
    }

    /// A role in a line, such as `Người ghi nhận tại Đảng bộ phường A và cấp dưới; mọi hệ; xem được người`.
    func sentence(_ held: AccountFile.Held) -> String {
        let grant = held.role.grant
        let place = held.unit?.name ?? site.words("role.everywhere")
        let lines = Line.allCases.filter(grant.lines.contains)
        let told =
            lines.count == Line.allCases.count
            ? words("role_lines", AccountList.Lines.all) : lines.map { words("line", $0) }.joined(separator: ", ")
        let parts = [
            site.words("role.in", ["role": words("role", grant.role), "place": place]),
            grant.unit == nil ? nil : words("role_reach", grant.reach), told, words("role_detail", grant.detail),
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }
}

extension Address {
    static let accounts = Address("accounts")
    /// The visitor's own account.
    static let ownAccount = Address("account")
    static let secondFactor = Address("account", "second-factor")
    /// The second step of signing in.
    static let signInCode = Address("sign-in", "code")

    static func account(_ login: String) -> Address { Address("accounts", login) }

    static func roleEnd(_ held: AccountFile.Held, of login: String) -> Address {
        Address(
            "accounts", login, "roles", "end",
            query: [
                "role": held.role.grant.role.rawValue, "unit": held.unit?.code, "from": held.role.from.vietnamese,
            ])
    }
}
