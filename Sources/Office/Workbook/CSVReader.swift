/// Reads comma-separated text (RFC 4180) row by row: UTF-8 with or without its mark, lines ended in any of the three
/// ways, any separator of one byte. The rows are those that Excel shows, so a line break within quotes is none.
///
///     let text = try CSVReader(data: upload)
///     try text.forEachRow(separator: UInt8(ascii: ",")) { row, cells in … }
public struct CSVReader: Sendable {
    private let bytes: [UInt8]
    private let limits: WorkbookLimits

    /// Opens a text held in memory. Throws `.notAWorkbook` for what is no UTF-8 text, `.empty` and `.tooLarge`.
    public init(
        data: some Collection<UInt8>, limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookProblem) {
        guard !data.isEmpty else { throw .empty }
        guard data.count <= limits.fileBytes else { throw .tooLarge(.fileBytes) }
        var bytes = [UInt8](data)
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw .notAWorkbook }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.bytes = bytes
        self.limits = limits
    }

    /// Calls `body` with every row that holds a value. `row` counts from 1; every value is a text, gaps are `.empty`.
    /// Rows after number `last` are not read. Throws `.damaged` where a quotation does not end, as in a file cut
    /// short, `.tooLarge` beyond the limits, or what `body` throws, which ends the reading.
    public func forEachRow(
        separator: UInt8, upTo last: Int = .max, _ body: (_ row: Int, _ cells: [Cell]) throws -> Void
    ) throws {
        try bytes.withUnsafeBufferPointer { bytes in
            var parser = CSVParser(bytes: bytes, separator: separator, limits: limits)
            while parser.number < last, let cells = try parser.next() {
                if !cells.isEmpty { try body(parser.number, cells) }
            }
        }
    }
}

/// Walks through the bytes of a text, a row at a time.
private struct CSVParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let separator: UInt8
    let limits: WorkbookLimits
    /// The number of the row read last.
    private(set) var number = 0
    private var place = 0

    init(bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, limits: WorkbookLimits) {
        self.bytes = bytes
        self.separator = separator
        self.limits = limits
    }

    /// The next row up to its last value; nil after the last.
    mutating func next() throws(WorkbookProblem) -> [Cell]? {
        guard place < bytes.count else { return nil }
        number += 1
        guard number <= limits.rows else { throw .tooLarge(.rows) }
        var cells: [Cell] = []
        var column = 0
        while true {
            let text = try field()
            if !text.isEmpty {
                guard column < limits.columns else { throw .tooLarge(.columns) }
                while cells.count < column { cells.append(.empty) }
                cells.append(.text(String(decoding: text, as: UTF8.self)))
            }
            guard place < bytes.count, bytes[place] == separator else { break }
            place += 1
            column += 1
        }
        endLine()
        return cells
    }

    /// The bytes of the next field, without its quotes; the place stands behind it.
    private mutating func field() throws(WorkbookProblem) -> [UInt8] {
        var text: [UInt8] = []
        guard place < bytes.count, bytes[place] == CSV.quote else {
            try takeUntilEnd(&text)
            return text
        }
        place += 1
        while true {
            guard place < bytes.count else { throw .damaged(part: "csv") }
            let byte = bytes[place]
            place += 1
            if byte == CSV.quote {
                guard place < bytes.count, bytes[place] == CSV.quote else { break }
                place += 1
            }
            try append(byte, to: &text)
        }
        // What stands behind the closing quote should not be there; nothing is lost.
        try takeUntilEnd(&text)
        return text
    }

    private mutating func takeUntilEnd(_ text: inout [UInt8]) throws(WorkbookProblem) {
        while place < bytes.count, bytes[place] != separator, bytes[place] != CSV.lineFeed,
            bytes[place] != CSV.carriageReturn
        {
            try append(bytes[place], to: &text)
            place += 1
        }
    }

    private func append(_ byte: UInt8, to text: inout [UInt8]) throws(WorkbookProblem) {
        guard text.count < limits.cellTextBytes else { throw .tooLarge(.cellText) }
        text.append(byte)
    }

    private mutating func endLine() {
        if place < bytes.count, bytes[place] == CSV.carriageReturn { place += 1 }
        if place < bytes.count, bytes[place] == CSV.lineFeed { place += 1 }
    }
}

/// The bytes that mean something in comma-separated text.
enum CSV {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
