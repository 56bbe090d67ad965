/// Where a list stands and how many rows it has in all. Shown below every list, even of one page.
struct Pager: Sendable {
    /// This page, such as `1`.
    let page: String
    /// How many pages, such as `3`.
    let pages: String
    /// The page before; nil on the first.
    let previous: Address?
    /// The page after; nil on the last.
    let next: Address?

    /// The pager with the count of rows in words, such as `43 doanh nghiệp`.
    func html(count: String, _ words: Strings) -> HTML {
        let back: HTML? = previous.map { link($0, "prev", words("pager.previous")) }
        let on: HTML? = next.map { link($0, "next", words("pager.next")) }
        let place = words("pager.place", ["page": page, "pages": pages])
        return """
            <nav class="pager" aria-label="\(words("pager.label"))">
            <p>\(place) · \(count)</p>
            \(back)\(on)
            </nav>
            """
    }

    private func link(_ address: Address, _ relation: String, _ text: String) -> HTML {
        "<a class=\"button\" rel=\"\(relation)\" href=\"\(address)\">\(text)</a>"
    }
}
