extension Numbers {
    /// Reads a whole number: "1.063", "1063", " 02 ", "-5". Nil for everything else: dots must part thousands.
    public static func parseInteger(_ text: String) -> Int? {
        let (sign, body) = signed(text)
        return plain(body).flatMap { Int(sign + $0) }
    }

    /// Reads a number with an optional comma: "93,58", "1.234,5", "12". Nil for everything else, also "93.58",
    /// whose dot parts no thousands.
    public static func parseDecimal(_ text: String) -> Double? {
        let (sign, body) = signed(text)
        let parts = body.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = plain(parts[0]) else { return nil }
        guard parts.count == 2 else { return Double(sign + whole) }
        guard isFigures(parts[1]) else { return nil }
        return Double("\(sign)\(whole).\(parts[1])")
    }

    /// Parts a sign, "-" or the true minus, from the rest.
    private static func signed(_ text: String) -> (sign: String, body: Substring) {
        let text = text.trimmedWhitespace
        let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
        return isNegative ? ("-", text.dropFirst()) : ("", text[...])
    }

    /// The figures of a whole number without its dots; nil if it is none.
    private static func plain(_ text: Substring) -> String? {
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        guard groups.allSatisfy(isFigures) else { return nil }
        if groups.count > 1 {
            // "0.063" is a decimal fraction written the English way, not 63.
            guard groups[0].utf8.count <= 3, !groups[0].hasPrefix("0"),
                groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
            else { return nil }
        }
        return groups.joined()
    }

    private static func isFigures(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
