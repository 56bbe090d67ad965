/// How places in a row are written.
public enum Ordinal {
    /// A number in Roman numerals, as quarters and headings have it: 4 gives "IV".
    /// Outside 1...3999, where Roman numerals end, the number in figures.
    public static func roman(_ n: Int) -> String {
        guard (1...3999).contains(n) else { return String(n) }
        var rest = n
        var text = ""
        for (value, numeral) in numerals {
            while rest >= value {
                text += numeral
                rest -= value
            }
        }
        return text
    }

    private static let numerals = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
}
