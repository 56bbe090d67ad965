/// What is open to the visitor of a thing and by which role, and who else can see it.
struct SightPage: Page {
    /// One purpose, whether it is open, and why.
    struct Own: Sendable {
        let purpose: String
        let isOpen: Badge
        let why: String
    }

    /// Somebody who can see it, by which roles.
    struct Other: Sendable {
        let name: String
        let roles: String
    }

    /// Opening the people of a unit for some hours.
    struct Exception: Sendable {
        let fields: [Field]
        let action: Address
        let operation: String
        let token: String
    }

    /// The thing.
    let name: Link
    let own: [Own]
    /// Who can see it; nil where the visitor may not know.
    let others: [Other]?
    /// Offered where the visitor sees the numbers and not the people.
    var exception: Exception?
    var problems: [FieldProblem] = []

    var crumbs: [Link] { [name] }

    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("sight.title", ["name": name.text]), problems, words)
    }

    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("sight.title", ["name": name.text]))</h1>
        <section aria-labelledby="own"><h2 id="own">\(words("sight.own"))</h2>\(ownTable(words))</section>
        \(others.map { otherSection($0, words) })
        \(exception.map { form($0, words) })
        """
    }

    private func ownTable(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("sight.purpose")), Table.Column(title: words("account.state")),
            Table.Column(title: words("sight.why")),
        ]
        let rows = own.map { Table.Row(cells: ["\($0.purpose)", $0.isOpen.html, "\($0.why)"]) }
        return Table(caption: words("sight.own"), columns: columns, rows: rows, phone: .cards).html
    }

    private func otherSection(_ others: [Other], _ words: Strings) -> HTML {
        let columns = [Table.Column(title: words("account.name")), Table.Column(title: words("account.roles"))]
        let rows = others.map { Table.Row(cells: ["\($0.name)", "\($0.roles)"]) }
        let table = Table(caption: words("sight.others"), columns: columns, rows: rows, phone: .cards)
        return """
            <section aria-labelledby="others"><h2 id="others">\(words("sight.others"))</h2>\(table.html)</section>
            """
    }

    private func form(_ exception: Exception, _ words: Strings) -> HTML {
        """
        <section aria-labelledby="exception"><h2 id="exception">\(words("exception.title"))</h2>
        <p>\(words("exception.lead"))</p>
        <form method="post" action="\(exception.action)">
        \(HiddenField.token(exception.token).html)\(HiddenField.operation(exception.operation).html)
        \(exception.fields.map(\.html))
        <p class="actions"><button class="main">\(words("exception.go"))</button></p>
        </form></section>
        """
    }
}
