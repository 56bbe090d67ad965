import Foundation

/// A worksheet of a workbook.
public struct Sheet: Sendable {
    /// The name on its tab.
    public let name: String
    /// Whether its tab is hidden.
    public let isHidden: Bool
    /// The path of its part inside the file.
    let path: String
}

/// Reads an .xlsx workbook row by row. Only its shared texts are held in memory besides the file itself.
///
///     let workbook = try WorkbookReader(data: upload)
///     try workbook.forEachRow(sheet: 0) { row, cells in … }
public struct WorkbookReader: Sendable {
    /// The worksheets in the order of their tabs; chart sheets are left out.
    public let sheets: [Sheet]
    /// Whether the workbook counts days from 1 January 1904 instead of 1900.
    public let is1904: Bool
    private let bytes: [UInt8]
    private let strings: [String]
    private let formats: [NumberFormat]
    private let limits: WorkbookLimits

    /// The names of ``sheets``.
    public var sheetNames: [String] { sheets.map(\.name) }

    /// Opens a workbook held in memory.
    public init(
        data: some Collection<UInt8>, limits: WorkbookLimits = WorkbookLimits()
    ) throws(WorkbookProblem) {
        guard data.count <= limits.fileBytes else { throw .tooLarge(.fileBytes) }
        try self.init(bytes: [UInt8](data), limits: limits)
    }

    /// Opens the workbook at this path. A file that cannot be read at all throws Foundation's error, a file that is
    /// no workbook a ``WorkbookProblem``.
    public init(path: String, limits: WorkbookLimits = WorkbookLimits()) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        let data = try file.read(upToCount: limits.fileBytes + 1) ?? Data()
        try self.init(data: data, limits: limits)
    }

    private init(bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookProblem) {
        try Signature.check(bytes, limits: limits)
        self.bytes = bytes
        self.limits = limits
        let contents = try bytes.withUnsafeBufferPointer { buffer throws(WorkbookProblem) in
            try WorkbookContents(Archive(buffer, limits: limits), limits: limits)
        }
        sheets = contents.sheets
        is1904 = contents.is1904
        strings = contents.strings
        formats = contents.formats
    }

    /// Calls `body` with every row that holds a value, in the order of the file.
    ///
    /// `row` is the number Excel shows, from 1. `cells` go by column from A, gaps are `.empty`, and end with the
    /// last value of the row. The value of a merged area stands in its first cell. An index that is no sheet has no
    /// rows. Rows after number `last` are not read. Throws a ``WorkbookProblem``, or what `body` throws, which ends
    /// the reading.
    public func forEachRow(
        sheet: Int, upTo last: Int = .max, _ body: (_ row: Int, _ cells: [Cell]) throws -> Void
    ) throws {
        guard sheets.indices.contains(sheet) else { return }
        let part = SheetPart(
            SheetPart.Context(
                part: sheets[sheet].path, strings: strings, formats: formats, is1904: is1904, limits: limits,
                lastRow: last))
        try bytes.withUnsafeBufferPointer { buffer in
            let stream = try Archive(buffer, limits: limits).open(sheets[sheet].path)
            let scanner = try XMLScanner(part: stream.path, handler: part)
            while let chunk = try stream.next() {
                try scanner.feed(chunk)
                for row in part.takeRows() { try body(row.number, row.cells) }
                if part.isDone { return }
            }
            try scanner.finish()
        }
    }
}
