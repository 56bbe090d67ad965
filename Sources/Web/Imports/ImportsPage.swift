/// Sending a list: which, the file, how it is read; and the lists that were sent and are not finished with.
struct ImportsPage: Page {
    /// One kind of list.
    struct List: Sendable {
        /// Its name.
        let name: String
        /// What it holds, in a line.
        let about: String
        /// The columns it must have, with commas between.
        let columns: String
        /// An empty workbook of it.
        let template: Address
    }

    /// A list that was sent and is not finished with.
    struct Open: Sendable {
        /// The file's name, leading to where it stands.
        let file: Link
        /// The list's name.
        let list: String
        /// Where it stands, in words.
        let state: String
        /// When it was sent.
        let sentAt: String
    }

    /// The kinds of list, in the order in which they are usually sent.
    let lists: [List]
    /// The same, to choose from.
    let choices: [Choice]
    /// The value of the chosen one; empty where none is.
    let chosen: String
    /// How many rows a list may have, such as `100.000`.
    let most: String
    /// What is not finished with.
    let open: [Open]
    /// What is to be mended; the fields are `kind` and `file`.
    let problems: [FieldProblem]
    /// The form's token.
    let token: String

    /// Lists from Excel.
    var room: Room? { .imports }

    /// "Nhập danh sách".
    func title(_ words: Strings) -> String { ErrorSummary.title(words("room.imports"), problems, words) }

    /// The form, then what is open, then the lists and how they are read.
    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("room.imports"))</h1>
        <p class="lead">\(words("imports.lead"))</p>
        \(form(words))
        </div>
        \(unfinished(words))
        <h2>\(words("imports.order"))</h2>
        <p class="lead">\(words("imports.order.lead"))</p>
        \(kinds(words))
        <h2>\(words("imports.how"))</h2>
        \(how(words))
        """
    }

    private func form(_ words: Strings) -> HTML {
        // The token stands before the file: nothing of a file is kept before the token was seen.
        """
        <form method="post" enctype="multipart/form-data" action="\(Address.imports)">
        \(HiddenField.token(token).html)
        \(kind(words).html)
        \(file(words).html)
        <p class="actions"><button class="main">\(words("imports.go"))</button></p>
        </form>
        """
    }

    private func kind(_ words: Strings) -> Field {
        Field(
            name: "kind", label: words("imports.kind"), hint: words("imports.kind.hint"), value: chosen,
            problem: problems.text(for: "kind"), kind: .choice(choices, prompt: words("imports.kind.choose")))
    }

    private func file(_ words: Strings) -> Field {
        Field(
            name: "file", label: words("imports.file"), hint: words("imports.file.hint", ["rows": most]),
            problem: problems.text(for: "file"), kind: .file(accept: ".xlsx,.csv"))
    }

    private func unfinished(_ words: Strings) -> HTML? {
        if open.isEmpty { return nil }
        let columns = [
            Table.Column(title: words("imports.file")), Table.Column(title: words("imports.kind")),
            Table.Column(title: words("imports.state")), Table.Column(title: words("imports.sent"), content: .short),
        ]
        let rows = open.map { Table.Row(cells: [$0.file.html, "\($0.list)", "\($0.state)", "\($0.sentAt)"]) }
        let table = Table(caption: words("imports.open"), columns: columns, rows: rows, phone: .cards)
        return """
            <h2>\(words("imports.open"))</h2>
            \(table.html)
            <p class="later">\(words("imports.kept"))</p>
            """
    }

    private func kinds(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("imports.kind")), Table.Column(title: words("imports.about")),
            Table.Column(title: words("imports.columns")),
            Table.Column(title: words("imports.template"), content: .short),
        ]
        let rows = lists.enumerated().map { place, list in
            let download = Link(text: words("imports.template.get"), address: list.template)
            return Table.Row(cells: [
                "\(String(place + 1)). \(list.name)", "\(list.about)", "\(list.columns)", download.html,
            ])
        }
        return Table(caption: words("imports.order"), columns: columns, rows: rows, phone: .cards).html
    }

    private func how(_ words: Strings) -> HTML {
        let rules: [HTML] = [
            words("imports.how.heading"), words("imports.how.values"), words("imports.how.rows"),
            words("imports.how.absent"), words("imports.how.unused"),
        ].map { "<li>\($0)</li>" }
        return "<ul class=\"plainlist form\">\(rules)</ul>"
    }
}
