import Domain
import Exchange
import Testing
import Vietnamese

/// What the clerk types for number and day.
@Suite struct ClerkEntryTests {
    private func read(_ number: String, _ date: String, known: String? = nil) -> (ClerkEntry, [Problem]) {
        let (entry, problems) = ClerkEntry.read(
            number: number, date: date, of: Sample.period("2024-Q1"), knownAt: known.map(Sample.day),
            today: Sample.day("2024-04-20"))
        return (entry, problems)
    }

    @Test(
        arguments: [
            ("12", 12), ("7", 7), ("007", 7), ("12-BC/QU", 12), ("12/BC-LĐLĐ", 12), ("99999", 99_999), ("", nil),
        ] as [(String, Int?)])
    func `a number is read with or without its symbol`(typed: String, number: Int?) {
        let (entry, problems) = read(typed, "")
        #expect(entry == ClerkEntry(number: number))
        #expect(problems.isEmpty)
    }

    @Test(arguments: ["0", "-3", "mười hai", "12a", "1.063", "123456", "12 13", "BC/QU", "１２"])
    func `what is no number is told at its field`(typed: String) {
        let (entry, problems) = read(typed, "15/4/2024")
        #expect(entry == ClerkEntry(day: Sample.day("2024-04-15")))
        #expect(problems == [Problem("number", "problem.report.number")])
    }

    @Test(arguments: ["15/4/2024", "15-4-2024", "2024-04-15", "ngày 15 tháng 4 năm 2024"])
    func `a day is read as people write it`(typed: String) {
        let (entry, problems) = read("", typed, known: "2024-04-13")
        #expect(entry == ClerkEntry(day: Sample.day("2024-04-15")))
        #expect(problems.isEmpty)
    }

    @Test(
        arguments: [
            ("31/2/2024", nil, Problem("date", "problem.date")), ("15", nil, Problem("date", "problem.date")),
            ("21/4/2024", nil, Problem("date", "problem.date.future", ["today": "20/4/2024"])),
            ("31/12/2023", nil, Problem("date", "problem.report.early", ["day": "1/1/2024"])),
            ("12/4/2024", "2024-04-13", Problem("date", "problem.report.early", ["day": "13/4/2024"])),
            ("31/12/2023", "2023-12-01", Problem("date", "problem.report.early", ["day": "1/1/2024"])),
        ] as [(String, String?, Problem)])
    func `a paper is of no day before its figures were closed, and of none to come`(
        typed: String, known: String?, problem: Problem
    ) {
        let (entry, problems) = read("12", typed, known: known)
        #expect(entry == ClerkEntry(number: 12))
        #expect(problems == [problem])
    }

    @Test func `the first and the last possible day are taken`() {
        #expect(read("", "1/1/2024").0.day == Sample.day("2024-01-01"))
        #expect(read("", "20/4/2024").0.day == Sample.day("2024-04-20"))
        #expect(read("", "13/4/2024", known: "2024-04-13").0.day == Sample.day("2024-04-13"))
    }
}
