/// A worksheet part: turns its cells into rows of values.
final class SheetPart: XMLHandler {
    /// What the cells of a sheet need from the rest of the workbook.
    struct Context {
        let part: String
        let strings: [String]
        let formats: [NumberFormat]
        let is1904: Bool
        let limits: WorkbookLimits
        /// The last row that is wanted; the rest of the sheet need not be read.
        var lastRow = Int.max
    }

    /// Whether a row beyond the last one wanted has begun.
    private(set) var isDone = false

    /// The finished rows that nobody has taken yet.
    private(set) var rows: [(number: Int, cells: [Cell])] = []
    private let context: Context
    private var isInData = false
    private var isInRow = false
    private var rowsSeen = 0
    private var number = 0
    private var cells: [Cell] = []
    private var column = -1
    private var type: String?
    private var style = 0
    private var place = Place.outside
    private var value: [UInt8] = []
    private var collector: TextCollector

    private enum Place { case outside, cell, value, inline }

    /// A sheet with nothing read yet.
    init(_ context: Context) {
        self.context = context
        collector = TextCollector(limit: context.limits.cellTextBytes)
    }

    /// Hands over the finished rows and forgets them.
    func takeRows() -> [(number: Int, cells: [Cell])] {
        defer { rows.removeAll(keepingCapacity: true) }
        return rows
    }

    override func start(_ name: String, _ attributes: XMLAttributes) throws(WorkbookProblem) {
        switch (place, name) {
        case (.outside, "sheetData"): isInData = true
        case (.outside, "row") where isInData && !isInRow: try startRow(attributes)
        case (.outside, "c") where isInRow: try startCell(attributes)
        case (.cell, "v"): place = .value
        case (.cell, "is"): place = .inline
        case (.inline, _): collector.start(name)
        default: break
        }
    }

    override func end(_ name: String) throws(WorkbookProblem) {
        switch (place, name) {
        case (.outside, "sheetData"): isInData = false
        case (.outside, "row") where isInRow: endRow()
        case (.cell, "c"): try endCell()
        case (.value, "v"), (.inline, "is"): place = .cell
        case (.inline, _): collector.end(name)
        default: break
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookProblem) {
        switch place {
        case .value:
            guard value.count + bytes.count <= context.limits.cellTextBytes else { throw .tooLarge(.cellText) }
            value.append(contentsOf: bytes)
        case .inline:
            try collector.append(bytes)
        case .outside, .cell:
            break
        }
    }

    private func startRow(_ attributes: XMLAttributes) throws(WorkbookProblem) {
        rowsSeen += 1
        if let written = attributes["r"] {
            guard let row = Int(written), row >= 1 else { throw damaged }
            number = row
        } else {
            number += 1
        }
        guard number <= context.limits.rows, rowsSeen <= context.limits.rows else { throw .tooLarge(.rows) }
        // Rows may lie about their numbers, and empty ones are seen by nobody else.
        if number > context.lastRow || rowsSeen > context.lastRow { isDone = true }
        isInRow = true
        cells = []
        column = -1
    }

    private func endRow() {
        isInRow = false
        if !cells.isEmpty && !isDone { rows.append((number, cells)) }
    }

    private func startCell(_ attributes: XMLAttributes) throws(WorkbookProblem) {
        if let reference = attributes["r"] {
            guard let index = CellReference.columnIndex(reference) else { throw damaged }
            column = index
        } else {
            column += 1
        }
        type = attributes["t"]
        style = attributes["s"].flatMap { Int($0) } ?? 0
        value.removeAll(keepingCapacity: true)
        collector.reset()
        place = .cell
    }

    private func endCell() throws(WorkbookProblem) {
        place = .outside
        let cell = try finishedCell()
        guard cell != .empty else { return }
        // Only a value makes the row longer: styled blanks out to column XFD cost nothing.
        guard column < context.limits.columns else { throw .tooLarge(.columns) }
        while cells.count <= column { cells.append(.empty) }
        cells[column] = cell
    }

    private func finishedCell() throws(WorkbookProblem) -> Cell {
        let raw = String(decoding: value, as: UTF8.self)
        switch type {
        case nil, "n":
            return number(raw)
        case "s":
            guard !raw.isEmpty else { return .empty }
            guard let index = Int(raw), context.strings.indices.contains(index) else { throw damaged }
            return text(context.strings[index])
        case "inlineStr":
            return text(collector.text)
        case "b":
            return raw.isEmpty ? .empty : .flag(raw == "1" || raw == "true")
        case "e":
            return .error(raw)
        case "d":
            return isoDate(raw)
        default:
            return text(TextCollector.unescape(raw))
        }
    }

    private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }

    private func number(_ raw: String) -> Cell {
        guard !raw.isEmpty else { return .empty }
        guard let value = Double(raw), value.isFinite else { return .text(raw) }
        let format = context.formats.indices.contains(style) ? context.formats[style] : .number
        return format.cell(value, is1904: context.is1904)
    }

    /// A date as strict workbooks write it: 2024-03-31, with or without a time.
    private func isoDate(_ raw: String) -> Cell {
        let pieces = raw.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard pieces.count == 3, let date = WorkbookDate(year: pieces[0], month: pieces[1], day: pieces[2]) else {
            return text(raw)
        }
        return .date(serial: date.serial(is1904: context.is1904), is1904: context.is1904)
    }

    private var damaged: WorkbookProblem { .damaged(part: context.part) }
}
