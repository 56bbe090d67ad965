/// A table with borders. Its header rows are repeated on every page, and no row is cut by the end of a page.
public struct Table: Sendable, Equatable {
    /// Widths of the columns in millimetres; together not more than the page's ``Document/Orientation/textWidth``.
    public var columnWidths: [Double]
    /// Where the text of each column stands below the header; columns beyond the list are left-aligned.
    public var alignments: [Alignment]
    /// The header rows, bold and centred.
    public var header: [[TableCell]]
    /// The rows below the header.
    public var rows: [[TableCell]]
    /// Whether the last row stays on the page of what follows, such as a signature.
    public var keepsWithNext: Bool

    /// A table. A row lists only the cells that begin in it: what an earlier cell covers is left out. Cells beyond
    /// the last column are dropped, missing ones are blank.
    public init(
        columnWidths: [Double], alignments: [Alignment] = [], header: [[TableCell]], rows: [[TableCell]],
        keepsWithNext: Bool = false
    ) {
        self.columnWidths = columnWidths
        self.alignments = alignments
        self.header = header
        self.rows = rows
        self.keepsWithNext = keepsWithNext
    }
}

/// A cell of a table.
public struct TableCell: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The text; a line feed breaks the line.
    public var text: String
    /// Whether it is bold, as in a row of totals.
    public var isBold: Bool
    /// How many columns it covers.
    public var columnSpan: Int
    /// How many rows it covers.
    public var rowSpan: Int

    /// A cell.
    public init(_ text: String, isBold: Bool = false, columnSpan: Int = 1, rowSpan: Int = 1) {
        self.text = text
        self.isBold = isBold
        self.columnSpan = columnSpan
        self.rowSpan = rowSpan
    }

    /// A plain cell.
    public init(stringLiteral text: String) { self.init(text) }
}

/// Where the cells of some table rows stand.
struct TableGrid {
    /// A cell in its place. `cell` is nil where a cell from an earlier row goes on.
    struct Place: Equatable {
        let column: Int
        let width: Int
        let cell: TableCell?
        let goesOn: Bool
    }

    /// The places of every row, from left to right, covering all columns.
    private(set) var rows: [[Place]] = []

    /// Lays out rows over this many columns.
    init(_ source: [[TableCell]], columns: Int) {
        // Per column, a cell from above: the rows it still covers, its width, and whether it begins here.
        var covered: [Int: (rows: Int, width: Int)] = [:]
        for (number, cells) in source.enumerated() {
            var places: [Place] = []
            var waiting = cells[...]
            var column = 0
            while column < columns {
                if let above = covered[column] {
                    places.append(Place(column: column, width: above.width, cell: nil, goesOn: true))
                    covered[column] = above.rows > 1 ? (above.rows - 1, above.width) : nil
                    column += above.width
                    continue
                }
                let cell = waiting.popFirst() ?? TableCell("")
                // A cell may not run into one that comes down from above.
                let room = (column + 1..<columns).first { covered[$0] != nil } ?? columns
                let width = min(max(cell.columnSpan, 1), room - column)
                let height = min(max(cell.rowSpan, 1), source.count - number)
                if height > 1 { covered[column] = (height - 1, width) }
                places.append(Place(column: column, width: width, cell: cell, goesOn: height > 1))
                column += width
            }
            rows.append(places)
        }
    }
}
