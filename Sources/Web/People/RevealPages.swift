/// Asking to open what is sealed of one person: a reason first.
struct RevealPage: Page {
    /// The person, leading to their page.
    let person: Link
    /// The way up.
    let crumbs: [Link]
    /// Why, to be chosen from.
    let reasons: [Choice]
    /// What is to be mended; the field is `reason`.
    let problems: [FieldProblem]
    /// Where the form goes.
    let action: Address
    /// Where everything held about them is asked for, by POST.
    let held: Address
    /// The form's token.
    let token: String

    /// The people.
    var room: Room? { .people }

    /// "Xem thông tin riêng".
    func title(_ words: Strings) -> String { ErrorSummary.title(words("reveal.title"), problems, words) }

    /// The question and what becomes of the answer.
    func body(_ words: Strings) -> HTML {
        let question = Field(
            name: "reason", label: words("reveal.reason"), hint: words("reveal.reason.hint"),
            problem: problems.text(for: "reason"), kind: .choice(reasons, prompt: words("form.choose")))
        return """
            <div class="form">
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("reveal.title"))</h1>
            <p class="lead">\(person.html)</p>
            <p class="rule">\(words("reveal.rule"))</p>
            <form method="post" action="\(action)">
            \(HiddenField.token(token).html)
            \(question.html)
            <p class="actions"><button class="main">\(words("reveal.go"))</button>
            <a class="button" href="\(person.address)">\(words("form.back"))</a></p>
            </form>
            <form method="post" action="\(held)">
            \(HiddenField.token(token).html)
            <p class="rule">\(words("held.rule"))</p>
            <p class="actions"><button>\(words("held.go"))</button></p>
            </form>
            </div>
            """
    }
}

/// What is sealed of one person, opened once, for a reason. It has no address of its own.
struct RevealedPage: Page {
    /// The person, leading to their page.
    let person: Link
    /// The way up.
    let crumbs: [Link]
    /// Why they were opened.
    let reason: String
    /// Each detail that is held.
    let details: [Facts.Row]

    /// The people.
    var room: Room? { .people }

    /// "Thông tin riêng".
    func title(_ words: Strings) -> String { words("person.sealed") }

    /// The details, and that the visit was written down.
    func body(_ words: Strings) -> HTML {
        let list = details.isEmpty ? EmptyState(text: words("reveal.none"), step: nil).html : Facts(rows: details).html
        return """
            <div class="form">
            <h1>\(words("person.sealed"))</h1>
            <p class="lead">\(person.html)</p>
            <p class="later">\(words("reveal.noted", ["reason": reason]))</p>
            <section class="sheet">\(list)</section>
            <p class="actions"><a class="button" href="\(person.address)">\(words("reveal.close"))</a></p>
            </div>
            """
    }
}
