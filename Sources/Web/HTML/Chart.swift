/// One figure step by step through a period, drawn by the server: a column for each step, and where a target stands,
/// how much of it is reached against an even pace. The same numbers stand in a table behind it.
struct Chart: Sendable {
    /// One step.
    struct Column: Sendable {
        /// Its name, such as `tháng 1/2024`.
        let name: String
        /// The same in a few letters, such as `T1`.
        let label: String
        /// The year under the label, where it begins one; nil where it need not be said.
        let year: String?
        /// What happened in it.
        let value: Value
        /// How much of the target was reached by its end; nil where there is none, or where it lies ahead.
        let reached: Amount?
        /// How much would be reached by its end at an even pace; nil where there is no target.
        let due: Double?
        /// The same as text; empty where there is no target.
        let dueText: String
    }

    /// What happened in a step.
    enum Value: Sendable {
        /// So much, as far as the records go.
        case held(Amount)
        /// There is no data for it.
        case unheld
        /// It has not begun.
        case ahead
    }

    /// A number with the records behind it.
    struct Amount: Sendable {
        let number: Int
        /// As shown, such as `1.063`.
        let text: String
        let records: Address
    }

    /// Where the lines of a target begin, before the first column.
    struct Start: Sendable {
        let reached: Int
        let due: Double
    }

    /// Sets its ids apart from those of others on the page.
    let id: String
    /// What is counted.
    let name: String
    /// What it comes to, such as `15 trong kỳ`.
    let summary: String
    /// How it stands, in a word; nil where there is no target.
    let status: Badge?
    /// What one column is, such as `Tháng`.
    let unit: String
    /// From left to right.
    let columns: [Column]
    /// Where the lines begin; nil where there is no target.
    let start: Start?
    /// How far the calendar has come, in thousandths of the picture; nil where the period has passed.
    let calendar: Int?

    /// The chart, an item of a list.
    func html(_ words: Strings) -> HTML {
        """
        <li class="chart">
        <h3>\(name)</h3>
        <p class="pace">\(status?.html) \(summary)</p>
        \(ChartPicture(chart: self, words: words).html)
        <details class="term"><summary>\(words("chart.table"))<span class="hidden">: \(name)</span></summary>
        \(table(words))
        </details>
        </li>
        """
    }

    private func table(_ words: Strings) -> HTML {
        let lines = [Table.Column(title: words("chart.reached"), content: .number)]
        let heads = [
            Table.Column(title: unit), Table.Column(title: words("figure.value"), content: .number),
        ]
        let rows = columns.map { column in
            let cells: [HTML] = ["\(column.name)", cell(column.value, words)]
            let reached: HTML = column.reached.map { Link(text: $0.text, address: $0.records).html } ?? "–"
            return Table.Row(cells: start == nil ? cells : cells + [reached, "\(column.dueText)"])
        }
        let due = [Table.Column(title: words("chart.due"), content: .number)]
        return Table(
            caption: name, columns: start == nil ? heads : heads + lines + due, rows: rows, phone: .narrow
        ).html
    }

    private func cell(_ value: Value, _ words: Strings) -> HTML {
        switch value {
        case .held(let amount): Link(text: amount.text, address: amount.records).html
        case .unheld: FigureCell(text: nil, records: nil).html(words)
        case .ahead: "<span class=\"soft\">\(words("chart.ahead"))</span>"
        }
    }
}
