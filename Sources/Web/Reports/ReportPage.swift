/// A report before it is printed or loaded: its dates, what the clerk fills in, and the paper itself.
struct ReportPage: Page {
    /// The unit, such as `Quận ủy Đống Đa`.
    let unit: String
    /// The period in words, such as `quý I/2024`.
    let period: String
    /// The units above, and the unit.
    let crumbs: [Link]
    /// The three dates.
    let dates: ThreeDates
    /// The Word file.
    let file: Address
    /// Reports of other periods.
    let others: Address
    /// The clerk's form.
    let clerk: ClerkForm
    /// The paper.
    let paper: PaperSheet

    /// How many rows each table of the page shows: all together as many as a phone can load. The file has all.
    ///
    /// - Parameter listings: how many tables there are beside those of the unit, of admissions, of the units below.
    static func rows(listings: Int) -> Int { 40 / (listings + 3) }

    /// The overview.
    var room: Room? { .overview }

    /// "Báo cáo quý I/2024: Quận ủy Đống Đa".
    func title(_ words: Strings) -> String {
        ErrorSummary.title(
            words("report.title", ["unit": unit, "period": period]), dates.problems + clerk.problems, words)
    }

    /// Dates, ways on, the clerk's form, and the paper, which alone is printed.
    func body(_ words: Strings) -> HTML {
        """
        <h1><span class="whole">\(words("report.title.unit", ["period": period]))</span>
        <span class="whole">\(unit)</span></h1>
        <p class="lead">\(words("report.lead")) \(words("report.print"))</p>
        \(dates.html(words))
        <p class="actions"><a class="button main" href="\(file)">\(words("report.file"))</a>
        <a class="button" href="\(others)">\(words("report.others"))</a></p>
        \(clerk.html(words, isFirst: dates.problems.isEmpty))
        \(paper.html(words))
        """
    }
}

/// Number and day of a paper, which the clerk fills in when it is issued.
struct ClerkForm: Sendable {
    /// The page that shows the paper.
    let action: Address
    /// What is sent along.
    let kept: [HiddenField]
    /// The number as typed.
    let number: String
    /// The day as typed.
    let date: String
    /// What could not be understood; fields `number` and `date`.
    let problems: [FieldProblem]

    /// The form.
    ///
    /// - Parameter isFirst: whether nothing is to be mended above it, so that the summary is this form's.
    func html(_ words: Strings, isFirst: Bool) -> HTML {
        """
        \(ErrorSummary(problems: isFirst ? problems : []).html(words))
        <form class="sheet filter" action="\(action)">
        <h2>\(words("report.clerk"))</h2>
        <p class="hint">\(words("report.clerk.hint"))</p>
        <div class="pair">\(number(words).html)\(date(words).html)</div>
        \(kept.map(\.html))<button>\(words("report.fill"))</button>
        </form>
        """
    }

    private func number(_ words: Strings) -> Field {
        Field(
            name: "number", label: words("report.number"), hint: words("report.number.hint"), value: number,
            problem: problems.text(for: "number"))
    }

    private func date(_ words: Strings) -> Field {
        Field(
            name: "date", label: words("report.date"), hint: words("report.date.hint"), value: date,
            problem: problems.text(for: "date"), kind: .date)
    }
}
