/// The list of people: search, status, sort, page.
struct PeoplePage: Page {
    /// The unit the list is for; nil for all in the visitor's view.
    let unit: String?
    /// The unit with those above it.
    let crumbs: [Link]
    /// What was searched for, as typed.
    let query: String
    /// The rest of the list's query that a search sends along.
    let kept: [HiddenField]
    /// The statuses to choose from, all of them first, and which one is chosen.
    let statuses: [(link: Link, isChosen: Bool)]
    /// Sorting by name and by file number.
    let sort: (name: SortLink, code: SortLink)
    /// How many were found in all, such as `1.063`.
    let count: String
    /// The people of this page of the list.
    let rows: [PersonLine]
    /// Where the list stands.
    let pager: Pager
    /// Taking the list home; nil where it is narrowed by what a file knows nothing of.
    let export: ExportLinks?
    /// Entering somebody new; nil when the visitor may not record.
    let entering: Address?
    /// Those who may have been entered twice.
    let duplicates: Address
    /// The same list with nothing searched for.
    let all: Address

    /// The people.
    var room: Room? { .people }

    /// "Hồ sơ đảng viên, quần chúng", with the unit when there is one.
    func title(_ words: Strings) -> String {
        unit.map { words("people.title.unit", ["unit": $0]) } ?? words("people.title")
    }

    /// Buttons, search, list, pager.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        \(button(words))
        <form class="filter" role="search" action="\(Address.people)" aria-label="\(words("people.search"))">
        \(kept.map(\.html))
        <div class="field"><label for="query">\(words("people.query"))</label>
        <p class="hint" id="query-hint">\(words("people.query.hint"))</p>
        <div class="line"><input id="query" type="search" name="q" value="\(query)" aria-describedby="query-hint"\
         autocomplete="off"><button>\(words("people.search"))</button></div></div>
        </form>
        \(Switches(all: statuses, label: words("people.status")).html)
        \(list(words))
        """
    }

    private func button(_ words: Strings) -> HTML {
        let enter: HTML? = entering.map { "<a class=\"button\" href=\"\($0)\">\(words("person.record"))</a> " }
        return """
            <p class="actions">\(enter)<a class="button" href="\(duplicates)">\(words("duplicates.title"))</a></p>
            """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return empty(words).html }
        let columns = [
            Table.Column(title: words("person.name"), sort: sort.name),
            Table.Column(title: words("person.code"), content: .short, sort: sort.code),
            Table.Column(title: words("person.status")),
            Table.Column(title: words("person.place")),
            Table.Column(title: words("person.workplace")),
        ]
        let table = Table(
            caption: title(words), columns: columns, rows: rows.map { $0.row(words, withCode: true) }, phone: .cards)
        return """
            \(table.html)
            \(pager.html(count: words("people.count", ["count": count]), words))
            \(export?.html(words))
            """
    }

    private func empty(_ words: Strings) -> EmptyState {
        if query.isEmpty {
            let step = entering.map { Link(text: words("person.record"), address: $0) }
            return EmptyState(text: words("people.none"), step: step)
        }
        let step = Link(text: words("people.all"), address: all)
        return EmptyState(text: words("people.notFound", ["query": query]), step: step)
    }
}

/// One person in a list. Nothing that is sealed.
struct PersonLine: Sendable {
    /// The name, leading to the person's page.
    let name: Link
    /// The office's file number.
    let code: String
    /// Where they stand towards the Party.
    let status: Badge
    /// The day from which they do, such as `20/2/2024`; nil where it says nothing.
    let since: String?
    /// The unit of their Party life, or where it was last; nil where there was none.
    let place: String?
    /// The day from which they are there; nil where the list does not tell it.
    let placeSince: String?
    /// The enterprise they work at; nil when none is known.
    let workplace: String?

    func row(_ words: Strings, withCode: Bool) -> Table.Row {
        func day(_ day: String?) -> HTML? {
            day.map { "<span class=\"sub\">\(words("person.since", ["date": $0]))</span>" }
        }
        let file: HTML? = withCode ? nil : "<span class=\"sub\">\(code)</span>"
        let cells: [HTML] = [
            "\(name.html)\(file)", "<span class=\"code\">\(code)</span>", "<span>\(status.html)\(day(since))</span>",
            "<span>\(place ?? "–")\(day(placeSince))</span>", "\(workplace ?? "–")",
        ]
        return Table.Row(cells: withCode ? cells : cells.enumerated().filter { $0.offset != 1 }.map(\.element))
    }
}
