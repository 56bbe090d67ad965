import Foundation

/// A date of the Vietnamese lunar calendar (âm lịch).
///
/// A month begins on the day of the new moon in Vietnam's time (UTC+7), the eleventh being the one with the winter
/// solstice. Where thirteen months lie between two solstices, the first in which the sun enters no sign is a leap month
/// and has the number of the one before. Moon and sun are after Meeus, Astronomical Algorithms, 1998.
///
/// Meant for the years 1900...2099. Calendars printed before 1968, when the time of UTC+7 was adopted, followed China's
/// and may differ by a day, seldom by a leap month. New moons less than a minute from midnight, of which 2054, 2072, 2077
/// and 2085 have one each, none of them near Tết or Giỗ Tổ, depend on how the turning of the earth slows until then.
package struct LunarDate: Sendable, Hashable {
    /// The lunar year, by the Gregorian year in which it begins.
    package let year: Int
    /// The number of the month, 1...12.
    package let month: Int
    /// The day of the month, 1...30.
    package let day: Int
    /// Whether the month is a leap month (tháng nhuận), which follows the one whose number it has.
    package let isLeap: Bool

    /// A date by its parts. It need not exist: `Day.init(_: LunarDate)` tells.
    package init(year: Int, month: Int, day: Int, isLeap: Bool = false) {
        self.year = year
        self.month = month
        self.day = day
        self.isLeap = isLeap
    }

    /// The lunar date of a day.
    package init(_ day: Day) {
        var months = SolarCycle(day.year)
        if day.number < months.starts[0] { months = SolarCycle(months.year - 1) }
        let (place, leap) = (months.starts.lastIndex { $0 <= day.number } ?? 0, months.leap ?? .max)
        let number = place < leap ? place : place - 1
        self.init(
            year: number < 2 ? months.year : months.year + 1, month: (number + 10) % 12 + 1,
            day: day.number - months.starts[place] + 1, isLeap: place == leap)
    }

    /// The first day of a lunar year (mồng một Tết). Years are 1...9999.
    package static func newYear(_ year: Int) -> Day {
        let months = SolarCycle(year - 1)
        // The third month of the cycle, or the fourth if the eleventh or the twelfth was doubled.
        return Day(clamping: months.starts[months.leap ?? .max <= 2 ? 3 : 2])
    }
}

extension Day {
    /// The day of a lunar date; nil if that year has no such month or the month no such day. Years are 1...9999.
    package init?(_ date: LunarDate) {
        guard Gregorian.years.contains(date.year), (1...12).contains(date.month) else { return nil }
        let months = SolarCycle(date.month < 11 ? date.year - 1 : date.year)
        let number = (date.month + 1) % 12
        let place = date.isLeap || number >= months.leap ?? .max ? number + 1 : number
        guard !date.isLeap || place == months.leap,
            (1...months.starts[place + 1] - months.starts[place]).contains(date.day)
        else { return nil }
        self.init(clamping: months.starts[place] + date.day - 1)
    }
}

/// The months from the eleventh of a lunar year up to the tenth of the next: those from one winter solstice to another.
private struct SolarCycle {
    /// The Gregorian year of the solstice it begins with.
    let year: Int
    /// The first days of its twelve or thirteen months and of the month after them, as `Day.number` counts.
    let starts: [Int]
    /// The place of the leap month among them, the first being 0; nil if there is none.
    let leap: Int?

    /// The years that are asked for are worked out once, as the moon takes its time.
    private static let ready = readyYears.map { SolarCycle(workedOut: $0) }
    private static let readyYears = 1899...2099

    init(_ year: Int) {
        self =
            Self.readyYears.contains(year)
            ? Self.ready[year - Self.readyYears.lowerBound] : SolarCycle(workedOut: year)
    }

    private init(workedOut year: Int) {
        let starts = (Self.first(year)...Self.first(year + 1)).map(Moon.firstDay)
        let signs = starts.map(Sun.sign)
        leap = starts.count == 14 ? (1...12).first { signs[$0] == signs[$0 + 1] } : nil
        (self.year, self.starts) = (year, starts)
    }

    /// The month with the winter solstice of a year, counted as `Moon` does.
    private static func first(_ year: Int) -> Int {
        let moon = Moon.month(of: Gregorian.number(year: year, month: 12, day: 31))
        return Sun.sign(atStartOf: Moon.firstDay(moon)) < 9 ? moon : moon - 1
    }
}

/// The new moons, counted from that of 6 January 2000.
private enum Moon {
    /// The days from one new moon to the next on average.
    private static let month = 29.530_588_861

