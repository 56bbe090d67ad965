/// Who is behind among the units below, the worst first, as the overview shows it.
struct BehindSection: Sendable {
    /// How many are behind, by which day, or that none is.
    let statement: String
    /// The first of them; empty where none is.
    let rows: [BehindRow]
    /// The way to all of them; nil when they stand here.
    let all: Link?

    /// The section.
    func html(_ words: Strings) -> HTML {
        let table: HTML? = rows.isEmpty ? nil : BehindRow.short(rows, words)
        let more: HTML? = all.map { "<p class=\"more\">\($0.html)</p>" }
        return """
            <section aria-labelledby="behind"><h2 id="behind">\(words("behind.title"))</h2>
            <p class="hint">\(statement)</p>
            \(table)\(more)</section>
            """
    }
}

/// Every target of the units below that is behind, the worst first.
struct BehindPage: Page {
    /// The unit they are below.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// How many are behind, by which day, or that none is.
    let statement: String
    /// How many there are in all, such as `43`.
    let count: String
    /// Those of this page of the list.
    let rows: [BehindRow]
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Đơn vị chậm so với chỉ tiêu · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(words("behind.title")) · \(unit)" }

    /// Dates, statement, list.
    func body(_ words: Strings) -> HTML {
        let table: HTML? =
            rows.isEmpty
            ? nil : "\(BehindRow.table(rows, words))\(pager.html(count: words("behind.rows", ["count": count]), words))"
        return """
            <h1>\(words("behind.title"))</h1>
            <p class="lead">\(unit)</p>
            \(dates.html(words))
            <p class="rule">\(statement) \(words("behind.rule"))</p>
            \(table)
            """
    }
}

/// One target that is behind.
struct BehindRow: Sendable {
    /// The unit, leading to its own overview.
    let unit: Link
    /// What is counted.
    let indicator: String
    /// What is done of what was asked for, such as `06/17`.
    let progress: FigureCell
    /// How many would be done by the calendar, such as `8`.
    let due: String
    /// How many are missing, in a word.
    let status: Badge
    /// Who gave the target; nil when the document does not say.
    let giver: String?

    /// The rows of the overview: indicator and giver under the unit.
    fileprivate static func short(_ rows: [BehindRow], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("unit.name")), Table.Column(title: words("behind.done"), content: .number),
            Table.Column(title: words("behind.due"), content: .number, isLeast: true),
            Table.Column(title: words("unit.status")),
        ]
        let lines = rows.map { row in
            let more: HTML = "<span class=\"sub\">\(row.indicator) · \(row.given(words))</span>"
            return Table.Row(cells: [
                "\(row.unit.html)\(more)", row.progress.html(words), "\(row.due)", row.status.html,
            ])
        }
        return Table(caption: words("behind.title"), columns: columns, rows: lines, phone: .narrow).html
    }

    fileprivate static func table(_ rows: [BehindRow], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("unit.name")), Table.Column(title: words("figure.name")),
            Table.Column(title: words("behind.done"), content: .number),
            Table.Column(title: words("behind.due"), content: .number), Table.Column(title: words("unit.status")),
            Table.Column(title: words("behind.giver")),
        ]
        let lines = rows.map { row in
            Table.Row(cells: [
                row.unit.html, "\(row.indicator)", row.progress.html(words), "\(row.due)", row.status.html,
                "\(row.given(words))",
            ])
        }
        return Table(caption: words("behind.title"), columns: columns, rows: lines, phone: .cards).html
    }

    private func given(_ words: Strings) -> String {
        giver.map { words("target.giver", ["giver": $0]) } ?? words("target.giver.none")
    }
}
