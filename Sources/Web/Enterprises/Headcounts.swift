/// How many people worked somewhere over time: a small picture, with the same numbers in a table.
struct Headcounts: Sendable {
    /// What held from a day on.
    struct Step: Sendable {
        /// The day, such as `1/4/2024`.
        let from: String
        /// How many; nil where it is not known.
        let count: Int?
        /// The same, such as `1.063`.
        let text: String
        /// Where it begins in the picture, in thousandths of its width.
        let place: Int
    }

    /// From the first to the last; at least two.
    let steps: [Step]
    /// The whole in a sentence, for those who do not see the picture.
    let summary: String

    /// The picture and the table.
    func html(_ words: Strings) -> HTML {
        let columns = [
            Table.Column(title: words("history.from"), content: .short),
            Table.Column(title: words("enterprise.workers"), content: .number),
        ]
        let rows = steps.map { Table.Row(cells: ["\($0.from)", "\($0.text)"]) }
        return """
            <section aria-labelledby="headcounts"><h2 id="headcounts">\(words("enterprise.headcounts"))</h2>
            <div class="sheet">\(picture)</div>
            \(Table(caption: words("enterprise.headcounts"), columns: columns, rows: rows, phone: .narrow).html)
            </section>
            """
    }

    private var highest: Int { max(1, steps.compactMap(\.count).max() ?? 1) }

    /// A block for each step, as wide as it held and as high as its number.
    private var picture: HTML {
        let blocks = steps.enumerated().compactMap { index, step -> HTML? in
            guard let count = step.count else { return nil }
            let end = index + 1 < steps.count ? steps[index + 1].place : 1000
            let height = count * 60 / highest
            return """
                <g><title>\(step.from): \(step.text)</title><rect class="done" x="\(Self.percent(step.place))" \
                y="\(String(64 - height))" width="\(Self.percent(max(4, end - step.place)))" \
                height="\(String(height))"/></g>

                """
        }
        return """
            <svg class="plain" role="img" width="100%" height="66"><title>\(summary)</title>
            \(blocks)<rect class="track" y="64" width="100%" height="2"/></svg>
            """
    }

    /// Thousandths as an SVG percentage.
    private static func percent(_ thousandths: Int) -> String { "\(thousandths / 10).\(thousandths % 10)%" }
}
