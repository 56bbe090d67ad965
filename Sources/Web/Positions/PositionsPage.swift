/// Who holds and held which position in a unit.
struct PositionsPage: Page {
    /// The unit's name.
    let name: String
    /// The units above it.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// What is vacant, such as `Khuyết Bí thư từ 1/3/2025`, or was never recorded.
    let vacant: [String]
    /// Recording who takes a position; nil when the visitor may not.
    let appoint: Link?
    /// What is vacant under the unit.
    let below: Link
    /// What is held today.
    let holding: [PositionRow]
    /// What was held before.
    let before: [PositionRow]
    /// Taking the list home.
    let export: ExportLinks

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "… : chức vụ".
    func title(_ words: Strings) -> String { words("positions.title", ["unit": name]) }

    /// What is vacant, who holds what, who held it.
    func body(_ words: Strings) -> HTML {
        let empty: [HTML] = vacant.map { "<p class=\"later\">\($0)</p>" }
        let main: HTML? = appoint.map { "<a class=\"button main\" href=\"\($0.address)\">\($0.text)</a>" }
        return """
            <h1>\(name)</h1>
            \(tabs.html(words))
            \(empty)
            <p class="actions">\(main) <a class="button" href="\(below.address)">\(below.text)</a></p>
            <section aria-labelledby="holding"><h2 id="holding">\(words("positions.now"))</h2>
            \(PositionRow.table(holding, words("positions.now"), words("positions.person"), words))</section>
            \(past(words))
            \(export.html(words))
            """
    }

    private func past(_ words: Strings) -> HTML? {
        if before.isEmpty { return nil }
        return """
            <section aria-labelledby="before"><h2 id="before">\(words("positions.before"))</h2>
            \(PositionRow.table(before, words("positions.before"), words("positions.person"), words))</section>
            """
    }
}

/// A position that somebody holds or held.
struct PositionRow: Sendable {
    /// The position, such as `Bí thư`.
    let position: String
    /// The person, or on a person's page the unit.
    let holder: Link
    /// From when, and until when and why, such as `từ 1/6/2020 đến 1/3/2025: Chuyển công tác`.
    let days: String
    /// The term; nil where none was said.
    let term: String?
    /// The decision it rests on.
    let decision: String?
    /// The operation that recorded it.
    let operation: Link
    /// Recording its end; nil where it ended, or when the visitor may not.
    let end: Link?

    /// The rows under a caption; `holder` heads the column of persons or units.
    static func table(_ rows: [PositionRow], _ caption: String, _ holder: String, _ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("positions.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("positions.position")), Table.Column(title: holder),
            Table.Column(title: words("positions.days")), Table.Column(title: words("positions.term")),
            Table.Column(title: words("record.decision")), Table.Column(title: words("record.recorded")),
        ]
        let lines = rows.map { row in
            let end: HTML? = row.end.map { "<span class=\"sub\">\($0.html)</span>" }
            return Table.Row(cells: [
                "\(row.position)", row.holder.html, "\(row.days)", "\(row.term ?? "–")", "\(row.decision ?? "–")",
                "<span>\(row.operation.html)\(end)</span>",
            ])
        }
        return Table(caption: caption, columns: columns, rows: lines, phone: .cards).html
    }
}
