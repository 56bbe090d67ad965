/// The increase/decrease table of a unit: itself and the units directly below, or the steps of the period.
struct StrengthPage: Page {
    /// The unit.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The three dates.
    let dates: ThreeDates
    /// As one, by month, by quarter: each with whether it is shown.
    let cuts: [(link: Link, isChosen: Bool)]
    /// The file of it.
    let file: Address
    /// The columns in which something stands.
    let columns: [StrengthHead]
    /// The names of the columns in which nothing does; nil where there are none.
    let empty: String?
    /// The rows, the total last.
    let rows: [StrengthLine]
    /// How many guests there are, said in a sentence; nil where there are none.
    let guests: String?
    /// Whether the rows are units, whose moves between one another are none of the total.
    let isByUnit: Bool

    /// The overview.
    var room: Room? { .overview }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "Tăng, giảm đảng viên · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(words("strength.title")) · \(unit)" }

    /// Dates, cuts, table, and how to read it.
    func body(_ words: Strings) -> HTML {
        let without: HTML? = empty.map { "<p class=\"hint\">\(words("strength.empty", ["columns": $0]))</p>" }
        let others: HTML? = guests.map { "<p class=\"hint\">\($0)</p>" }
        let between: HTML? = isByUnit ? "<p class=\"hint\">\(words("strength.between"))</p>" : nil
        return """
            <h1>\(words("strength.title"))</h1>
            <p class="lead">\(unit)</p>
            \(tabs.html(words))
            \(dates.html(words))
            \(Switches(all: cuts).html)
            \(StrengthLine.table(rows, columns, words))
            <p class="hint">\(words("strength.balance"))</p>
            \(without)\(between)\(others)
            <p class="actions"><a class="button" href="\(file)">\(words("strength.file"))</a>
            <a class="button" href="\(Address("units", tabs.code, "composition"))">\(words("composition.go"))</a></p>
            """
    }
}

/// The head of a column.
struct StrengthHead: Sendable {
    /// What it counts.
    let name: String
    /// Whether a phone does without.
    let isLeast: Bool
}

/// One line of the table.
struct StrengthLine: Sendable {
    /// The unit, leading to its own table, or the step.
    let name: HTML
    /// As many numbers as columns.
    let numbers: [FigureCell]

    fileprivate static func table(_ lines: [StrengthLine], _ columns: [StrengthHead], _ words: Strings) -> HTML {
        let heads = columns.map { Table.Column(title: $0.name, content: .number, isLeast: $0.isLeast) }
        let rows = lines.map { line in
            Table.Row(cells: ["\(line.name)"] + line.numbers.map { $0.html(words) })
        }
        return Table(
            caption: words("strength.title"), columns: [Table.Column(title: words("strength.row"))] + heads, rows: rows,
            phone: .narrow
        ).html
    }
}

/// One number of the table opened to its people.
struct StrengthPeoplePage: Page {
    /// What the number counts.
    let column: String
    /// The unit of its row.
    let unit: String
    /// The units above, and the table.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// The number.
    let value: String
    /// How many entries there are.
    let count: String
    /// What those outside the visitor's view sum to; nil when all is in view.
    let outside: String?
    /// Whether some take away, so that the number is a sum and not a count.
    let hasNegatives: Bool
    /// Those of this page of the list, by given name.
    let rows: [StrengthPersonRow]
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Kết nạp · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(column) · \(unit)" }

    /// The number and its people.
    func body(_ words: Strings) -> HTML {
        let sum = RecordSum(value: value, count: count, outside: outside, hasNegatives: hasNegatives)
        return """
            <h1>\(column)</h1>
            <p class="lead">\(unit)</p>
            \(dates.html(words))
            <div class="sheet opened">
            <p class="answer"><strong>\(value)</strong></p>
            <div><p class="sum">\(sum.text(words))</p></div>
            </div>
            \(list(words))
            """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("strength.nobody"), step: nil).html }
        let columns = [
            Table.Column(title: words("person.name")), Table.Column(title: words("unit.name")),
            Table.Column(title: words("record.title")), Table.Column(title: words("record.effective"), content: .short),
            Table.Column(title: words("record.decision")), Table.Column(title: words("record.recorded")),
        ]
        let table = Table(
            caption: words("strength.people"), columns: columns, rows: rows.map(\.row), phone: .cards)
        return "\(table.html)\(pager.html(count: words("records.count", ["count": count]), words))"
    }
}

/// One of the people behind a number.
struct StrengthPersonRow: Sendable {
    /// The name, leading to the person.
    let name: Link
    /// The file number.
    let code: String
    /// The cell in which they count.
    let unit: String
    /// What is counted of them.
    let what: String
    /// The day it counts on.
    let effectiveOn: String
    /// The decision it rests on.
    let decision: String?
    /// The operation that recorded it.
    let operation: Link?

    fileprivate var row: Table.Row {
        Table.Row(cells: [
            "\(name.html)<span class=\"sub\">\(code)</span>", "\(unit)", "\(what)", "\(effectiveOn)",
            "\(decision ?? "–")", "\(operation?.html ?? "–")",
        ])
    }
}
