/// One place: what it is, what it came from and went into, and who is there.
struct PlacePage: Page {
    /// Another place, and how much of the older went to the newer.
    struct Kin: Sendable {
        let place: Link
        /// Such as `một phần`; nil where it is not known.
        let part: String?
    }

    /// An establishment there.
    struct Establishment: Sendable {
        let enterprise: Link
        /// The earlier place that is said of it; nil where this one is.
        let said: String?
    }

    /// Its kind and name.
    let name: String
    /// Whether it is there today, in a word.
    let status: Badge
    /// What it is, as names and values.
    let facts: [Facts.Row]
    /// Saying otherwise of it; nil when the visitor may not.
    let change: Link?
    let predecessors: [Kin]
    let successors: [Kin]
    let establishments: [Establishment]
    /// Those of a divided predecessor.
    let undecided: [Establishment]

    /// The enterprises.
    var room: Room? { .enterprises }
    /// The list of places.
    let crumbs: [Link]

    /// Its name.
    func title(_ words: Strings) -> String { name }

    /// Facts, kin, establishments.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(name) \(status.html)</h1>
        \(change.map { "<p class=\"actions\"><a class=\"button\" href=\"\($0.address)\">\($0.text)</a></p>" })
        <section class="sheet">\(Facts(rows: facts).html)</section>
        \(kin(predecessors, "predecessors", words("place.predecessors"), words))
        \(kin(successors, "successors", words("place.successors"), words))
        <section aria-labelledby="establishments"><h2 id="establishments">\(words("place.establishments"))</h2>
        \(list(establishments, words("place.establishments"), words)
            ?? EmptyState(text: words("place.establishments.none"), step: nil).html)</section>
        \(open(words))
        """
    }

    private func kin(_ kin: [Kin], _ id: StaticString, _ title: String, _ words: Strings) -> HTML? {
        if kin.isEmpty { return nil }
        let columns = [Table.Column(title: words("place.name")), Table.Column(title: words("place.part"))]
        let rows = kin.map { Table.Row(cells: [$0.place.html, "\($0.part ?? "–")"]) }
        return """
            <section aria-labelledby="\(id.description)"><h2 id="\(id.description)">\(title)</h2>
            \(Table(caption: title, columns: columns, rows: rows, phone: .narrow).html)</section>
            """
    }

    private func open(_ words: Strings) -> HTML? {
        list(undecided, words("place.undecided"), words).map { table in
            """
            <section aria-labelledby="undecided"><h2 id="undecided">\(words("place.undecided"))</h2>
            <p>\(words("place.undecided.why"))</p>\(table)</section>
            """
        }
    }

    private func list(_ establishments: [Establishment], _ caption: String, _ words: Strings) -> HTML? {
        if establishments.isEmpty { return nil }
        let columns = [
            Table.Column(title: words("enterprise.name")), Table.Column(title: words("place.said")),
        ]
        let rows = establishments.map { Table.Row(cells: [$0.enterprise.html, "\($0.said ?? "–")"]) }
        return Table(caption: caption, columns: columns, rows: rows, phone: .cards).html
    }
}
