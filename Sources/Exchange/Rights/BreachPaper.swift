import Domain
import FoundationEssentials
import Office
package import Records
import Vietnamese

/// The notice of a breach as a Word file, to be completed, signed and sent to the department that is to be told.
package struct BreachPaper {
    private let breach: BreachFile
    private let words: Words

    package init(_ breach: BreachFile, _ words: Words) {
        self.breach = breach
        self.words = words
    }

    /// The name of the file.
    package var title: String { "\(words("breach_paper.title")) \(Day(inVietnam: breach.noticed).iso)" }

    package func file(moment: String) throws -> [UInt8] {
        let facts = [
            [words("breach_paper.unit"), "\(breach.unit.name) (\(breach.unit.code))"],
            [words("breach_paper.kind"), words("breach", breach.kind)],
            [words("breach_paper.noticed"), Timestamp.vietnamese(breach.noticed)],
            [words("breach_paper.reportBy"), Timestamp.vietnamese(breach.clock.reportBy)],
            [words("breach_paper.people"), Numbers.grouped(breach.people)],
            [words("breach_paper.summary"), breach.summary],
        ]
        let steps = breach.steps.map { step in
            [Timestamp.vietnamese(step.at), words("breach_step", step.step), step.document]
        }
        func cells(_ rows: [[String]]) -> [[TableCell]] { rows.map { $0.map { TableCell($0) } } }
        let blocks: [Document.Block] =
            [
                .paragraph([Run(words("breach_paper.nation"), isBold: true, size: 12)], .centered),
                .paragraph([Run(words("breach_paper.motto"), isBold: true)], .centered),
                .paragraph([]),
                .paragraph([Run(words("breach_paper.title").uppercased(), isBold: true)], .centered),
                .paragraph([Run(words("breach_paper.to"))], .centered),
                .paragraph([]),
                .table(Table(columnWidths: [60, 105], header: [], rows: cells(facts))),
                .heading(level: 2, words("breach_paper.steps")),
            ]
            + (steps.isEmpty
                ? [.paragraph([Run(words("breach_paper.none"))])]
                : [.table(Table(columnWidths: [40, 60, 65], header: [], rows: cells(steps)))])
            + [
                .paragraph([]),
                .twoColumns(
                    left: [],
                    right: [
                        Paragraph([Run(words("breach_paper.day"), isItalic: true)], .centered),
                        Paragraph([Run(words("breach_paper.signature"), isBold: true)], .centered),
                        Paragraph([Run(words("breach_paper.signed"), isItalic: true)], .centered),
                    ]),
                .paragraph([]), .paragraph([]), .paragraph([]),
                .paragraph([Run(words("breach_paper.made", ["at": moment]), isItalic: true, size: 11)]),
            ]
        return Array(try Document(title: title, blocks: blocks).data())
    }
}
