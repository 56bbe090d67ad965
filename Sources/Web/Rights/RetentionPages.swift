/// The rules of retention, with whose file is due under each.
struct RetentionPage: Page {
    /// One rule.
    struct Part: Sendable {
        let rule: String
        let name: String
        /// The rule as it stands; nil where none does.
        let line: RuleLine?
        /// How many are due.
        let count: String
        /// The first of those who are due, each with the day from which it is counted.
        let people: [(person: Link, since: String)]
        /// Setting the rule anew.
        let fields: [Field]
    }

    let crumbs: [Link]
    let parts: [Part]
    let problems: [FieldProblem]
    let operation: String
    let token: String

    var room: Room? { .people }

    func title(_ words: Strings) -> String { ErrorSummary.title(words("retention.title"), problems, words) }

    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("retention.title"))</h1>
        <p class="lead">\(words("retention.lead"))</p>
        \(parts.map { section($0, words) })
        """
    }

    private func section(_ part: Part, _ words: Strings) -> HTML {
        """
        <section><h2>\(part.name)</h2>
        \(part.line?.html)
        \(due(part, words))
        <details class="term"><summary>\(words("retention.set"))</summary>
        <form method="post" action="\(Address.retention)">\(hidden(part))
        \(part.fields.map(\.html))
        <p class="actions"><button name="step" value="set">\(words("retention.set.go"))</button></p></form></details>
        </section>
        """
    }

    private func hidden(_ part: Part) -> HTML {
        """
        \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)\
        \(HiddenField(name: "rule", value: part.rule).html)
        """
    }

    private func due(_ part: Part, _ words: Strings) -> HTML {
        if part.people.isEmpty { return EmptyState(text: words("retention.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("person.name")), Table.Column(title: words("retention.since"), content: .short),
        ]
        let rows = part.people.map { Table.Row(cells: [$0.person.html, "\($0.since)"]) }
        let table = Table(caption: part.name, columns: columns, rows: rows, phone: .cards)
        return """
            <p>\(words("retention.count", ["count": part.count]))</p>
            \(table.html)
            <form method="post" action="\(Address.retention)">\(hidden(part))
            <p class="actions"><button name="step" value="check">\(words("retention.go"))</button></p></form>
            """
    }
}

/// Who will be erased, before they are.
struct ErasurePage: Page {
    let crumbs: [Link]
    let count: String
    let people: [Facts.Row]
    let rule: String
    let codes: String
    let operation: String
    let token: String

    var room: Room? { .people }

    func title(_ words: Strings) -> String { words("erasure.title", ["count": count]) }

    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        <h1>\(title(words))</h1>
        <p class="later">\(words("rights.consent.gone.file"))</p>
        <p class="later">\(words("rights.consent.stands"))</p>
        <section class="sheet">\(Facts(rows: people).html)</section>
        <form method="post" action="\(Address.retention)">\(HiddenField.token(token).html)\
        \(HiddenField.operation(operation).html)\(HiddenField(name: "rule", value: rule).html)\
        \(HiddenField(name: "people", value: codes).html)
        <p class="actions"><button class="main" name="step" value="erase">\(words("erasure.go"))</button>
        <a class="button" href="\(Address.retention)">\(words("form.cancel"))</a></p></form></div>
        """
    }
}
