/// The three dates of every question, always in sight, each a chip that opens its choice.
///
/// Each fact counts on the tree of its own day, unless the tree of another day is asked for. The form goes by GET with
/// `from`, `to`, `known`, `tree`; each chip sends the other dates along, so that a choice changes one thing only. What was typed is given back as it was.
struct ThreeDates: Sendable {
    /// The page that asks, without its query.
    let action: Address
    /// The rest of the page's query, sent along, such as the unit.
    let kept: [HiddenField]
    /// The first day as shown before the last, such as `1/1`.
    let fromShort: String
    /// The first day, such as `1/1/2024`.
    let from: String
    /// The last day, such as `31/3/2024`.
    let to: String
    /// Data known up to the end of this day; nil for all that is known now.
    let knownAt: String?
    /// Usual periods, such as the quarters of the year.
    let periods: [Link]
    /// What could not be understood; fields `from`, `to`, `known`, with what was typed in the values above.
    let problems: [FieldProblem]
    /// Figures on the tree of this day; nil for the tree of each fact's own day.
    var treeAt: String?

    /// The chips.
    func html(_ words: Strings) -> HTML {
        let period = DateChip(
            text: words("dates.period", ["from": fromShort, "to": to]), hint: nil, action: action,
            fields: [field("from", words("dates.from"), from), field("to", words("dates.to"), to)],
            kept: kept + others("known", knownAt) + others("tree", treeAt), choices: periods)
        let known = DateChip(
            text: knownAt.map { words("dates.known", ["date": $0]) } ?? words("dates.known.now"),
            hint: words("dates.known.hint"), action: action,
            fields: [field("known", words("dates.known.label"), knownAt ?? "")],
            kept: kept + days + others("tree", treeAt), choices: [])
        let tree = DateChip(
            text: treeAt.map { words("dates.tree", ["date": $0]) } ?? words("dates.tree.own"),
            hint: words("dates.tree.hint"), action: action,
            fields: [field("tree", words("dates.tree.label"), treeAt ?? "")],
            kept: kept + days + others("known", knownAt), choices: [])
        return """
            \(ErrorSummary(problems: problems, prefix: "date").html(words))
            <div class="chips" role="group" aria-label="\(words("dates.group"))">
            \(period.html(words))\(known.html(words))\(tree.html(words))
            </div>
            """
    }

    private var days: [HiddenField] {
        [HiddenField(name: "from", value: from), HiddenField(name: "to", value: to)]
    }

    private func others(_ name: String, _ date: String?) -> [HiddenField] {
        date.map { [HiddenField(name: name, value: $0)] } ?? []
    }

    private func field(_ name: String, _ label: String, _ value: String) -> Field {
        Field(name: name, label: label, value: value, problem: problems.text(for: name), kind: .date, prefix: "date")
    }
}

/// One date in sight, and the form behind it. It stands open while one of its dates is to be mended.
struct DateChip: Sendable {
    /// What the chip says.
    let text: String
    /// What the date means, and what an empty answer means.
    let hint: String?
    /// The page that asks.
    let action: Address
    /// The dates to choose.
    let fields: [Field]
    /// What is sent along.
    let kept: [HiddenField]
    /// Ready choices.
    let choices: [Link]

    /// The chip.
    func html(_ words: Strings) -> HTML {
        let note: HTML? = hint.map { "<p class=\"hint\">\($0)</p>" }
        let ready: [HTML] = choices.map { "<li>\($0.html)</li>" }
        let isOpen = fields.contains { $0.problem != nil }
        return """
            <details class="chip" name="dates"\(" open", if: isOpen)><summary>\(text)</summary>
            <form class="panel" action="\(action)">
            \("<ul class=\"ready\">\(ready)</ul>", if: !ready.isEmpty)\(note)
            <div class="pair">\(fields.map(\.html))</div>
            \(kept.map(\.html))<button>\(words("dates.show"))</button>
            </form></details>
            """
    }
}
