import Testing

@testable import Web

@Suite struct HTMLTests {
    @Test func `a value is escaped between tags and inside an attribute`() {
        let name = "A & B <script> \"x\" 'y'"
        let html: HTML = "<p title=\"\(name)\">\(name)</p>"
        let escaped = "A &amp; B &lt;script&gt; &quot;x&quot; &#39;y&#39;"
        #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `Vietnamese letters pass as they are`() {
        let name = "Nguyễn Thị Ước"
        let html: HTML = "\(name)"
        #expect(html.bytes == Array(name.utf8))
    }

    @Test func `a special letter at either end and an empty text are kept whole`() {
        let marks = "<>"
        let nothing = ""
        let html: HTML = "[\(marks)][\(nothing)]"
        #expect(html.text == "[&lt;&gt;][]")
    }

    @Test func `a piece inside a piece is not escaped again`() {
        let name = "A & B"
        let inner: HTML = "<b>\(name)</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])</p>"
        #expect(outer.text == "<p><b>A &amp; B</b><b>A &amp; B</b><b>A &amp; B</b></p>")
    }

    @Test func `a missing piece leaves nothing`() {
        let none: HTML? = nil
        let html: HTML = "<p>\(none)</p>"
        #expect(html.text == "<p></p>")
    }

    @Test(arguments: [(true, "<input checked>"), (false, "<input>")])
    func `a piece under a condition stands only when it holds`(isChosen: Bool, expected: String) {
        let html: HTML = "<input\(" checked", if: isChosen)>"
        #expect(html.text == expected)
    }

    @Test func `raw markup stands as it is`() {
        let markup = "<i>1</i>"
        let html: HTML = "<p>\(raw: markup)</p>"
        #expect(html.text == "<p><i>1</i></p>")
    }

    @Test func `an address is written where it stands`() {
        let html: HTML = "<a href=\"\(Address("units", "a b", query: ["q": "x&y", "p": "2"]))\">x</a>"
        #expect(html.text == "<a href=\"/units/a%20b?q=x%26y&amp;p=2\">x</a>")
    }
}
