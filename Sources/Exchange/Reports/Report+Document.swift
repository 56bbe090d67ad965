import Office
import Vietnamese

extension Report {
    /// The Word file, ready to be sent or written.
    package func file(_ clerk: ClerkEntry = ClerkEntry()) throws -> [UInt8] { Array(try document(clerk).data()) }

    /// The paper as a Word document in the format of its issuer.
    func document(_ clerk: ClerkEntry = ClerkEntry()) -> Document {
        paper(clerk, rows: Self.fileRows).document(title: ReportWords.fileTitle(period, unit.name))
    }
}

extension ReportPaper {
    /// The paper as a Word document; the title stands in the properties of the file.
    func document(title: String) -> Document { Document(title: title, blocks: documentBlocks) }

    private var documentBlocks: [Document.Block] {
        letterHead.blocks + TitleBlock(type: type, summary: summary.joined(separator: "\n")).blocks
            + notes.map { note in
                .paragraph([Run(note, isItalic: true, size: 13)], ParagraphStyle(alignment: .center, spaceAfter: 6))
            }
            + sections + signatures + annexBlocks
    }

    private var letterHead: LetterHead {
        LetterHead(
            parentBody: head.superior, issuer: head.issuer, star: head.star, number: head.number,
            nation: head.nation, motto: head.motto, ruleLength: head.nation == nil ? 72 : 58,
            placeAndDate: head.placeAndDate)
    }

    /// Headings and sentences; the last stays with the signature.
    private var sections: [Document.Block] {
        blocks.enumerated().map { place, block in
            switch block {
            case .heading(let level, let text): return .heading(level: level, text)
            case .sentence(let text): return .paragraph([Run(text.plain)])
            case .gap(let label):
                var style = ParagraphStyle.body
                style.alignment = .left
                style.keepsWithNext = place == blocks.count - 1
                return .paragraph([Run("[\(label)]", isItalic: true), Run("\n\(Self.dots).")], style)
            }
        }
    }

    /// A line to write on.
    private static let dots = String(repeating: "…", count: 32)

    /// Beneath the authority a line is left for the office of the signer.
    private var signatures: [Document.Block] {
        guard let partner else { return SignatureBlock(recipients: recipients, authority: [authority, ""]).blocks }
        return PreparerBlock(preparer: partner, authority: [authority, ""]).blocks
    }

    private var annexBlocks: [Document.Block] {
        var blocks: [Document.Block] = [.pageBreak] + TitleBlock(type: annex.title, summary: annex.summary).blocks
        for (place, table) in tables.enumerated() {
            if table.isWide { blocks.append(.newSection(.landscape)) }
            blocks += table.documentBlocks(isLast: place == tables.count - 1)
        }
        return blocks + PreparerBlock(preparer: preparer, authority: [authority, ""]).blocks
    }
}

extension ReportTable {
    /// - Parameter isLast: whether the signature follows.
    fileprivate func documentBlocks(isLast: Bool) -> [Document.Block] {
        let cells = rows.map { $0.map { TableCell(Self.text($0)) } }
        let whole = total.map { [$0.map { TableCell(Self.text($0), isBold: true) }] } ?? []
        let table = Table(
            columnWidths: columns.map(\.width), alignments: columns.map(\.content.alignment),
            header: [columns.map { TableCell($0.title) }], rows: cells + whole,
            keepsWithNext: isLast)
        let isCut = count > rows.count
        return [.heading(level: 2, title), .table(table)]
            + (isCut ? [.paragraph([Run(ReportWords.cut(rows.count, of: count), isItalic: true)])] : [])
    }

    private static func text(_ lines: [ReportText]) -> String { lines.map(\.plain).joined(separator: "\n") }
}

extension ReportTable.Content {
    fileprivate var alignment: Alignment {
        switch self {
        case .ordinal: .center
        case .words, .short: .left
        case .number: .right
        }
    }
}
