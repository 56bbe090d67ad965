/// One operation: what one person recorded at one moment.
struct OperationPage: Page {
    /// Its number, such as `1.204`.
    let number: String
    /// What was done, such as `Ghi nhận quyết định thành lập chi bộ`.
    let what: String
    /// When, such as `20/4/2024 9:15`.
    let at: String
    /// By whom.
    let by: String
    /// The unit; nil when it concerns none.
    let unit: String?
    /// The decision it rests on; nil when none is known.
    let decision: String?
    /// The facts it recorded.
    let facts: [OperationFact]
    /// What it made to be said otherwise of what stood.
    let changes: [OperationChange]
    /// Where these stand among all it recorded; nil where all of it is here.
    let pager: Pager?
    /// How much it recorded, such as `222 sự việc`.
    let count: String
    /// The beginning of its link in the chain, such as `7f3a9c01`.
    let chain: String
    /// Why it was recorded, when it is a reversal.
    let reason: String?
    /// The operation it reverses; nil when it reverses none.
    let reverses: Link?
    /// The operation that reversed it; nil when it stands.
    let reversedBy: Link?
    /// Where it can be reversed; nil when it may not be, or was.
    let reversal: Address?
    /// The paper it stored; nil where it stored none.
    let paper: Link?
    /// Whether it has just been recorded, so that the page says so.
    let isNew: Bool
    /// What the list came to that it recorded; nil when it was no list, or is not known any more.
    var imported: ImportResult?

    /// What was recorded lately.
    var room: Room? { .operations }

    /// "Ghi nhận số 1.204: …".
    func title(_ words: Strings) -> String {
        words("operation.title", ["number": number, "what": what])
    }

    /// What, when, by whom, the facts, and the way to reverse it.
    func body(_ words: Strings) -> HTML {
        let undo: HTML? = reversal.map {
            "<p class=\"actions\"><a class=\"button\" href=\"\($0)\">\(words("reversal.begin"))</a></p>"
        }
        return """
            <p class="crumbs"><a href="\(Address.operations)">\(words("room.operations"))</a></p>
            \(news(words))\(imported?.html(words))
            <h1>\(what)</h1>
            <section class="sheet">\(Facts(rows: rows(words)).html)</section>
            \(recorded(words))
            \(undo)
            """
    }

    private func recorded(_ words: Strings) -> HTML? {
        if facts.isEmpty && changes.isEmpty { return nil }
        return """
            <h2>\(words("operation.facts"))</h2>
            \(OperationFact.table(facts, words))\(OperationChange.table(changes, words))
            \(pager?.html(count: count, words))
            """
    }

    private func news(_ words: Strings) -> HTML? {
        if isNew { return "<p class=\"done\" role=\"status\">\(words("operation.new", ["number": number]))</p>" }
        guard let reversedBy else { return nil }
        return "<p class=\"later\">\(words.html("operation.reversedBy", ["operation": reversedBy.html]))</p>"
    }

    private func rows(_ words: Strings) -> [Facts.Row] {
        func row(_ name: String, _ value: HTML?) -> Facts.Row? { value.map { Facts.Row(name: name, value: $0) } }
        return [
            row(words("operation.number"), "\(number)"), row(words("operation.when"), "\(at)"),
            row(words("operation.who"), "\(by)"), row(words("unit.name"), unit.map { "\($0)" }),
            row(words("record.decision"), decision.map { "\($0)" }), row(words("attachments"), paper?.html),
            row(words("operation.reverses"), reverses?.html), row(words("reversal.reason"), reason.map { "\($0)" }),
            row(words("operation.chain"), seal(words)),
        ].compactMap(\.self)
    }

    private func seal(_ words: Strings) -> HTML {
        "<span class=\"code\">\(chain)</span><span class=\"sub\">\(words("operation.chain.hint"))</span>"
    }
}
