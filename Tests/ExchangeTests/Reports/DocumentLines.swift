import Exchange
import Office

extension QuarterReport {
    /// The text of every heading and paragraph of its paper from top to bottom, columns from left to right, without
    /// tables.
    var lines: [String] {
        document().blocks.flatMap { block -> [String] in
            switch block {
            case .heading(_, let text): [text]
            case .paragraph(let runs, _): [runs.map(\.text).joined()]
            case .twoColumns(let left, let right, _): (left + right).map { $0.runs.map(\.text).joined() }
            case .table, .pageBreak: []
            }
        }
    }
}
