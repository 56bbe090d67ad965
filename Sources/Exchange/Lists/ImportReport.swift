/// How far an import goes.
package enum ImportMode: String, Codable, Sendable {
    /// Writes nothing and says what `acceptable` would do.
    case preview
    /// All rows by one operation, or none where one is refused.
    case whole
    /// The rows that can be taken by one operation; the others are refused with their reasons.
    case acceptable
}

/// How far an import has come. `total` is nil where the end is not known.
package struct ImportProgress: Hashable, Codable, Sendable {
    package enum Stage: String, Codable, Sendable {
        /// Rows of the file are read.
        case reading
        /// Rows are held against the register.
        case checking
        /// Rows are written.
        case recording
    }

    package let stage: Stage
    /// Rows done in this stage.
    package let done: Int
    package let total: Int?

    package init(stage: Stage, done: Int, total: Int? = nil) {
        self.stage = stage
        self.done = done
        self.total = total
    }
}

/// What an import did, or would do. Every row is counted once: `rows` = `new` + `changed` + `same` + those left out +
/// those refused.
package struct ImportReport: Hashable, Codable, Sendable {
    package let kind: ListKind
    package let sheet: String
    package let rows: Int
    package let new: Int
    /// Rows that change what stands, each with what it changes.
    package let changed: [RowChange]
    package let same: Int
    /// Rows whose record was reversed or erased since: left out, by their numbers in the sheet.
    package let leftOut: [Int]
    /// Rows that cannot be taken, by their numbers in the sheet: each has a problem at least.
    package let refused: [Int]
    /// The first of the rows that are new, as they stand in the file.
    package let newRows: [ImportRow]
    /// What is wrong, as people read a sheet.
    package let problems: [CellProblem]
    package let warnings: [CellProblem]
    package let unusedColumns: [String]
    package let unreadSheets: [String]
    /// The number of the operation; nil where nothing was written.
    package let operation: Int?

    /// Whether there is anything to record.
    package var hasNews: Bool { new > 0 || !changed.isEmpty }

    /// What becomes of the rows.
    package var outcome: ImportOutcome {
        ImportOutcome(new: new, changed: changed.count, same: same, leftOut: leftOut, refused: refused)
    }
}

/// A problem at a place of a list, in words.
package struct CellProblem: Hashable, Codable, Sendable {
    package let sheet: String
    /// The row's number as Excel shows it; nil for the whole sheet.
    package let row: Int?
    /// The column's letters and heading, such as `I (Từ ngày)`; nil for the whole row.
    package let column: String?
    package let value: String
    /// What is wrong and what was expected.
    package let message: String
}
