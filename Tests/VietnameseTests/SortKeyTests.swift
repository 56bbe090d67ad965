import Foundation
import Testing
import Vietnamese

struct SortKeyTests {
    @Test(arguments: [
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
        "ma mà mả mã má mạ",
        "da dạ dă dâ đa đá",
        "an Ân ba Đa",
        "a A à À ả Ả",
        "thu thù thủ thú thụ thư thừ thử thữ thứ thự",
    ])
    func `words stand in dictionary order`(text: String) {
        let words = text.split(separator: " ").map(String.init)
        #expect(words.reversed().sorted { SortKey.of($0) < SortKey.of($1) } == words)
    }

    @Test func `a space comes before every letter`() {
        #expect(SortKey.of("Hà Nội") < SortKey.of("Hàn"))
    }

    @Test func `a key is lower-case hexadecimal that ends with its only zero byte`() {
        for text in ["", "a", "Đống Đa", String(repeating: "Nghĩa Đô ", count: 200)] {
            let key = Array(SortKey.of(text).utf8)
            #expect(key.count.isMultiple(of: 2))
            #expect(key.allSatisfy { "0123456789abcdef".utf8.contains($0) })
            let zeros = stride(from: 0, to: key.count, by: 2).filter { key[$0] == 0x30 && key[$0 + 1] == 0x30 }
            #expect(zeros == [key.count - 2])
        }
    }

    @Test func `composed and decomposed text have the same key`() {
        let text = "Nguyễn Thị Hường"
        #expect(SortKey.of(text.decomposedStringWithCanonicalMapping) == SortKey.of(text))
    }

    @Test func `a letter counts before the tones of those after it`() {
        #expect(SortKey.of("aêv") < SortKey.of("ậêv"))
        #expect(SortKey.of("aỳy") < SortKey.of("ầỘỳà"))
    }

    @Test func `the tone of a whole name counts after its letters`() {
        #expect(SortKey.of("má an") < SortKey.of("ma em"))
        #expect(SortKey.of("ma an") < SortKey.of("má an"))
    }

    @Test func `keys order generated words as Foundation does in Vietnamese`() {
        var generator = Seeded(3)
        let locale = Locale(identifier: "vi_VN")
        let letters = Array("aàảãáạăằẳẵắặâầậbcdđeêếghiịklmnoôốơợpqrstuưựvxyỳỹ AĐÊỘ")
        func word() -> [Character] {
            (0..<Int.random(in: 1...8, using: &generator)).compactMap { _ in letters.randomElement(using: &generator) }
        }
        for round in 0..<10_000 {
            let first = word()
            // Half of the pairs differ in one letter only, where tones and case decide.
            var second = round.isMultiple(of: 2) ? word() : first
            second[Int.random(in: second.indices, using: &generator)] =
                letters[Int.random(in: letters.indices, using: &generator)]
            let (a, b) = (String(first), String(second))
            let (keyA, keyB) = (SortKey.of(a), SortKey.of(b))
            let order: ComparisonResult =
                keyA < keyB ? .orderedAscending : keyA > keyB ? .orderedDescending : .orderedSame
            // Foundation 6.3 puts composed "aêv" after "ậêv" but decomposed before it: only the latter is right.
            let expected = a.decomposedStringWithCanonicalMapping.compare(
                b.decomposedStringWithCanonicalMapping, options: [], range: nil, locale: locale)
            #expect(order == expected, "\(a) | \(b)")
        }
    }

    @Test func `many tasks may ask at once`() async {
        let expected = SortKey.of("Đặng Thùy Trâm")
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { (0..<200).allSatisfy { _ in SortKey.of("Đặng Thùy Trâm") == expected } }
            }
            for await same in group { #expect(same) }
        }
    }
}
