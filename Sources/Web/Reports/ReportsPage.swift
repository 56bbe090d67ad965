/// The reports of a unit: the usual periods of late years, and any other days.
struct ReportsPage: Page {
    /// The unit, such as `Quận ủy Đống Đa`.
    let unit: String
    /// The units above.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The years, the latest first, each with the periods that have begun.
    let years: [(name: String, periods: [Link])]
    /// This page, which leads on to the report of the days typed.
    let action: Address
    /// What is sent along.
    let kept: [HiddenField]
    /// The first day as typed.
    let from: String
    /// The last day as typed.
    let to: String
    /// What could not be understood; fields `from` and `to`.
    let problems: [FieldProblem]

    /// The overview.
    var room: Room? { .overview }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "Báo cáo: Quận ủy Đống Đa".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(words("reports.title", ["unit": unit]), problems, words)
    }

    /// The years, then the form.
    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems).html(words))
        <h1>\(words("reports.title", ["unit": unit]))</h1>
        \(tabs.html(words))
        <p class="lead">\(words("reports.lead"))</p>
        \(years.map(list))
        <form class="filter" action="\(action)">
        <h2>\(words("reports.other"))</h2>
        <p class="hint">\(words("reports.other.hint"))</p>
        <div class="pair">\(field("from", words("dates.from"), from).html)\(field("to", words("dates.to"), to).html)</div>
        \(kept.map(\.html))<button>\(words("reports.show"))</button>
        </form>
        """
    }

    private func list(_ year: (name: String, periods: [Link])) -> HTML {
        let items: [HTML] = year.periods.map { "<li>\($0.html)</li>" }
        return "<h2>\(year.name)</h2>\n<ul class=\"ready\">\(items)</ul>\n"
    }

    private func field(_ name: String, _ label: String, _ value: String) -> Field {
        Field(name: name, label: label, value: value, problem: problems.text(for: name), kind: .date)
    }
}
