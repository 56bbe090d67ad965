/// A rule in one line, from the rule book.
struct RuleLine: Sendable {
    /// What the rule asks for.
    let text: String
    /// The document that says so.
    let source: String

    /// The line.
    var html: HTML { "<p class=\"rule\">\(text) <cite>· \(source)</cite></p>" }
}

/// Recording one thing. By POST with `step=check`: what is in order goes on to `RecordConfirmPage`, what is not comes
/// back here with its problems and everything typed.
struct RecordFormPage: Page {
    /// Fields that belong together.
    struct Section: Sendable {
        /// What they are about.
        let legend: String
        /// The fields from top to bottom.
        let fields: [Field]
    }

    /// What is recorded, such as "Ghi nhận quyết định kết nạp".
    let name: String
    /// The way up.
    let crumbs: [Link]
    /// The room it belongs to.
    let room: Room?
    /// The rules to know before typing.
    let rules: [RuleLine]
    /// What somebody new to it asks, answered.
    let help: [String]
    /// The questions.
    let sections: [Section]
    /// What others changed while the form was open, as sentences; often none.
    let notices: [String]
    /// What is to be mended.
    let problems: [FieldProblem]
    /// The last operation on the subject that the visitor has seen; nil where something new is recorded.
    let seen: String?
    /// The id the operation will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The way back without recording.
    let cancel: Address
    /// The form's token.
    let token: String

    /// The name, or that it is to be mended.
    func title(_ words: Strings) -> String { ErrorSummary.title(name, problems, words) }

    /// The form.
    func body(_ words: Strings) -> HTML {
        let parts: [HTML] = sections.map { section in
            "<fieldset><legend>\(section.legend)</legend>\(section.fields.map(\.html))</fieldset>"
        }
        let known: HTML? = seen.map { HiddenField(name: "seen", value: $0).html }
        return """
            <div class="form">
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(name)</h1>
            \(meanwhile(words))
            \(rules.map(\.html))
            \(helping(words))
            <form method="post" action="\(action)">
            \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)\(known)
            \(parts)
            <p class="actions"><button class="main" name="step" value="check">\(words("form.check"))</button>
            <a class="button" href="\(cancel)">\(words("form.cancel"))</a></p>
            </form>
            </div>
            """
    }

    private func meanwhile(_ words: Strings) -> HTML? {
        if notices.isEmpty { return nil }
        let items: [HTML] = notices.map { "<li>\($0)</li>" }
        return """
            <div class="later" role="alert"><p>\(words("form.meanwhile"))</p><ul class="plainlist">\(items)</ul></div>
            """
    }

    private func helping(_ words: Strings) -> HTML? {
        if help.isEmpty { return nil }
        let lines: [HTML] = help.map { "<p>\($0)</p>" }
        return "<details class=\"term rule\"><summary>\(words("form.help"))</summary>\(lines)</details>"
    }
}

/// What will be recorded and what it changes, before it is. By POST with `step=record`, or `step=edit` to go back to
/// the form with everything typed.
struct RecordConfirmPage: Page {
    /// What is recorded: the words of the button.
    let record: String
    /// The way up.
    let crumbs: [Link]
    /// The room it belongs to.
    let room: Room?
    /// The answers as they were understood.
    let facts: [Facts.Row]
    /// What it does to the figures.
    let changes: [FigureChange]
    /// What the visitor should know before recording, as sentences; often none.
    let notices: [String]
    /// The answers as they were typed, sent along.
    let answers: [HiddenField]
    /// The id the operation will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The form's token.
    let token: String

    /// "Kiểm tra trước khi ghi nhận".
    func title(_ words: Strings) -> String { words("confirm.title") }

    /// Answers, changes, buttons.
    func body(_ words: Strings) -> HTML {
        let warnings: [HTML] = notices.map { "<p class=\"later\">\($0)</p>" }
        return """
            <div class="form">
            <h1>\(words("confirm.title"))</h1>
            <p class="lead">\(words("confirm.lead"))</p>
            \(warnings)
            <section class="sheet"><h2>\(words("confirm.recorded"))</h2>
            \(Facts(rows: facts).html)</section>
            <section class="sheet"><h2>\(words("confirm.changes"))</h2>
            \(FigureChange.list(changes, words))</section>
            <form method="post" action="\(action)">
            \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
            \(answers.map(\.html))
            <p class="actions"><button class="main" name="step" value="record">\(record)</button>
            <button name="step" value="edit">\(words("form.edit"))</button></p>
            </form>
            </div>
            """
    }
}
