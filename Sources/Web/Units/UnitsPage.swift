/// The tree of organisations, or the units that a search finds.
struct UnitsPage: Page {
    /// The unit whose tree is shown; nil for the whole tree in view.
    let unit: String?
    /// The units above it.
    let crumbs: [Link]
    /// The pages of that unit.
    let tabs: UnitTabs?
    /// What was searched for, as typed.
    let query: String
    /// The day of the tree as typed or shown, such as `31/3/2024`.
    let day: String
    /// The day, where it is another one than today; nil otherwise.
    let past: String?
    /// What could not be understood; the field is `on`.
    let problems: [FieldProblem]
    /// The rest of the query, sent along with a search.
    let kept: [HiddenField]
    /// The units, in the order of the tree or by name.
    let rows: [UnitTreeLine]
    /// How many units, in words; where a list is paged, its pager says so.
    let count: String
    /// Where the list stands; nil for a tree, which stands whole.
    let pager: Pager?
    /// Entering a unit that was there before; nil when the visitor may not.
    let enter: Link?
    /// Taking the list home.
    let export: ExportLinks

    /// The organisations.
    var room: Room? { .units }

    /// "Tổ chức", with the unit when there is one.
    func title(_ words: Strings) -> String {
        unit.map { words("units.title.unit", ["unit": $0]) } ?? words("room.units")
    }

    /// Search, tree, count.
    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(title(words))</h1>
        \(tabs?.html(words))
        <form class="filter" role="search" action="\(Address.units)" aria-label="\(words("units.search"))">
        \(kept.map(\.html))
        <div class="pair">
        <div class="field"><label for="query">\(words("units.query"))</label>
        <input id="query" type="search" name="q" value="\(query)" autocomplete="off"></div>
        \(Field(name: "on", label: words("units.on"), value: day, problem: problems.text(for: "on"), kind: .date).html)
        </div><button>\(words("units.search"))</button>
        </form>
        \(list(words))
        \(export.html(words))
        \(entering)
        """
    }

    private var entering: HTML? {
        guard let enter, !rows.isEmpty else { return nil }
        return "<p class=\"actions\"><a class=\"button\" href=\"\(enter.address)\">\(enter.text)</a></p>"
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty {
            if let past, query.isEmpty {
                return EmptyState(text: words("units.none.on", ["day": past]), step: nil).html
            }
            let text =
                query.isEmpty
                ? words("units.none")
                : past.map { words("units.notFound.on", ["query": query, "day": $0]) }
                    ?? words("units.notFound", ["query": query])
            return EmptyState(text: text, step: enter).html
        }
        let columns = [
            Table.Column(title: words("unit.name")), Table.Column(title: words("unit.type"), isLeast: true),
            Table.Column(title: words("unit.code"), content: .short, isLeast: true),
            Table.Column(title: words("unit.below"), content: .number),
        ]
        let table = Table(caption: title(words), columns: columns, rows: rows.map(\.row), phone: .narrow)
        let below = pager?.html(count: count, words) ?? "<p class=\"pager\">\(count)</p>"
        return "\(table.html)\n\(below)"
    }
}

/// One unit of the tree.
struct UnitTreeLine: Sendable {
    /// The unit, leading to its overview.
    let unit: Link
    /// How far it stands in, from 0.
    let depth: Int
    /// What it is.
    let type: String
    /// Its code.
    let code: String
    /// How many stand directly under it, leading to them; nil where none do.
    let below: Link?
    /// What is to be known of it beside its name: that only its name is held, that it ended, or under which earlier
    /// name it was found; mostly nothing.
    let note: String?

    fileprivate var row: Table.Row {
        let mark: HTML? = note.map { " <span class=\"soft\">(\($0))</span>" }
        let head: HTML = "<span class=\"deep\" data-depth=\"\(String(min(depth, 4)))\">\(unit.html)\(mark)</span>"
        return Table.Row(cells: [head, "\(type)", "\(code)", below?.html ?? ""])
    }
}
