import Office
import Vietnamese

/// The row of a sheet that names the columns of a list.
struct ListHeading: Sendable {
    /// The heading stands within the first rows, under the titles an office writes above its lists.
    static let rows = 30
    /// The heading of the column in which refused rows say why; it is no part of any list.
    static let reason = "Lý do"
    /// Columns that every list may have and none reads: row numbers, and why a row was refused.
    private static let passedOver: Set<String> = ["tt", "stt", reason.folded]

    let sheet: Int
    let row: Int
    /// What stands in each column, by its index.
    private(set) var texts: [Int: String] = [:]
    /// The field of each column that the list reads.
    private(set) var fields: [Int: String] = [:]
    /// Headings that the list has no use for.
    private(set) var unused: [String] = []
    /// Required columns that are not there.
    private(set) var missing: [String] = []

    init(sheet: Int, row: Int, _ cells: [Cell], _ columns: [ListColumn]) {
        self.sheet = sheet
        self.row = row
        for (index, cell) in cells.enumerated() {
            let text = ListRow.text(of: cell)
            let key = text.folded
            guard !key.isEmpty else { continue }
            texts[index] = text
            if let column = columns.first(where: { $0.key == key }), !fields.values.contains(column.field) {
                fields[index] = column.field
            } else if !Self.passedOver.contains(key) {
                unused.append(text)
            }
        }
        let found = Set(fields.values)
        missing = columns.filter { $0.isRequired && !found.contains($0.field) }.map(\.header)
    }

    /// The best heading among the first rows of the sheets that people see; nil where no column is known.
    static func best(in source: some ListSource, _ columns: [ListColumn]) throws -> ListHeading? {
        var best: ListHeading?
        for (index, sheet) in source.sheets.enumerated() where !sheet.isHidden {
            try source.forEachRow(sheet: index, upTo: rows) { number, cells in
                let heading = ListHeading(sheet: index, row: number, cells, columns)
                if heading.fields.count > best?.fields.count ?? 0 { best = heading }
            }
        }
        return best
    }

    /// Whether a heading says why rows were refused.
    static func isReason(_ text: String) -> Bool { text.folded == reason.folded }
}
