/// Requests about what is held of people: those to be dealt with, the most urgent first, and those that are done.
struct RequestsPage: Page {
    /// What was just recorded; usually nil.
    let recorded: HTML?
    /// What else guards people's data.
    let ways: [Link]
    let rules: [RuleLine]
    let open: [RequestLine]
    /// The latest of them.
    let closed: [RequestLine]

    var room: Room? { .people }

    func title(_ words: Strings) -> String { words("rights.all") }

    func body(_ words: Strings) -> HTML {
        """
        \(recorded)
        <h1>\(title(words))</h1>
        <p class="lead">\(words("rights.all.lead"))</p>
        <p class="actions">\(ways.map(way))</p>
        <h2>\(words("rights.open"))</h2>
        \(RequestLine.table(open, words("rights.open"), words("rights.open.none"), words))
        \(rules.map(\.html))
        \(done(words))
        """
    }

    private func way(_ link: Link) -> HTML { "<a class=\"button\" href=\"\(link.address)\">\(link.text)</a>" }

    private func done(_ words: Strings) -> HTML? {
        if closed.isEmpty { return nil }
        let table = RequestLine.table(closed, words("rights.closed"), "", words)
        return "<h2>\(words("rights.closed"))</h2>\(table)"
    }
}
