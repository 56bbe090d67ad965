/// What a unit reported of itself and everything below it, such as `gần 4.500` members.
struct ReportedPage: Page {
    /// The unit's name.
    let unit: String
    /// The units above it.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// Where a value is recorded; nil when the visitor may not.
    let record: Address?
    /// The values by figure, the latest day first.
    let rows: [ReportedRow]
    /// Taking home what the unit and those below it reported.
    let export: ExportLinks

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "… : số liệu báo cáo".
    func title(_ words: Strings) -> String { words("reported.title", ["unit": unit]) }

    /// Lead, button, values.
    func body(_ words: Strings) -> HTML {
        let button: HTML? = record.map {
            "<p class=\"actions\"><a class=\"button main\" href=\"\($0)\">\(words("reported.record"))</a></p>"
        }
        return """
            <h1>\(unit)</h1>
            \(tabs.html(words))
            <p class="lead">\(words("reported.lead"))</p>
            \(button)
            \(table(words))
            \(export.html(words))
            """
    }

    private func table(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("reported.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("figure.name")), Table.Column(title: words("reported.day"), content: .short),
            Table.Column(title: words("figure.value"), content: .number), Table.Column(title: words("reported.source")),
            Table.Column(title: words("history.operation")),
        ]
        let lines = rows.map { row in
            let mark: HTML? = row.isReversed ? " \(Badge(word: words("operation.reversed"), tone: .noticed).html)" : nil
            let document: HTML? = row.document.map { "<span class=\"sub\">\($0)</span>" }
            return Table.Row(cells: [
                "\(row.figure)\(mark)", "\(row.day)", "\(row.value)", "\(row.source)\(document)",
                "\(row.operation.html)<span class=\"sub\">\(row.at) · \(row.by)</span>",
            ])
        }
        return Table(caption: title(words), columns: columns, rows: lines, phone: .cards).html
    }
}

/// One reported value.
struct ReportedRow: Sendable {
    /// The figure's name.
    let figure: String
    /// The day it is told of.
    let day: String
    /// The value with its qualifier, such as `gần 4.500`.
    let value: String
    /// Who said so.
    let source: String
    /// The document, with its day.
    let document: String?
    /// The operation that recorded it.
    let operation: Link
    /// When.
    let at: String
    /// By whom.
    let by: String
    /// Whether it was taken back.
    let isReversed: Bool
}
