public import Foundation

/// A Word document as a value: a title and blocks from top to bottom, on A4 in Times New Roman 14 pt with the margins
/// of Vietnamese Party papers (top 20, bottom 20, left 30, right 15 mm), pages numbered at the top from the second.
public struct Document: Sendable, Equatable {
    /// The title in the properties of the file; it is not printed.
    public var title: String
    /// What the pages show.
    public var blocks: [Block]

    /// A document.
    public init(title: String, blocks: [Block] = []) {
        self.title = title
        self.blocks = blocks
    }

    /// A piece of a document.
    public enum Block: Sendable, Equatable {
        /// A heading; `level` is 1 for `I-`, 2 for `1.`, 3 for `a)`. Other levels are brought within 1 to 3.
        case heading(level: Int, String)
        /// A paragraph.
        case paragraph([Run], ParagraphStyle = .body)
        /// A table with borders.
        case table(Table)
        /// Two columns side by side without borders, as a letterhead or a signature needs. `leftWidth` is in
        /// millimetres of what is between the margins, half of it where nil; the two columns stay on one page.
        case twoColumns(left: [Paragraph], right: [Paragraph], leftWidth: Double? = nil)
        /// What follows begins on a new page.
        case pageBreak
        /// What follows begins on a new page that stands this way.
        case newSection(Orientation)
    }

    /// Which way an A4 page stands. The margins are the same.
    public enum Orientation: Sendable, Equatable {
        /// Upright: 210 by 297 mm.
        case portrait
        /// On its side: 297 by 210 mm, for wide tables.
        case landscape

        /// The width between the margins, in millimetres.
        public var textWidth: Double {
            switch self {
            case .portrait: 165
            case .landscape: 252
            }
        }
    }

    /// The bytes of the .docx file. The same document gives the same bytes.
    public func data() throws -> Data {
        try ArchiveWriter.data(DocumentParts(self).all.map { ($0.path, Array($0.xml.utf8)) })
    }

    /// Writes the .docx file; a file already there is replaced as a whole.
    public func write(to path: String) throws {
        try data().write(to: URL(fileURLWithPath: path), options: .atomic)
    }
}

/// Paragraph text with its style.
public struct Paragraph: Sendable, Equatable {
    /// The pieces of its text.
    public var runs: [Run]
    /// How it is set.
    public var style: ParagraphStyle

    /// A paragraph.
    public init(_ runs: [Run], _ style: ParagraphStyle = .plain) {
        self.runs = runs
        self.style = style
    }
}

/// A piece of text in one look. A line feed in it breaks the line, a tab moves to the next tab stop.
public struct Run: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The text.
    public var text: String
    /// Whether it is bold.
    public var isBold: Bool
    /// Whether it is italic.
    public var isItalic: Bool
    /// Whether it is underlined.
    public var isUnderlined: Bool
    /// The size in points, in steps of a half; nil for 14.
    public var size: Double?

    /// A piece of text.
    public init(
        _ text: String, isBold: Bool = false, isItalic: Bool = false, isUnderlined: Bool = false, size: Double? = nil
    ) {
        self.text = text
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.size = size
    }

    /// Plain text.
    public init(stringLiteral text: String) { self.init(text) }
}
