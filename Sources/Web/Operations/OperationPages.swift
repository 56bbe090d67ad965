/// What was recorded lately, the newest first.
struct OperationsPage: Page {
    /// How many there are in all, such as `1.204`.
    let count: String
    /// The operations of this page of the list.
    let rows: [OperationRow]
    /// Where the list stands.
    let pager: Pager
    /// The first step when there is nothing yet; nil when the visitor may not record.
    let firstStep: Address?

    /// What was recorded lately.
    var room: Room? { .operations }

    /// "Ghi nhận gần đây".
    func title(_ words: Strings) -> String { words("room.operations") }

    /// The list.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("room.operations"))</h1>
        <p class="lead">\(words("operations.lead"))</p>
        \(list(words))
        """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty {
            let step = firstStep.map { Link(text: words("founding.record.party"), address: $0) }
            return EmptyState(text: words("operations.none"), step: step).html
        }
        return OperationRow.table(rows, pager, count, words)
    }
}

/// One operation in the list.
struct OperationRow: Sendable {
    /// Its number, such as `1.204`.
    let number: String
    /// What was done, leading to the operation.
    let title: Link
    /// What it was about, in a line; nil when the title says it all.
    let detail: String?
    /// The unit; nil when it concerns none.
    let unit: String?
    /// When, such as `20/4/2024 9:15`.
    let at: String
    /// By whom.
    let by: String
    /// Whether it was reversed.
    let isReversed: Bool

    /// A list of operations with its pager.
    static func table(_ rows: [OperationRow], _ pager: Pager, _ count: String, _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("operation.what")),
            Table.Column(title: words("unit.name")),
            Table.Column(title: words("operation.when"), content: .short),
            Table.Column(title: words("operation.who"), content: .short),
            Table.Column(title: words("operation.number"), content: .number),
        ]
        let table = Table(
            caption: words("room.operations"), columns: columns, rows: rows.map { $0.row(words) }, phone: .cards)
        return """
            \(table.html)
            \(pager.html(count: words("operations.count", ["count": count]), words))
            """
    }

    private func row(_ words: Strings) -> Table.Row {
        let more: HTML? = detail.map { "<span class=\"sub\">\($0)</span>" }
        let mark: HTML? = isReversed ? " \(Badge(word: words("operation.reversed"), tone: .noticed).html)" : nil
        return Table.Row(cells: [
            "\(title.html)\(more)\(mark)", "\(unit ?? "–")", "\(at)", "\(by)", "\(number)",
        ])
    }
}

/// One fact that an operation recorded.
struct OperationFact: Sendable {
    /// What it says, such as `Thành lập chi bộ`.
    let what: String
    /// Whom or what it is about.
    let subject: String
    /// The day it counts from or on.
    let effectiveOn: String
    /// The decision it rests on; nil when there is none.
    let decision: String?

    /// The facts of one operation; nothing where there are none.
    static func table(_ facts: [OperationFact], _ words: Strings) -> HTML? {
        if facts.isEmpty { return nil }
        let columns = [
            Table.Column(title: words("operation.fact")),
            Table.Column(title: words("operation.subject")),
            Table.Column(title: words("record.effective"), content: .short),
            Table.Column(title: words("record.decision")),
        ]
        let rows = facts.map { fact in
            Table.Row(cells: [
                "\(fact.what)", "\(fact.subject)", "\(fact.effectiveOn)", "\(fact.decision ?? "–")",
            ])
        }
        return Table(caption: words("operation.facts"), columns: columns, rows: rows, phone: .cards).html
    }
}

/// What an operation made to be said otherwise of something that stood.
struct OperationChange: Sendable {
    /// Whom or what it is about.
    let subject: String
    /// Field by field, such as `Số lao động: 85 → 120 từ 1/4/2024`.
    let fields: [String]

    /// The changes of one operation; nothing where there are none.
    static func table(_ changes: [OperationChange], _ words: Strings) -> HTML? {
        if changes.isEmpty { return nil }
        let columns = [Table.Column(title: words("operation.subject")), Table.Column(title: words("operation.change"))]
        let rows = changes.map { change in
            let lines: [HTML] = change.fields.map { "<li>\($0)</li>" }
            return Table.Row(cells: ["\(change.subject)", "<ul class=\"plainlist\">\(lines)</ul>"])
        }
        return Table(caption: words("operation.changes"), columns: columns, rows: rows, phone: .cards).html
    }
}
