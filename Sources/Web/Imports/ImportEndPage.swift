/// An upload that has nothing to look over: it was stopped, put away, or cannot be read.
struct ImportEndPage: Page {
    /// Where it ended.
    enum Kind: Sendable {
        /// The check was stopped or broken off; nothing is recorded.
        case stopped
        /// Put away by the one who sent it.
        case cancelled
        /// It cannot be read; the sentence says why.
        case unreadable(String)
    }

    /// Where it ended.
    let kind: Kind
    /// The list's name.
    let list: String
    /// The file's name.
    let file: String
    /// Where the forms that check it again and that put it away go; nil where its content is gone.
    let again: ImportPlace?
    /// The token of the forms.
    let token: String

    /// Lists from Excel.
    var room: Room? { .imports }

    /// What happened, in a few words.
    func title(_ words: Strings) -> String {
        switch kind {
        case .stopped: words("imports.stopped")
        case .cancelled: words("imports.cancelled")
        case .unreadable: words("imports.unreadable")
        }
    }

    /// What happened and the way on.
    func body(_ words: Strings) -> HTML {
        """
        <div class="slip">
        <h1>\(title(words))</h1>
        <p>\(list) · \(file)</p>
        \(reason(words))
        \(again.map { forms($0, words) })
        <p><a href="\(Address.imports)">\(words("imports.other"))</a></p>
        </div>
        """
    }

    private func reason(_ words: Strings) -> HTML {
        switch kind {
        case .stopped: "<p>\(words("imports.stopped.text"))</p>"
        case .cancelled: "<p>\(words("imports.cancelled.text"))</p>"
        case .unreadable(let why): "<p>\(why)</p><p>\(words("imports.unreadable.text"))</p>"
        }
    }

    private func forms(_ again: ImportPlace, _ words: Strings) -> HTML {
        """
        <form method="post" action="\(again.check)">\(HiddenField.token(token).html)
        <button class="main">\(words("imports.again"))</button></form>
        <form method="post" action="\(again.cancel)">\(HiddenField.token(token).html)
        <button>\(words("imports.drop"))</button></form>
        """
    }
}
