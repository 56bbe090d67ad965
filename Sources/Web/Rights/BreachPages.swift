/// The breach file, the latest first.
struct BreachesPage: Page {
    /// What was just recorded; usually nil.
    let recorded: HTML?
    let crumbs: [Link]
    let rules: [RuleLine]
    /// Entering one; nil for whoever may not.
    let record: Link?
    let rows: [BreachLine]

    var room: Room? { .people }

    func title(_ words: Strings) -> String { words("breaches.title") }

    func body(_ words: Strings) -> HTML {
        """
        \(recorded)
        <h1>\(title(words))</h1>
        <p class="lead">\(words("breaches.lead"))</p>
        \(rules.map(\.html))
        \(Link.actions(record.map { [$0] } ?? []))
        \(table(words))
        """
    }

    private func table(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("breaches.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("breach.what")), Table.Column(title: words("unit.name")),
            Table.Column(title: words("breach.people"), content: .number),
            Table.Column(title: words("account.state")),
        ]
        let lines = rows.map { row in
            Table.Row(cells: [
                row.name.html, "\(row.unit)", "\(row.people)",
                "<span>\(row.state.html)<span class=\"sub\">\(row.clock)</span></span>",
            ])
        }
        return Table(caption: words("breaches.title"), columns: columns, rows: lines, phone: .cards).html
    }
}

/// One entry in the list.
struct BreachLine: Sendable {
    let name: Link
    let unit: String
    let people: String
    let state: Badge
    /// What is left of the hours, in a sentence.
    let clock: String
}

/// One entry of the breach file with what was done.
struct BreachPage: Page {
    /// What was just recorded; usually nil.
    let recorded: HTML?
    let name: String
    let crumbs: [Link]
    let state: Badge
    let actions: [Link]
    let facts: [Facts.Row]
    /// When, what, by which paper, recorded by whom, and the operation's number.
    let steps: [[String]]

    var room: Room? { .people }

    func title(_ words: Strings) -> String { name }

    func body(_ words: Strings) -> HTML {
        """
        \(recorded)
        <h1>\(name)</h1>
        <p>\(state.html)</p>
        \(Link.actions(actions))
        <section class="sheet">\(Facts(rows: facts).html)</section>
        <h2>\(words("breach.steps"))</h2>
        \(table(words))
        """
    }

    private func table(_ words: Strings) -> HTML {
        if steps.isEmpty { return EmptyState(text: words("breach.steps.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("breach.at"), content: .short), Table.Column(title: words("breach.step")),
            Table.Column(title: words("breach.document")), Table.Column(title: words("operation.who")),
            Table.Column(title: words("operation.number"), content: .number),
        ]
        let rows = steps.map { step in Table.Row(cells: step.map { "\($0)" }) }
        return Table(caption: words("breach.steps"), columns: columns, rows: rows, phone: .cards).html
    }
}
