/// The picture of a chart. It is as wide as its place; heights are in pixels.
struct ChartPicture {
    let chart: Chart
    let words: Strings

    /// The highest and the lowest line that is drawn to.
    private let top = 8.0
    private let base = 116.0

    /// The picture, in words too for those who do not see it.
    var html: HTML {
        // Its links stand in the table behind it, where the keyboard finds them.
        """
        <svg class="\(tint)" role="group" aria-labelledby="\(chart.id)-title" aria-describedby="\(chart.id)-desc" \
        width="100%" height="\(String(height))">
        <title id="\(chart.id)-title">\(chart.name)</title>
        <desc id="\(chart.id)-desc">\(words("chart.desc", ["summary": chart.summary]))</desc>
        \(chart.columns.indices.map(column))\(line("axis", from: (0, base), to: (1, base)))\(lines)\(tick)
        </svg>
        """
    }

    private var height: Int { chart.columns.contains { $0.year != nil } ? 172 : 156 }

    private var tint: HTML {
        switch chart.status?.tone {
        case .good: "good"
        case .late: "late"
        case .noticed: "noticed"
        case .plain, nil: "plain"
        }
    }

    // MARK: - Columns

    /// How much of the picture's width a step takes, and how much of it the column in its middle.
    private var step: Double { 1 / Double(max(1, chart.columns.count)) }
    private var width: Double { min(step * 0.62, 0.12) }

    private func column(_ index: Int) -> HTML {
        let column = chart.columns[index]
        let middle = (Double(index) + 0.5) * step
        let labels: HTML = "\(text(middle, 150, column.label))\(column.year.map { text(middle, 168, $0) })"
        switch column.value {
        case .ahead: return labels
        case .unheld:
            let said = words("chart.column", ["step": column.name, "value": words("figure.unheld")])
            return "<g><title>\(said)</title>\(rect("unheld", middle, width, top))\(labels)</g>\n"
        case .held(let amount):
            let said = words("chart.column", ["step": column.name, "value": amount.text])
            let number: HTML? = isRoomy ? text(middle, 132, amount.text, isStrong: true) : nil
            let drawn: HTML? = amount.number > 0 ? rect("column", middle, width, y(Double(amount.number))) : nil
            return """
                <a href="\(amount.records)" tabindex="-1"><title>\(said)</title>\(drawn)\
                \(number)\(labels)</a>

                """
        }
    }

    /// Whether the numbers have room under their columns.
    private var isRoomy: Bool { chart.columns.count <= 12 }

    private func rect(_ name: HTML, _ middle: Double, _ width: Double, _ top: Double) -> HTML {
        """
        <rect class="\(name)" x="\(percent(middle - width / 2))" y="\(pixels(top))" width="\(percent(width))" \
        height="\(pixels(base - top))"/>
        """
    }

    private func text(_ x: Double, _ y: Double, _ text: String, isStrong: Bool = false) -> HTML {
        "<text\(" class=\"value\"", if: isStrong) x=\"\(percent(x))\" y=\"\(pixels(y))\">\(text)</text>"
    }

    // MARK: - Lines

    /// What is due at an even pace, and over it what is reached as far as the calendar has come.
    private var lines: HTML? {
        guard let start = chart.start, let end = chart.columns.last?.due else { return nil }
        let ends = chart.columns.enumerated().compactMap { index, column in
            column.reached.map { (x: min(Double(index + 1) * step, now), y: y(Double($0.number))) }
        }
        let points = [(x: 0, y: y(Double(start.reached)))] + ends
        let places = points.map { "\(Int(($0.x * 1000).rounded())),\(pixels($0.y))" }.joined(separator: " ")
        let last: HTML? = points.last.map {
            "<circle class=\"done\" cx=\"\(percent(min($0.x, 0.985)))\" cy=\"\(pixels($0.y))\" r=\"4\"/>"
        }
        return """
            \(line("even", from: (0, y(start.due)), to: (1, y(end))))\
            <svg viewBox="0 0 1000 \(pixels(base))" preserveAspectRatio="none" width="100%" height="\(pixels(base))">\
            <polyline class="run" points="\(places)"/></svg>\(last)
            """
    }

    private var tick: HTML? {
        chart.calendar == nil ? nil : line("now", from: (now, 0), to: (now, base))
    }

    private var now: Double { chart.calendar.map { Double($0) / 1000 } ?? 1 }

    private func line(_ name: HTML, from: (x: Double, y: Double), to: (x: Double, y: Double)) -> HTML {
        """
        <line class="\(name)" x1="\(percent(from.x))" y1="\(pixels(from.y))" x2="\(percent(to.x))" \
        y2="\(pixels(to.y))"/>
        """
    }

    // MARK: - Scale

    /// The height of an amount: all that is drawn shares one scale, which begins with 0.
    private func y(_ amount: Double) -> Double {
        base - (base - top) * max(0, amount) / highest
    }

    private var highest: Double {
        let amounts = chart.columns.flatMap { column -> [Double] in
            var amounts = [column.due, column.reached.map { Double($0.number) }]
            if case .held(let amount) = column.value { amounts.append(Double(amount.number)) }
            return amounts.compactMap(\.self)
        }
        let start = chart.start.map { [$0.due, Double($0.reached)] } ?? []
        return (amounts + start).reduce(1, max)
    }

    private func percent(_ share: Double) -> String {
        let thousandths = Int((min(max(share, 0), 1) * 1000).rounded())
        return thousandths % 10 == 0 ? "\(thousandths / 10)%" : "\(thousandths / 10).\(thousandths % 10)%"
    }

    private func pixels(_ height: Double) -> String {
        String(Int(height.rounded()))
    }
}
