package import Foundation
package import Vietnamese

/// What is asked: a unit with everything below it, over a period, as known at a moment.
package struct FigureQuestion: Hashable, Sendable {
    package var unit: Unit.ID
    package var from: Day
    package var to: Day
    /// Only what was recorded up to this moment counts; everything recorded where nil.
    package var knownAt: Date?
    /// The day whose tree says what is below the unit; each fact counts on the tree of its own day where nil.
    package var treeAt: Day?

    /// The days of the period, up to the one after the last.
    package var days: Range<Day> { from..<max(from, to).adding(days: 1) }

    package init(unit: Unit.ID, from: Day, to: Day, knownAt: Date?, treeAt: Day? = nil) {
        self.unit = unit
        self.from = from
        self.to = to
        self.knownAt = knownAt
        self.treeAt = treeAt
    }
}

/// A figure's value. What is not held is not zero.
package enum FigureValue: Hashable, Sendable {
    case held(Int)
    /// The register of this unit opens later than the period asked for, or knew nothing yet.
    case notHeld

    package var number: Int? {
        if case .held(let number) = self { return number }
        return nil
    }
}

/// A target as it stands beside a figure.
package struct TargetProgress: Hashable, Sendable {
    package var id: Target.ID
    package var from: Day
    package var to: Day
    package var value: Int
    package var upper: Int?
    package var shape: Target.Shape
    /// The figure from the first day of the target's period: what the target is measured by.
    package var reached: FigureValue
    /// What is said of the number reached; nil where it is exact.
    package var qualifier: Qualifier?
    package var assignedBy: String?
    package var document: String?

    package init(
        id: Target.ID, from: Day, to: Day, value: Int, upper: Int?, shape: Target.Shape, reached: FigureValue,
        qualifier: Qualifier? = nil, assignedBy: String?, document: String?
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.value = value
        self.upper = upper
        self.shape = shape
        self.reached = reached
        self.qualifier = qualifier
        self.assignedBy = assignedBy
        self.document = document
    }

    /// Reached in percent of the target (of its lower bound where it is a range); none where there is no value.
    package var percent: Double? {
        guard let number = reached.number, value > 0 else { return nil }
        return Double(number) * 100 / Double(value)
    }

    /// How many should be there on `day` if the work were spread evenly over the days of the period.
    package func due(on day: Day) -> Double {
        let length = Double(from.days(until: to) + 1)
        let passed = Double(from.days(until: min(max(day, from), to)) + 1)
        return day < from ? 0 : Double(value) * passed / length
    }

    /// Ahead of, on, or behind what the calendar asks on `day`.
    package func pace(on day: Day) -> Pace? {
        guard let number = reached.number else { return nil }
        let expected = Int(due(on: day).rounded())
        if number > expected { return .ahead }
        return number == expected ? .onTime : .behind(by: expected - number)
    }

    package enum Pace: Hashable, Sendable {
        case ahead, onTime
        case behind(by: Int)
    }
}

/// One figure with its targets.
package struct Figure: Hashable, Sendable {
    package var indicator: Indicator
    package var value: FigureValue
    /// What is said of the number, such as `gần` of `gần 4.500`; nil where it is exact.
    package var qualifier: Qualifier?
    package var targets: [TargetProgress]

    package init(
        indicator: Indicator, value: FigureValue, qualifier: Qualifier? = nil, targets: [TargetProgress]
    ) {
        self.indicator = indicator
        self.value = value
        self.qualifier = qualifier
        self.targets = targets
    }

    /// The number with what is said of it; nil where it is not held.
    package var amount: ReportedAmount? {
        value.number.map { ReportedAmount($0, qualifier ?? .exact) }
    }
}
