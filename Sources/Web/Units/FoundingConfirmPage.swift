/// What will be recorded and what it changes, before it is. By POST with `step=record`, or `step=edit` to go back to
/// the form with everything typed.
struct FoundingConfirmPage: Page {
    /// The way up.
    let crumbs: [Link]
    /// What was typed, sent along.
    let answers: FoundingAnswers
    /// The chosen type in words.
    let kind: String
    /// The chosen parent's name.
    let parent: String
    /// The host enterprise's name; nil when there is none.
    let host: String?
    /// The decision's day as understood, such as `20/2/2024`.
    let decisionDate: String
    /// What it does to the figures.
    let changes: [Change]
    /// What the visitor should know before recording, as sentences; often none.
    let notices: [String]
    /// The id the operation will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The form's token.
    let token: String

    /// "Kiểm tra trước khi ghi nhận".
    func title(_ words: Strings) -> String { words("founding.confirm") }

    /// Answers, changes, buttons.
    func body(_ words: Strings) -> HTML {
        let warnings: [HTML] = notices.map { "<p class=\"later\">\($0)</p>" }
        return """
            <div class="form">
            <h1>\(words("founding.confirm"))</h1>
            <p class="lead">\(words("founding.confirm.lead"))</p>
            \(warnings)
            <section class="sheet"><h2>\(words("confirm.recorded"))</h2>
            \(Facts(rows: facts(words)).html)</section>
            <section class="sheet"><h2>\(words("confirm.changes"))</h2>
            \(Change.list(changes, words))</section>
            <form method="post" action="\(action)">
            \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
            \(answers.hidden.map(\.html))
            <p class="actions"><button class="main" name="step" value="record">\(words("founding.record"))</button>
            <button name="step" value="edit">\(words("form.edit"))</button></p>
            </form>
            </div>
            """
    }

    private func facts(_ words: Strings) -> [Facts.Row] {
        [
            Facts.Row(name: words("founding.name"), value: "\(answers.name)"),
            Facts.Row(name: words("founding.code"), value: "\(answers.code)"),
            Facts.Row(name: words("founding.kind"), value: "\(kind)"),
            Facts.Row(name: words("founding.parent"), value: "\(parent)"),
            host.map { name in
                Facts.Row(
                    name: words("founding.confirm.host"),
                    value: "\(name)<span class=\"sub\">\(words("enterprise.taxCode")) \(answers.host)</span>")
            },
            Facts.Row(
                name: words("founding.decision"),
                value: "\(words("decision", ["number": answers.decisionNumber, "date": decisionDate]))"),
            Facts.Row(name: words("founding.issuer"), value: "\(answers.issuer)"),
            Facts.Row(name: words("record.effective"), value: "\(decisionDate)"),
        ].compactMap(\.self)
    }
}
