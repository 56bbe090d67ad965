import Vietnamese

/// A number as somebody reported it, with the word that belongs to it: `gần 4.500`.
package struct ReportedAmount: Hashable, Sendable {
    package let number: Int
    package let qualifier: Qualifier

    package init(_ number: Int, _ qualifier: Qualifier = .exact) {
        self.number = number
        self.qualifier = qualifier
    }

    /// Reads `gần 4.500`, `trên 1.200`, `4500`, the words with or without marks and capitals; nil for all else.
    package init?(text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let last = words.last, let number = Numbers.parseInteger(String(last)) else { return nil }
        let before = words.dropLast().joined(separator: " ").folded
        guard let qualifier = Qualifier.allCases.first(where: { ($0.word ?? "").folded == before }) else { return nil }
        self.init(number, qualifier)
    }

    /// As offices write it: `gần 4.500`.
    package var text: String { qualifier.text(Numbers.grouped(number)) }
}
