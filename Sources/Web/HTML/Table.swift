/// A table with caption, column heads and row heads.
struct Table: Sendable {
    /// How a table behaves on a phone.
    enum Phone: Sendable {
        /// It stays a table; columns that are not needed there go.
        case narrow
        /// Each row becomes a small card: the row head, then `column: value` lines.
        case cards
    }

    /// What the cells of a column hold.
    enum Content: Sendable {
        /// Words: they stand left and wrap.
        case words
        /// Days, codes, moments: they stand left and stay on one line.
        case short
        /// Numbers: they stand right and stay on one line.
        case number
    }

    /// One column.
    struct Column: Sendable {
        /// The head.
        let title: String
        /// What the cells hold.
        var content = Content.words
        /// Sorting by this column; nil when it cannot be sorted.
        var sort: SortLink?
        /// Whether the column goes on a phone, when the table stays a table.
        var isLeast = false
    }

    /// One row: as many cells as columns; the first is the row's head.
    struct Row: Sendable {
        /// The cells from left to right.
        let cells: [HTML]
        /// Whether the row is a part of the one above it ("of which").
        var isPart = false
    }

    /// What the table holds, for those who do not see what stands above it.
    let caption: String
    /// The columns from left to right.
    let columns: [Column]
    /// The rows from top to bottom.
    let rows: [Row]
    /// What a phone makes of it.
    let phone: Phone

    /// The table.
    var html: HTML {
        """
        <table\(" class=\"cards\"", if: phone == .cards)\(role("table"))>
        <caption class="hidden">\(caption)</caption>
        <thead\(role("rowgroup"))><tr\(role("row"))>\(columns.map(head))</tr></thead>
        <tbody\(role("rowgroup"))>
        \(rows.map(row))</tbody>
        </table>
        """
    }

    /// The role that the element has anyway: said aloud it survives when a phone lays the rows out as cards.
    private func role(_ name: HTML) -> HTML? {
        phone == .cards ? " role=\"\(name)\"" : nil
    }

    private func head(_ column: Column) -> HTML {
        let order: HTML? =
            switch column.sort?.order {
            case .ascending: " aria-sort=\"ascending\""
            case .descending: " aria-sort=\"descending\""
            case nil: nil
            }
        let content = column.sort.map { $0.html(column.title) } ?? "\(column.title)"
        return "<th\(role("columnheader")) scope=\"col\"\(order)\(Table.classes(column))>\(content)</th>"
    }

    private func row(_ row: Row) -> HTML {
        let cells: [HTML] = zip(columns.indices, row.cells).map { index, content in
            let column = columns[index]
            let classes = Table.classes(column)
            if index == 0 { return "<th\(role("rowheader")) scope=\"row\"\(classes)>\(content)</th>" }
            let label: HTML? = phone == .cards ? " data-label=\"\(column.title)\"" : nil
            return "<td\(role("cell"))\(classes)\(label)>\(content)</td>"
        }
        return "<tr\(role("row"))\(" class=\"part\"", if: row.isPart)>\(cells)</tr>\n"
    }

    private static func classes(_ column: Column) -> HTML? {
        let least: HTML? = column.isLeast ? " least" : nil
        return switch column.content {
        case .words: least.map { " class=\"\($0)\"" }
        case .short: " class=\"short\(least)\""
        case .number: " class=\"number\(least)\""
        }
    }
}

/// Sorting a list by a column: the column's head is a link.
struct SortLink: Sendable {
    /// The two directions.
    enum Order: Sendable { case ascending, descending }

    /// The list sorted by this column, or the other way round when it already is.
    let address: Address
    /// How the list is sorted by this column now; nil when it is sorted by another.
    let order: Order?

    fileprivate func html(_ title: String) -> HTML {
        let arrow: HTML =
            switch order {
            case .ascending: "▲"
            case .descending: "▼"
            case nil: "↕"
            }
        return "<a class=\"sort\" href=\"\(address)\">\(title) <span aria-hidden=\"true\">\(arrow)</span></a>"
    }
}

/// What stands in place of a list that has nothing: why, and the first step.
struct EmptyState: Sendable {
    /// What will stand here.
    let text: String
    /// The first step, when there is one.
    let step: Link?

    /// The empty state.
    var html: HTML {
        let link: HTML? = step.map { "<p>\($0.html)</p>" }
        return "<div class=\"nothing\"><p>\(text)</p>\(link)</div>"
    }
}
