/// The visitor's tokens for programs, and making another.
struct TokensPage: Page {
    let fields: [Field]
    let problems: [FieldProblem]
    let rows: [TokenLine]
    /// The form's token.
    let token: String

    var crumbs: [Link] { [] }

    func title(_ words: Strings) -> String { ErrorSummary.title(words("tokens.title"), problems, words) }

    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("tokens.title"))</h1>
        <p class="lead">\(words("tokens.lead"))</p>
        <p><a href="\(Address.interface)">\(words("tokens.description"))</a></p>
        \(list(words))
        <form method="post" action="\(Address.tokens)">\(HiddenField.token(token).html)
        \(fields.map(\.html))
        <p class="actions"><button class="main" name="step" value="make">\(words("tokens.make"))</button></p>
        </form></div>
        """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("tokens.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("tokens.name")), Table.Column(title: words("tokens.detail")),
            Table.Column(title: words("tokens.times")), Table.Column(title: words("account.state")),
        ]
        let lines = rows.map { row in
            Table.Row(cells: ["\(row.name)", "\(row.detail)", "\(row.times)", "\(row.state.html)\(ending(row, words))"])
        }
        return Table(caption: words("tokens.title"), columns: columns, rows: lines, phone: .cards).html
    }

    private func ending(_ row: TokenLine, _ words: Strings) -> HTML? {
        guard row.mayEnd else { return nil }
        return """
             <form method="post" action="\(Address.tokens)">\(HiddenField.token(token).html)\
            \(HiddenField(name: "id", value: row.id).html)\
            <button class="plain" name="step" value="end">\(words("tokens.end"))</button></form>
            """
    }
}

/// One token in the list.
struct TokenLine: Sendable {
    let id: String
    let name: String
    let detail: String
    let times: String
    let state: Badge
    let mayEnd: Bool
}
