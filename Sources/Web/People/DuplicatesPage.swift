/// People who may have been entered twice, in pairs.
struct DuplicatesPage: Page {
    /// The list of people.
    let crumbs: [Link]
    /// How many pairs there are, such as `12`.
    let count: String
    /// The pairs of this page of the list.
    let pairs: [DuplicatePair]
    /// Where the list stands.
    let pager: Pager

    /// The people.
    var room: Room? { .people }

    /// "Hồ sơ có thể ghi trùng".
    func title(_ words: Strings) -> String { words("duplicates.title") }

    /// What is compared, the pairs, the pager.
    func body(_ words: Strings) -> HTML {
        """
        <h1>\(words("duplicates.title"))</h1>
        <p class="rule">\(words("duplicates.rule"))</p>
        \(list(words))
        """
    }

    private func list(_ words: Strings) -> HTML {
        if pairs.isEmpty { return EmptyState(text: words("duplicates.none"), step: nil).html }
        let columns = [
            Table.Column(title: words("duplicates.one")), Table.Column(title: words("duplicates.other")),
            Table.Column(title: words("duplicates.why")), Table.Column(title: words("duplicates.next")),
        ]
        let rows = pairs.map { pair in
            Table.Row(cells: [
                pair.one.html, pair.other.html, "\(pair.reasons)", pair.merging.map { $0.html } ?? "–",
            ])
        }
        let table = Table(caption: words("duplicates.title"), columns: columns, rows: rows, phone: .cards)
        return "\(table.html)\(pager.html(count: words("duplicates.count", ["count": count]), words))"
    }
}

/// Two entries that may be of one person. Nothing that is sealed.
struct DuplicatePair: Sendable {
    /// One of the two.
    struct Entry: Sendable {
        /// The name, leading to the person's page.
        let name: Link
        /// The office's file number.
        let code: String
        /// Where they stand and where, in a line.
        let standing: String

        fileprivate var html: HTML {
            "<span>\(name.html)<span class=\"sub\">\(code)</span><span class=\"sub\">\(standing)</span></span>"
        }
    }

    /// The entry with the first file number.
    let one: Entry
    /// The other one.
    let other: Entry
    /// What speaks for their being one, in words.
    let reasons: String
    /// Making them one; nil when the visitor may not record.
    let merging: Link?
}
