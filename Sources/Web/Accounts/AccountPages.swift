/// The accounts that the visitor looks after.
struct AccountsPage: Page {
    /// What was searched for, as typed.
    let query: String
    /// The accounts of this page of the list.
    let rows: [AccountLine]
    /// How many were found, such as `12`.
    let count: String
    /// Where the list stands.
    let pager: Pager
    /// What each role asks for at signing in; nil when the visitor may not change it.
    let rules: Link?
    /// Who opened people of the visitor's units by exception lately, each leading to its reason.
    let exceptions: [Link]

    /// "Tài khoản".
    func title(_ words: Strings) -> String { words("accounts.title") }

    /// Making one, search, list.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        <p class="lead">\(words("accounts.lead"))</p>
        <p class="actions"><a class="button main" href="\(Address("accounts", "new"))">\(words("account.make"))</a>
        \(rules.map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a>" })</p>
        <form class="filter" role="search" action="\(Address.accounts)" aria-label="\(words("accounts.search"))">
        <div class="field"><label for="query">\(words("accounts.query"))</label>
        <input id="query" type="search" name="q" value="\(query)" autocomplete="off"></div>
        <p class="actions"><button>\(words("accounts.search"))</button></p>
        </form>
        \(list(words))
        \(opened(words))
        """
    }

    private func opened(_ words: Strings) -> HTML? {
        if exceptions.isEmpty { return nil }
        let items: [HTML] = exceptions.map { "<li>\($0.html)</li>" }
        return """
            <section aria-labelledby="exceptions"><h2 id="exceptions">\(words("exception.recent"))</h2>
            <ul class="plainlist">\(items)</ul></section>
            """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("accounts.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("account.name")), Table.Column(title: words("account.login"), content: .short),
            Table.Column(title: words("account.unit")), Table.Column(title: words("account.roles")),
            Table.Column(title: words("account.state")),
        ]
        let table = Table(caption: title(words), columns: columns, rows: rows.map(\.cells), phone: .cards)
        return "\(table.html)\(pager.html(count: words("accounts.count", ["count": count]), words))"
    }
}

/// One account in the list.
struct AccountLine: Sendable {
    /// Whose it is, leading to it.
    let name: Link
    let login: String
    /// Who looks after it.
    let unit: String
    /// The roles held today, in words.
    let roles: String
    /// What is missing, or that it has a second factor.
    let states: [Badge]

    fileprivate var cells: Table.Row {
        Table.Row(cells: [
            name.html, "<span class=\"code\">\(login)</span>", "\(unit)", "\(roles)", "\(states.map(\.html))",
        ])
    }
}

/// One account: its roles, its sessions, and help with signing in. Also the visitor's own.
struct AccountPage: Page {
    /// A role in words, with its days.
    struct RoleLine: Sendable {
        let text: String
        /// From when to when.
        let days: String
        /// Whether it is held today, was, or will be.
        let state: Badge
        /// Setting its last day; nil where the visitor may not.
        let end: Link?
    }

    /// A session in force.
    struct SessionLine: Sendable {
        let id: String
        let browser: String
        /// From when to when.
        let times: String
        /// Whether it is the one that asks.
        let isThis: Bool
    }

    let name: String
    let crumbs: [Link]
    /// Login, unit, state of password and second factor.
    let facts: [Facts.Row]
    let roles: [RoleLine]
    let sessions: [SessionLine]
    /// Where its forms go, by POST; nil where the visitor may only look.
    let action: Address?
    /// What may be done to it: links first, then buttons that send their name as `step`.
    let links: [Link]
    let buttons: [(step: String, text: String)]
    /// What has just been done, as a sentence.
    let told: String?
    /// The form's token.
    let token: String

    func title(_ words: Strings) -> String { name }

    func body(_ words: Strings) -> HTML {
        """
        <h1>\(name)</h1>
        \(told.map { "<p class=\"done\" role=\"status\">\($0)</p>" })
        \(Facts(rows: facts).html)
        \(actions)
        <section aria-labelledby="roles"><h2 id="roles">\(words("account.roles"))</h2>\(roleTable(words))</section>
        <section aria-labelledby="sessions"><h2 id="sessions">\(words("sessions.title"))</h2>
        \(sessionTable(words))</section>
        """
    }

    private var actions: HTML {
        let steps: [HTML] = links.map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a> " }
        guard let action, !buttons.isEmpty else { return "<p class=\"actions\">\(steps)</p>" }
        let sending: [HTML] = buttons.map { "<button name=\"step\" value=\"\($0.step)\">\($0.text)</button> " }
        return """
            <form method="post" action="\(action)">\(HiddenField.token(token).html)
            <p class="actions">\(steps)\(sending)</p></form>
            """
    }

    private func roleTable(_ words: Strings) -> HTML {
        if roles.isEmpty { return EmptyState(text: words("account.roles.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("role.title")), Table.Column(title: words("role.days")),
            Table.Column(title: words("account.state")),
        ]
        let rows = roles.map { role in
            Table.Row(cells: [
                "\(role.text)", "\(role.days)",
                "\(role.state.html)\(role.end.map { " <span class=\"sub\">\($0.html)</span>" })",
            ])
        }
        return Table(caption: words("account.roles"), columns: columns, rows: rows, phone: .cards).html
    }

    private func sessionTable(_ words: Strings) -> HTML {
        if sessions.isEmpty { return EmptyState(text: words("sessions.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("sessions.browser")), Table.Column(title: words("sessions.times")),
            Table.Column(title: words("sessions.end")),
        ]
        let rows = sessions.map { session in
            Table.Row(cells: ["\(session.browser)", "\(session.times)", ending(session, words)])
        }
        return Table(caption: words("sessions.title"), columns: columns, rows: rows, phone: .cards).html
    }

    private func ending(_ session: SessionLine, _ words: Strings) -> HTML {
        if session.isThis { return "\(words("sessions.this"))" }
        guard let action else { return "–" }
        return """
            <form method="post" action="\(action)">\(HiddenField.token(token).html)\
            \(HiddenField(name: "session", value: session.id).html)\
            <button class="plain" name="step" value="end">\(words("sessions.end"))</button></form>
            """
    }
}

/// Something that is shown this once: a code to sign in with, or the codes on paper.
struct OnceShownPage: Page {
    let name: String
    let crumbs: [Link]
    /// What to do with it, as sentences.
    let lead: [String]
    let codes: [String]
    /// Where to go then.
    let next: Link

    func title(_ words: Strings) -> String { name }

    func body(_ words: Strings) -> HTML {
        let lines: [HTML] = lead.map { "<p class=\"lead\">\($0)</p>" }
        let items: [HTML] = codes.map { "<li><code>\($0)</code></li>" }
        return """
            <div class="slip"><h1>\(name)</h1>\(lines)
            <ul class="codes">\(items)</ul>
            <p class="later">\(words("once.warning"))</p>
            <p class="actions"><a class="button main" href="\(next.address)">\(next.text)</a></p></div>
            """
    }
}
