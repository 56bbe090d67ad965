package import Vietnamese

/// A stretch of a period: a month, a quarter or a year, or what the period leaves of one at its ends.
package struct Step: Hashable, Sendable {
    /// How long a step is.
    package enum Length: String, CaseIterable, Sendable {
        case month, quarter, year

        package var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    package let length: Length
    package let from: Day
    package let to: Day

    /// A period in its months where it touches at most twelve, in its quarters where it touches at most 24, else in
    /// its years.
    package static func dividing(from: Day, to: Day) -> [Step] {
        let most: [Length: Int] = [.month: 12, .quarter: 24]
        let length = Length.allCases.first { number(of: to, $0) - number(of: from, $0) < most[$0, default: .max] }
        return steps(of: length ?? .year, from: from, to: to)
    }

    /// The steps of a length that a period touches, cut at its ends.
    package static func steps(of length: Length, from: Day, to: Day) -> [Step] {
        var steps: [Step] = []
        var first = from
        while steps.last?.to != to {
            let begin = first.firstOfMonth.adding(months: -((first.month - 1) % length.months))
            let last = min(to, begin.adding(months: length.months - 1).lastOfMonth)
            steps.append(Step(length: length, from: first, to: last))
            first = last.adding(days: 1)
        }
        return steps
    }

    /// Which month, quarter or year since the year 0 a day lies in.
    private static func number(of day: Day, _ length: Length) -> Int {
        (day.year * 12 + day.month - 1) / length.months
    }
}

/// One flow of one unit, step by step through a period.
package struct FigureSeries: Hashable, Sendable {
    package let indicator: Indicator
    /// The steps in their order.
    package let steps: [Step]
    /// What happened in each step; nil in those that lie ahead of the calendar, of which nothing can be known.
    package let values: [FigureValue?]

    package init(indicator: Indicator, steps: [Step], values: [FigureValue?]) {
        self.indicator = indicator
        self.steps = steps
        self.values = values
    }

    /// Whether something happened in one of the steps.
    package var hasMovement: Bool { values.contains { ($0?.number ?? 0) != 0 } }

    /// How much of a target was reached before the first step; nil where the figure is not held.
    package func reachedBefore(_ target: TargetProgress) -> Int? {
        target.reached.number.map { $0 - values.compactMap { $0?.number }.reduce(0, +) }
    }

    /// How much of a target was reached by the end of each step: what is reached at the end of the period, less what
    /// came after. Nil where the figure is not held and in steps that lie ahead.
    package func reached(of target: TargetProgress) -> [Int?] {
        guard var sum = reachedBefore(target) else { return values.map { _ in nil } }
        return values.map { value in
            guard let value else { return nil }
            sum += value.number ?? 0
            return sum
        }
    }
}

extension FigureQuestion {
    /// The last day of the period that the calendar has come to: not after today, nor after the day asked for as
    /// known. What is due is due by then.
    package func calendar(today: Day) -> Day {
        min(to, today, knownAt.map { Day(inVietnam: $0) } ?? to)
    }
}
