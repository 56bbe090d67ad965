/// What a unit is, and everything recorded of it.
struct UnitHistoryPage: Page {
    /// The unit's name.
    let name: String
    /// The units above it.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// What it is, as names and values.
    let facts: [Facts.Row]
    /// Recording other further hosts or another seal; nil when the visitor may not.
    var change: Link?
    /// The turns of its life.
    let turns: [TurnLine]
    /// Where it came from and went; none where it knows neither.
    let lineage: LineagePicture?
    /// The ways to reorganise it.
    let ways: [Link]
    /// The papers attached to it, with their number; nil where the visitor sees numbers only.
    let papers: Link?
    /// Whether two people are asked for; nil for whoever does not administer the unit.
    let approval: Link?
    /// Its dated states.
    let history: [HistoryLine]
    /// What was recorded in it, newest first.
    let operations: [OperationRow]
    /// Where that list stands.
    let pager: Pager
    /// How many operations, such as `1.204`.
    let count: String

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "… : đã ghi nhận".
    func title(_ words: Strings) -> String { words("unit.history.title", ["unit": name]) }

    /// Facts, states, operations.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(name)</h1>
        \(tabs.html(words))
        <section class="sheet">\(Facts(rows: facts).html)</section>
        \(reorganise(words))
        <section aria-labelledby="turns"><h2 id="turns">\(words("turn.title"))</h2>
        \(lineage.map { $0.html(words) })
        \(TurnLine.table(turns, words))</section>
        <p class="actions">\(changing)\([papers, approval].compactMap(\.self).map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a> " as HTML })</p>
        <section aria-labelledby="states"><h2 id="states">\(words("unit.history.states"))</h2>
        \(HistoryLine.table(history, words))</section>
        <section aria-labelledby="recorded"><h2 id="recorded">\(words("unit.history.operations"))</h2>
        \(recorded(words))</section>
        """
    }

    private var changing: HTML? {
        change.map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a> " }
    }

    private func reorganise(_ words: Strings) -> HTML? {
        guard !ways.isEmpty else { return nil }
        return """
            <details class="term rule"><summary>\(words("reorganisation.ways"))</summary>
            <ul class="plainlist">\(ways.map { "<li>\($0.html)</li>" as HTML })</ul></details>
            """
    }

    private func recorded(_ words: Strings) -> HTML {
        if operations.isEmpty { return EmptyState(text: words("unit.history.none"), step: nil).html }
        return OperationRow.table(operations, pager, count, words)
    }
}
