import Testing
import Vietnamese

struct NumbersTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (1063, "1.063"), (129_036, "129.036"),
        (-1_234_567, "-1.234.567"), (-100, "-100"), (5_622_463, "5.622.463"),
        (Int.max, "9.223.372.036.854.775.807"), (Int.min, "-9.223.372.036.854.775.808"),
    ])
    func `dots stand between thousands`(number: Int, text: String) {
        #expect(Numbers.grouped(number) == text)
    }

    @Test(arguments: [
        (93.58, 2, "93,58"), (7.24, 2, "7,24"), (7.24, 1, "7,2"), (7.25, 1, "7,3"), (1.005, 2, "1,01"),
        (1234.5, 1, "1.234,5"), (1_234_567.891, 3, "1.234.567,891"), (40, 2, "40,00"), (40, 0, "40"),
        (0.5, 0, "1"), (0.49, 0, "0"), (99.995, 2, "100,00"), (999.95, 1, "1.000,0"), (9.5, 0, "10"),
        (-0.004, 2, "0,00"), (-0.005, 2, "-0,01"), (-1234.56, 1, "-1.234,6"), (0, 3, "0,000"), (-0.0, 1, "0,0"),
        (0.07, 1, "0,1"), (0.04, 1, "0,0"), (1e-7, 2, "0,00"), (1e-7, 7, "0,0000001"),
        (.leastNonzeroMagnitude, 1, "0,0"),
        (1.5e16, 1, "15.000.000.000.000.000,0"), (1e20, 0, "100.000.000.000.000.000.000"), (2.5, -1, "3"),
        (.infinity, 2, "–"), (.nan, 2, "–"),
    ])
    func `a comma is the decimal sign`(number: Double, places: Int, text: String) {
        #expect(Numbers.decimal(number, places: places) == text)
    }

    @Test func `a number of hundredths gets its sign`() {
        #expect(Numbers.percent(93.58) == "93,58%")
        #expect(Numbers.percent(25.6, places: 1) == "25,6%")
        #expect(Numbers.percent(40, places: 0) == "40%")
        #expect(Numbers.percent(35.299, places: 2, rounding: .truncated) == "35,29%")
        #expect(Numbers.percent(-.infinity) == "–")
    }

    @Test(arguments: [
        (6, 17, 2, "35,29%"), (6, 17, 0, "35%"), (7, 35, 0, "20%"), (2, 5, 0, "40%"), (11, 43, 1, "25,6%"),
        (11, 62, 1, "17,7%"), (517, 1391, 1, "37,2%"), (1, 8, 2, "12,50%"), (1, 16, 1, "6,3%"), (2, 3, 0, "67%"),
        (0, 5, 1, "0,0%"), (5, 4, 0, "125%"), (-1, 3, 1, "-33,3%"), (2000, 3, 1, "66.666,7%"), (1, 200, 0, "1%"),
        (999, 1000, 0, "100%"), (Int.max, Int.max, 2, "100,00%"),
    ])
    func `a share is rounded to the nearest`(part: Int, whole: Int, places: Int, text: String) {
        #expect(Numbers.percent(part, of: whole, places: places) == text)
    }

    @Test(arguments: [(2, 3, 0, "66%"), (6, 17, 1, "35,2%"), (999, 1000, 0, "99%"), (-2, 3, 0, "-66%")])
    func `a share may be cut off instead`(part: Int, whole: Int, places: Int, text: String) {
        #expect(Numbers.percent(part, of: whole, places: places, rounding: .truncated) == text)
    }

    @Test(arguments: [0, -3])
    func `there is no share of nothing`(whole: Int) {
        #expect(Numbers.percent(1, of: whole) == nil)
    }

    @Test(arguments: [(0, "0"), (1, "01"), (2, "02"), (9, "09"), (10, "10"), (15, "15"), (1063, "1.063"), (-2, "-2")])
    func `small counts have a zero in front`(number: Int, text: String) {
        #expect(Numbers.padded(number) == text)
    }

    @Test(arguments: [(2, 5, "02/05"), (7, 35, "07/35"), (6, 17, "06/17"), (0, 5, "0/05"), (1100, 2000, "1.100/2.000")])
    func `progress is written as offices do`(value: Int, target: Int, text: String) {
        #expect(Numbers.progress(value, of: target) == text)
    }
}