    /// The month a day lies in, by its new moon; the day is that of `Day.number`.
    static func month(of number: Int) -> Int {
        // 6 January 2000 was day 10 962. New moons stray some hours from their average.
        var moon = Int((Double(number - 10_962) / month).rounded(.down))
        while firstDay(moon) > number { moon -= 1 }
        while firstDay(moon + 1) <= number { moon += 1 }
        return moon
    }

    /// The day of a new moon in Vietnam.
    static func firstDay(_ moon: Int) -> Int { Int(Ephemeris.inVietnam(newMoon(moon)).rounded(.down)) }

    /// The Julian ephemeris day of a new moon (Meeus, chapter 49), to some fifteen seconds.
    private static func newMoon(_ index: Int) -> Double {
        let k = Double(index)
        let t = k / 1236.85
        let (t2, t3) = (t * t, t * t * t)
        let eccentricity = 1 - 0.002516 * t - 0.0000074 * t2
        let sun = 2.5534 + 29.1053567 * k - 0.0000014 * t2 - 0.00000011 * t3
        let moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3
        let latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3
        let node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3
        var day = 2_451_550.09766 + month * k + 0.00015437 * t2 - 0.00000015 * t3 - 0.00017 * Ephemeris.sine(node)
        for term in terms {
            var size = term.size
            for _ in 0..<term.eccentricity { size *= eccentricity }
            day += size * Ephemeris.sine(term.sun * sun + term.moon * moon + term.latitude * latitude)
        }
        day += 0.000325 * Ephemeris.sine(299.77 + 0.107408 * k - 0.009173 * t2)
        for planet in planets { day += planet.size * 0.000001 * Ephemeris.sine(planet.start + planet.speed * k) }
        return day
    }

    /// Days by which a new moon strays, the power of the eccentricity that goes with them, and the multiples of the
    /// anomalies of sun and moon and of the argument of latitude.
    private static let terms: [(size: Double, eccentricity: Int, sun: Double, moon: Double, latitude: Double)] = [
        (-0.4072, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
        (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
        (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
        (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
        (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
        (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
    ]

    /// Millionths of a day by which the planets move a new moon, and the degrees at the first and for each further one.
    private static let planets: [(size: Double, start: Double, speed: Double)] = [
        (165, 251.88, 0.016321), (164, 251.83, 26.651886), (126, 349.42, 36.412478), (110, 84.66, 18.206239),
        (62, 141.74, 53.303771), (60, 207.14, 2.453732), (56, 154.84, 7.30686), (47, 34.52, 27.261239),
        (42, 207.19, 0.121824), (40, 291.34, 1.844379), (37, 161.72, 24.198154), (35, 239.56, 25.513099),
        (23, 331.55, 3.592518),
    ]
}

/// The place of the sun.
private enum Sun {
    /// Which twelfth of its path the sun is in as a day begins in Vietnam, 0...11 from the March equinox; 9 follows
    /// the winter solstice (Meeus, chapter 25, to a hundredth of a degree).
    static func sign(atStartOf number: Int) -> Int {
        let t = Ephemeris.centuries(atStartOf: number)
        let mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t
        let anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t
        let center =
            (1.914602 - 0.004817 * t - 0.000014 * t * t) * Ephemeris.sine(anomaly)
            + (0.019993 - 0.000101 * t) * Ephemeris.sine(2 * anomaly) + 0.000289 * Ephemeris.sine(3 * anomaly)
        let seen = mean + center - 0.00569 - 0.00478 * Ephemeris.sine(125.04 - 1934.136 * t)
        let sign = Int((seen / 30).rounded(.down))
        return sign - Gregorian.floor(sign, 12) * 12
    }
}

/// The time of the astronomers, which does not follow the turning of the earth, and that of Vietnam.
private enum Ephemeris {
    /// The Julian day on which 1 January 1970 begins at UTC+7.
    private static let epoch = 2_440_587.5 - 7.0 / 24

    /// Days, with their parts, from the beginning of 1 January 1970 in Vietnam.
    static func inVietnam(_ julian: Double) -> Double { julian - epoch - lead(julian) }

    /// Julian centuries from noon on 1 January 2000 to the beginning of a day in Vietnam.
    static func centuries(atStartOf number: Int) -> Double {
        let julian = Double(number) + epoch
        return (julian + lead(julian) - 2_451_545) / 36_525
    }

    /// Days by which the astronomers' time is ahead of the clock (ΔT): 64 seconds in 2000 and 55 more in a century,
    /// which since 1900 was right to fifteen seconds.
    private static func lead(_ julian: Double) -> Double { (64 + 55 * (julian - 2_451_545) / 36_525) / 86_400 }

    /// The sine of an angle in degrees.
    static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
}
