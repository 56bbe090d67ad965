/// The overview of one unit: its targets, what was learned later, its months, who is behind, what was recorded late,
/// all figures, and the units below.
struct DashboardPage: Page {
    /// The unit, such as `Quận ủy Đống Đa`.
    let unit: String
    /// The period in words, such as `quý I/2024`.
    let period: String
    /// The units above, from the top.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The three dates.
    let dates: ThreeDates
    /// Where a founding is recorded; nil when the visitor may not.
    let founding: Address?
    /// The unit's enterprises.
    let enterprises: Address
    /// The quarterly report as a file; nil when there is none for this period.
    let report: Address?
    /// What the unit must have and nobody holds; nil where nothing is vacant.
    var vacant: Link?
    /// The targets of the period.
    let targets: [TargetCard]
    /// What became known after the day the data is known at; nil when nothing did.
    let later: LaterLine?
    /// What happened step by step; nil when there is nothing to draw.
    let months: MonthsSection?
    /// Who is behind among the units below; nil when there are none.
    let behind: BehindSection?
    /// What was recorded late.
    let late: LateSection
    /// All figures of the unit.
    let figures: [FigureRow]
    /// The figures chosen for the table of units below, by name.
    let unitColumns: [String]
    /// The units below, or the first of them.
    let units: [UnitRow]
    /// The way to all of them; nil when they stand here.
    let allUnits: Link?

    /// The overview.
    var room: Room? { .overview }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "Quận ủy Đống Đa: quý I/2024".
    func title(_ words: Strings) -> String {
        words("dashboard.title", ["unit": unit, "period": period])
    }

    /// Dates, main actions, targets and what was learned later; what explains them; what there is in all.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(heading(words))</h1>
        \(tabs.html(words))
        \(dates.html(words))
        \(actions(words))
        \(vacant.map { "<p class=\"later\">\($0.html)</p>" })
        <h2 class="hidden">\(words("dashboard.targets"))</h2>
        \(cards(words))
        \(later?.html(words))
        \(months?.html(words))
        <div class="columns wider">\(behind?.html(words))\(late.html(words))</div>
        <div class="columns">
        <section aria-labelledby="figures"><h2 id="figures">\(words("dashboard.figures"))</h2>
        \(FigureRow.table(figures, words))</section>
        <section aria-labelledby="units"><h2 id="units">\(words("dashboard.units"))</h2>
        \(UnitRow.table(units, columns: unitColumns, words))\(more)</section>
        </div>
        """
    }

    private var more: HTML? { allUnits.map { "<p class=\"more\">\($0.html)</p>" } }

    private func heading(_ words: Strings) -> HTML {
        // On a phone the line breaks between the unit and the period, not inside them.
        """
        <span class="whole">\(words("dashboard.title.unit", ["unit": unit]))</span> <span class="whole">\(period)</span>
        """
    }

    private func actions(_ words: Strings) -> HTML {
        let found: HTML? = founding.map {
            "<a class=\"button main\" href=\"\($0)\">\(words("founding.record.party"))</a>"
        }
        let file: HTML? = report.map { "<a class=\"button\" href=\"\($0)\">\(words("dashboard.report"))</a>" }
        return """
            <p class="actions">\(found)
            <a class="button" href="\(enterprises)">\(words("dashboard.enterprises"))</a>
            \(file)</p>
            """
    }

    private func cards(_ words: Strings) -> HTML {
        if targets.isEmpty { return EmptyState(text: words("dashboard.targets.none"), step: nil).html }
        return "<ul class=\"targets\">\(targets.map { $0.html(words) })</ul>"
    }
}

/// One line under the targets: what was learned after the day the data is known at.
struct LaterLine: Sendable {
    /// The day the data is known at, such as `13/4/2024`.
    let knownAt: String
    /// What was learned, such as `1 đảng viên kết nạp, ghi nhận ngày 20/4/2024`, each leading to the difference.
    let items: [Link]
    /// How much more was learned than is told here; nil when it is all told.
    let more: String?
    /// The figures with it, such as `07/17 và 8/35`.
    let now: String

    fileprivate func html(_ words: Strings) -> HTML {
        let links: [HTML] = items.enumerated().map { $0 == 0 ? $1.html : "; \($1.html)" }
        let rest: HTML? = more.map { "; \($0)" }
        let sentence = words.html(
            "dashboard.later", ["date": "\(knownAt)", "items": "\(links)\(rest)", "now": "\(now)"])
        return "<p class=\"later\">\(sentence)</p>"
    }
}

/// One figure of the unit.
struct FigureRow: Sendable {
    /// The figure's name.
    let name: String
    /// Its value.
    let value: FigureCell
    /// Whether it is a part of the figure above it ("of which").
    let isPart: Bool
    /// What it counts, in words.
    let definition: String

    fileprivate static func table(_ rows: [FigureRow], _ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("dashboard.figures.none"), step: nil).html }
        return Table(
            caption: words("dashboard.figures"),
            columns: [
                Table.Column(title: words("figure.name")), Table.Column(title: words("figure.value"), content: .number),
            ],
            rows: rows.map { $0.row(words) }, phone: .narrow
        ).html
    }

    private func row(_ words: Strings) -> Table.Row {
        let which: HTML? = isPart ? "<span class=\"soft\">\(words("figure.part"))</span> " : nil
        let head: HTML = """
            <details class="term"><summary>\(which)\(name)</summary><p>\(definition)</p></details>
            """
        return Table.Row(cells: [head, value.html(words)], isPart: isPart)
    }
}

/// One unit below, with the chosen figures.
struct UnitRow: Sendable {
    /// The unit, leading to its own overview.
    let unit: Link
    /// As many figures as the page has columns.
    let figures: [FigureCell]
    /// How it stands, in a word; nil when it has no target.
    let status: Badge?

    static func table(_ rows: [UnitRow], columns: [String], _ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("dashboard.units.none"), step: nil).html }
        // A phone has room for two figures beside the name and the word.
        let chosen = columns.enumerated().map { Table.Column(title: $1, content: .number, isLeast: $0 > 1) }
        let heads = [Table.Column(title: words("unit.name"))] + chosen + [Table.Column(title: words("unit.status"))]
        let lines = rows.map { row in
            Table.Row(cells: [row.unit.html] + row.figures.map { $0.html(words) } + [row.status?.html ?? "–"])
        }
        return Table(caption: words("dashboard.units"), columns: heads, rows: lines, phone: .narrow).html
    }
}
