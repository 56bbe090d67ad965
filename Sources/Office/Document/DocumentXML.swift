/// Writes blocks as WordprocessingML.
struct DocumentXML {
    private(set) var xml = ""
    private var orientation = Document.Orientation.portrait
    private var isFirstSection = true

    /// The page of the section being written. Its first page bears no number where it is the first of the document.
    var section: String {
        let size =
            switch orientation {
            case .portrait: "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
            case .landscape: "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
            }
        return """
            <w:sectPr><w:headerReference w:type="default" r:id="rId3"/>\(size)\
            <w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" \
            w:gutter="0"/>\(isFirstSection ? "<w:titlePg/>" : "")</w:sectPr>
            """
    }

    /// Adds a block.
    mutating func add(_ block: Document.Block) {
        switch block {
        case .heading(let level, let text):
            let style = "<w:pStyle w:val=\"Heading\(min(max(level, 1), 3))\"/>"
            xml += "<w:p><w:pPr>\(style)</w:pPr>\(Self.runs([Run(text)]))</w:p>"
        case .paragraph(let runs, let style):
            add(Paragraph(runs, style))
        case .table(let table):
            add(table)
        case .twoColumns(let left, let right, let leftWidth):
            add(left, right, leftWidth: leftWidth)
        case .pageBreak:
            xml += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        case .newSection(let next):
            // A section ends with a paragraph that says how its pages stand; a small one costs no page.
            let spacing = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
            xml += "<w:p><w:pPr>\(spacing)\(section)</w:pPr></w:p>"
            orientation = next
            isFirstSection = false
        }
    }

    private mutating func add(_ paragraph: Paragraph) {
        xml += "<w:p>\(Self.properties(paragraph.style))\(Self.runs(paragraph.runs))</w:p>"
    }

    private mutating func add(_ left: [Paragraph], _ right: [Paragraph], leftWidth: Double?) {
        let textWidth = orientation.textWidth
        let leftWidth = leftWidth ?? textWidth / 2
        let widths = [leftWidth, textWidth - leftWidth]
        xml += "<w:tbl><w:tblPr><w:tblW w:w=\"\(Self.twips(textWidth))\" w:type=\"dxa\"/>"
        xml += "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
        xml += "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\(Self.grid(widths))"
        xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for (paragraphs, width) in zip([left, right], widths) {
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(Self.twips(width))\" w:type=\"dxa\"/></w:tcPr>"
            // A cell without a paragraph is not a valid cell.
            for paragraph in paragraphs.isEmpty ? [Paragraph([])] : paragraphs { add(paragraph) }
            xml += "</w:tc>"
        }
        xml += "</w:tr></w:tbl>"
    }

    private mutating func add(_ table: Table) {
        guard !table.columnWidths.isEmpty else { return }
        let total = table.columnWidths.reduce(0, +)
        xml += "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
        xml += "<w:tblW w:w=\"\(Self.twips(total))\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
        xml += "<w:tblLayout w:type=\"fixed\"/></w:tblPr>\(Self.grid(table.columnWidths))"
        for row in TableGrid(table.header, columns: table.columnWidths.count).rows {
            add(row, of: table, isHeader: true, keepsWithNext: false)
        }
        let rows = TableGrid(table.rows, columns: table.columnWidths.count).rows
        for (place, row) in rows.enumerated() {
            add(row, of: table, isHeader: false, keepsWithNext: table.keepsWithNext && place == rows.count - 1)
        }
        xml += "</w:tbl>"
        // Two tables in a row would grow into one.
        add(Paragraph([], ParagraphStyle(lineHeight: 8, keepsWithNext: table.keepsWithNext)))
    }

    private mutating func add(
        _ row: [TableGrid.Place], of table: Table, isHeader: Bool, keepsWithNext: Bool
    ) {
        xml += "<w:tr><w:trPr><w:cantSplit/>\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>"
        for place in row {
            let width = table.columnWidths[place.column..<place.column + place.width].reduce(0, +)
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(Self.twips(width))\" w:type=\"dxa\"/>"
            if place.width > 1 { xml += "<w:gridSpan w:val=\"\(place.width)\"/>" }
            if place.goesOn { xml += place.cell == nil ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>" }
            xml += "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>"
            if keepsWithNext { xml += "<w:keepNext/>" }
            let isListed = table.alignments.indices.contains(place.column)
            let alignment: Alignment = isHeader ? .center : isListed ? table.alignments[place.column] : .left
            xml += "<w:jc w:val=\"\(alignment.rawValue)\"/></w:pPr>"
            if let cell = place.cell {
                xml += Self.runs([Run(cell.text, isBold: isHeader || cell.isBold, size: 13)])
            }
            xml += "</w:p></w:tc>"
        }
        xml += "</w:tr>"
    }

    private static func grid(_ widths: [Double]) -> String {
        "<w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\(twips($0))\"/>" }.joined())</w:tblGrid>"
    }

    private static func properties(_ style: ParagraphStyle) -> String {
        guard style != .body else { return "<w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>" }
        var xml = style.keepsWithNext ? "<w:keepNext/>" : ""
        if style.hasRule {
            xml += "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:pBdr>"
        }
        let line = style.lineHeight.map { (points($0), "exact") } ?? (240, "auto")
        xml += "<w:spacing w:before=\"\(points(style.spaceBefore))\" w:after=\"\(points(style.spaceAfter))\""
        xml += " w:line=\"\(line.0)\" w:lineRule=\"\(line.1)\"/>"
        let side = twips(style.sideIndent)
        let first = twips(style.firstLineIndent)
        xml += "<w:ind w:left=\"\(side)\" w:right=\"\(side)\" w:firstLine=\"\(first)\"/>"
        return "<w:pPr>\(xml)<w:jc w:val=\"\(style.alignment.rawValue)\"/></w:pPr>"
    }

    private static func runs(_ runs: [Run]) -> String {
        runs.map { run in
            var look = run.isBold ? "<w:b/>" : ""
            if run.isItalic { look += "<w:i/>" }
            if let size = run.size {
                let halves = Int((size * 2).rounded())
                look += "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>"
            }
            if run.isUnderlined { look += "<w:u w:val=\"single\"/>" }
            return "<w:r>\(look.isEmpty ? "" : "<w:rPr>\(look)</w:rPr>")\(text(run.text))</w:r>"
        }.joined()
    }

    private static func text(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { piece in
                piece.isEmpty ? "" : "<w:t xml:space=\"preserve\">\(XMLText.escape(String(piece)))</w:t>"
            }.joined(separator: "<w:tab/>")
        }.joined(separator: "<w:br/>")
    }

    /// Word counts lengths in twentieths of a point.
    private static func twips(_ millimetres: Double) -> Int { Int((millimetres * 1440 / 25.4).rounded()) }

    private static func points(_ points: Double) -> Int { Int((points * 20).rounded()) }
}
