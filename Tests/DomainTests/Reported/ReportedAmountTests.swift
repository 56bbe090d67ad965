import Domain
import Testing

@Suite struct ReportedAmountTests {
    @Test(arguments: [
        ("4500", 4500, Qualifier.exact), ("4.500", 4500, .exact), (" 02 ", 2, .exact), ("0", 0, .exact),
        ("gần 4.500", 4500, .nearly), ("trên 1.200", 1200, .over), ("hơn 20", 20, .more), ("khoảng 300", 300, .about),
        ("ước 1.000.000", 1_000_000, .estimated), ("Gần 4500", 4500, .nearly), ("GAN 4.500", 4500, .nearly),
        ("uoc\u{A0}12", 12, .estimated), ("  khoảng   7 ", 7, .about), ("-5", -5, .exact),
    ])
    func `a number is read with the word before it`(text: String, number: Int, qualifier: Qualifier) {
        #expect(ReportedAmount(text: text) == ReportedAmount(number, qualifier))
    }

    @Test(arguments: [
        "", "gần", "gần bốn nghìn", "4.50", "4,5", "4.500 người", "gần4.500", "xấp xỉ 4.500", "gần trên 12", "12 gần",
        "4 500", "gần 1,5",
    ])
    func `what is not a number with one of the words is not read`(text: String) {
        #expect(ReportedAmount(text: text) == nil)
    }

    @Test func `an amount is written as offices write it, and reads back`() {
        for qualifier in Qualifier.allCases {
            for number in [0, 7, 120, 4500, 129_036] {
                let amount = ReportedAmount(number, qualifier)
                #expect(ReportedAmount(text: amount.text) == amount)
            }
        }
        #expect(ReportedAmount(4500, .nearly).text == "gần 4.500")
        #expect(ReportedAmount(129_036).text == "129.036")
    }
}
