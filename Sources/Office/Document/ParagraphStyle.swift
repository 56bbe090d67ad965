/// Where the lines of a paragraph or the text of a table column stand.
public enum Alignment: String, Sendable, Equatable {
    /// At the left edge.
    case left
    /// In the middle.
    case center
    /// At the right edge, as numbers.
    case right
    /// At both edges.
    case both
}

/// How a paragraph is set.
public struct ParagraphStyle: Sendable, Equatable {
    /// Where its lines stand.
    public var alignment: Alignment
    /// Indent of the first line, in millimetres.
    public var firstLineIndent: Double
    /// Indent of all lines from both edges, in millimetres.
    public var sideIndent: Double
    /// Space above, in points.
    public var spaceBefore: Double
    /// Space below, in points.
    public var spaceAfter: Double
    /// The exact height of a line in points; nil lets the font decide.
    public var lineHeight: Double?
    /// Whether it stays on the page of the paragraph after it.
    public var keepsWithNext: Bool
    /// Whether a thin rule runs beneath it, as wide as the paragraph.
    public var hasRule: Bool

    /// A style; what is not named is the plain style's.
    public init(
        alignment: Alignment = .left, firstLineIndent: Double = 0, sideIndent: Double = 0, spaceBefore: Double = 0,
        spaceAfter: Double = 0, lineHeight: Double? = nil, keepsWithNext: Bool = false, hasRule: Bool = false
    ) {
        self.alignment = alignment
        self.firstLineIndent = firstLineIndent
        self.sideIndent = sideIndent
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.lineHeight = lineHeight
        self.keepsWithNext = keepsWithNext
        self.hasRule = hasRule
    }

    /// Body text: justified, first line in by 10 mm, lines of exactly 19 pt, 6 pt below.
    public static let body = ParagraphStyle(alignment: .both, firstLineIndent: 10, spaceAfter: 6, lineHeight: 19)
    /// Left, no indents and no space.
    public static let plain = ParagraphStyle()
    /// In the middle, no indents and no space.
    public static let centered = ParagraphStyle(alignment: .center)
}
