/// A table, told in words that mean the same on both engines.
public struct TableDescription: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its columns in their order.
    public let columns: [ColumnDescription]
    /// Its indexes, also those that stand behind UNIQUE but not the primary key's, in an order of their own.
    public let indexes: [IndexDescription]
    /// Its foreign keys, by their columns.
    public let foreignKeys: [ForeignKeyDescription]
}

/// A column.
public struct ColumnDescription: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// `INTEGER`, `REAL`, `TEXT` or `BLOB`; another word as the engine writes it.
    public let type: String
    /// Whether it may hold NULL; false for the columns of a primary key.
    public let isNullable: Bool
    /// Whether it has a DEFAULT.
    public let hasDefault: Bool
    /// Its place in the primary key, counted from 1, or 0 outside of it.
    public let primaryKeyPosition: Int
}

/// An index.
public struct IndexDescription: Sendable, Equatable {
    /// Its columns in order; `(expression)` for an expression.
    public let columns: [String]
    /// Whether it forbids doubles.
    public let isUnique: Bool
    /// The condition of a partial index without brackets and casts, nil for a whole one.
    public let predicate: String?

    /// An order that both engines give alike.
    var sortKey: String {
        "\(columns.joined(separator: ",")) \(isUnique) \(predicate ?? "")"
    }
}

/// A foreign key.
public struct ForeignKeyDescription: Sendable, Equatable {
    /// The columns that refer.
    public let columns: [String]
    /// The table referred to.
    public let table: String
    /// The columns referred to.
    public let references: [String]
    /// What happens when the row referred to is deleted: `NO ACTION`, `RESTRICT`, `CASCADE`, `SET NULL`, `SET DEFAULT`.
    public let onDelete: String

    /// An order that both engines give alike.
    var sortKey: String {
        "\(columns.joined(separator: ",")) \(table) \(references.joined(separator: ","))"
    }
}

extension IndexDescription {
    /// A condition in one spelling: PostgreSQL adds brackets and casts and writes `IN (…)` as `= ANY (ARRAY[…])`.
    static func normalised(predicate: String) -> String {
        var words: [String] = []
        var tokens = SQLToken.tokens(of: predicate)[...]
        while let token = tokens.popFirst() {
            switch token {
            case .gap, .symbol("("), .symbol(")"), .symbol("["), .symbol("]"):
                continue
            case .symbol(":"):
                // A cast is `::` and the name of a type, which may be two words.
                tokens = tokens.dropFirst(2)
                if tokens.dropFirst().first == .word("precision") { tokens = tokens.dropFirst(2) }
            case .word(let word) where word.uppercased() == "ARRAY":
                guard words.suffix(2) == ["=", "ANY"] else { fallthrough }
                words.replaceSubrange((words.count - 2)..., with: ["IN"])
            case .word(let word):
                words.append(keywords.contains(word.uppercased()) ? word.uppercased() : word)
            case .symbol("="), .symbol(">"):
                joinOperator(token.text, to: &words)
            case .string, .symbol:
                words.append(token.text)
            case .quotedName:
                words.append(token.name ?? "")
            }
        }
        return words.joined(separator: " ")
    }

    private static let keywords: Set = ["AND", "OR", "NOT", "IS", "NULL", "IN", "ANY", "LIKE", "BETWEEN"]

    /// `<>`, `!=`, `<=`, `>=` are one word.
    private static func joinOperator(_ text: String, to words: inout [String]) {
        switch (words.last, text) {
        case ("<", ">"), ("!", "="): words[words.count - 1] = "<>"
        case ("<", "="), (">", "="): words[words.count - 1] += text
        default: words.append(text)
        }
    }
}
