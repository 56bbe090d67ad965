/// One question of a form: label, rule, problem, answer.
struct Field: Sendable {
    /// What kind of answer is asked for.
    enum Kind: Sendable {
        /// A line of text.
        case text
        /// A day, typed as `31/3/2024`.
        case date
        /// A password, with the browser's `autocomplete` word for it.
        case password(autocomplete: StaticString)
        /// The name an account signs in with.
        case account
        /// A code that is taken once: digits first, from a telephone or from paper.
        case oneTimeCode
        /// Several lines of text.
        case lines
        /// A file, with the endings that the browser offers.
        case file(accept: StaticString)
        /// One of a list; the first, empty choice asks to choose.
        case choice([Choice], prompt: String)
    }

    /// The name of the answer in the form. With the prefix it is the id of the element.
    let name: String
    /// The question, above the answer.
    let label: String
    /// What to type, or the rule, in one line.
    var hint: String?
    /// Where the rule comes from.
    var source: String?
    /// Another way on, for who cannot answer.
    var more: Link?
    /// What was typed or chosen so far. A password is never given back.
    var value = ""
    /// What is wrong with it; the words of the summary.
    var problem: String?
    /// The kind of answer.
    var kind = Kind.text
    /// Keeps ids apart when a page has several forms.
    var prefix = "field"

    /// The id of the answer.
    var id: String { "\(prefix)-\(name)" }

    /// The whole question.
    var html: HTML {
        """
        <div class="field"\(" data-wrong", if: problem != nil)>
        <label for="\(id)">\(label)</label>
        \(hintLine)\(problemLine)\(answer)\(moreLine)
        </div>
        """
    }

    private var hintLine: HTML? {
        guard let hint else { return nil }
        let cited: HTML? = source.map { " <cite>· \($0)</cite>" }
        return "<p class=\"hint\" id=\"\(id)-hint\">\(hint)\(cited)</p>\n"
    }

    private var moreLine: HTML? { more.map { "<p class=\"hint\">\($0.html)</p>" } }

    private var problemLine: HTML? {
        problem.map { "<p class=\"wrong\" id=\"\(id)-problem\">\($0)</p>\n" }
    }

    private var attributes: HTML {
        let described = (hint == nil ? [] : ["\(id)-hint"]) + (problem == nil ? [] : ["\(id)-problem"])
        let description: HTML? =
            described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\""
        return "id=\"\(id)\" name=\"\(name)\"\(description)\(" aria-invalid=\"true\"", if: problem != nil)"
    }

    private var answer: HTML {
        switch kind {
        case .text:
            "<input \(attributes) value=\"\(value)\" autocomplete=\"off\">"
        case .date:
            "<input \(attributes) class=\"short\" value=\"\(value)\" autocomplete=\"off\">"
        case .password(let autocomplete):
            "<input \(attributes) type=\"password\" autocomplete=\"\(autocomplete.description)\">"
        case .account:
            "<input \(attributes) value=\"\(value)\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\">"
        case .oneTimeCode:
            "<input \(attributes) class=\"short\" autocomplete=\"one-time-code\" autocapitalize=\"none\" spellcheck=\"false\">"
        case .lines:
            "<textarea \(attributes) rows=\"3\">\n\(value)</textarea>"
        case .file(let accept):
            "<input \(attributes) type=\"file\" accept=\"\(accept.description)\">"
        case .choice(let choices, let prompt):
            "<select \(attributes)><option value=\"\">\(prompt)</option>\(choices.map { $0.html(chosen: value) })</select>"
        }
    }
}

/// One of a list to choose from.
struct Choice: Sendable {
    /// What the form sends.
    let value: String
    /// What the reader sees.
    let text: String

    fileprivate func html(chosen: String) -> HTML {
        "<option value=\"\(value)\"\(" selected", if: value == chosen)>\(text)</option>"
    }
}

/// An answer the reader does not see.
struct HiddenField: Sendable {
    /// The name in the form.
    let name: String
    /// The value it sends.
    let value: String

    /// The field.
    var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

    /// The token that shows that the form came from our own page; it is sent as `token`.
    static func token(_ token: String) -> HiddenField { HiddenField(name: "token", value: token) }
    /// The id the operation will have, made with the form; it is sent as `operation`.
    static func operation(_ id: String) -> HiddenField { HiddenField(name: "operation", value: id) }
}
