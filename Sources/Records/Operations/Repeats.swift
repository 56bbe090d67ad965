package import Domain

/// Finds what stands twice among the drafts of one batch, and where it stood first.
struct Repeats<Key: Hashable> {
    private var first: [Key: Int] = [:]

    /// None where a key is new; otherwise a problem of the field whose argument `draft` is the number of the first.
    mutating func problems(
        _ field: String, _ key: Key, of draft: Int, _ problem: String = "problem.duplicate", saying value: String? = nil
    ) -> [Problem] {
        guard let earlier = first[key] else {
            first[key] = draft
            return []
        }
        var arguments = [Problem.otherDraft: String(earlier)]
        arguments["value"] = value
        return [Problem(field, problem, arguments)]
    }
}

extension Problem {
    /// The argument of a message that names another draft of the batch by its number.
    package static let otherDraft = "draft"
}
