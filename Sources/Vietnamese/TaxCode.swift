/// The tax code (mã số thuế) of an enterprise, ten digits, or of its branch, ten and three.
public struct TaxCode: Sendable, Hashable {
    /// The code as it is written: "0100109106", or "0100109106-001" for a branch.
    public let digits: String

    /// Reads a code with or without its dash and with spaces anywhere; nil if it has another shape.
    /// A wrong check digit is not refused: old codes have them.
    public init?(_ text: String) {
        let dashes: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}"]
        let parts = text.unicodeScalars
            .filter { !$0.isBlank }
            .split(maxSplits: 1, omittingEmptySubsequences: false) { dashes.contains($0) }
        let figures = parts.flatMap { $0 }
        guard figures.allSatisfy({ ("0"..."9").contains($0) }),
            parts.count == 1 || parts[0].count == 10,
            figures.count == 13 || figures.count == 10 && parts.count == 1
        else { return nil }
        let all = String(String.UnicodeScalarView(figures))
        digits = figures.count == 10 ? all : "\(all.prefix(10))-\(all.suffix(3))"
    }

    /// Whether the tenth digit is the one that the first nine require.
    /// A mismatch is a reason to ask, not to refuse.
    public var hasValidCheckDigit: Bool {
        let values = digits.utf8.prefix(10).map { Int($0) - 0x30 }
        let sum = zip(values, [31, 29, 23, 19, 17, 13, 7, 5, 3]).reduce(0) { $0 + $1.0 * $1.1 }
        return values[9] == 10 - sum % 11
    }
}

extension TaxCode: CustomStringConvertible {
    /// The code as it is written.
    public var description: String { digits }
}
