import Domain
import Office
package import Records
import Vietnamese

/// The increase/decrease table on paper: A3, landscape, its heading on every page, signed below.
package struct StrengthWorkbook {
    private let strength: Strength
    private let words: Words
    /// What is known, in words.
    private let known: String

    package init(_ strength: Strength, known: String, words: Words) {
        self.strength = strength
        self.known = known
        self.words = words
    }

    /// The name of its file, such as `tang-giam-dang-vien-QU-LANG-2024-01-01-2024-03-31.xlsx`.
    package var fileName: String {
        let question = strength.question
        return "tang-giam-dang-vien-\(strength.total.unit.code)-\(question.from.iso)-\(question.to.iso).xlsx"
    }

    /// What the file holds, as the access journal keeps it.
    package var note: String { "strength.xlsx, unit \(strength.total.unit.code), \(lines.count) rows" }

    package func bytes() throws -> [UInt8] {
        let heads = [
            Column(words("strength.unit"), width: 34), Column(words("strength.step"), width: 14),
        ]
        let numbers = StrengthText.columns.map { Column(words("strength.head.\($0.code)"), width: 9.5) }
        let question = strength.question
        let titles = [
            words("strength.title"), strength.total.unit.name,
            words(
                "strength.period",
                ["from": question.from.vietnamese, "to": question.to.vietnamese, "known": known]),
        ]
        return try WorkbookWriter.bytes { writer in
            try writer.sheet(
                words("strength.sheet"), titles: titles, note: words("strength.note"), columns: heads + numbers,
                paper: .a3)
            for line in lines { try writer.row(line) }
            try writer.row([])
            let middle = StrengthText.columns.count - 4
            let blanks = [OutCell](repeating: .empty, count: middle)
            try writer.row([.text(words("strength.signed.maker"))] + blanks + [.text(words("strength.signed.head"))])
            try writer.row([.text(words("strength.signed.hint"))] + blanks + [.text(words("strength.signed.seal"))])
        }
    }

    private var lines: [[OutCell]] {
        (strength.rows + [strength.total]).flatMap { row -> [[OutCell]] in
            let isTotal = row.unit.id == strength.total.unit.id
            let name = isTotal ? words("strength.total") : row.unit.name
            let steps = zip(strength.steps, row.steps).map { line(name, $0.name, $1) }
            return steps + [line(name, words("strength.whole"), row.whole)]
        }
    }

    private func line(_ name: String, _ step: String, _ counts: StrengthCounts?) -> [OutCell] {
        let cells = StrengthText.columns.map { column in
            counts.map { OutCell.count(column.number(in: $0)) } ?? .text(words("strength.unheld"))
        }
        return [.text(name), .text(step)] + cells
    }
}
