/// What one person consented to, what they ask for, and whether what is held of them is used.
struct PersonRightsPage: Page {
    let person: Link
    let crumbs: [Link]
    let actions: [Link]
    /// What was just recorded; usually nil.
    let recorded: HTML?
    let isErased: Bool
    /// That what is held is kept and not used, in a sentence.
    let restricted: String?
    let consents: [ConsentLine]
    let requests: [RequestLine]
    /// Where everything that is held is made into one file; nil for whoever may not.
    let held: Address?
    let token: String

    var room: Room? { .people }

    func title(_ words: Strings) -> String { words("rights.of", ["name": person.text]) }

    func body(_ words: Strings) -> HTML {
        """
        \(recorded)
        <h1>\(title(words))</h1>
        <p class="lead">\(words("rights.lead"))</p>
        \(Link.actions(actions))
        \(isErased ? "<p class=\"later\">\(words("person.erased"))</p>" : nil)
        \(restricted.map { "<p class=\"later\">\($0)</p>" })
        <h2>\(words("rights.consents"))</h2>
        \(consentTable(words))
        <h2>\(words("rights.requests"))</h2>
        \(RequestLine.table(requests, words("rights.requests"), words("rights.requests.none"), words))
        \(held.map { form($0, words) })
        """
    }

    private func consentTable(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("rights.consent.purpose")), Table.Column(title: words("account.state")),
            Table.Column(title: words("rights.consent.sayings")),
        ]
        let rows = consents.map { line -> Table.Row in
            let sayings: [HTML] = line.sayings.map { "<span class=\"sub\">\($0)</span>" }
            return Table.Row(cells: [
                "\(line.purpose)<span class=\"sub\">\(line.details)</span>", line.state.html,
                sayings.isEmpty ? "–" : "<span>\(sayings)</span>",
            ])
        }
        return Table(caption: words("rights.consents"), columns: columns, rows: rows, phone: .cards).html
    }

    private func form(_ held: Address, _ words: Strings) -> HTML {
        """
        <form method="post" action="\(held)">\(HiddenField.token(token).html)
        <p class="rule">\(words("held.rule"))</p>
        <p class="actions"><button>\(words("held.go"))</button></p></form>
        """
    }
}

/// One purpose, and what was said of it.
struct ConsentLine: Sendable {
    let purpose: String
    /// What is held for it.
    let details: String
    let state: Badge
    /// Each saying in a sentence, the latest first.
    let sayings: [String]
}

/// A request in a list.
struct RequestLine: Sendable {
    /// What is asked for.
    let kind: String
    /// Who asks, leading to their rights; nil where the page is theirs.
    let person: Link?
    let received: String
    /// The day by which the next thing is to be done, and what that is.
    let next: String
    let state: Badge
    /// What was done, each in a sentence.
    let steps: [String]
    /// Recording what was done; nil where nothing more is.
    let step: Link?

    static func table(_ lines: [RequestLine], _ caption: String, _ none: String, _ words: Strings) -> HTML {
        if lines.isEmpty { return EmptyState(text: none, step: nil).html }
        let who = lines.contains { $0.person != nil } ? [Table.Column(title: words("person.name"))] : []
        let columns =
            who + [
                Table.Column(title: words("rights.request.kind")),
                Table.Column(title: words("rights.request.received"), content: .short),
                Table.Column(title: words("account.state")), Table.Column(title: words("rights.request.done")),
            ]
        let rows = lines.map { line -> Table.Row in
            let steps: [HTML] = line.steps.map { "<span class=\"sub\">\($0)</span>" }
            let own: [HTML] = line.person.map { [$0.html] } ?? []
            return Table.Row(
                cells: own + [
                    "\(line.kind)", "\(line.received)",
                    "<span>\(line.state.html)<span class=\"sub\">\(line.next)</span></span>",
                    "<span>\(steps)\(line.step.map { "<span class=\"sub\">\($0.html)</span>" })</span>",
                ])
        }
        return Table(caption: caption, columns: columns, rows: rows, phone: .cards).html
    }
}
