import Domain

/// What becomes of the rows of a list: what somebody looked over, and what must still hold when it is recorded.
package struct ImportOutcome: Hashable, Codable, Sendable {
    package let new: Int
    package let changed: Int
    package let same: Int
    package let leftOut: [Int]
    package let refused: [Int]
}

/// A row of a list as it stands in the file, without what the register seals about people.
package struct ImportRow: Hashable, Codable, Sendable {
    /// A cell that says something.
    package struct Cell: Hashable, Codable, Sendable {
        package let heading: String
        package let text: String
    }

    /// The row's number as Excel shows it.
    package let row: Int
    package let cells: [Cell]

    /// How many rows a report shows at most.
    static let most = 100
    /// How many characters of a cell.
    private static let longest = 200

    init(row: Int, texts: [String: String], of kind: ListKind) {
        self.row = row
        cells = kind.columns.filter { !$0.isSealed }.compactMap { column in
            guard let text = texts[column.field], !text.isEmpty else { return nil }
            return Cell(heading: column.header, text: text.clipped(to: Self.longest))
        }
    }
}

extension ListImport {
    /// How many rows a list may have.
    package static var mostRows: Int { ListLimits.rows }
}

extension String {
    /// At most so many characters of it: what a report says of a file stays small, whatever stands in the file. What
    /// is cut says so.
    package func clipped(to most: Int) -> String {
        let head = prefix(most)
        return head.endIndex == endIndex ? self : head + "…"
    }
}
