import Testing
import Vietnamese

struct ReportingPeriodTests {
    @Test(
        arguments: [
            ("2024-Q1", "2024-01-01", "2024-03-31", "quý I/2024", "quý", "2024-Q2"),
            ("2024-Q4", "2024-10-01", "2024-12-31", "quý IV/2024", "quý", "2025-Q1"),
            ("2024-H1", "2024-01-01", "2024-06-30", "6 tháng đầu năm 2024", "6 tháng", "2024-H2"),
            ("2024-H2", "2024-07-01", "2024-12-31", "6 tháng cuối năm 2024", "6 tháng", "2025-H1"),
            ("2024-9M", "2024-01-01", "2024-09-30", "9 tháng đầu năm 2024", "9 tháng", "2024-Q4"),
            ("2024", "2024-01-01", "2024-12-31", "năm 2024", "năm", "2025"),
            (
                "2024-01-15--2024-03-20", "2024-01-15", "2024-03-20", "từ ngày 15/1/2024 đến ngày 20/3/2024", "kỳ", nil
            ),
            // Five years of a term are no one year.
            (
                "2020-01-01--2024-12-31", "2020-01-01", "2024-12-31", "từ ngày 1/1/2020 đến ngày 31/12/2024", "kỳ", nil
            ),
            ("2024-04-01--2024-09-30", "2024-04-01", "2024-09-30", "từ ngày 1/4/2024 đến ngày 30/9/2024", "kỳ", nil),
            ("9999-Q4", "9999-10-01", "9999-12-31", "quý IV/9999", "quý", nil),
        ] as [(String, String, String, String, String, String?)])
    func `a period has its days, its names and what comes next`(
        code: String, first: String, last: String, name: String, kind: String, next: String?
    ) throws {
        let period = try #require(ReportingPeriod(code))
        #expect(period.first.iso == first)
        #expect(period.last.iso == last)
        #expect(period.name == name)
        #expect(period.kind == kind)
        #expect(period.code == code)
        #expect(period.next?.code == next)
    }

    @Test func `days that make a quarter, half or year are that one, however they came`() throws {
        #expect(ReportingPeriod("2024-01-01--2024-03-31")?.code == "2024-Q1")
        #expect(ReportingPeriod("2024-01-01--2024-12-31") == ReportingPeriod("2024"))
        let quarter = try #require(Quarter("2023-Q3"))
        #expect(ReportingPeriod(quarter).code == "2023-Q3")
    }

    @Test func `one day is a period, and none ends before it begins`() throws {
        let day = try #require(Day(iso: "2024-02-29"))
        #expect(ReportingPeriod(from: day, to: day)?.code == "2024-02-29--2024-02-29")
        #expect(ReportingPeriod(from: day, to: day.adding(days: -1)) == nil)
    }

    @Test(arguments: [
        "", "2024-Q5", "2024-Q0", "2024-H3", "2024-H0", "2024-6M", "2024-9m", "2024-", "24", "02024", "0000", "2024 ",
        "2024-Q1-Q1", "2024-03-31--2024-01-01", "2024-01-01--2024-02-30", "2024-01-01", "2024-01-01--", "--",
        "2024-01-01-2024-02-01", "2024-01-01--2024-02-01--2024-03-01", "năm 2024",
    ])
    func `what is no period is refused`(text: String) {
        #expect(ReportingPeriod(text) == nil)
    }

    @Test func `a year has its quarters, then the longer periods`() {
        #expect(
            ReportingPeriod.of(year: 2024).map(\.code) == [
                "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024-H1", "2024-9M", "2024-H2", "2024",
            ])
        #expect(ReportingPeriod.of(year: 0).isEmpty)
        #expect(ReportingPeriod.of(year: 10_000).isEmpty)
    }
}
