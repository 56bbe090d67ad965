/// The access journal: who signed in, took lists away, opened sealed details, or was refused.
struct JournalPage: Page {
    /// What the entries are narrowed by.
    let fields: [Field]
    let problems: [FieldProblem]
    /// The entries of this page, the latest first.
    let rows: [JournalLine]
    /// How many were found.
    let count: String
    let pager: Pager
    /// The heads to print; nil for whoever does not read the whole journal.
    let head: Link?

    func title(_ words: Strings) -> String { ErrorSummary.title(words("journal.title"), problems, words) }

    func body(_ words: Strings) -> HTML {
        let isNarrowed = fields.contains { !$0.value.isEmpty }
        return """
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("journal.title"))</h1>
            <p class="lead">\(words("journal.lead"))</p>
            \(head.map { "<p class=\"actions\"><a class=\"button\" href=\"\($0.address)\">\($0.text)</a></p>" })
            <details class="term"\(" open", if: isNarrowed)><summary>\(words("journal.narrow"))</summary>
            <form class="filter broad" role="search" action="\(Address.journal)" aria-label="\(words("journal.search"))">
            \(fields.map(\.html))
            <p class="actions"><button>\(words("journal.search"))</button></p>
            </form></details>
            \(list(words))
            """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("journal.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("journal.number"), content: .short),
            Table.Column(title: words("journal.at"), content: .short), Table.Column(title: words("journal.kind")),
            Table.Column(title: words("account.title")), Table.Column(title: words("journal.subject")),
        ]
        let table = Table(caption: words("journal.title"), columns: columns, rows: rows.map(\.cells), phone: .cards)
        return "\(table.html)\(pager.html(count: words("journal.count", ["count": count]), words))"
    }
}

/// One entry of the access journal.
struct JournalLine: Sendable {
    let number: String
    let at: String
    /// What was done.
    let kind: String
    /// By whom.
    let account: String
    /// What it was about.
    let subject: String

    fileprivate var cells: Table.Row {
        Table.Row(cells: ["\(number)", "\(at)", "\(kind)", "\(account)", "\(subject)"])
    }
}

/// The heads of both chains on a sheet: printed, signed and kept apart they show every later change of what was before.
struct JournalHeadPage: Page {
    let crumbs: [Link]
    /// When they were read.
    let at: String
    let heads: [Facts.Row]

    func title(_ words: Strings) -> String { words("journal.head.title") }

    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        <p class="lead">\(words("journal.head.lead"))</p>
        <p>\(words("journal.head.at", ["at": at]))</p>
        \(Facts(rows: heads).html)
        <p>\(words("journal.head.verify"))</p>
        <div class="signatures"><p>\(words("journal.head.keeper"))</p><p>\(words("journal.head.witness"))</p></div>
        """
    }
}
