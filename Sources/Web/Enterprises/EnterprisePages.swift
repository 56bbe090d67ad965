/// The list of enterprises: search, sort, page.
struct EnterprisesPage: Page {
    /// The unit the list is for; nil for all in the visitor's view.
    let unit: String?
    /// The units above.
    let crumbs: [Link]
    /// The pages of that unit.
    let tabs: UnitTabs?
    /// What was searched for, as typed.
    let query: String
    /// The rest of the list's query that a search sends along, such as the unit and the order.
    let kept: [HiddenField]
    /// Sorting by each column.
    let sort: EnterpriseSort
    /// How many were found in all, such as `43`.
    let count: String
    /// The enterprises of this page of the list.
    let rows: [EnterpriseRow]
    /// Where the list stands.
    let pager: Pager
    /// The list as a file.
    var export: ExportLinks?
    /// Listing a new one; nil when the visitor may not.
    var enter: Link?

    /// The enterprises.
    var room: Room? { .enterprises }

    /// "Doanh nghiệp", with the unit when there is one.
    func title(_ words: Strings) -> String {
        unit.map { words("enterprises.title.unit", ["unit": $0]) } ?? words("enterprises.title")
    }

    /// Search, list, pager.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        \(tabs?.html(words))
        <p class="actions">\(entering.map { "<a class=\"button\" href=\"\($0.address)\">\($0.text)</a>" })\
         <a class="button" href="\(Address.places)">\(words("places.title"))</a></p>
        <form class="filter" role="search" action="\(Address.enterprises)" aria-label="\(words("enterprises.search"))">
        \(kept.map(\.html))
        <div class="field"><label for="query">\(words("enterprises.query"))</label>
        <p class="hint" id="query-hint">\(words("enterprises.query.hint"))</p>
        <div class="line"><input id="query" type="search" name="q" value="\(query)" aria-describedby="query-hint"\
         autocomplete="off"><button>\(words("enterprises.search"))</button></div></div>
        </form>
        \(list(words))
        """
    }

    /// The way in above the list; an empty list offers it itself.
    private var entering: Link? { rows.isEmpty && query.isEmpty ? nil : enter }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return empty(words).html }
        let columns = [
            Table.Column(title: words("enterprise.name"), sort: sort.name),
            Table.Column(title: words("enterprise.taxCode"), content: .short, sort: sort.taxCode),
            Table.Column(title: words("enterprise.ownership"), sort: sort.ownership),
            Table.Column(title: words("enterprise.unit"), sort: sort.unit),
            Table.Column(title: words("enterprise.assignee")),
            Table.Column(title: words("enterprise.status"), sort: sort.status),
            Table.Column(title: words("enterprise.conclusion"), sort: sort.conclusion),
        ]
        let table = Table(caption: title(words), columns: columns, rows: rows.map { $0.row(words) }, phone: .cards)
        return """
            \(table.html)
            \(pager.html(count: words("enterprises.count", ["count": count]), words))
            \(export?.html(words))
            """
    }

    private func empty(_ words: Strings) -> EmptyState {
        if query.isEmpty { return EmptyState(text: words("enterprises.none"), step: enter) }
        let all = Link(text: words("enterprises.all"), address: Address.enterprises)
        return EmptyState(text: words("enterprises.notFound", ["query": query]), step: all)
    }
}

/// Sorting the list of enterprises by each column; nil where a list cannot be sorted by it.
struct EnterpriseSort: Sendable {
    /// By name.
    let name: SortLink?
    /// By tax code.
    let taxCode: SortLink?
    /// By ownership class.
    let ownership: SortLink?
    /// By managing unit.
    let unit: SortLink?
    /// By status.
    let status: SortLink?
    /// By the latest survey's conclusion.
    let conclusion: SortLink?
}

/// One enterprise in the list.
struct EnterpriseRow: Sendable {
    /// The name.
    let name: String
    /// The enterprise's page; nil while there is none.
    let address: Address?
    /// The tax code, as text with its leading zeros.
    let taxCode: String
    /// The ownership class in words; nil when it is not known.
    let ownership: String?
    /// The managing Party unit; nil when it is not known.
    let unit: String?
    /// The committee member who looks after it; nil where nobody does.
    var assignee: String?
    /// How it operates, in a word; nil when it is not known.
    let status: Badge?
    /// What the latest survey concluded; nil when there was none.
    let conclusion: Badge?
    /// The day of that survey, such as `12/3/2024`.
    let surveyedOn: String?

    fileprivate func row(_ words: Strings) -> Table.Row {
        let head = address.map { Link(text: name, address: $0).html } ?? "\(name)"
        let day: HTML? = surveyedOn.map { "<span class=\"sub\">\(words("enterprise.surveyed", ["date": $0]))</span>" }
        let none: HTML = "<span class=\"soft\">\(words("enterprise.surveyed.not"))</span>"
        let result: HTML? = conclusion.map { "<span>\($0.html)\(day)</span>" }
        return Table.Row(cells: [
            head, "<span class=\"code\">\(taxCode)</span>", "\(ownership ?? "–")", "\(unit ?? "–")",
            "\(assignee ?? "–")", status?.html ?? "–", result ?? none,
        ])
    }
}
