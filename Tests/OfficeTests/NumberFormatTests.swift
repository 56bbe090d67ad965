import Testing

@testable import Office

@Suite struct NumberFormatTests {
    @Test(arguments: [
        "dd/mm/yyyy", "[$-42A]dd/mm/yyyy;@", "d/m/yy h:mm", "mmm", "\"ngày\" dd \"tháng\" mm", "YYYY-MM-DD",
        "[Red]dd/mm", "dd\\-mm\\-yyyy",
    ])
    func `a code with day, month or year is a date`(code: String) {
        #expect(NumberFormat(code: code) == .date)
    }

    @Test(arguments: ["h:mm", "hh:mm:ss AM/PM", "[h]:mm", "[hh]", "mm:ss.0"])
    func `a code with hours, minutes or seconds alone is a time`(code: String) {
        #expect(NumberFormat(code: code) == .time)
    }

    @Test(arguments: [
        "General", "0", "#,##0", "0.00%", "@", "[Red]0", "#,##0 \"đồng\"", "0\\d", "\"dd/mm/yyyy\"0", "_d0",
        "[$đ-42A]0", "", "\"unfinished dd",
    ])
    func `letters in quotes, brackets and escapes make no date`(code: String) {
        #expect(NumberFormat(code: code) == .number)
    }

    @Test(arguments: [(0, NumberFormat.number), (13, .number), (14, .date), (17, .date), (18, .time), (21, .time)])
    func `the built-in formats below 22 are as documented`(id: Int, format: NumberFormat) {
        #expect(NumberFormat(builtIn: id) == format)
    }

    @Test(arguments: [(22, NumberFormat.date), (23, .number), (37, .number), (45, .time), (47, .time), (49, .number)])
    func `the built-in formats from 22 are as documented`(id: Int, format: NumberFormat) {
        #expect(NumberFormat(builtIn: id) == format)
    }

    @Test func `a number no calendar holds stays a number`() {
        #expect(NumberFormat.date.cell(-1, is1904: false) == .number(-1))
        #expect(NumberFormat.date.cell(1e300, is1904: false) == .number(1e300))
        #expect(NumberFormat.time.cell(1e300, is1904: false) == .number(1e300))
    }

    @Test func `a date keeps its day and drops its time`() {
        #expect(NumberFormat.date.cell(45_382.75, is1904: false) == .date(serial: 45_382, is1904: false))
        #expect(NumberFormat.time.cell(0.75, is1904: false) == .time(seconds: 64_800))
        #expect(NumberFormat.time.cell(1.5, is1904: false) == .time(seconds: 129_600))
    }
}
