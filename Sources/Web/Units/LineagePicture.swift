/// Where a unit came from and what it went into, drawn from left to right; the timeline is the table behind it.
struct LineagePicture: Sendable {
    /// Another unit, and how and when it is tied to this one.
    struct Tie: Sendable {
        /// The unit.
        let unit: Link
        /// How, such as `Sáp nhập 1/7/2025`.
        let word: String
    }

    /// This unit's name.
    let unit: String
    /// The units that went into it or that it came of.
    let predecessors: [Tie]
    /// The units it went into or that came of it.
    let successors: [Tie]

    private static let row = 64
    private static let box = 260

    /// Boxes with lines between them; each box but the middle one is a link.
    func html(_ words: Strings) -> HTML {
        let rows = max(predecessors.count, successors.count, 1)
        let height = rows * Self.row
        let middle = height / 2
        let summary = words(
            "lineage.summary",
            ["unit": unit, "before": String(predecessors.count), "after": String(successors.count)])
        return """
            <figure class="lineage"><svg viewBox="0 0 900 \(String(height))" role="img" aria-label="\(summary)">
            \(predecessors.indices.map { side(predecessors[$0], 0, place($0, predecessors.count, height), 260, 320, middle) })\
            \(successors.indices.map { side(successors[$0], 640, place($0, successors.count, height), 640, 580, middle) })\
            \(boxed(unit, nil, 320, middle, isMiddle: true))
            </svg></figure>
            """
    }

    private func place(_ index: Int, _ count: Int, _ height: Int) -> Int { height * (2 * index + 1) / (2 * count) }

    private func side(_ tie: Tie, _ x: Int, _ y: Int, _ from: Int, _ to: Int, _ middle: Int) -> HTML {
        """
        <line x1="\(String(from))" y1="\(String(y))" x2="\(String(to))" y2="\(String(middle))"/>\
        <a href="\(tie.unit.address)" tabindex="-1">\(boxed(tie.unit.text, tie.word, x, y, isMiddle: false))</a>

        """
    }

    private func boxed(_ name: String, _ word: String?, _ x: Int, _ y: Int, isMiddle: Bool) -> HTML {
        let shown = name.count > 34 ? "\(name.prefix(33))…" : name
        let second: HTML? = word.map {
            """
            <text class="soft" x="\(String(x + 12))" y="\(String(y + 15))">\($0)</text>
            """
        }
        return """
            <g><title>\(name)</title><rect\(" class=\"now\"", if: isMiddle) x="\(String(x))" y="\(String(y - 25))" \
            width="\(String(Self.box))" height="50" rx="6"/>\
            <text x="\(String(x + 12))" y="\(String(word == nil ? y + 5 : y - 4))">\(shown)</text>\(second)</g>
            """
    }
}

/// One turn in the life of a unit.
struct TurnLine: Sendable {
    /// The day.
    let day: String
    /// What happened, such as `Nhận sáp nhập`.
    let what: String
    /// The other unit concerned.
    let other: Link?
    /// The decision.
    let decision: String?
    /// The record of a handover; nil of what was none.
    let paper: Link?
    /// The operation that recorded it.
    let operation: Link

    /// The turns as a table, the first on top.
    static func table(_ lines: [TurnLine], _ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("turn.day"), content: .short), Table.Column(title: words("turn.what")),
            Table.Column(title: words("turn.other")), Table.Column(title: words("turn.decision")),
            Table.Column(title: words("history.operation")),
        ]
        let rows = lines.map { line in
            Table.Row(cells: [
                "\(line.day)", "\(line.what)", line.other.map { $0.html } ?? "–",
                "\(line.decision ?? "–")\(line.paper.map { "<span class=\"sub\">\($0.html)</span>" })",
                line.operation.html,
            ])
        }
        return Table(caption: words("turn.title"), columns: columns, rows: rows, phone: .cards).html
    }
}
