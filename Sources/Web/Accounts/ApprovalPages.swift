/// What waits for a second person, and what was decided.
struct ApprovalsPage: Page {
    let waiting: [ProposalLine]
    /// Those decided that stand on this page of the list.
    let decided: [ProposalLine]
    /// How many were decided.
    let count: String
    let pager: Pager

    func title(_ words: Strings) -> String { words("approvals.title") }

    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        <p class="lead">\(words("approvals.lead"))</p>
        <section aria-labelledby="waiting"><h2 id="waiting">\(words("approvals.waiting"))</h2>
        \(table(waiting, words("approvals.waiting"), words))</section>
        \(past(words))
        """
    }

    private func past(_ words: Strings) -> HTML? {
        if decided.isEmpty { return nil }
        return """
            <section aria-labelledby="decided"><h2 id="decided">\(words("approvals.decided"))</h2>
            \(table(decided, words("approvals.decided"), words))
            \(pager.html(count: words("approvals.count", ["count": count]), words))</section>
            """
    }

    private func table(_ lines: [ProposalLine], _ caption: String, _ words: Strings) -> HTML {
        if lines.isEmpty { return EmptyState(text: words("approvals.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("approval.what")), Table.Column(title: words("unit.name")),
            Table.Column(title: words("approval.by")), Table.Column(title: words("approval.at"), content: .short),
            Table.Column(title: words("account.state")),
        ]
        return Table(caption: caption, columns: columns, rows: lines.map(\.cells), phone: .cards).html
    }
}

/// One of them in the list.
struct ProposalLine: Sendable {
    let title: Link
    let unit: String
    let by: String
    let at: String
    let state: Badge

    fileprivate var cells: Table.Row {
        Table.Row(cells: [title.html, "\(unit)", "\(by)", "\(at)", state.html])
    }
}

/// What somebody would record, with what another may do about it.
struct ProposalPage: Page {
    let name: String
    let state: Badge
    /// Unit, who, when, what was decided.
    let facts: [Facts.Row]
    /// The answers as they were understood.
    let rows: [Facts.Row]
    /// The operation that recorded it.
    let operation: Link?
    let mayDecide: Bool
    /// Whether the visitor sent it and it waits.
    let isOwn: Bool
    let problems: [FieldProblem]
    let action: Address
    /// The form's token.
    let token: String

    var crumbs: [Link] { [] }

    func title(_ words: Strings) -> String { ErrorSummary.title(name, problems, words) }

    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(name)</h1>
        <p>\(state.html) \(operation?.html)</p>
        \("<p class=\"later\">\(words("approval.own"))</p>", if: isOwn)
        \(Facts(rows: facts).html)
        \(rows.isEmpty ? "<p class=\"soft\">\(words("approval.reduced"))</p>" : sheet)
        \(mayDecide ? form(words) : nil)
        </div>
        """
    }

    private var sheet: HTML { "<section class=\"sheet\">\(Facts(rows: rows).html)</section>" }

    private func form(_ words: Strings) -> HTML {
        let reason = Field(
            name: "reason", label: words("approval.reason"), hint: words("approval.reason.hint"),
            problem: problems.text(for: "reason"), kind: .lines)
        return """
            <form method="post" action="\(action)">\(HiddenField.token(token).html)
            <p class="actions"><button class="main" name="step" value="approve">\(words("approval.go"))</button></p>
            </form>
            <form method="post" action="\(action)">\(HiddenField.token(token).html)
            \(reason.html)
            <p class="actions"><button name="step" value="refuse">\(words("approval.refuse"))</button></p></form>
            """
    }
}

/// Whether what a unit records asks for two people.
struct ApprovalSettingPage: Page {
    let unit: String
    let crumbs: [Link]
    let isAsked: Bool
    let action: Address
    let operation: String
    /// The form's token.
    let token: String

    func title(_ words: Strings) -> String { words("approval.setting", ["unit": unit]) }

    func body(_ words: Strings) -> HTML {
        let state = isAsked ? words("approval.setting.on") : words("approval.setting.off")
        let turn = isAsked ? words("approval.setting.turnOff") : words("approval.setting.turnOn")
        return """
            <div class="form"><h1>\(title(words))</h1>
            <p class="lead">\(words("approval.setting.lead"))</p>
            <p>\(Badge(word: state, tone: isAsked ? .good : .plain).html)</p>
            <form method="post" action="\(action)">\(HiddenField.token(token).html)\
            \(HiddenField.operation(operation).html)\(HiddenField(name: "asks", value: isAsked ? "0" : "1").html)
            <p class="actions"><button class="main">\(turn)</button></p></form></div>
            """
    }
}
