/// Something to mend in a form.
struct FieldProblem: Sendable {
    /// The name of the field; nil when it is about the form as a whole.
    let field: String?
    /// What is wrong and what to do, as a sentence.
    let text: String
}

extension [FieldProblem] {
    /// The words for one field, or nil when it is in order.
    func text(for field: String) -> String? {
        first { $0.field == field }?.text
    }
}

/// The problems of a form, on top, each leading to its field.
struct ErrorSummary: Sendable {
    /// What is to be mended, in the order of the form.
    let problems: [FieldProblem]
    /// The prefix of the form's fields.
    var prefix = "field"

    /// The summary, or nothing when all is in order.
    func html(_ words: Strings) -> HTML? {
        if problems.isEmpty { return nil }
        let items: [HTML] = problems.map { problem in
            guard let field = problem.field else { return "<li>\(problem.text)</li>" }
            return "<li><a href=\"\(Address(spot: "\(prefix)-\(field)"))\">\(problem.text)</a></li>"
        }
        return """
            <div class="summary" role="alert" aria-labelledby="summary">
            <h2 id="summary">\(words("form.mend"))</h2>
            <ul>\(items)</ul>
            </div>
            """
    }

    /// The title of the tab while something is to be mended.
    static func title(_ title: String, _ problems: [FieldProblem], _ words: Strings) -> String {
        problems.isEmpty ? title : words("form.mend.title", ["title": title])
    }
}
