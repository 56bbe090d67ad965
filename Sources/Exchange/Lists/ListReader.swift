package import Domain
import Foundation
import Office
import Vietnamese

/// A problem at a place of a workbook, in words.
package struct CellProblem: Hashable, Sendable {
    package let sheet: String
    /// The row's number as Excel shows it; nil for the whole sheet.
    package let row: Int?
    /// The column's letters and heading, such as `I (Từ ngày)`; nil for the whole row.
    package let column: String?
    package let value: String
    /// What is wrong and what was expected.
    package let message: String
}

/// Why a file cannot be read as a list at all.
package struct UnreadableFile: Error, Hashable, Sendable {
    package let message: Message
}

/// The rows of one list, with where each stands in its workbook.
struct ListContents<Draft> {
    let sheet: String
    var drafts: [(row: Int, draft: Draft)] = []
    var problems: [CellProblem] = []
    var warnings: [CellProblem] = []
    /// Headings the list has no use for, and sheets that were not read.
    var unusedColumns: [String] = []
    var unreadSheets: [String] = []
    var rowCount = 0
    /// Every cell's text by row and field, for problems found later.
    var values: [Int: [String: String]] = [:]
    var places: [String: String] = [:]

    /// A problem of the register, said at the cell it concerns.
    func cellProblem(_ problem: Problem, row: Int, _ words: Words) -> CellProblem {
        CellProblem(
            sheet: sheet, row: row, column: places[problem.field], value: values[row]?[problem.field] ?? "",
            message: words(problem.message))
    }
}

/// Reads a list from a workbook: finds the heading row below whatever titles stand above it, then every row.
struct ListReader {
    let columns: [ListColumn]
    let words: Words

    /// The heading stands within the first rows, under the titles an office writes above its lists.
    private static let headingRows = 30

    private struct Heading {
        let sheet: Int
        let row: Int
        /// The field of each column by its index.
        var fields: [Int: String]
        var unused: [String]
        var missing: [String]
    }

    func read<Draft>(_ data: Data, _ draft: (inout ListRow) -> Draft?) throws -> ListContents<Draft> {
        do {
            let workbook = try WorkbookReader(data: data)
            let heading = try heading(of: workbook)
            return try rows(of: workbook, heading, draft)
        } catch let problem as WorkbookProblem {
            throw UnreadableFile(message: Self.message(problem))
        }
    }

    private func heading(of workbook: WorkbookReader) throws -> Heading {
        var best: Heading?
        for (index, sheet) in workbook.sheets.enumerated() where !sheet.isHidden {
            struct Enough: Error {}
            do {
                try workbook.forEachRow(sheet: index) { number, cells in
                    guard number <= Self.headingRows else { throw Enough() }
                    let heading = self.heading(sheet: index, row: number, cells)
                    if best.map({ heading.fields.count > $0.fields.count }) ?? true { best = heading }
                }
            } catch is Enough {}
        }
        guard let best, !best.fields.isEmpty else {
            let missing = columns.filter(\.isRequired).map(\.header)
            throw UnreadableFile(message: Message("import.header", ["columns": missing.joined(separator: ", ")]))
        }
        guard best.missing.isEmpty else {
            throw UnreadableFile(message: Message("import.header", ["columns": best.missing.joined(separator: ", ")]))
        }
        return best
    }

    private func heading(sheet: Int, row: Int, _ cells: [Cell]) -> Heading {
        var heading = Heading(sheet: sheet, row: row, fields: [:], unused: [], missing: [])
        for (index, cell) in cells.enumerated() {
            let text = ListRow.text(of: cell)
            let key = text.folded
            guard !key.isEmpty else { continue }
            if let column = columns.first(where: { $0.key == key }), !heading.fields.values.contains(column.field) {
                heading.fields[index] = column.field
            } else if !["tt", "stt"].contains(key) {
                heading.unused.append(text)
            }
        }
        let found = Set(heading.fields.values)
        heading.missing = columns.filter { $0.isRequired && !found.contains($0.field) }.map(\.header)
        return heading
    }

    private func rows<Draft>(
        of workbook: WorkbookReader, _ heading: Heading, _ draft: (inout ListRow) -> Draft?
    ) throws -> ListContents<Draft> {
        let byField = Dictionary(uniqueKeysWithValues: columns.map { ($0.field, $0) })
        var contents = ListContents<Draft>(sheet: workbook.sheets[heading.sheet].name)
        contents.unusedColumns = heading.unused
        contents.unreadSheets = workbook.sheets.enumerated()
            .filter { $0.offset != heading.sheet && !$0.element.isHidden }.map(\.element.name)
        for (index, field) in heading.fields {
            contents.places[field] = "\(CellReference.column(index)) (\(byField[field]?.header ?? field))"
        }
        try workbook.forEachRow(sheet: heading.sheet) { number, cells in
            guard number > heading.row else { return }
            var named: [String: Cell] = [:]
            for (index, field) in heading.fields where index < cells.count { named[field] = cells[index] }
            let texts = named.mapValues(ListRow.text)
            guard texts.values.contains(where: { !$0.isEmpty }) else { return }
            contents.rowCount += 1
            contents.values[number] = texts
            var row = ListRow(number: number, cells: named, columns: byField, words: words)
            let made = draft(&row)
            contents.problems += row.problems.map { contents.cellProblem($0, row: number, words) }
            contents.warnings += row.warnings.map { contents.cellProblem($0, row: number, words) }
            if let made, row.problems.isEmpty { contents.drafts.append((number, made)) }
        }
        if contents.rowCount == 0 { throw UnreadableFile(message: Message("import.no_rows")) }
        return contents
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
