/// What happened month by month (or by quarter, or by year): a small chart for each figure.
struct MonthsSection: Sendable {
    /// The heading, such as `Từng tháng`.
    let title: String
    /// The charts, in the order of the figures.
    let charts: [Chart]
    /// How the pictures are read, a sentence each.
    let notes: [String]
    /// The way to all charts; nil when they stand here.
    let all: Link?

    /// The section.
    func html(_ words: Strings) -> HTML {
        let more: HTML? = all.map { "<p class=\"more\">\($0.html)</p>" }
        return """
            <section aria-labelledby="months"><h2 id="months">\(title)</h2>
            \(list(words))\(more)</section>
            """
    }

    /// The charts and how they are read.
    fileprivate func list(_ words: Strings) -> HTML {
        """
        <p class="hint">\(notes.joined(separator: " "))</p>
        <ul class="charts">\(charts.map { $0.html(words) })</ul>
        """
    }
}

/// Every chart of a unit over a period.
struct MonthsPage: Page {
    /// The unit.
    let unit: String
    /// The units above and the unit's overview.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// The charts of this page; nil when there is nothing to draw.
    let section: MonthsSection?
    /// How many charts there are in all, such as `7`.
    let count: String
    /// Where the list stands.
    let pager: Pager

    /// The overview.
    var room: Room? { .overview }

    /// "Diễn biến trong kỳ · Quận ủy Đống Đa".
    func title(_ words: Strings) -> String { "\(words("months.title")) · \(unit)" }

    /// Dates and charts.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("months.title"))</h1>
        <p class="lead">\(unit)</p>
        \(dates.html(words))
        \(charts(words))
        """
    }

    private func charts(_ words: Strings) -> HTML {
        guard let section else { return EmptyState(text: words("months.none"), step: nil).html }
        return """
            <section aria-labelledby="months"><h2 id="months">\(section.title)</h2>
            \(section.list(words))</section>
            \(pager.html(count: words("months.count", ["count": count]), words))
            """
    }
}
