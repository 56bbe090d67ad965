import Domain
package import Office
import Vietnamese

extension QuarterReport {
    /// The report as a Word document in the Party's format, drafted from the figures alone. Number, day and signer
    /// are left blank: the clerk and the signer fill them in.
    package func document() -> Document {
        let office = IssuingBody(name: unit.name, type: unit.type)
        let year = Day(inVietnam: lastKnown).year
        let head = LetterHead(
            parentBody: superior?.uppercased(), issuer: unit.name.uppercased(),
            number: ReportWords.number(symbol: office.symbol), motto: ReportWords.motto,
            placeAndDate: ReportWords.blankDate(place: office.place, year: year))
        let title = TitleBlock(type: ReportWords.type, summary: ReportWords.summary(quarter))
        let dates = Document.Block.paragraph(
            [Run(ReportWords.dates(quarter, known: lastKnown), isItalic: true, size: 13)],
            ParagraphStyle(alignment: .center, spaceAfter: 12))
        let recipients = [superior.map { $0 + "," }, office.archive].compactMap { $0 }
        // Beneath the authority a line is left for the office of the signer.
        let signature = SignatureBlock(recipients: recipients, authority: [office.authority, ""])
        let body = [dates] + ReportBody(self).blocks
        return Document(
            title: ReportWords.fileTitle(quarter, unit.name),
            blocks: head.blocks + title.blocks + body + signature.blocks + ReportAnnex(report: self).blocks)
    }
}
