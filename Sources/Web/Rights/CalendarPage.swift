/// The days of a year on which the office does otherwise than the week says.
struct CalendarPage: Page {
    /// One of them.
    struct Row: Sendable {
        let day: String
        /// The holiday, or that it is worked.
        let why: String
        let state: Badge
        /// The paper by which this office decided; empty where it did not.
        let document: String
    }

    let crumbs: [Link]
    let year: String
    /// The announcement, or that the law was followed.
    let source: String
    let earlier: Link
    let later: Link
    let rows: [Row]
    /// Entering a day; empty for whoever may not.
    let fields: [Field]
    let problems: [FieldProblem]
    let operation: String
    let token: String

    var room: Room? { .people }

    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("calendar.of", ["year": year]), problems, words)
    }

    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("calendar.of", ["year": year]))</h1>
        <p class="lead">\(words("calendar.lead"))</p>
        <p class="rule"><cite>\(source)</cite></p>
        <p class="actions"><a class="button" href="\(earlier.address)">← \(earlier.text)</a>
        <a class="button" href="\(later.address)">\(later.text) →</a></p>
        \(table(words))
        \(form(words))
        """
    }

    private func table(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("calendar.day"), content: .short), Table.Column(title: words("calendar.why")),
            Table.Column(title: words("calendar.state")), Table.Column(title: words("calendar.document")),
        ]
        let lines = rows.map { Table.Row(cells: ["\($0.day)", "\($0.why)", $0.state.html, "\($0.document)"]) }
        return Table(caption: words("calendar.title"), columns: columns, rows: lines, phone: .cards).html
    }

    private func form(_ words: Strings) -> HTML? {
        if fields.isEmpty { return nil }
        return """
            <section class="form"><h2>\(words("calendar.set"))</h2>
            <form method="post" action="\(Address.calendar)">\(HiddenField.token(token).html)\
            \(HiddenField.operation(operation).html)\(HiddenField(name: "year", value: year).html)
            \(fields.map(\.html))
            <p class="actions"><button class="main">\(words("calendar.set.go"))</button></p></form></section>
            """
    }
}
