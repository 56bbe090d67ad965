/// Places: search, by level, province and day.
struct PlacesPage: Page {
    /// What was searched for, as typed.
    let query: String
    /// The levels to choose from, the provinces, and what is chosen.
    let level: Field
    let province: Field
    /// The day on which a place is there, as typed.
    let day: Field
    /// How many were found, such as `126`.
    let count: String
    /// The places of this page of the list.
    let rows: [PlaceRow]
    /// Where the list stands.
    let pager: Pager
    /// The list as a file.
    let export: ExportLinks
    /// Entering one; nil when the visitor may not.
    let enter: Link?

    /// The enterprises: places are there for them.
    var room: Room? { .enterprises }

    /// "Địa bàn".
    func title(_ words: Strings) -> String { words("places.title") }

    /// Search, list, pager.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        <p class="lead">\(words("places.lead"))</p>
        \(enter.map { "<p class=\"actions\"><a class=\"button\" href=\"\($0.address)\">\($0.text)</a></p>" })
        <form class="filter" role="search" action="\(Address.places)" aria-label="\(words("places.search"))">
        <div class="field"><label for="query">\(words("places.query"))</label>
        <p class="hint" id="query-hint">\(words("places.query.hint"))</p>
        <input id="query" type="search" name="q" value="\(query)" aria-describedby="query-hint" autocomplete="off"></div>
        \(level.html)\(province.html)\(day.html)
        <p class="actions"><button>\(words("places.search"))</button></p>
        </form>
        \(list(words))
        """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty {
            let all = Link(text: words("places.all"), address: Address.places)
            return EmptyState(text: words("places.notFound"), step: all).html
        }
        let columns = [
            Table.Column(title: words("place.name")), Table.Column(title: words("place.code"), content: .short),
            Table.Column(title: words("place.kind")), Table.Column(title: words("place.within")),
            Table.Column(title: words("place.period")),
        ]
        let table = Table(caption: title(words), columns: columns, rows: rows.map(\.cells), phone: .cards)
        return """
            \(table.html)
            \(pager.html(count: words("places.count", ["count": count]), words))
            \(export.html(words))
            """
    }
}

/// One place in the list.
struct PlaceRow: Sendable {
    /// Its name, leading to it.
    let name: Link
    let code: String
    /// What it is.
    let kind: String
    /// The province, and the former district.
    let within: String
    /// From when to when, such as `đến 30/6/2025`.
    let period: String

    fileprivate var cells: Table.Row {
        Table.Row(cells: [
            name.html, "<span class=\"code\">\(code)</span>", "\(kind)", "\(within)", "\(period)",
        ])
    }
}
