/// A piece of SQL text as far as this module must understand it. The pieces of a text joined are the text again.
enum SQLToken: Equatable {
    /// A keyword, a bare name or a number.
    case word(String)
    /// `'…'`, with its quotes.
    case string(String)
    /// `"…"`, with its quotes.
    case quotedName(String)
    /// White space and comments.
    case gap(String)
    /// One character of anything else.
    case symbol(Character)

    /// The token as it stood.
    var text: String {
        switch self {
        case .word(let text), .string(let text), .quotedName(let text), .gap(let text): text
        case .symbol(let character): String(character)
        }
    }

    /// The name that a word or quoted name means, without quotes; nil for anything else.
    var name: String? {
        switch self {
        case .word(let text): text
        case .quotedName(let text): String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        case .string, .gap, .symbol: nil
        }
    }

    /// Whether it is this keyword, in any case.
    func isKeyword(_ keyword: String) -> Bool {
        if case .word(let text) = self { text.uppercased() == keyword } else { false }
    }
}

extension SQLToken {
    /// Cuts a text into its pieces. An unclosed quote or comment reaches to the end.
    static func tokens(of text: String) -> [SQLToken] {
        var tokens: [SQLToken] = []
        var rest = text[...]
        while let first = rest.first {
            let length: Int
            let make: (String) -> SQLToken
            switch first {
            case "'":
                (length, make) = (quotedLength(rest, "'"), SQLToken.string)
            case "\"":
                (length, make) = (quotedLength(rest, "\""), SQLToken.quotedName)
            case "-" where rest.hasPrefix("--"):
                (length, make) = (rest.prefix { !$0.isNewline }.count, SQLToken.gap)
            case "/" where rest.hasPrefix("/*"):
                (length, make) = (blockCommentLength(rest), SQLToken.gap)
            case _ where first.isWhitespace:
                (length, make) = (rest.prefix(while: \.isWhitespace).count, SQLToken.gap)
            case _ where isWordCharacter(first):
                (length, make) = (rest.prefix(while: isWordCharacter).count, SQLToken.word)
            default:
                (length, make) = (1, { _ in .symbol(first) })
            }
            tokens.append(make(String(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return tokens
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    /// Two quotes inside a quoted text are one quote of it.
    private static func quotedLength(_ text: Substring, _ quote: Character) -> Int {
        var length = 1
        var isClosed = false
        for character in text.dropFirst() {
            if isClosed && character != quote { break }
            length += 1
            isClosed = character == quote ? !isClosed : false
        }
        return length
    }

    private static func blockCommentLength(_ text: Substring) -> Int {
        guard let end = text.dropFirst(2).firstRange(of: "*/") else { return text.count }
        return text.distance(from: text.startIndex, to: end.upperBound)
    }
}

extension SQLToken {
    /// The table that a statement writes to, or nil for one that does not write.
    static func target(of statement: String) -> String? {
        let tokens = tokens(of: statement).filter { if case .gap = $0 { false } else { true } }
        for (index, token) in tokens.enumerated() {
            let before = index > 0 ? tokens[index - 1] : nil
            let isTargetNext =
                token.isKeyword("INTO") || token.isKeyword("COPY")
                || (token.isKeyword("UPDATE") && before?.isKeyword("DO") != true)
                || (token.isKeyword("FROM") && before?.isKeyword("DELETE") == true)
            if isTargetNext, index + 1 < tokens.count { return tokens[index + 1].name }
        }
        return nil
    }
}
