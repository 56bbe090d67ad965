/// The members of a unit and everything below it on a day, by given name.
struct MembersPage: Page {
    /// The unit.
    let unit: String
    /// The units above.
    let crumbs: [Link]
    /// The pages of the unit.
    let tabs: UnitTabs
    /// The day, to be chosen.
    let day: DateChip
    /// What is wrong with the day asked for; often nothing.
    let problems: [FieldProblem]
    /// How many members there are, such as `1.063`, with the records behind the figure; not held before the register
    /// of the unit opens.
    let figure: FigureCell
    /// The number of rows in words; nil where the figure is not held.
    let count: String?
    /// What is done most, the first before all.
    let actions: [Link]
    /// The members of this page of the list.
    let rows: [PersonLine]
    /// Where the list stands.
    let pager: Pager
    /// Taking home the movements of the unit and those below it.
    let export: ExportLinks

    /// The organisations.
    var room: Room? { .units }

    /// Of the unit.
    var sight: Address? { Address("units", tabs.code, "sight") }

    /// "Đảng viên: Chi bộ Công ty TNHH Bình Minh".
    func title(_ words: Strings) -> String { words("members.title", ["unit": unit]) }

    /// Day, figure, buttons, list.
    func body(_ words: Strings) -> HTML {
        """
        \(ErrorSummary(problems: problems, prefix: "date").html(words))
        <h1>\(title(words))</h1>
        \(tabs.html(words))
        <div class="chips" role="group" aria-label="\(words("members.day"))">\(day.html(words))</div>
        <p class="lead">\(words("members.figure")) \(figure.html(words))</p>
        \(Link.actions(actions))
        \(list(words))
        <h2>\(words("members.movements"))</h2>
        \(export.html(words))
        """
    }

    private func list(_ words: Strings) -> HTML {
        guard let count else { return EmptyState(text: words("figure.unheld.why"), step: nil).html }
        if rows.isEmpty { return EmptyState(text: words("members.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("person.name")),
            Table.Column(title: words("person.status")),
            Table.Column(title: words("person.place")),
            Table.Column(title: words("person.workplace")),
        ]
        let table = Table(
            caption: title(words), columns: columns, rows: rows.map { $0.row(words, withCode: false) }, phone: .cards)
        return "\(table.html)\(pager.html(count: count, words))"
    }
}

extension Link {
    /// Buttons in the words of the office, the first before all.
    static func actions(_ links: [Link]) -> HTML? {
        if links.isEmpty { return nil }
        let buttons: [HTML] = links.enumerated().map { place, link in
            "<a class=\"button\(" main", if: place == 0)\" href=\"\(link.address)\">\(link.text)</a>"
        }
        return "<p class=\"actions\">\(buttons)</p>"
    }
}
