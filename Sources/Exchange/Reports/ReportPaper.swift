import Vietnamese

/// The report in words: head, sections, tables and signatures from top to bottom. The page and the Word file print
/// this one value, so they cannot differ.
package struct ReportPaper: Hashable, Sendable {
    /// Who issues the paper, its number, and where and when.
    package struct Head: Hashable, Sendable {
        /// The body above, in capitals; nil where none is known.
        package var superior: String?
        /// The issuer, in capitals.
        package var issuer: String
        /// What stands between the issuer and the number.
        package var star: String
        /// The number with its symbol; blank until the clerk fills it.
        package var number: String
        /// The name of the State, where such papers bear it.
        package var nation: String?
        /// The motto.
        package var motto: String
        /// Place and day; the day is blank until the clerk fills it.
        package var placeAndDate: String
    }

    /// A piece of the sections.
    package enum Block: Hashable, Sendable {
        /// A heading; 1 for `I-`, 2 for `1.`.
        case heading(level: Int, String)
        /// A sentence.
        case sentence(ReportText)
        /// A place that people fill: what belongs there. The register holds nothing of it.
        case gap(String)
    }

    /// The head.
    package var head: Head
    /// The type of the paper, in capitals.
    package var type: String
    /// What it is about, line by line.
    package var summary: [String]
    /// What its figures are of: days, moment, and what they leave out; line by line.
    package var notes: [String]
    /// The sections.
    package var blocks: [Block]
    /// Who gets a copy.
    package var recipients: [String]
    /// In whose name it is signed.
    package var authority: String
    /// Who signs at the left, where two sides sign; nil where one issues.
    package var partner: String?
    /// The title of the annex and what it holds.
    package var annex: (title: String, summary: String) { (ReportWords.annex, annexSummary) }
    /// The tables of the annex.
    package var tables: [ReportTable]
    /// The word over the signature at the left below the tables: of who drew them up, or of the other side.
    package var preparer: String { partner ?? ReportWords.preparer }

    var annexSummary: String
}

/// A table of the annex.
package struct ReportTable: Hashable, Sendable {
    /// What the cells of a column hold.
    package enum Content: Hashable, Sendable {
        /// The number of the row.
        case ordinal
        /// Words.
        case words
        /// Days, codes.
        case short
        /// Numbers.
        case number
    }

    /// A column.
    package struct Column: Hashable, Sendable {
        /// Its head.
        package var title: String
        /// What its cells hold.
        package var content: Content
        /// Its width on paper, in millimetres.
        package var width: Double
    }

    /// Its number and title: `Biểu số 2. Chi bộ thành lập mới`.
    package var title: String
    /// The columns; the first holds the number of the row.
    package var columns: [Column]
    /// The rows: a cell for each column, each of one or more lines.
    package var rows: [[[ReportText]]]
    /// How many rows there are in all; more than ``rows`` where the table is cut.
    package var count: Int
    /// The row of the whole, below the others; nil where there is none.
    package var total: [[ReportText]]?
    /// Whether it needs a page on its side.
    package var isWide = false
}

extension Report {
    /// Puts the report into words.
    ///
    /// - Parameters:
    ///   - clerk: number and day of the paper, blank until it is issued.
    ///   - rows: how many rows a table shows before it is cut, and how many later differences are told one by one.
    package func paper(_ clerk: ClerkEntry, rows: Int) -> ReportPaper {
        let office = IssuingBody(name: unit.name, type: unit.type)
        let blankDate = ReportWords.blankDate(year: Day(inVietnam: lastKnown).year)
        let tables = ReportAnnex(report: self, rows: rows).tables
        return ReportPaper(
            head: ReportPaper.Head(
                superior: superior?.uppercased(), issuer: unit.name.uppercased(), star: office.star,
                number: office.number(clerk.number), nation: office.nation, motto: office.motto,
                placeAndDate: "\(office.place), \(clerk.day?.inFull ?? blankDate)"),
            type: ReportWords.type, summary: ReportWords.summary(period, isParty: office.isParty),
            notes: [ReportWords.dates(period, known: lastKnown)] + (office.isParty ? [] : [ReportWords.ownFiguresOnly]),
            blocks: ReportBody(report: self, unitsTable: below.isEmpty ? nil : tables.last?.title, rows: rows).blocks,
            recipients: [superior.map { $0 + "," }, office.archive].compactMap { $0 }, authority: office.authority,
            tables: tables, annexSummary: ReportWords.annexSummary(period))
    }
}
