import Foundation

extension String {
    /// The text in Unicode's composed form (NFC), the only form that is stored.
    public var nfc: String {
        unicodeScalars.allSatisfy(\.isSurelyComposed) ? self : precomposedStringWithCanonicalMapping
    }

    /// The search key of the text, `Fold.key`.
    public var folded: String { Fold.key(self) }

    /// The text without white space, no-break spaces, control and zero-width characters at its ends.
    public var trimmedWhitespace: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension Unicode.Scalar {
    /// Whether the scalar shows nothing: white space, control or format (zero-width) characters.
    var isBlank: Bool {
        if isASCII { return value <= 0x20 || value == 0x7F }
        // Latin and Vietnamese letters need no look into Unicode's tables.
        if (0xC0..<0x300).contains(value) || (0x1EA0...0x1EF9).contains(value) { return false }
        if properties.isWhitespace { return true }
        return properties.generalCategory == .format || properties.generalCategory == .control
    }

    /// Whether a text of such scalars alone is composed already: none of them joins another under NFC.
    fileprivate var isSurelyComposed: Bool {
        value < 0x300 || (0x1EA0...0x1EF9).contains(value) || (0x2010...0x2027).contains(value)
    }
}
