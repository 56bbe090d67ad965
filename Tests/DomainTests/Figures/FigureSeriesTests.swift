import Domain
import FoundationEssentials
import Testing
import Vietnamese

@Suite struct FigureSeriesTests {
    private static func said(_ from: Day, _ to: Day) -> [String] {
        Step.dividing(from: from, to: to).map { "\($0.length) \($0.from.vietnamese) \($0.to.vietnamese)" }
    }

    @Test func `a quarter is divided in its months`() {
        #expect(
            Self.said(day(2024, 1, 1), day(2024, 3, 31)) == [
                "month 1/1/2024 31/1/2024", "month 1/2/2024 29/2/2024", "month 1/3/2024 31/3/2024",
            ])
    }

    @Test func `months are cut where the period cuts them`() {
        #expect(
            Self.said(day(2023, 12, 16), day(2024, 2, 5)) == [
                "month 16/12/2023 31/12/2023", "month 1/1/2024 31/1/2024", "month 1/2/2024 5/2/2024",
            ])
        #expect(Self.said(day(2024, 2, 10), day(2024, 2, 10)) == ["month 10/2/2024 10/2/2024"])
    }

    @Test func `up to twelve months are months, up to 24 quarters are quarters, and more are years`() {
        func first(_ from: Day, _ to: Day) -> (Step.Length?, Int) {
            let steps = Step.dividing(from: from, to: to)
            return (steps.first?.length, steps.count)
        }
        #expect(first(day(2024, 1, 1), day(2024, 12, 31)) == (.month, 12))
        #expect(first(day(2024, 1, 31), day(2025, 1, 1)) == (.quarter, 5))
        #expect(first(day(2020, 1, 1), day(2025, 12, 31)) == (.quarter, 24))
        #expect(first(day(2020, 1, 1), day(2026, 1, 1)) == (.year, 7))
        #expect(first(day(1, 1, 1), day(9999, 12, 31)) == (.year, 9999))
    }

    @Test func `quarters and years are cut too`() {
        #expect(
            Self.said(day(2023, 11, 15), day(2024, 12, 5)) == [
                "quarter 15/11/2023 31/12/2023", "quarter 1/1/2024 31/3/2024", "quarter 1/4/2024 30/6/2024",
                "quarter 1/7/2024 30/9/2024", "quarter 1/10/2024 5/12/2024",
            ])
        let years = Self.said(day(2018, 6, 1), day(2025, 2, 28))
        #expect(years.first == "year 1/6/2018 31/12/2018" && years.last == "year 1/1/2025 28/2/2025")
        #expect(years.count == 8)
    }

    // MARK: - What is reached

    private static let admitted = Catalogue.indicators[5]

    private static func series(_ values: [FigureValue?]) -> FigureSeries {
        let steps = Step.dividing(from: day(2024, 4, 1), to: day(2024, 4, 1).adding(months: values.count - 1))
        return FigureSeries(indicator: admitted, steps: steps, values: values)
    }

    @Test func `what is reached at the end of each step is what is reached in all, less what came after`() {
        // 9 since January, of which 2 + 0 + 3 in the second quarter: 4 before it.
        let series = Self.series([.held(2), .held(0), .held(3)])
        let target = TargetProgressTests.progress(9, of: 17)
        #expect(series.reachedBefore(target) == 4)
        #expect(series.reached(of: target) == [6, 6, 9])
    }

    @Test func `nothing is reached in a step that lies ahead`() {
        let series = Self.series([.held(2), nil, nil])
        #expect(series.reached(of: TargetProgressTests.progress(5, of: 17)) == [5, nil, nil])
        #expect(series.reachedBefore(TargetProgressTests.progress(5, of: 17)) == 3)
    }

    @Test func `where a figure is not held nothing of its target is known`() {
        let series = Self.series([.notHeld, .notHeld])
        #expect(series.reached(of: TargetProgressTests.progress(nil, of: 17)) == [nil, nil])
        #expect(series.reachedBefore(TargetProgressTests.progress(nil, of: 17)) == nil)
        #expect(!series.hasMovement)
    }

    @Test func `something moved where one step is not 0`() {
        #expect(Self.series([.held(0), .held(-1)]).hasMovement)
        #expect(!Self.series([.held(0), nil, .notHeld]).hasMovement)
    }

    // MARK: - The calendar

    @Test func `the calendar has come to the first of the period's end, today and the day known at`() {
        var question = FigureQuestion(
            unit: Unit.ID("u"), from: day(2024, 1, 1), to: day(2024, 3, 31), knownAt: nil)
        #expect(question.calendar(today: day(2024, 4, 15)) == day(2024, 3, 31))
        #expect(question.calendar(today: day(2024, 2, 10)) == day(2024, 2, 10))
        question.knownAt = day(2024, 4, 13).endInVietnam
        #expect(question.calendar(today: day(2024, 4, 15)) == day(2024, 3, 31))
        question.knownAt = day(2024, 2, 29).endInVietnam
        #expect(question.calendar(today: day(2024, 4, 15)) == day(2024, 2, 29))
    }
}
