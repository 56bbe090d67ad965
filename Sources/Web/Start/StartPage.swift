/// The first page of an empty register: what to do first, and in which order.
struct StartPage: Page {
    /// Whether the visitor may record.
    let mayRecord: Bool
    /// Where the demonstration is opened; nil where there is none.
    let demonstration: Address?
    /// The form's token.
    let token: String

    /// The overview, which has nothing to show yet.
    var room: Room? { .overview }

    /// "Bắt đầu".
    func title(_ words: Strings) -> String { words("start.title") }

    /// The steps.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("start.title"))</h1>
        <p class="lead">\(words("start.lead"))</p>
        \(mayRecord ? steps(words) : "<p>\(words("start.viewer"))</p>")
        \(StartPage.playground(demonstration, token, words))
        """
    }

    private func steps(_ words: Strings) -> HTML {
        """
        <ol class="steps">
        <li class="sheet"><h2>\(words("start.unit"))</h2><p>\(words("start.unit.text"))</p>
        <p class="actions"><a class="button main" href="\(Address("units", "new"))">\(words("unit.enter"))</a></p></li>
        <li class="sheet"><h2>\(words("start.lists"))</h2><p>\(words("start.lists.text"))</p>
        <p class="actions"><a class="button" href="\(Address("imports"))">\(words("room.imports"))</a></p></li>
        <li class="sheet"><h2>\(words("start.quarter"))</h2><p>\(words("start.quarter.text"))</p></li>
        </ol>
        """
    }

    /// The offer to look at the demonstration.
    static func playground(_ address: Address?, _ token: String, _ words: Strings) -> HTML? {
        guard let address else { return nil }
        return """
            <section class="sheet"><h2>\(words("start.demonstration"))</h2>
            <p>\(words("start.demonstration.text"))</p>
            <form method="post" action="\(address)">\(HiddenField.token(token).html)
            <p class="actions"><button>\(words("start.demonstration.open"))</button></p></form></section>
            """
    }
}
