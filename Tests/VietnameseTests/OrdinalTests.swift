import Testing
import Vietnamese

struct OrdinalTests {
    @Test(arguments: [
        (1, "I"), (2, "II"), (3, "III"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (90, "XC"), (444, "CDXLIV"),
        (1994, "MCMXCIV"), (3999, "MMMCMXCIX"),
    ])
    func `numbers are written in Roman numerals`(number: Int, numeral: String) {
        #expect(Ordinal.roman(number) == numeral)
    }

    @Test(arguments: [(0, "0"), (-1, "-1"), (4000, "4000")])
    func `where Roman numerals end, figures stand`(number: Int, text: String) {
        #expect(Ordinal.roman(number) == text)
    }
}
