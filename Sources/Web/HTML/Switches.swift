/// Ways to see the same page side by side, one of them chosen.
struct Switches: Sendable {
    /// Each as a link, and whether it is what the page shows.
    let all: [(link: Link, isChosen: Bool)]
    /// What is chosen, for whoever does not see it; nil where the heading above says it.
    var label: String?

    /// Where each leads, the chosen one marked.
    var html: HTML {
        let items: [HTML] = all.map { each in
            """
            <li><a href="\(each.link.address)"\(" aria-current=\"true\"", if: each.isChosen)>\(each.link.text)</a></li>
            """
        }
        let name: HTML? = label.map { " aria-label=\"\($0)\"" }
        return "<ul class=\"ready\"\(name)>\(items)</ul>"
    }
}
