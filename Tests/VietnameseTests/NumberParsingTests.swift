import Testing
import Vietnamese

struct NumberParsingTests {
    @Test(arguments: [
        ("1.063", 1063), ("1063", 1063), (" 02 ", 2), ("\u{A0}15\u{A0}", 15), ("0", 0), ("-5", -5),
        ("-1.234.567", -1_234_567), ("\u{2212}5", -5), ("9.223.372.036.854.775.807", Int.max),
    ])
    func `whole numbers are read`(text: String, number: Int) {
        #expect(Numbers.parseInteger(text) == number)
    }

    @Test(arguments: [
        "1.06", "1,5", "abc", "", " ", "-", "--5", "+5", "1.0633", "1063.123", ".063", "1.", "1..063", "0.063", "1 063",
        "1.063,5", "12a", "１２", "9.223.372.036.854.775.808", "%", "1.06３",
    ])
    func `what is no whole number is refused`(text: String) {
        #expect(Numbers.parseInteger(text) == nil)
    }

    @Test(arguments: [
        ("93,58", 93.58), ("7,24", 7.24), ("1.234,5", 1234.5), ("12", 12), ("1.063", 1063), (" -0,5 ", -0.5),
        ("0,10", 0.1), ("007,5", 7.5),
    ])
    func `decimals are read after a comma`(text: String, number: Double) {
        #expect(Numbers.parseDecimal(text) == number)
    }

    @Test(arguments: [
        "93.58", "1,2,3", ",5", "5,", "", "abc", "1.06,5", "1,5%", "1e3", "nan", "0x1", "1,-5", "1,000.5",
    ])
    func `what is no decimal number is refused`(text: String) {
        #expect(Numbers.parseDecimal(text) == nil)
    }

    @Test func `what is written is read back`() {
        var generator = Seeded(4)
        for _ in 0..<5000 {
            let number = Int.random(in: .min ... .max, using: &generator) >> Int.random(in: 0...60, using: &generator)
            #expect(Numbers.parseInteger(Numbers.grouped(number)) == number)
            let hundredths = Int.random(in: -100_000_000...100_000_000, using: &generator)
            let decimal = Double(hundredths) / 100
            #expect(Numbers.parseDecimal(Numbers.decimal(decimal, places: 2)) == decimal)
        }
    }
}
