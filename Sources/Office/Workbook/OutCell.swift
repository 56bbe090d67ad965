/// A value to write into a worksheet.
public enum OutCell: Sendable, Equatable {
    /// Nothing.
    case empty
    /// A text; never taken for a formula, and a code keeps its leading zeros.
    case text(String)
    /// A number in Excel's general format.
    case number(Double)
    /// A number of things, with separators of thousands.
    case count(Int)
    /// A real date, shown as dd/mm/yyyy.
    case date(WorkbookDate)
}

/// A column of a worksheet to write.
public struct Column: Sendable, Equatable {
    /// The text of its header cell.
    public let header: String
    /// The width in characters of the default font.
    public let width: Double
    /// The only values a user may enter, offered as a drop-down list; empty when any value will do.
    public let choices: [String]
    /// Whether what a user enters is formatted as a date, dd/mm/yyyy.
    public let isDate: Bool
    /// Whether the column holds codes: what a user enters stays text and keeps its leading zeros.
    public let isText: Bool

    /// A column.
    public init(
        _ header: String, width: Double = 16, choices: [String] = [], isDate: Bool = false, isText: Bool = false
    ) {
        self.header = header
        self.width = width
        self.choices = choices
        self.isDate = isDate
        self.isText = isText
    }
}

/// The paper a sheet is printed on, by Excel's own number.
public enum Paper: UInt8, Sendable {
    /// 297 × 420 mm.
    case a3 = 8
    /// 210 × 297 mm.
    case a4 = 9
}

/// Why a workbook could not be written.
public enum WorkbookWriteProblem: Error, Sendable, Equatable {
    /// ``WorkbookWriter/row(_:)`` before any sheet, or anything after ``WorkbookWriter/close()``.
    case notOpen
    /// libxlsxwriter refused; its own words, such as "Error creating output xlsx file."
    case refused(String)
}
