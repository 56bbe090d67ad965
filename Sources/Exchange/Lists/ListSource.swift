import Foundation
import Office

/// A file that may hold a list: its sheets, row by row.
protocol ListSource: Sendable {
    var sheets: [ListSheet] { get }

    /// Calls `body` with every row of a sheet that holds a value, up to row `last`.
    func forEachRow(sheet: Int, upTo last: Int, _ body: (_ row: Int, _ cells: [Cell]) throws -> Void) throws
}

/// A sheet of a file: its name, and whether people see it.
struct ListSheet: Sendable {
    let name: String
    let isHidden: Bool
}

/// An Excel workbook.
struct WorkbookSource: ListSource {
    private let workbook: WorkbookReader

    init(_ data: Data) throws {
        // A list of the most rows takes a quarter of this: what inflates to more was made to do harm.
        var limits = WorkbookLimits()
        limits.partBytes = 256 << 20
        limits.sharedStringBytes = 64 << 20
        workbook = try WorkbookReader(data: data, limits: limits)
    }

    var sheets: [ListSheet] { workbook.sheets.map { ListSheet(name: $0.name, isHidden: $0.isHidden) } }

    func forEachRow(sheet: Int, upTo last: Int, _ body: (Int, [Cell]) throws -> Void) throws {
        try workbook.forEachRow(sheet: sheet, upTo: last, body)
    }
}

/// Comma-separated text; where Excel's own separator is another, it is parted by that.
struct CSVSource: ListSource {
    let text: CSVReader
    let separator: UInt8

    /// What may part the fields, the likeliest first.
    static let separators = [",", ";", "\t"].compactMap { Character($0).asciiValue }

    var sheets: [ListSheet] { [ListSheet(name: "CSV", isHidden: false)] }

    func forEachRow(sheet: Int, upTo last: Int, _ body: (Int, [Cell]) throws -> Void) throws {
        try text.forEachRow(separator: separator, upTo: last, body)
    }
}

/// One row that somebody typed, with the headings it was typed under.
struct TypedSource: ListSource {
    let entries: [(heading: String, text: String)]

    var sheets: [ListSheet] { [ListSheet(name: "", isHidden: false)] }

    func forEachRow(sheet: Int, upTo last: Int, _ body: (Int, [Cell]) throws -> Void) throws {
        try body(1, entries.map { .text($0.heading) })
        if last > 1 { try body(2, entries.map { $0.text.isEmpty ? .empty : .text($0.text) }) }
    }
}
