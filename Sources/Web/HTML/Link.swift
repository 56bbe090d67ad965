/// Words that lead somewhere.
struct Link: Sendable {
    /// What the reader sees.
    let text: String
    /// Where it leads.
    let address: Address

    /// The link.
    var html: HTML { "<a href=\"\(address)\">\(text)</a>" }
}

/// A word on a tint. The colour never stands alone: the word says the same.
struct Badge: Sendable {
    /// The tints of the look.
    enum Tone: Sendable {
        /// On time, in force.
        case good
        /// Late, closed, refused.
        case late
        /// Worth a look.
        case noticed
        /// Neither.
        case plain
    }

    /// What it says.
    let word: String
    /// Its tint.
    let tone: Tone

    /// The badge.
    var html: HTML {
        let name: HTML =
            switch tone {
            case .good: "good"
            case .late: "late"
            case .noticed: "noticed"
            case .plain: "plain"
            }
        return "<span class=\"badge \(name)\">\(word)</span>"
    }
}

/// A figure in a table: its records one step away, or the words that it is not held.
struct FigureCell: Sendable {
    /// The figure as shown, such as `1.063` or `0/6`; nil when there is no data for it.
    let text: String?
    /// The records behind it; nil when there is nothing to open.
    let records: Address?

    /// The figure, a link where it can be opened.
    func html(_ words: Strings) -> HTML {
        guard let text else { return "<span class=\"unheld\">\(words("figure.unheld"))</span>" }
        guard let records else { return "\(text)" }
        return Link(text: text, address: records).html
    }
}

/// What recording something does to a figure: `02/05 → 03/05`.
struct FigureChange: Sendable {
    /// The figure's name.
    let figure: String
    /// The unit it is shown for.
    let unit: String
    /// As it stands now.
    let before: String
    /// As it will stand.
    let after: String

    /// The list of changes, or the words that no figure changes.
    static func list(_ changes: [FigureChange], _ words: Strings) -> HTML {
        if changes.isEmpty { return "<p class=\"soft\">\(words("change.none"))</p>" }
        let items: [HTML] = changes.map { change in
            """
            <li><span>\(change.figure) <span class="soft">· \(change.unit)</span></span>
            <span class="move"><span class="hidden">\(words("change.from"))</span> \(change.before)
            <span aria-hidden="true">→</span><span class="hidden">\(words("change.to"))</span>
            <strong>\(change.after)</strong></span></li>
            """
        }
        return "<ul class=\"changes\">\(items)</ul>"
    }
}
