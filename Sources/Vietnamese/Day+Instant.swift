public import Foundation

extension Day {
    /// The day that an instant falls on in Vietnam (+07:00).
    public init(inVietnam date: Date) {
        self.init(clamping: Gregorian.floor(date.milliseconds + Vietnam.offset, Vietnam.day))
    }

    /// The first millisecond of the day in Vietnam (+07:00).
    public var startInVietnam: Date { Date(milliseconds: number * Vietnam.day - Vietnam.offset) }

    /// The last millisecond of the day in Vietnam (+07:00): 31/3/2024 ends at 2024-03-31T16:59:59.999Z.
    public var endInVietnam: Date { Date(milliseconds: (number + 1) * Vietnam.day - Vietnam.offset - 1) }
}

/// Lengths of time in milliseconds.
enum Vietnam {
    /// One day.
    static let day = 86_400_000
    /// How far Vietnam's clocks are ahead of UTC. It has been so since 1975, and is taken so for earlier days.
    static let offset = 7 * 3_600_000
}

extension Date {
    /// Whole milliseconds since 1970, to the nearest, within what a `Day` can hold.
    var milliseconds: Int {
        let bounds = Self.bounds
        let exact = (timeIntervalSince1970 * 1000).rounded()
        guard exact > bounds.lowerBound else { return Int(bounds.lowerBound) }
        return Int(min(exact, bounds.upperBound))
    }

    init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    private static let bounds: ClosedRange<Double> = {
        let first = Gregorian.number(year: 1, month: 1, day: 1) * Vietnam.day
        let last = Gregorian.number(year: 10_000, month: 1, day: 1) * Vietnam.day - 1
        return Double(first)...Double(last)
    }()
}
