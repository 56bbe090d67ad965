import Office

@testable import Exchange

extension Report {
    /// The text of every heading and paragraph of its paper from top to bottom, columns from left to right, without
    /// tables.
    var lines: [String] { lines(ClerkEntry()) }

    /// The same as the clerk filled it in.
    func lines(_ clerk: ClerkEntry) -> [String] {
        document(clerk).blocks.flatMap { block -> [String] in
            switch block {
            case .heading(_, let text): [text]
            case .paragraph(let runs, _): [runs.map(\.text).joined()]
            case .twoColumns(let left, let right, _): (left + right).map { $0.runs.map(\.text).joined() }
            case .table, .pageBreak, .newSection: []
            }
        }
    }

    /// The tables of its annex as texts, row by row.
    var tables: [[[String]]] {
        paper(ClerkEntry(), rows: 100).tables.map { table in
            (table.rows + (table.total.map { [$0] } ?? [])).map { row in
                row.map { $0.map(\.plain).joined(separator: "\n") }
            }
        }
    }
}
