/// One figure opened to the records behind it.
struct FigureRecordsPage: Page {
    /// The figure's name.
    let figure: String
    /// What it counts, in words.
    let definition: String
    /// How it is worked out, in words; nil when it is a plain sum of records.
    let formula: String?
    /// The unit it is shown for.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// The value as shown; nil when there is no data.
    let value: String?
    /// How many records the visitor may open, such as `2`.
    let count: String
    /// What lies outside the visitor's view, such as `5`; nil when all is in view.
    let outside: String?
    /// Whether some records take away, so that the value is a sum and not a count.
    let hasNegatives: Bool
    /// The records of this page of the list.
    let rows: [FigureRecord]
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Chi bộ thành lập mới · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(figure) · \(unit)" }

    /// Value, statement, definition, dates, records.
    func body(_ words: Strings) -> HTML {
        let way: HTML? = formula.map { "<p class=\"soft\">\(words("figure.formula", ["formula": $0]))</p>" }
        return """
            <h1>\(figure)</h1>
            <p class="lead">\(unit)</p>
            \(dates.html(words))
            <div class="sheet opened">
            <p class="answer">\(answer(words))</p>
            <div><p class="sum">\(statement(words))</p><p class="soft">\(definition)</p>\(way)</div>
            </div>
            \(list(words))
            """
    }

    private func answer(_ words: Strings) -> HTML {
        value.map { "<strong>\($0)</strong>" } ?? "<span class=\"unheld\">\(words("figure.unheld"))</span>"
    }

    private func statement(_ words: Strings) -> String {
        guard let value else { return words("figure.unheld.why") }
        return RecordSum(value: value, count: count, outside: outside, hasNegatives: hasNegatives).text(words)
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("records.none"), step: nil).html }
        return """
            \(FigureRecord.table(rows, words))
            \(pager.html(count: words("records.count", ["count": count]), words))
            """
    }
}

/// One record behind a figure.
struct FigureRecord: Sendable {
    /// What it is about, leading to the operation that recorded it.
    let title: Link
    /// More about it, in a line; nil when there is nothing more.
    let detail: String?
    /// The unit it counts in.
    let unit: String
    /// The day it counts on, such as `20/2/2024`.
    let effectiveOn: String
    /// The decision it rests on, such as `12-QĐ/QU, ngày 20/2/2024`; nil when none is known.
    let decision: String?
    /// When it was recorded, such as `2/3/2024 9:15`.
    let recordedAt: String
    /// By whom.
    let recordedBy: String
    /// What it adds, such as `+1` or `−1`.
    let amount: String

    fileprivate static func table(_ rows: [FigureRecord], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("record.title")),
            Table.Column(title: words("unit.name")),
            Table.Column(title: words("record.effective"), content: .short),
            Table.Column(title: words("record.decision")),
            Table.Column(title: words("record.recorded"), content: .short),
            Table.Column(title: words("record.amount"), content: .number),
        ]
        return Table(caption: words("records"), columns: columns, rows: rows.map(\.row), phone: .cards).html
    }

    private var row: Table.Row {
        let more: HTML? = detail.map { "<span class=\"sub\">\($0)</span>" }
        return Table.Row(cells: [
            "\(title.html)\(more)", "\(unit)", "\(effectiveOn)", "\(decision ?? "–")",
            "<span>\(recordedAt)<span class=\"sub\">\(recordedBy)</span></span>", "\(amount)",
        ])
    }
}
