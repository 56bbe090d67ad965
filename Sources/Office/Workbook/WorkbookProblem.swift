/// Why a file could not be read as a workbook.
public enum WorkbookProblem: Error, Sendable, Equatable {
    /// Neither a zip file nor a known workbook: perhaps a text file, a picture or a Word document.
    case notAWorkbook
    /// A workbook, but an old .xls or a binary .xlsb: it has to be saved as .xlsx first.
    case otherFormat
    /// The file has no bytes, or the workbook no worksheet.
    case empty
    /// Under a password.
    case encrypted
    /// A part is missing, cut short or not what it should be. `part` is its path inside the
    /// file, empty when the file as a whole is cut short.
    case damaged(part: String)
    /// Beyond one of the ``WorkbookLimits``.
    case tooLarge(WorkbookLimit)
}

/// What a workbook has too much of.
public enum WorkbookLimit: Sendable, Equatable {
    /// The bytes of the file itself.
    case fileBytes
    /// The parts inside the file.
    case parts
    /// The bytes of one inflated part.
    case partBytes
    /// A part inflates to many times its packed size: a zip bomb.
    case inflationRatio
    /// Worksheets, or the links from one part to others.
    case sheets
    /// Rows of a worksheet.
    case rows
    /// Columns of a worksheet.
    case columns
    /// The bytes of the text of one cell.
    case cellText
    /// The shared strings, in number or in bytes.
    case sharedStrings
    /// Cell styles.
    case styles
}

/// How large a workbook may be. The defaults leave room for half a million rows with some twenty columns.
public struct WorkbookLimits: Sendable, Equatable {
    /// Bytes of the file.
    public var fileBytes = 128 << 20
    /// Bytes of one inflated part.
    public var partBytes = 1 << 30
    /// How many times larger than its packed size a part over 4 MiB may become.
    public var inflationRatio = 250
    /// The highest row number, counted from 1, and the number of rows written in the file.
    public var rows = 1_048_576
    /// Columns with a value.
    public var columns = 512
    /// Bytes of the text of one cell; Excel itself allows 32 767 characters.
    public var cellTextBytes = 128 << 10
    /// Shared strings, and their bytes together.
    public var sharedStrings = 4_000_000
    /// Bytes of all shared strings together.
    public var sharedStringBytes = 256 << 20

    /// The default limits.
    public init() {}
}
