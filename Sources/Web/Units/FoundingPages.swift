/// A founding as typed or chosen so far; every answer is the text of its field, empty when not given.
struct FoundingAnswers: Sendable {
    /// The unit's code.
    let code: String
    /// The unit's name.
    let name: String
    /// The value of the chosen type.
    let kind: String
    /// The value of the chosen parent.
    let parent: String
    /// The tax code of the host enterprise.
    let host: String
    /// The number of the decision.
    let decisionNumber: String
    /// The day of the decision.
    let decisionDate: String
    /// Who issued the decision.
    let issuer: String

    /// Nothing typed yet.
    static let none = FoundingAnswers(
        code: "", name: "", kind: "", parent: "", host: "", decisionNumber: "", decisionDate: "", issuer: "")

    /// The answers as hidden fields, under the names of the form.
    var hidden: [HiddenField] {
        [
            HiddenField(name: "code", value: code), HiddenField(name: "name", value: name),
            HiddenField(name: "kind", value: kind), HiddenField(name: "parent", value: parent),
            HiddenField(name: "host", value: host), HiddenField(name: "decisionNumber", value: decisionNumber),
            HiddenField(name: "decisionDate", value: decisionDate), HiddenField(name: "issuer", value: issuer),
        ]
    }
}

/// A rule in one line, from the rule book.
struct RuleLine: Sendable {
    /// What the rule asks for.
    let text: String
    /// The document that says so.
    let source: String

    /// The line.
    var html: HTML { "<p class=\"rule\">\(text) <cite>· \(source)</cite></p>" }
}

/// Recording a decision to found a cell. By POST with `step=check`: what is in order goes on to `FoundingConfirmPage`,
/// what is not comes back here with its problems and everything typed.
struct FoundingFormPage: Page {
    /// The way up.
    let crumbs: [Link]
    /// What was typed so far.
    let answers: FoundingAnswers
    /// The types of cell.
    let kinds: [Choice]
    /// The units that a cell may be founded under.
    let parents: [Choice]
    /// The rule of the Charter.
    let rule: RuleLine
    /// What is to be mended; the fields are those of `FoundingAnswers`.
    let problems: [FieldProblem]
    /// The id the operation will have.
    let operation: String
    /// Where the form goes.
    let action: Address
    /// The way back without recording.
    let cancel: Address
    /// The form's token.
    let token: String

    /// "Ghi nhận quyết định thành lập chi bộ".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("founding.record"), problems, words)
    }

    /// The form.
    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("founding.record"))</h1>
        \(rule.html)
        <form method="post" action="\(action)">
        \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
        <fieldset><legend>\(words("founding.cell"))</legend>\(cell(words).map(\.html))</fieldset>
        <fieldset><legend>\(words("founding.decision"))</legend>\(decision(words).map(\.html))</fieldset>
        <p class="actions"><button class="main" name="step" value="check">\(words("founding.check"))</button>
        <a class="button" href="\(cancel)">\(words("form.cancel"))</a></p>
        </form>
        </div>
        """
    }

    private func cell(_ words: Strings) -> [Field] {
        [
            field("name", words("founding.name"), words("founding.name.hint"), answers.name),
            field("code", words("founding.code"), words("founding.code.hint"), answers.code),
            field(
                "kind", words("founding.kind"), words("founding.kind.hint"), answers.kind,
                .choice(kinds, prompt: words("founding.kind.choose"))),
            field(
                "parent", words("founding.parent"), nil, answers.parent,
                .choice(parents, prompt: words("founding.parent.choose"))),
            field("host", words("founding.host"), words("founding.host.hint"), answers.host),
        ]
    }

    private func decision(_ words: Strings) -> [Field] {
        [
            field(
                "decisionNumber", words("founding.decisionNumber"), words("founding.decisionNumber.hint"),
                answers.decisionNumber),
            field(
                "decisionDate", words("founding.decisionDate"), words("founding.decisionDate.hint"),
                answers.decisionDate, .date),
            field("issuer", words("founding.issuer"), words("founding.issuer.hint"), answers.issuer),
        ]
    }

    private func field(
        _ name: String, _ label: String, _ hint: String?, _ value: String, _ kind: Field.Kind = .text
    ) -> Field {
        Field(name: name, label: label, hint: hint, value: value, problem: problems.text(for: name), kind: kind)
    }
}
