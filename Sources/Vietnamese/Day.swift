/// A calendar day in Vietnam, in the years 1...9999. It holds no time and no time zone.
public struct Day: Sendable, Hashable {
    /// Days since 1 January 1970.
    let number: Int

    /// The first and the last day there is. Arithmetic that would leave them stops there.
    private static let numbers =
        Gregorian.number(year: 1, month: 1, day: 1)...Gregorian.number(year: 9999, month: 12, day: 31)

    /// The day with this number, or the nearest there is.
    init(clamping number: Int) {
        self.number = min(max(number, Self.numbers.lowerBound), Self.numbers.upperBound)
    }

    /// A day by its parts; nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard Gregorian.years.contains(year), (1...12).contains(month),
            (1...Gregorian.length(year: year, month: month)).contains(day)
        else { return nil }
        number = Gregorian.number(year: year, month: month, day: day)
    }

    /// The year, 1...9999.
    public var year: Int { Gregorian.date(number).year }
    /// The month, 1...12.
    public var month: Int { Gregorian.date(number).month }
    /// The day of the month, 1...31.
    public var day: Int { Gregorian.date(number).day }

    /// The day of the week.
    public var weekday: Weekday {
        // 1 January 1970 was a Thursday.
        let index = number + 3 - Gregorian.floor(number + 3, 7) * 7
        return Weekday.allCases[index]
    }

    /// The days of the week, Monday first.
    public enum Weekday: Int, Sendable, CaseIterable {
        case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// The day so many days later, or earlier if negative.
    public func adding(days: Int) -> Day {
        let (sum, overflow) = number.addingReportingOverflow(days)
        return Day(clamping: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// The same day of the month so many months later, or earlier if negative;
    /// the last of that month if it is too short: 31/1/2024 and one month give 29/2/2024.
    public func adding(months: Int) -> Day {
        let (year, month, day) = Gregorian.date(number)
        let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        let target = Gregorian.floor(index, 12)
        guard !overflow, Gregorian.years.contains(target) else { return Day(clamping: months < 0 ? .min : .max) }
        let targetMonth = index - target * 12 + 1
        let last = Gregorian.length(year: target, month: targetMonth)
        return Day(clamping: Gregorian.number(year: target, month: targetMonth, day: min(day, last)))
    }

    /// How many days from this day to another; negative if that one is earlier.
    public func days(until other: Day) -> Int { other.number - number }

    /// The first day of the month.
    public var firstOfMonth: Day { Day(clamping: number - day + 1) }
    /// The last day of the month.
    public var lastOfMonth: Day {
        let (year, month, day) = Gregorian.date(number)
        return Day(clamping: number - day + Gregorian.length(year: year, month: month))
    }
    /// Whether this is the first day of its month.
    public var isFirstOfMonth: Bool { day == 1 }
    /// Whether this is the last day of its month.
    public var isLastOfMonth: Bool { self == lastOfMonth }
}

extension Day: Comparable {
    /// Whether one day is earlier than another.
    public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}
