/// Keeps a text that comes from people from being taken for a formula by the spreadsheet that opens a list: an
/// apostrophe stands before it, and the import takes it off again.
enum FormulaGuard {
    /// What a formula may begin with, also in full width, and the white space that may hide it.
    private static let marks: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    /// The text, with an apostrophe where one is needed.
    static func guarded(_ text: String) -> String { isMarked(text) ? "'" + text : text }

    /// The text as it was before ``guarded(_:)``.
    static func unguarded(_ text: String) -> String {
        text.hasPrefix("'") && isMarked(text) ? String(text.dropFirst()) : text
    }

    /// Whether a mark stands first, or behind apostrophes alone.
    private static func isMarked(_ text: String) -> Bool {
        text.unicodeScalars.first { $0 != "'" }.map(marks.contains) ?? false
    }
}
