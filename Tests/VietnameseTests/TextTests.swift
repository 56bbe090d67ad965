import Foundation
import Testing
import Vietnamese

struct TextTests {
    @Test(arguments: [
        ("e\u{302}\u{301}", "\u{1EBF}"),
        ("e\u{323}\u{302}", "\u{1EC7}"),
        ("\u{1EB9}\u{302}", "\u{1EC7}"),
        ("D\u{323}", "\u{1E0C}"),
        ("\u{1EC7}", "\u{1EC7}"),
        ("\u{340}a", "\u{300}a"),
        ("plain", "plain"),
        ("\u{E2}\u{301}", "\u{1EA5}"),
    ])
    func `text is composed`(text: String, composed: String) {
        #expect(Array(text.nfc.unicodeScalars) == Array(composed.unicodeScalars))
    }

    @Test func `the quick way agrees with Foundation`() {
        var generator = Seeded(2)
        let scalars: [Unicode.Scalar] = [
            "a", "E", " ", "\u{E2}", "\u{103}", "\u{1A1}", "\u{300}", "\u{301}", "\u{323}", "\u{302}", "\u{1EA1}",
            "\u{1EF9}", "\u{2013}", "\u{212B}", "\u{111}", "\u{1100}", "\u{1161}",
        ]
        for _ in 0..<5000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                view.append(scalars[Int.random(in: scalars.indices, using: &generator)])
            }
            let text = String(view)
            #expect(Array(text.nfc.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
        }
    }

    @Test(arguments: [
        ("  Hà Nội \t\r\n", "Hà Nội"),
        ("\u{A0}An\u{A0}", "An"),
        ("\u{FEFF}\u{200B}An\u{2060}\u{200D}", "An"),
        ("\u{3000}An\u{2003}\u{0}", "An"),
        ("a \u{A0} b", "a \u{A0} b"),
        ("\u{200B} ", ""),
        ("", ""),
    ])
    func `only the ends are trimmed`(text: String, trimmed: String) {
        #expect(Array(text.trimmedWhitespace.utf8) == Array(trimmed.utf8))
    }
}
