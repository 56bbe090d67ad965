package import Domain
import Foundation
import Office
import Vietnamese

/// Why a file cannot be read as a list at all.
package struct UnreadableFile: Error, Hashable, Sendable {
    package let message: Message
}

/// A list found in a file: below whatever titles stand above its heading row.
struct FoundList: Sendable {
    let source: any ListSource
    let heading: ListHeading
    let columns: [ListColumn]
    let words: Words

    /// Finds the list of these columns in a workbook or in comma-separated text, told apart by its content.
    ///
    /// - Throws: ``UnreadableFile``.
    init(in data: Data, _ columns: [ListColumn], _ words: Words) throws {
        self = try UnreadableFile.telling {
            guard let text = try Self.text(data) else {
                return try FoundList(in: WorkbookSource(data), columns, words)
            }
            let (source, heading) = try Self.parted(text, columns)
            return try FoundList(source, heading, columns, words)
        }
    }

    /// The list in a source whose kind is known.
    init(in source: some ListSource, _ columns: [ListColumn], _ words: Words) throws {
        guard let heading = try ListHeading.best(in: source, columns) else {
            throw Self.lacking(columns.filter(\.isRequired).map(\.header))
        }
        try self.init(source, heading, columns, words)
    }

    private init(
        _ source: some ListSource, _ heading: ListHeading, _ columns: [ListColumn], _ words: Words
    ) throws {
        guard heading.missing.isEmpty else { throw Self.lacking(heading.missing) }
        self.source = source
        self.heading = heading
        self.columns = columns
        self.words = words
    }

    /// The text parted so that most headings are known. A wrong separator may make nonsense of it, which then is no
    /// failure.
    private static func parted(_ text: CSVReader, _ columns: [ListColumn]) throws -> (CSVSource, ListHeading) {
        var best: (source: CSVSource, heading: ListHeading)?
        var failure: any Error = WorkbookProblem.notAWorkbook
        for source in CSVSource.separators.reversed().map({ CSVSource(text: text, separator: $0) }) {
            do {
                guard let heading = try ListHeading.best(in: source, columns) else { continue }
                if heading.fields.count >= best?.heading.fields.count ?? 0 { best = (source, heading) }
            } catch {
                failure = error
            }
        }
        guard let best else { throw failure }
        return best
    }

    private static func lacking(_ columns: [String]) -> UnreadableFile {
        UnreadableFile(message: Message("import.header", ["columns": columns.joined(separator: ", ")]))
    }

    /// The file as text; nil where it begins as a workbook does.
    private static func text(_ data: Data) throws -> CSVReader? {
        let marks: [[UInt8]] = [[0x50, 0x4B], [0xD0, 0xCF, 0x11, 0xE0]]
        return marks.contains { data.starts(with: $0) } ? nil : try CSVReader(data: data)
    }

    var sheet: String { source.sheets[heading.sheet].name.clipped(to: 100) }

    /// The sheets that people see beside the list's own.
    var unreadSheets: [String] {
        source.sheets.enumerated().filter { $0.offset != heading.sheet && !$0.element.isHidden }.map(\.element.name)
    }

    /// Where a field stands, such as `I (Từ ngày)`; nil where it has no column.
    func place(of field: String) -> String? {
        guard let index = heading.fields.first(where: { $0.value == field })?.key else { return nil }
        return "\(CellReference.column(index)) (\(columns.first { $0.field == field }?.header ?? field))"
    }

    /// Calls `body` with every row below the heading, up to row `last`, that says anything: its number, its cells, and
    /// those of the list's columns by their fields.
    func forEachRow(
        upTo last: Int = .max, _ body: (_ row: Int, _ cells: [Cell], _ named: [String: Cell]) throws -> Void
    ) throws {
        try UnreadableFile.telling {
            try source.forEachRow(sheet: heading.sheet, upTo: last) { number, cells in
                guard number > heading.row else { return }
                var named: [String: Cell] = [:]
                for (index, field) in heading.fields where index < cells.count && cells[index] != .empty {
                    named[field] = cells[index]
                }
                guard named.values.contains(where: { !ListRow.text(of: $0).isEmpty }) else { return }
                try body(number, cells, named)
            }
        }
    }
}

extension UnreadableFile {
    /// Turns what Office finds wrong with a file into words.
    fileprivate static func telling<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let problem as WorkbookProblem {
            throw UnreadableFile(message: message(problem))
        }
    }

    private static func message(_ problem: WorkbookProblem) -> Message {
        switch problem {
        case .notAWorkbook: Message("import.not_a_workbook")
        case .otherFormat: Message("import.other_format")
        case .empty: Message("import.empty")
        case .encrypted: Message("import.encrypted")
        case .damaged(let part): Message("import.damaged", ["part": part.isEmpty ? "zip" : part])
        case .tooLarge: Message("import.too_large")
        }
    }
}
