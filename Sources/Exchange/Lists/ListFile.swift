import Office
import Vietnamese

/// The kinds of file that a list leaves as.
package enum ListFormat: String, CaseIterable, Sendable {
    case xlsx, csv

    /// The media type under which it is sent.
    package var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }
}

extension ListTable {
    /// The name of a file of these rows, such as `danh-sach-don-vi-2024-04-09-43-dong.csv`.
    package func fileName(_ format: ListFormat) -> String {
        let name = words("list.\(kind.rawValue).name").folded.replacing(" ", with: "-")
        return "\(name)-\(day.iso)-\(rows.count)-dong.\(format.rawValue)"
    }

    /// The bytes of a file of these rows, under titles that say what they are and how many.
    package func bytes(_ format: ListFormat) throws -> [UInt8] {
        switch format {
        case .xlsx: try workbook()
        case .csv: text()
        }
    }

    private func workbook() throws -> [UInt8] {
        try WorkbookWriter.bytes { writer in
            try writer.sheet(
                words("list.\(kind.rawValue).name"), titles: titles, columns: columns.map { $0.column(words) })
            for row in rows { try writer.row(row.map(\.cell)) }
        }
    }

    private func text() -> [UInt8] {
        var writer = CSVWriter()
        for title in titles { writer.row([FormulaGuard.guarded(title)]) }
        writer.row([])
        writer.row(columns.map(\.header))
        for row in rows { writer.row(row.map(\.field)) }
        return writer.bytes
    }
}
