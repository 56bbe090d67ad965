import Domain
import Testing
import Vietnamese

@Suite struct TargetProgressTests {
    /// A target for the 366 days of 2024 unless said otherwise.
    static func progress(
        _ reached: Int?, of value: Int, upper: Int? = nil, from: Day = day(2024, 1, 1), to: Day = day(2024, 12, 31)
    ) -> TargetProgress {
        TargetProgress(
            id: Target.ID("t"), from: from, to: to, value: value, upper: upper,
            shape: upper == nil ? .atLeast : .range, reached: reached.map { .held($0) } ?? .notHeld, assignedBy: nil,
            document: nil)
    }

    /// 31/3/2024 is day 91 of 366: 5 × 91/366 = 1,24; 17 × 91/366 = 4,23; 35 × 91/366 = 8,70.
    @Test(arguments: [
        (2, 5, 1.243, TargetProgress.Pace.ahead), (6, 17, 4.227, .ahead), (7, 35, 8.702, .behind(by: 2)),
        (9, 35, 8.702, .onTime), (10, 35, 8.702, .ahead), (1, 5, 1.243, .onTime), (0, 5, 1.243, .behind(by: 1)),
    ])
    func `the pace on 31/3/2024 compares with an even spread over the year`(
        reached: Int, value: Int, due: Double, pace: TargetProgress.Pace
    ) {
        let progress = Self.progress(reached, of: value)
        #expect(abs(progress.due(on: day(2024, 3, 31)) - due) < 0.001)
        #expect(progress.pace(on: day(2024, 3, 31)) == pace)
    }

    @Test(arguments: [(2, 5, 40.0), (6, 17, 35.294), (7, 35, 20.0), (0, 5, 0), (12, 5, 240)])
    func `what is reached is told in percent of the target`(reached: Int, value: Int, percent: Double) throws {
        #expect(abs(try #require(Self.progress(reached, of: value).percent) - percent) < 0.001)
    }

    @Test func `a range is measured by its lower bound`() {
        let progress = Self.progress(5, of: 5, upper: 7)
        #expect(progress.percent == 100)
        #expect(progress.pace(on: day(2024, 12, 31)) == .onTime)
    }

    @Test func `nothing is due before the period, one day's share on its first day, all of it from its last day on`() {
        let progress = Self.progress(0, of: 366)
        #expect(progress.due(on: day(2023, 12, 31)) == 0)
        #expect(progress.due(on: day(2024, 1, 1)) == 1)
        #expect(progress.due(on: day(2024, 2, 29)) == 60)
        #expect(progress.due(on: day(2024, 12, 30)) == 365)
        #expect(progress.due(on: day(2024, 12, 31)) == 366)
        #expect(progress.due(on: day(2025, 6, 1)) == 366)
        #expect(progress.pace(on: day(2023, 12, 31)) == .onTime)
    }

    @Test func `a target of one day is due on that day`() {
        let progress = Self.progress(0, of: 3, from: day(2024, 5, 1), to: day(2024, 5, 1))
        #expect(progress.due(on: day(2024, 4, 30)) == 0)
        #expect(progress.pace(on: day(2024, 5, 1)) == .behind(by: 3))
    }

    @Test func `what is not held has neither percent nor pace`() {
        let progress = Self.progress(nil, of: 5)
        #expect(progress.percent == nil)
        #expect(progress.pace(on: day(2024, 3, 31)) == nil)
        #expect(FigureValue.notHeld.number == nil && FigureValue.held(0).number == 0)
    }
}
