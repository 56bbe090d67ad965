/// A paper of the Party or of an association as it will be printed: head, sections, signatures, annex.
struct PaperSheet: Sendable {
    /// A run of words, or a number that leads to its records.
    struct Piece: Sendable {
        /// What is read.
        let text: String
        /// The records behind it; nil for words.
        let records: Address?

        fileprivate var html: HTML {
            guard let records else { return "\(text)" }
            return Link(text: text, address: records).html
        }
    }

    /// A line of the sections.
    enum Line: Sendable {
        /// A heading `I-`.
        case section(String)
        /// A heading `1.`.
        case part(String)
        /// A sentence.
        case sentence([Piece])
        /// A place that people fill, and what belongs there.
        case gap(String)
    }

    /// A table of the annex.
    struct Sheet: Sendable {
        /// Its number and title.
        let title: String
        /// Its columns; the first holds the number of the row.
        let columns: [Table.Column]
        /// Its rows: a cell for each column, of one or more lines.
        let rows: [[[[Piece]]]]
        /// The row of the whole below them; nil where there is none.
        let total: [[[Piece]]]?
        /// How many of how many rows it shows; nil where it shows all.
        let cut: (shown: String, count: String)?
    }

    /// The body above; nil where none is known.
    let superior: String?
    /// The issuer, and below it a star and the number.
    let issuer: (name: String, star: String, number: String)
    /// The motto, line by line, and below it place and day.
    let motto: (lines: [String], placeAndDate: String)
    /// The type, such as `BÁO CÁO`, and below it what the paper is about.
    let title: [String]
    /// What its figures are of.
    let notes: [String]
    /// The sections.
    let lines: [Line]
    /// Who gets a copy.
    let recipients: [String]
    /// In whose name it is signed.
    let authority: String
    /// Who signs at the left, where two sides sign; nil where one issues.
    var partner: String?
    /// The title of the annex, and below it what it holds.
    let annex: [String]
    /// The tables of the annex.
    let sheets: [Sheet]
    /// The word over the signature of who drew them up.
    let preparer: String

    /// The paper.
    func html(_ words: Strings) -> HTML {
        """
        <article class="sheet paper" aria-label="\(words("report.paper"))">
        \(head)
        <header><h2>\(PaperSheet.broken(title))</h2></header>
        \(notes.map { "<p><em>\($0)</em></p>\n" } as [HTML])\(lines.map(\.html))
        <footer><p>\(left(words))</p>
        <p>\(authority)</p></footer>
        <header><h2>\(PaperSheet.broken(annex))</h2></header>
        \(sheets.map { $0.html(words) })
        <footer><p>\(preparer)</p><p>\(authority)</p></footer>
        </article>
        """
    }

    private func left(_ words: Strings) -> HTML {
        if let partner { return "\(partner)" }
        return "\(words("report.recipients"))\(recipients.map { "<br>- \($0)" } as [HTML])"
    }

    private var head: HTML {
        let above: HTML? = superior.map { "\($0)<br>" }
        return """
            <header><p>\(above)<strong>\(issuer.name)</strong><br>\(issuer.star)<br>\(issuer.number)</p>\
            <p><strong>\(PaperSheet.broken(motto.lines))</strong><br><em>\(motto.placeAndDate)</em></p></header>
            """
    }

    private static func broken(_ lines: [String]) -> [HTML] {
        lines.enumerated().map { $0 == 0 ? "\($1)" : "<br>\($1)" }
    }
}

extension PaperSheet.Line {
    fileprivate var html: HTML {
        switch self {
        case .section(let text): "<h3>\(text)</h3>\n"
        case .part(let text): "<h4>\(text)</h4>\n"
        case .sentence(let pieces): "<p>\(pieces.map(\.html))</p>\n"
        case .gap(let label): "<p><em class=\"soft\">[\(label)]</em> ……</p>\n"
        }
    }
}

extension PaperSheet.Sheet {
    fileprivate func html(_ words: Strings) -> HTML {
        let note: HTML? = cut.map { cut in
            "<p class=\"soft\">\(words("report.cut", ["shown": cut.shown, "count": cut.count]))</p>"
        }
        // The second column names the row: the first only numbers it.
        let named = Table(
            caption: title, columns: Array(columns.dropFirst()),
            rows: rows.map { Table.Row(cells: $0.dropFirst().map(PaperSheet.Sheet.cell)) } + whole, phone: .cards)
        return "<h3>\(title)</h3>\n\(named.html)\(note)\n"
    }

    private var whole: [Table.Row] {
        guard let total else { return [] }
        return [
            Table.Row(
                cells: total.dropFirst().map { $0.isEmpty ? "" : "<strong>\(PaperSheet.Sheet.cell($0))</strong>" })
        ]
    }

    private static func cell(_ lines: [[PaperSheet.Piece]]) -> HTML {
        let parts: [HTML] = lines.enumerated().map { place, pieces in
            place == 0 ? "\(pieces.map(\.html))" : "<span class=\"sub\">\(pieces.map(\.html))</span>"
        }
        // On a phone a cell lays its pieces side by side: several are held together.
        let isOne = lines.count <= 1 && (lines.first?.count ?? 0) <= 1
        return isOne ? "\(parts)" : "<span>\(parts)</span>"
    }
}
