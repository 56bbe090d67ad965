package import Foundation
import Office
import Vietnamese

/// The rows of a list that were refused, as a workbook that says why: once mended, it can be sent as it is.
package enum RefusedRows {
    /// The bytes of an .xlsx file: the headings of the list in their order, also those that nobody reads, the refused
    /// rows with their cells as they were, and a last column with the reasons in words.
    ///
    /// - Parameters:
    ///   - data: the file that was imported.
    ///   - report: what the import said of it.
    /// - Throws: ``UnreadableFile`` where the file is not the one that the report is of.
    package static func workbook(of data: Data, report: ImportReport, words: Words) throws -> [UInt8] {
        let found = try FoundList(in: data, report.kind.columns, words)
        let width = (found.heading.texts.keys.max() ?? -1) + 1
        let kept = (0..<width).filter { !ListHeading.isReason(found.heading.texts[$0] ?? "") }
        let refused = Set(report.refused)
        let reasons = Dictionary(grouping: report.problems, by: { $0.row ?? 0 }).mapValues(reason)
        let name = words("list.\(report.kind.rawValue).name")
        let title = words("import.refused", ["list": name, "count": Numbers.grouped(refused.count)])
        return try WorkbookWriter.bytes { writer in
            try writer.sheet(
                found.sheet, titles: [title], note: words("import.refused.note", ["column": ListHeading.reason]),
                columns: kept.map { column($0, found) } + [Column(ListHeading.reason, width: 60)])
            try found.forEachRow { number, cells, _ in
                guard refused.contains(number) else { return }
                let own = kept.map { $0 < cells.count ? outCell(cells[$0]) : .empty }
                try writer.row(own + [.text(reasons[number] ?? "")])
            }
        }
    }

    private static func column(_ index: Int, _ found: FoundList) -> Column {
        let known = found.heading.fields[index].flatMap { field in found.columns.first { $0.field == field } }
        return known?.column(found.words) ?? Column(found.heading.texts[index] ?? "")
    }

    /// `Từ ngày: phải là ngày; Mã đơn vị: chưa có giá trị`.
    private static func reason(_ problems: [CellProblem]) -> String {
        problems.map { problem in
            let heading = problem.column.map { $0.drop { $0 != "(" }.dropFirst().dropLast() } ?? ""
            return heading.isEmpty ? problem.message : "\(heading): \(problem.message)"
        }.joined(separator: "; ")
    }

    private static func outCell(_ cell: Cell) -> OutCell {
        switch cell {
        case .empty: .empty
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .date(let serial, let is1904):
            WorkbookDate(serial: serial, is1904: is1904).map(OutCell.date) ?? .number(Double(serial))
        case .time, .flag, .error: .text(ListRow.text(of: cell))
        }
    }
}
