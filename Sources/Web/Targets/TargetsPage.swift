/// The targets of one unit: those it received, and those it gave.
struct TargetsPage: Page {
    /// The unit's name.
    let unit: String
    /// The units above it.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The three dates the progress is worked out for.
    let dates: ThreeDates
    /// Where a received target is recorded; nil when the visitor may not.
    let receive: Address?
    /// Where a target for a unit below is recorded; nil when the visitor may not.
    let give: Address?
    /// What it received, the latest periods first.
    let received: [TargetRow]
    /// What it gave.
    let given: [TargetRow]
    /// Taking home the targets of the unit and those below it.
    let export: ExportLinks

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "… : chỉ tiêu".
    func title(_ words: Strings) -> String { words("targets.title", ["unit": unit]) }

    /// Both lists.
    func body(_ words: Strings) -> HTML {
        let first: HTML? = receive.map { "<a class=\"button main\" href=\"\($0)\">\(words("target.receive"))</a>" }
        let second: HTML? = give.map { "<a class=\"button\" href=\"\($0)\">\(words("target.give"))</a>" }
        return """
            <h1>\(unit)</h1>
            \(tabs.html(words))
            \(dates.html(words))
            <p class="actions">\(first) \(second)</p>
            <section aria-labelledby="received"><h2 id="received">\(words("targets.received"))</h2>
            \(TargetRow.table(received, words("targets.received"), words("target.from"), words))</section>
            <section aria-labelledby="given"><h2 id="given">\(words("targets.given"))</h2>
            \(TargetRow.table(given, words("targets.given"), words("target.unit"), words))</section>
            \(export.html(words))
            """
    }
}

/// One target in a list.
struct TargetRow: Sendable {
    /// The figure it is set for.
    let indicator: String
    /// Its period, such as `1/1/2024 – 31/12/2024`.
    let period: String
    /// What was asked for, such as `05` or `05–07`.
    let aim: String
    /// What is reached in the period shown, leading to the records; nil where the period shown is another.
    let progress: FigureCell?
    /// Who gave it, or to whom it was given.
    let other: Link?
    /// The document, with its day.
    let document: String?
    /// The operation that recorded it.
    let operation: Link
    /// Changing it; nil when the visitor may not.
    var change: Link?

    fileprivate static func table(
        _ rows: [TargetRow], _ caption: String, _ other: String, _ words: Strings
    ) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("targets.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("figure.name")), Table.Column(title: words("target.period"), content: .short),
            Table.Column(title: other), Table.Column(title: words("target.aim"), content: .number),
            Table.Column(title: words("target.progress"), content: .number),
            Table.Column(title: words("target.document")), Table.Column(title: words("history.operation")),
        ]
        let lines = rows.map { row in
            let more: HTML? = row.change.map { "<span class=\"sub\">\($0.html)</span>" }
            return Table.Row(cells: [
                "\(row.indicator)", "\(row.period)", row.other?.html ?? "–", "\(row.aim)",
                row.progress?.html(words) ?? "<span class=\"soft\">\(words("target.otherPeriod"))</span>",
                "\(row.document ?? "–")", "\(row.operation.html)\(more)",
            ])
        }
        return Table(caption: caption, columns: columns, rows: lines, phone: .cards).html
    }
}
