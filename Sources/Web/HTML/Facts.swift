/// Names and values, one line each.
struct Facts: Sendable {
    /// One line.
    struct Row: Sendable {
        /// What it is.
        let name: String
        /// What it says.
        let value: HTML
    }

    /// The lines from top to bottom.
    let rows: [Row]

    /// The list.
    var html: HTML {
        let lines: [HTML] = rows.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" }
        return "<dl class=\"facts\">\(lines)</dl>"
    }
}
