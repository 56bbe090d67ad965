/// Turns the words of a migration into PostgreSQL's.
///
/// Migrations use `INTEGER`, `REAL`, `BLOB`, `TEXT` in capitals and tables end in `) STRICT` or, where they are read along
/// their key, in `) STRICT, WITHOUT ROWID`. The words become `BIGINT`, `DOUBLE PRECISION`, `BYTEA`, `TEXT COLLATE "C"`
/// (sorted by bytes, as SQLite does) and `)`. Text in quotes and comments stay as they are, and so do words in small
/// letters.
enum PortableSQL {
    /// The same statements for PostgreSQL.
    static func postgres(_ text: String) -> String {
        var result = ""
        var previous: SQLToken?
        var rest = SQLToken.tokens(of: text)[...]
        while let token = rest.popFirst() {
            if token == .word("STRICT"), previous == .symbol(")") {
                if rest.starts(with: withoutRowID) { rest = rest.dropFirst(withoutRowID.count) }
                continue
            }
            result += word(token, after: previous)
            if case .gap = token { continue }
            previous = token
        }
        return result
    }

    private static let withoutRowID = SQLToken.tokens(of: ", WITHOUT ROWID")

    private static func word(_ token: SQLToken, after previous: SQLToken?) -> String {
        switch token {
        case .word("INTEGER"): "BIGINT"
        case .word("REAL"): "DOUBLE PRECISION"
        case .word("BLOB"): "BYTEA"
        // In `CAST(x AS TEXT)` no collation may stand.
        case .word("TEXT") where previous?.isKeyword("AS") != true: "TEXT COLLATE \"C\""
        case .word, .string, .quotedName, .gap, .symbol: token.text
        }
    }
}
