/// What is to be filled under a unit on a day: vacant positions, terms at or near their end, and positions of which
/// nobody was ever recorded.
struct VacanciesPage: Page {
    /// The unit.
    let unit: String
    /// The units above it, and the unit.
    let crumbs: [Link]
    /// The page itself, without its query.
    let action: Address
    /// The day as typed or shown, such as `31/3/2025`.
    let day: String
    /// What could not be understood; the field is `on`.
    let problems: [FieldProblem]
    /// How many of each, in a sentence.
    let statement: String
    /// Those of this page of the list.
    let rows: [VacancyRow]
    /// How many rows in all, such as `43`.
    let count: String
    /// Where the list stands.
    let pager: Pager

    /// The organisations.
    var room: Room? { .units }

    /// "Chức vụ khuyết, nhiệm kỳ sắp hết · …".
    func title(_ words: Strings) -> String { "\(words("vacancies.title")) · \(unit)" }

    /// Day, statement, list.
    func body(_ words: Strings) -> HTML {
        let on = Field(
            name: "on", label: words("vacancies.on"), value: day, problem: problems.text(for: "on"), kind: .date)
        let pages: HTML? = rows.isEmpty ? nil : pager.html(count: words("vacancies.rows", ["count": count]), words)
        return """
            \(ErrorSummary(problems: problems).html(words))
            <h1>\(words("vacancies.title"))</h1>
            <p class="lead">\(unit)</p>
            <form class="filter" action="\(action)"><div class="pair">\(on.html)</div>
            <button>\(words("dates.show"))</button></form>
            <p class="rule">\(statement) \(words("vacancies.rule"))</p>
            \(VacancyRow.table(rows, words))\(pages)
            """
    }
}

/// One position that is to be filled, or soon will be.
struct VacancyRow: Sendable {
    /// The unit, leading to its positions.
    let unit: Link
    /// The position, such as `Bí thư`.
    let position: String
    /// What is so, in a word.
    let status: Badge
    /// Who holds it or held it last, and until when; nil where nobody was recorded.
    let holder: String?

    fileprivate static func table(_ rows: [VacancyRow], _ words: Strings) -> HTML {
        if rows.isEmpty { return EmptyState(text: words("vacancies.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("unit.name")), Table.Column(title: words("positions.position")),
            Table.Column(title: words("unit.status")), Table.Column(title: words("vacancies.holder")),
        ]
        let lines = rows.map { row in
            Table.Row(cells: [row.unit.html, "\(row.position)", row.status.html, "\(row.holder ?? "–")"])
        }
        return Table(caption: words("vacancies.title"), columns: columns, rows: lines, phone: .cards).html
    }
}
