import Foundation

/// What a text is searched by: its letters and digits, without case, tones or other marks.
public enum Fold {
    /// The search key of a text: lower-case, no diacritics, đ as d, and one space for every run of
    /// white space, punctuation and symbols; none at the ends. "Đống Đa," gives "dong da".
    ///
    /// Composed and decomposed input give the same key. Zero-width characters vanish. Other scripts are kept.
    public static func key(_ text: String) -> String {
        quickKey(text) ?? fullKey(text)
    }

    /// Scalars below this are folded by table: Latin, Greek, Cyrillic, Vietnamese, general punctuation.
    private static let limit: UInt32 = 0x2070
    private static let dropped: UInt16 = 0
    private static let space: UInt16 = 0x20
    /// Marks a scalar that the table cannot answer for, since it folds to several or to longer text.
    private static let unknown: UInt16 = 0xFFFF

    private static let table: [UInt16] = (0..<limit).map { value in
        Unicode.Scalar(value).map(entry) ?? unknown
    }

    private static func entry(_ scalar: Unicode.Scalar) -> UInt16 {
        let pieces = pieces(of: String(scalar)).filter { $0 != .nothing }
        guard let first = pieces.first else { return dropped }
        if pieces.allSatisfy({ $0 == .gap }) { return space }
        guard pieces.count == 1, case .letter(let letter) = first,
            let value = UInt16(exactly: letter.value),
            UTF8.width(letter) <= UTF8.width(scalar)
        else { return unknown }
        return value
    }

    /// The key by table alone, or nil where a scalar is not in it. A key is never longer than its text in UTF-8.
    private static func quickKey(_ text: String) -> String? {
        let table = Self.table
        var complete = true
        let key = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            var gap = false
            for scalar in text.unicodeScalars {
                let value = scalar.value < limit ? table[Int(scalar.value)] : unknown
                switch value {
                case dropped: continue
                case space: gap = count > 0
                case unknown:
                    complete = false
                    return 0
                default:
                    if gap {
                        buffer[count] = 0x20
                        count += 1
                        gap = false
                    }
                    count = append(value, to: buffer, at: count)
                }
            }
            return count
        }
        return complete ? key : nil
    }

    /// Writes one scalar of the table as UTF-8 and returns the place after it.
    private static func append(_ value: UInt16, to buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
        var place = place
        func put(_ byte: UInt16) {
            buffer[place] = UInt8(truncatingIfNeeded: byte)
            place += 1
        }
        switch value {
        case ..<0x80:
            put(value)
        case ..<0x800:
            put(0xC0 | value >> 6)
            put(0x80 | value & 0x3F)
        default:
            put(0xE0 | value >> 12)
            put(0x80 | value >> 6 & 0x3F)
            put(0x80 | value & 0x3F)
        }
        return place
    }

    /// The key of any text, scalar by scalar.
    private static func fullKey(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        var gap = false
        for piece in pieces(of: text) {
            switch piece {
            case .nothing: continue
            case .gap: gap = !key.isEmpty
            case .letter(let letter):
                if gap { key.append(" ") }
                gap = false
                key.append(letter)
            }
        }
        return String(key)
    }

    private enum Piece: Equatable {
        case letter(Unicode.Scalar)
        case gap
        case nothing
    }

    private static func pieces(of text: String) -> [Piece] {
        text.decomposedStringWithCompatibilityMapping.unicodeScalars
            .flatMap { $0.properties.lowercaseMapping.unicodeScalars }
            .map(piece)
    }

    private static func piece(_ scalar: Unicode.Scalar) -> Piece {
        switch scalar {
        // đ has no decomposition. Old files also hold two letters that only look like it: eth and the African d.
        case "\u{111}", "\u{F0}", "\u{256}": return .letter("d")
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return .nothing
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
            return .letter(scalar)
        default: return .gap
        }
    }
}
