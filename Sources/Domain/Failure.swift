/// A sentence for people, by its key in the catalogue of strings and the values that stand in it.
package struct Message: Hashable, Sendable, Codable {
    package let key: String
    package let arguments: [String: String]

    package init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = key
        self.arguments = arguments
    }
}

/// What is wrong with one field of what somebody typed.
package struct Problem: Hashable, Sendable {
    /// The field's name in the form and in the workbook's columns, such as `decision.date`.
    package let field: String
    package let message: Message
    /// Which of several drafts it is, from 0; nil where there is one.
    package var draft: Int?

    package init(_ field: String, _ key: String, _ arguments: [String: String] = [:]) {
        self.field = field
        self.message = Message(key, arguments)
    }

    /// The same problem, said of one draft among several.
    package func of(draft: Int) -> Problem {
        var copy = self
        copy.draft = draft
        return copy
    }
}

/// The four ways in which a request of a person can fail. Everything else is internal.
package enum Failure: Error, Hashable, Sendable {
    /// There is no such thing, or the asker may not see it: both sound the same.
    case notFound
    /// The asker may see it and may not do this to it.
    case forbidden
    /// What was typed cannot be recorded; one or more problems, each at its field.
    case invalid([Problem])
    /// It was right when the form was opened, and something recorded stands against it now.
    case conflict(Message)
}
