/// What could not be done: what happened, where, what to do.
struct ProblemPage: Page {
    /// The ways a request ends without its answer.
    enum Kind: Sendable {
        /// There is no such page, or the visitor may not see it: the same words for both.
        case unseen
        /// Something recorded meanwhile stands against it; the sentence says what.
        case conflict(String)
        /// The form was open too long, or came from elsewhere.
        case expired
        /// Anything else; the number finds the request in the log.
        case `internal`(request: String)
    }

    /// What happened.
    let kind: Kind
    /// The step that leads on.
    let step: Link?

    /// What happened, in a few words.
    func title(_ words: Strings) -> String {
        switch kind {
        case .unseen: words("problem.unseen")
        case .conflict: words("problem.conflict")
        case .expired: words("problem.expired")
        case .internal: words("problem.internal")
        }
    }

    /// The sentence and the step.
    func body(_ words: Strings) -> HTML {
        let link: HTML? = step.map {
            "<p class=\"actions\"><a class=\"button\" href=\"\($0.address)\">\($0.text)</a></p>"
        }
        return """
            <div class="slip">
            <h1>\(title(words))</h1>
            \(sentences(words))
            \(link)
            </div>
            """
    }

    private func sentences(_ words: Strings) -> HTML {
        switch kind {
        case .unseen: "<p>\(words("problem.unseen.text"))</p>"
        case .conflict(let sentence): "<p>\(sentence)</p><p>\(words("problem.conflict.text"))</p>"
        case .expired: "<p>\(words("problem.expired.text"))</p>"
        case .internal(let request):
            """
            <p>\(words("problem.internal.text"))</p>
            <p class="soft">\(words("problem.internal.request")) <span class="code">\(request)</span></p>
            """
        }
    }
}
