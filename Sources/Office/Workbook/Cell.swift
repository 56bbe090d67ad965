/// The value of a cell as the workbook stores it; a formula gives the value it last had.
public enum Cell: Sendable, Equatable {
    /// No value: never written, blank, or an empty text.
    case empty
    /// A text, with the runs of a rich text joined and the reading aids of East Asian text left out.
    case text(String)
    /// A number without a date format.
    case number(Double)
    /// A number shown as a date, in days of the workbook's date system; a time of day is left out.
    /// ``WorkbookDate/init(serial:is1904:)`` gives the calendar date.
    case date(serial: Int, is1904: Bool)
    /// A number shown as a time of day or a duration, in whole seconds.
    case time(seconds: Int)
    /// TRUE or FALSE.
    case flag(Bool)
    /// An error as Excel writes it, such as `#N/A`.
    case error(String)
}

/// How a worksheet names its cells.
public enum CellReference {
    /// The letters of a column: 0 is "A", 3 is "D", 26 is "AA". A negative index gives an empty text.
    public static func column(_ index: Int) -> String {
        var letters = ""
        var rest = index
        while rest >= 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        }
        return letters
    }

    /// The column index, counted from 0, of a reference such as "D12"; nil when it does not begin with one to
    /// three Latin letters.
    public static func columnIndex(_ reference: String) -> Int? {
        var index = 0
        var letters = 0
        for byte in reference.utf8 {
            let upper = byte & 0xDF
            guard upper >= 65, upper <= 90 else { break }
            letters += 1
            guard letters <= 3 else { return nil }
            index = index * 26 + Int(upper) - 64
        }
        return letters == 0 ? nil : index - 1
    }
}
