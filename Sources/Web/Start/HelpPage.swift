/// How the work goes, in the order of a quarter: for whoever is new to it.
struct HelpPage: Page {
    /// Where the demonstration is opened; nil where there is none, or in the demonstration itself.
    let demonstration: Address?
    /// The form's token.
    let token: String

    /// "Hướng dẫn".
    func title(_ words: Strings) -> String { words("help.title") }

    /// The chapters.
    func body(_ words: Strings) -> HTML {
        let chapters: [HTML] = (1...8).map { number in
            """
            <section class="sheet" aria-labelledby="chapter\(String(number))">
            <h2 id="chapter\(String(number))">\(words("help.\(String(number))"))</h2>
            <p>\(words("help.\(String(number)).text"))</p></section>
            """
        }
        return """
            <div class="form">
            <h1>\(words("help.title"))</h1>
            <p class="lead">\(words("help.lead"))</p>
            \(chapters)
            \(StartPage.playground(demonstration, token, words))
            </div>
            """
    }
}
