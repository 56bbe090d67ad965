/// The second step of signing in: a code of the telephone, or one of those on paper.
struct SignInCodePage: Page {
    /// Why the last try did not work.
    let problem: String?
    /// Where to go afterwards; nil for the overview. Sent as `return`.
    let returnTo: Address?
    /// The form's token.
    let token: String

    func title(_ words: Strings) -> String { ErrorSummary.title(words("signInCode.title"), problems, words) }

    private var problems: [FieldProblem] { problem.map { [FieldProblem(field: "code", text: $0)] } ?? [] }

    /// The form: `code`, `return`, `token`, by POST to the page's own address.
    func body(_ words: Strings) -> HTML {
        let code = Field(
            name: "code", label: words("signInCode.code"), hint: words("signInCode.hint"), problem: problem,
            kind: .oneTimeCode)
        return """
            <div class="slip">
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("signInCode.title"))</h1>
            <p class="lead">\(words("signInCode.lead"))</p>
            <form method="post" action="\(Address.signInCode)">
            \(HiddenField.token(token).html)\(returnTo.map { HiddenField(name: "return", value: $0.text).html })
            \(code.html)
            <button class="main">\(words("signInCode.go"))</button>
            </form>
            </div>
            """
    }
}

/// Setting up the second factor: a picture for the telephone, and a first code.
struct SecondFactorPage: Page {
    /// The picture; nil where the text is too long for one.
    let picture: QRCode?
    /// The secret as it is typed where no picture can be read.
    let secret: String
    /// Whether one of the visitor's roles asks for it: nothing else is offered then.
    let isAsked: Bool
    /// Why the last try did not work.
    let problem: String?
    /// The form's token.
    let token: String

    func title(_ words: Strings) -> String { ErrorSummary.title(words("secondFactor.title"), problems, words) }

    var showsNavigation: Bool { !isAsked }

    private var problems: [FieldProblem] { problem.map { [FieldProblem(field: "code", text: $0)] } ?? [] }

    /// The form: `code`, `token`, by POST to the page's own address.
    func body(_ words: Strings) -> HTML {
        let code = Field(
            name: "code", label: words("secondFactor.code"), hint: words("secondFactor.code.hint"), problem: problem,
            kind: .oneTimeCode)
        return """
            <div class="slip">
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("secondFactor.title"))</h1>
            \("<p class=\"later\">\(words("secondFactor.asked"))</p>", if: isAsked)
            <p class="lead">\(words("secondFactor.lead"))</p>
            \(picture?.html(label: words("secondFactor.picture")))
            <p>\(words("secondFactor.secret"))<br><code>\(secret)</code></p>
            <form method="post" action="\(Address.secondFactor)">
            \(HiddenField.token(token).html)
            \(code.html)
            <button class="main">\(words("secondFactor.go"))</button>
            </form>
            </div>
            """
    }
}

/// What each role asks for at signing in, and from when.
struct SignInRulesPage: Page {
    let crumbs: [Link]
    /// For each role a choice, then the day and the document.
    let fields: [Field]
    let problems: [FieldProblem]
    let operation: String
    let token: String

    func title(_ words: Strings) -> String { ErrorSummary.title(words("signInRules.title"), problems, words) }

    func body(_ words: Strings) -> HTML {
        """
        <div class="form">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("signInRules.title"))</h1>
        <p class="lead">\(words("signInRules.lead"))</p>
        <form method="post" action="\(Address("accounts", "rules"))">
        \(HiddenField.token(token).html)\(HiddenField.operation(operation).html)
        \(fields.map(\.html))
        <p class="actions"><button class="main">\(words("signInRules.go"))</button>
        <a class="button" href="\(Address.accounts)">\(words("form.cancel"))</a></p>
        </form>
        </div>
        """
    }
}
