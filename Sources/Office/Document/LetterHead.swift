/// The head of an official paper: who issues it and its number at the left, the motto over a rule, the place and the
/// date at the right.
public struct LetterHead: Sendable, Equatable {
    /// The body above the issuer, in capitals; nil when there is none to name.
    public var parentBody: String?
    /// The issuing body, in capitals.
    public var issuer: String
    /// The number with its symbol; blanks are left for the clerk, as in `Số      -BC/QU`.
    public var number: String
    /// What stands between the issuer and the number: `*` on papers of the Party.
    public var star: String
    /// The name of the State over the motto, in capitals; nil on papers that do not bear it.
    public var nation: String?
    /// The motto at the right.
    public var motto: String
    /// The length of the rule beneath the motto in millimetres; it should be as long as the motto is printed.
    public var ruleLength: Double
    /// Place and date, as in `Đống Đa, ngày     tháng     năm 2024`.
    public var placeAndDate: String

    /// A letterhead.
    public init(
        parentBody: String? = nil, issuer: String, star: String = "*", number: String, nation: String? = nil,
        motto: String, ruleLength: Double = 72, placeAndDate: String
    ) {
        self.parentBody = parentBody
        self.issuer = issuer
        self.star = star
        self.number = number
        self.nation = nation
        self.motto = motto
        self.ruleLength = ruleLength
        self.placeAndDate = placeAndDate
    }

    /// The blocks that print it, to stand first in a document.
    public var blocks: [Document.Block] {
        // The name of the State needs more room than a motto.
        let leftWidth = nation == nil ? 77.0 : 70.0
        var left: [Paragraph] = []
        if let parentBody { left.append(Paragraph([Run(parentBody)], .centered)) }
        left.append(Paragraph([Run(issuer, isBold: true)], .centered))
        left.append(Paragraph([Run(star)], .centered))
        left.append(Paragraph([Run(number)], .centered))
        let side = max(0, (Document.Orientation.portrait.textWidth - leftWidth - ruleLength) / 2)
        // The rule is a paragraph of its own: the motto keeps the whole width, should its font run wider.
        let rule = ParagraphStyle(alignment: .center, sideIndent: side, spaceAfter: 8, lineHeight: 3, hasRule: true)
        let state = nation.map { [Paragraph([Run($0, isBold: true, size: 12)], .centered)] } ?? []
        let right =
            state + [
                Paragraph([Run(motto, isBold: true, size: nation == nil ? 15 : 14)], .centered),
                Paragraph([], rule),
                Paragraph([Run(placeAndDate, isItalic: true)], .centered),
            ]
        return [
            .twoColumns(left: left, right: right, leftWidth: leftWidth),
            .paragraph([], ParagraphStyle(lineHeight: 12)),
        ]
    }
}

/// The name of a paper: its type in capitals, what it is about, and a short line of hyphens.
public struct TitleBlock: Sendable, Equatable {
    /// The type, as in `BÁO CÁO`.
    public var type: String
    /// What the paper is about.
    public var summary: String

    /// A title.
    public init(type: String, summary: String) {
        self.type = type
        self.summary = summary
    }

    /// The blocks that print it.
    public var blocks: [Document.Block] {
        [
            .paragraph([Run(type, isBold: true, size: 16)], ParagraphStyle(alignment: .center, spaceBefore: 6)),
            .paragraph([Run(summary, isBold: true)], .centered),
            .paragraph(["-----"], ParagraphStyle(alignment: .center, spaceAfter: 12)),
        ]
    }
}

/// The end of an official paper: who receives it at the left, who signs at the right.
public struct SignatureBlock: Sendable, Equatable {
    /// The word over the recipients, underlined, as in `Nơi nhận`.
    public var recipientsTitle: String
    /// The recipients, each on a line of its own; by custom the last one is `Lưu …`.
    public var recipients: [String]
    /// In whose name and as what the signer signs, in capitals: the first line bold, as in `T/M BAN THƯỜNG VỤ`,
    /// then `PHÓ BÍ THƯ`.
    public var authority: [String]
    /// The signer's name; nil leaves the place blank.
    public var name: String?

    /// A signature block.
    public init(
        recipientsTitle: String = "Nơi nhận", recipients: [String], authority: [String], name: String? = nil
    ) {
        self.recipientsTitle = recipientsTitle
        self.recipients = recipients
        self.authority = authority
        self.name = name
    }

    /// The blocks that print it, to stand last in a document. A signature should not stand alone on a page: let the
    /// last paragraph before it have ``ParagraphStyle/keepsWithNext``.
    public var blocks: [Document.Block] {
        var left = [Paragraph([Run(recipientsTitle, isUnderlined: true), ":"])]
        left += recipients.map { Paragraph([Run("- " + $0, size: 12)]) }
        var right = authority.enumerated().map { index, line in
            Paragraph([Run(line, isBold: index == 0)], .centered)
        }
        // Room for the signature and the seal.
        right.append(Paragraph([Run(name ?? "", isBold: true)], ParagraphStyle(alignment: .center, spaceBefore: 76)))
        return [
            .paragraph([], ParagraphStyle(lineHeight: 8, keepsWithNext: true)),
            .twoColumns(left: left, right: right, leftWidth: 77),
        ]
    }
}

/// The end of a table or an annex: who drew it up at the left, who stands for it at the right.
public struct PreparerBlock: Sendable, Equatable {
    /// The word over the left signature, as in `NGƯỜI LẬP BIỂU`.
    public var preparer: String
    /// In whose name and as what the signer at the right signs, in capitals; an empty line is left for the office.
    public var authority: [String]

    /// The end of a table.
    public init(preparer: String, authority: [String]) {
        self.preparer = preparer
        self.authority = authority
    }

    /// The blocks that print it, to stand after the last table.
    public var blocks: [Document.Block] {
        func column(_ lines: [String]) -> [Paragraph] {
            // The last paragraph is the room for the signature.
            lines.map { Paragraph([Run($0, isBold: true)], .centered) }
                + [Paragraph([], ParagraphStyle(alignment: .center, spaceBefore: 76))]
        }
        return [
            .paragraph([], ParagraphStyle(lineHeight: 8, keepsWithNext: true)),
            .twoColumns(left: column([preparer]), right: column(authority)),
        ]
    }
}
