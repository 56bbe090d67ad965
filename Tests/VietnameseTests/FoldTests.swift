import Foundation
import Testing
import Vietnamese

struct FoldTests {
    @Test(arguments: [
        ("Đống Đa", "dong da"),
        ("Nguyễn Thị Hường", "nguyen thi huong"),
        ("ĐÀ NẴNG", "da nang"),
        ("aăâbcdđeêghiklmnoôơpqrstuưvxy", "aaabcddeeghiklmnooopqrstuuvxy"),
        ("àảãáạ ằẳẵắặ ầẩẫấậ", "aaaaa aaaaa aaaaa"),
        ("èẻẽéẹ ềểễếệ ìỉĩíị", "eeeee eeeee iiiii"),
        ("òỏõóọ ồổỗốộ ờởỡớợ", "ooooo ooooo ooooo"),
        ("ùủũúụ ừửữứự ỳỷỹýỵ", "uuuuu uuuuu yyyyy"),
        ("ÀẢÃÁẠĂÂĐÊÔƠƯỲỶỸÝỴ", "aaaaaaadeoouyyyyy"),
    ])
    func `letters lose their marks and case`(text: String, key: String) {
        #expect(Fold.key(text) == key)
        #expect(text.folded == key)
    }

    @Test(arguments: [
        ("  Công ty   TNHH\tHoa–Sen, (Hà Nội).\n", "cong ty tnhh hoa sen ha noi"),
        ("Số 05-NQ/ĐU", "so 05 nq du"),
        ("A\u{A0}B\u{3000}C", "a b c"),
        ("May & Dệt + In", "may det in"),
        ("x_y%z", "x y z"),
        ("«Sáng… kiến»", "sang kien"),
        ("a\u{0}b", "a b"),
        ("", ""), (" ", ""), ("-–—", ""), ("\u{301}", ""),
    ])
    func `white space and punctuation become one space and none at the ends`(text: String, key: String) {
        #expect(Fold.key(text) == key)
    }

    @Test func `zero-width characters vanish within a word`() {
        #expect(Fold.key("Hà\u{200B} N\u{AD}ội\u{FEFF}") == "ha noi")
    }

    @Test func `the old and the new place of a tone are found alike`() {
        #expect(Fold.key("hoà") == "hoa")
        #expect(Fold.key("hòa") == "hoa")
    }

    @Test func `letters that only look like đ are taken for it`() {
        #expect(Fold.key("\u{D0}ông \u{F0}a \u{189}a \u{256}a") == "dong da da da")
    }

    @Test(arguments: [
        ("Straße ﬁn", "straße fin"), ("Ａ１ m² ½", "a1 m2 1 2"), ("東京 Ⅳ", "東京 iv"), ("Мир Ωμ", "мир ωμ"),
        ("İ", "i"), ("Ⱥ", "ⱥ"), ("東\u{2028}京 😀 x", "東 京 x"),
    ])
    func `other scripts and compatibility forms have keys too`(text: String, key: String) {
        #expect(Fold.key(text) == key)
    }

    @Test func `composed and decomposed text have the same key, and a key is its own key`() {
        var generator = Seeded(1)
        let letters = Array("aàảãáạăằẵâấậbcdđĐeéêểghiịkÔồộơởợUụƯữựỳỵÝ -,.éñçüßæ한글が東")
        for _ in 0..<5000 {
            let text = String(
                (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
                    letters.randomElement(using: &generator)
                })
            let key = Fold.key(text)
            #expect(Fold.key(text.decomposedStringWithCanonicalMapping) == key)
            #expect(Fold.key(text.precomposedStringWithCanonicalMapping) == key)
            #expect(Fold.key(key) == key)
        }
    }

    @Test func `every Latin letter folds by table as Foundation strips it`() {
        for value in UInt32(0x20)..<0x250 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic,
                !"đĐðÐƉªº".unicodeScalars.contains(scalar)
            else { continue }
            let text = String(scalar)
            let stripped = text.decomposedStringWithCompatibilityMapping
                .folding(options: [.diacriticInsensitive], locale: nil).lowercased()
            #expect(Fold.key(text + "x") == Fold.key(stripped + "x"), "U+\(String(value, radix: 16))")
        }
    }
}
