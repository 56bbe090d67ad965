/// What a list came to that an operation recorded: how many of its rows were taken, and the rows given back.
struct ImportResult: Sendable {
    /// The file's name.
    let file: String
    /// How many rows were taken, such as `117`.
    let taken: String
    /// Those given back, such as `3 dòng bị từ chối (.xlsx)`, leading to them as a workbook; nil when none was.
    let returned: Link?
    /// Until when they can be fetched.
    let keptUntil: String

    /// The sentence under what was recorded.
    func html(_ words: Strings) -> HTML {
        let back: HTML? = returned.map {
            " \(words.html("imports.result.returned", ["rows": $0.html, "until": "\(keptUntil)"]))"
        }
        return "<p class=\"done\">\(words("imports.result", ["rows": taken, "file": file]))\(back)</p>"
    }
}
