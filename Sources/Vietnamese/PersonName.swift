/// A person's name as Vietnamese write it: family name first, given name last.
public struct PersonName: Sendable, Hashable {
    /// The whole name: composed (NFC), one space between words, none at the ends.
    public let full: String

    private let words: [String]

    /// Reads a name from one field. Any text is taken; an empty one gives a name with empty parts.
    public init(_ full: String) {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in full.nfc.unicodeScalars {
            if !scalar.isBlank {
                word.append(scalar)
            } else if scalar.properties.isWhitespace, !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        self.words = words
        self.full = words.joined(separator: " ")
    }

    /// The first word, "Nguyễn" of "Nguyễn Thị Minh Khai"; empty if the name is a single word.
    public var family: String { words.count > 1 ? words[0] : "" }

    /// The words between, "Thị Minh"; often empty.
    public var middle: String { words.dropFirst().dropLast().joined(separator: " ") }

    /// The last word, "Khai": what a person is called and listed by.
    public var given: String { words.last ?? "" }

    /// The key of the order of office lists: given name, then the middle words, then family name.
    ///
    /// Each part decides with its tones before the next one counts, so everyone called Anh stands before
    /// everyone called Ánh. Case does not count. Keys compare byte by byte, as those of `SortKey`.
    public var sortKey: String {
        let family = words.count > 1 ? words.first ?? "" : ""
        return [given, middle, family].map { SortKey.of($0.lowercased()) }.joined()
    }

    /// The search key of the whole name.
    public var folded: String { full.folded }

    /// The first letter of each word in upper case, "NTMK".
    public var initials: String { words.compactMap { $0.first?.uppercased() }.joined() }
}

extension PersonName: CustomStringConvertible {
    /// The whole name.
    public var description: String { full }
}
