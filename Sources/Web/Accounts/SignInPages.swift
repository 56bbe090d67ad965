/// Signing in.
struct SignInPage: Page {
    /// The account's name as typed.
    let name: String
    /// Why the last try did not work; the same words whichever of the two was wrong.
    let problem: String?
    /// Where to go afterwards; nil for the overview. Sent as `return`.
    let returnTo: Address?
    /// Whether the office's own sign-on is offered.
    var hasSignOn = false
    /// The form's token.
    let token: String

    /// "Đăng nhập".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("signIn.title"), problems, words)
    }

    private var problems: [FieldProblem] { problem.map { [FieldProblem(field: "name", text: $0)] } ?? [] }

    /// The form: `name`, `password`, `return`, `token`, by POST to the page's own address.
    func body(_ words: Strings) -> HTML {
        let back: HTML? = returnTo.map { HiddenField(name: "return", value: $0.text).html }
        return """
            <div class="slip">
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("signIn.title"))</h1>
            <p class="lead">\(words("signIn.lead"))</p>
            <form method="post" action="\(Address.signIn)">
            \(HiddenField.token(token).html)\(back)
            \(Field(name: "name", label: words("signIn.name"), value: name, kind: .account).html)
            \(password(words).html)
            <button class="main">\(words("signIn.go"))</button>
            </form>
            \("<p class=\"actions\"><a class=\"button\" href=\"\(Address("sign-in", "on"))\">\(words("signIn.on"))</a></p>", if: hasSignOn)
            </div>
            """
    }

    private func password(_ words: Strings) -> Field {
        Field(
            name: "password", label: words("signIn.password"), hint: words("signIn.password.hint"),
            kind: .password(autocomplete: "current-password"))
    }
}

/// Setting a new password, at the first sign-in or later.
struct ChangePasswordPage: Page {
    /// Whether the account still has the one-time password it was made with: nothing else is offered then.
    let isFirst: Bool
    /// The account's name, for the browser's store of passwords.
    let account: String
    /// What is to be mended; fields `current`, `new`, `repeat`.
    let problems: [FieldProblem]
    /// The form's token.
    let token: String

    /// "Đặt mật khẩu mới".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("password.title"), problems, words)
    }

    /// Only once the first password is set.
    var showsNavigation: Bool { !isFirst }

    /// The form: `current`, `new`, `repeat`, `token`, by POST to the page's own address.
    func body(_ words: Strings) -> HTML {
        """
        <div class="slip">
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("password.title"))</h1>
        \("<p class=\"lead\">\(words("password.first"))</p>", if: isFirst)
        <form method="post" action="\(Address.password)">
        \(HiddenField.token(token).html)
        <input class="hidden" name="account" value="\(account)" autocomplete="username" tabindex="-1"\
         aria-hidden="true" readonly>
        \(fields(words).map(\.html))
        <button class="main">\(words("password.go"))</button>
        </form>
        </div>
        """
    }

    private func fields(_ words: Strings) -> [Field] {
        let current = isFirst ? words("password.current.first") : words("password.current")
        return [
            Field(
                name: "current", label: current, problem: problems.text(for: "current"),
                kind: .password(autocomplete: "current-password")),
            Field(
                name: "new", label: words("password.new"), hint: words("password.rule"),
                problem: problems.text(for: "new"), kind: .password(autocomplete: "new-password")),
            Field(
                name: "repeat", label: words("password.repeat"), problem: problems.text(for: "repeat"),
                kind: .password(autocomplete: "new-password")),
        ]
    }
}
