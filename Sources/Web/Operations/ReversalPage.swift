/// Reversing an operation: what it changes and why, or the later operations that stand against it.
struct ReversalPage: Page {
    /// The operation to reverse: its number and what it was, leading to its page.
    let reversed: Link
    /// The facts that will be taken back.
    let facts: [OperationFact]
    /// What was said otherwise and will be as it was.
    let undone: [OperationChange]
    /// Where all of it stands, when it is too much for this page; nil when it stands here.
    let more: Link?
    /// What it does to the figures.
    let changes: [FigureChange]
    /// The later operations that rest on it; while there are any it cannot be reversed.
    let obstacles: [Link]
    /// Why it can never be reversed; nil where it could be.
    let impossible: String?
    /// The reason as typed.
    let reason: String
    /// What is to be mended; the field is `reason`.
    let problems: [FieldProblem]
    /// The id the reversal will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The form's token.
    let token: String

    /// What was recorded lately.
    var room: Room? { .operations }

    /// "Hủy ghi nhận".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("reversal.title"), isPossible ? problems : [], words)
    }

    /// What will be taken back, and the form or the obstacles.
    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: isPossible ? problems : []).html(words))
        <h1>\(words("reversal.title"))</h1>
        <p class="lead">\(reversed.html)</p>
        \(isPossible ? form(words) : refusal(words))
        </div>
        """
    }

    private var isPossible: Bool { obstacles.isEmpty && impossible == nil }

    private func form(_ words: Strings) -> HTML {
        """
        <p>\(words("reversal.lead"))</p>
        <h2>\(words("reversal.facts"))</h2>
        \(OperationFact.table(facts, words))\(OperationChange.table(undone, words))
        \(more.map { "<p class=\"more\">\($0.html)</p>" })
        <section class="sheet"><h2>\(words("confirm.changes"))</h2>
        \(FigureChange.list(changes, words))</section>
        <form method="post" action="\(action)">
        \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
        \(question(words).html)
        <p class="actions"><button class="main">\(words("reversal.go"))</button>
        <a class="button" href="\(reversed.address)">\(words("form.cancel"))</a></p>
        </form>
        """
    }

    private func question(_ words: Strings) -> Field {
        Field(
            name: "reason", label: words("reversal.reason"), hint: words("reversal.reason.hint"), value: reason,
            problem: problems.text(for: "reason"), kind: .lines)
    }

    private func refusal(_ words: Strings) -> HTML {
        let items: [HTML] = obstacles.map { "<li>\($0.html)</li>" }
        return """
            <p class="later">\(impossible ?? words("reversal.refused"))</p>
            <ul class="plainlist">\(items)</ul>
            <p class="actions"><a class="button" href="\(reversed.address)">\(words("form.back"))</a></p>
            """
    }
}
