/// What was recorded late, the last recorded first, as the overview shows it: events and units, no names of people.
struct LateSection: Sendable {
    /// How many there are, or that there is none.
    let statement: String
    /// The last recorded; empty where there is none.
    let items: [LateItem]
    /// The way to all of them.
    let all: Link

    /// The section.
    func html(_ words: Strings) -> HTML {
        let list: HTML? =
            items.isEmpty ? nil : "\(LateItem.table(items, words))<p class=\"more\">\(all.html)</p>"
        return """
            <section aria-labelledby="late"><h2 id="late">\(words("late.title"))</h2>
            <p class="hint">\(statement)</p>
            \(list)</section>
            """
    }
}

/// One event recorded late, in short.
struct LateItem: Sendable {
    /// What happened, leading to the operation that recorded it.
    let event: Link
    /// The unit it counts in; of what is no person its name before it.
    let unit: String
    /// The day it counts on.
    let effectiveOn: String
    /// The day it was recorded on.
    let recordedOn: String
    /// How late, in a word.
    let delay: Badge

    fileprivate static func table(_ items: [LateItem], _ words: Strings) -> HTML {
        let columns = [Table.Column(title: words("record.title")), Table.Column(title: words("late.delay"))]
        let rows = items.map { item in
            let days = words("late.dates", ["effective": item.effectiveOn, "recorded": item.recordedOn])
            return Table.Row(cells: [
                "\(item.event.html)<span class=\"sub\">\(item.unit)</span><span class=\"sub\">\(days)</span>",
                item.delay.html,
            ])
        }
        return Table(caption: words("late.title"), columns: columns, rows: rows, phone: .narrow).html
    }
}

/// Everything of a period that was recorded late, the last recorded first.
struct LatePage: Page {
    /// The unit.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// What counts as late, and who says so.
    let rule: RuleLine
    /// How many there are in all, such as `43`.
    let count: String
    /// Those of this page of the list.
    let rows: [LateRow]
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Ghi nhận muộn · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(words("late.title")) · \(unit)" }

    /// Dates, rule, list.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("late.title"))</h1>
        <p class="lead">\(unit)</p>
        \(dates.html(words))
        \(rule.html)
        \(list(words))
        """
    }

    private func list(_ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("late.none"), step: nil).html }
        return "\(LateRow.table(rows, words))\(pager.html(count: words("late.rows", ["count": count]), words))"
    }
}

/// One event recorded late.
struct LateRow: Sendable {
    /// What happened, leading to the operation that recorded it.
    let event: Link
    /// Whom or what it is about.
    let subject: String
    /// The unit it counts in.
    let unit: String
    /// The day it counts on.
    let effectiveOn: String
    /// When it was recorded.
    let recordedAt: String
    /// By whom.
    let recordedBy: String
    /// How late, in a word.
    let delay: Badge

    fileprivate static func table(_ rows: [LateRow], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("record.title")), Table.Column(title: words("unit.name")),
            Table.Column(title: words("record.effective"), content: .short),
            Table.Column(title: words("record.recorded"), content: .short), Table.Column(title: words("late.delay")),
        ]
        let lines = rows.map { row in
            Table.Row(cells: [
                "\(row.event.html)<span class=\"sub\">\(row.subject)</span>", "\(row.unit)", "\(row.effectiveOn)",
                "<span>\(row.recordedAt)<span class=\"sub\">\(row.recordedBy)</span></span>", row.delay.html,
            ])
        }
        return Table(caption: words("late.title"), columns: columns, rows: lines, phone: .cards).html
    }
}
