package import Domain
package import Vietnamese

/// Where a number of the report comes from: the figure whose records sum to it.
package struct FigureSource: Hashable, Sendable {
    /// The unit's code.
    package var unitCode: String
    /// The figure.
    package var indicator: Indicator
    /// The first day that counts in it.
    package var from: Day
    /// The last day that counts in it.
    package var to: Day
    /// Whether the number counts what was recorded after the report's moment too.
    package var isLater: Bool
}

/// Words of the report in which each number knows where it comes from, so that a page can open it.
package struct ReportText: Hashable, Sendable {
    /// A run of words, or one number with its source.
    package struct Piece: Hashable, Sendable {
        /// What is read.
        package var text: String
        /// Where the number comes from; nil for words.
        package var source: FigureSource?
    }

    /// The pieces in their order.
    package private(set) var pieces: [Piece] = []

    /// Words alone.
    init(_ text: String) { append(Piece(text: text)) }

    /// A number that can be opened; words alone where it has no source.
    init(_ text: String, source: FigureSource?) { append(Piece(text: text, source: source)) }

    /// What is read, without the sources.
    package var plain: String { pieces.map(\.text).joined() }

    /// With a capital at the beginning.
    var capitalizedFirst: ReportText { changingFirst { $0.capitalizedFirst } }

    /// With a small letter at the beginning.
    var decapitalized: ReportText { changingFirst { $0.decapitalized } }

    private func changingFirst(_ change: (String) -> String) -> ReportText {
        var copy = self
        if let first = pieces.first { copy.pieces[0].text = change(first.text) }
        return copy
    }

    /// Several texts with the same words between each two.
    static func joined(_ texts: [ReportText], by separator: String) -> ReportText {
        texts.enumerated().reduce(into: ReportText("")) { all, entry in
            if entry.offset > 0 { all.append(Piece(text: separator)) }
            for piece in entry.element.pieces { all.append(piece) }
        }
    }

    fileprivate mutating func append(_ piece: Piece) {
        if piece.text.isEmpty { return }
        // Words that follow words are one piece, so that equal texts are equal however composed.
        if piece.source == nil, let last = pieces.last, last.source == nil {
            pieces[pieces.count - 1].text += piece.text
        } else {
            pieces.append(piece)
        }
    }
}

extension ReportText: ExpressibleByStringInterpolation {
    /// Words as they are written in the source.
    package init(stringLiteral text: String) { self.init(text) }

    /// Words with texts and strings put in their places.
    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

    /// Collects the pieces of one literal.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ReportText("")

        /// Starts empty; the sizes are only a hint.
        package init(literalCapacity: Int, interpolationCount: Int) {}

        /// Words of the literal.
        package mutating func appendLiteral(_ literal: String) { text.append(Piece(text: literal)) }

        /// Words.
        package mutating func appendInterpolation(_ words: String) { text.append(Piece(text: words)) }

        /// Words and numbers with their sources.
        package mutating func appendInterpolation(_ other: ReportText) {
            for piece in other.pieces { text.append(piece) }
        }
    }
}
