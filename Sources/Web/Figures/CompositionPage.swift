/// The members of a unit by ethnicity and by religion, as far as it may be told.
struct CompositionPage: Page {
    /// One group.
    struct Row: Sendable {
        let name: String
        let count: String
        let share: String
        /// The share in thousandths.
        let done: Int
    }

    /// By one property; its rows are nil where nothing may be told.
    struct Part: Sendable {
        let title: String
        let rows: [Row]?
    }

    let unit: String
    let crumbs: [Link]
    /// The last day of the quarter.
    let day: String
    /// The ends of quarters that may be asked for, and which one is.
    let quarters: [(link: Link, isChosen: Bool)]
    let parts: [Part]

    var room: Room? { .units }

    func title(_ words: Strings) -> String { words("composition.title", ["unit": unit]) }

    func body(_ words: Strings) -> HTML {
        """
        <h1>\(title(words))</h1>
        <p class="lead">\(words("composition.lead", ["day": day]))</p>
        \(Switches(all: quarters, label: words("composition.quarters")).html)
        \(parts.map { section($0, words) })
        <p class="rule">\(words("composition.rule"))</p>
        """
    }

    private func section(_ part: Part, _ words: Strings) -> HTML {
        guard let rows = part.rows else {
            return "<h2>\(part.title)</h2>\(EmptyState(text: words("composition.hidden"), step: nil).html)"
        }
        let columns = [
            Table.Column(title: words("composition.group")),
            Table.Column(title: words("composition.count"), content: .number),
            Table.Column(title: words("composition.share"), content: .number),
        ]
        let lines = rows.map { row in
            let bar = Bar(
                done: row.done, calendar: nil, tone: .plain, title: "\(row.name): \(row.share)", records: nil)
            return Table.Row(cells: ["\(row.name)\(bar.html)", "\(row.count)", "\(row.share)"])
        }
        let table = Table(caption: part.title, columns: columns, rows: lines, phone: .cards)
        return "<h2>\(part.title)</h2>\(table.html)"
    }
}
