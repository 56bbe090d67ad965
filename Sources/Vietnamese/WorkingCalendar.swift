/// Which days the public offices of Vietnam work: from Monday to Friday, but for the holidays.
///
/// The holidays are those of the law of their year: Bộ luật Lao động 1994, điều 73 (with Luật 84/2007/QH11), from
/// 1/5/2013 Bộ luật Lao động 2012, điều 115, from 1/1/2021 Bộ luật Lao động 2019, điều 111 and 112. Where these leave
/// a choice, it is made each year by an announcement; until there is one, what is most usual is taken. The week of five
/// days is of 2/10/1999 (Quyết định 188/1999/QĐ-TTg); earlier years are counted as if they had it.
package struct WorkingCalendar: Sendable, Hashable {
    private let decided: [Day: Bool]
    private let announced: Set<Int>

    /// A calendar of the law and of what was decided beside it.
    ///
    /// - Parameters:
    ///   - decided: days that were decided on, by an announcement (thông báo lịch nghỉ) or by an administrator, each
    ///     with whether it is worked. This goes before anything else.
    ///   - announced: years whose announcement is in `decided` as a whole: each day from Monday to Friday that is off for
    ///     Tết, beside 2/9, as compensation or by a swap, and each Saturday or Sunday worked instead. In these years
    ///     the law adds none of them, only the holidays of which there is but one day.
    package init(decided: [Day: Bool] = [:], announced: Set<Int> = []) {
        self.decided = decided
        self.announced = announced
    }

    /// Whether offices work on a day.
    package func isWorking(_ day: Day) -> Bool {
        var law = Law(day.year)
        return isWorking(day, &law)
    }

    /// Why a day is off; nil on a working day and on a weekend that is nothing more. A holiday on a weekend is told.
    /// A day that was decided to be off has the name the law would give it, and is `decided` if it would give none.
    package func holiday(on day: Day) -> Holiday? {
        var law = Law(day.year)
        return switch decided[day] {
        case true?: nil
        case false?: law.holiday(on: day) ?? .decided
        case nil: undecided(on: day, &law)
        }
    }

    /// The working day that is the `count`th after a day, which itself is never counted: `start` if `count` is 0 or
    /// less. Never later than 31/12/9999.
    package func day(_ count: Int, after start: Day) -> Day {
        var (day, left, law) = (start, count, Law(start.year))
        while left > 0, day < .last {
            day = day.adding(days: 1)
            if isWorking(day, &law) { left -= 1 }
        }
        return day
    }

    /// Whether offices work on a day. `law` is moved to its year, so that a walk asks for each year once.
    private func isWorking(_ day: Day, _ law: inout Law) -> Bool {
        if let works = decided[day] { return works }
        return !day.isWeekend && undecided(on: day, &law) == nil
    }

    /// The holiday of a day nobody decided on.
    private func undecided(on day: Day, _ law: inout Law) -> Holiday? {
        let year = day.year
        if law.year != year { law = Law(year) }
        guard let holiday = law.holiday(on: day) else { return nil }
        return announced.contains(year) && Law.leavesChoice(holiday, on: day) ? nil : holiday
    }
}

extension WorkingCalendar {
    /// What a day is off for.
    package enum Holiday: String, Sendable, CaseIterable {
        /// 1/1 (Tết Dương lịch).
        case newYear
        /// Tết Âm lịch: the last day of the lunar year and the first four of the next; up to 2013 the first three, for
        /// the law of five days came into force after the Tết of that year.
        case tet
        /// The tenth of the third lunar month, since 2007 (Giỗ Tổ Hùng Vương).
        case hungKings
        /// 30/4 (Ngày Chiến thắng).
        case reunification
        /// 1/5 (Quốc tế lao động).
        case labour
        /// 2/9 and since 2021 a day beside it (Quốc khánh): that from Monday to Friday which gives more days off in a
        /// row together with a weekend; where 2/9 is a Wednesday and none does, the day before.
        case national
        /// 24/11, since 2026 (Ngày Văn hóa Việt Nam; Nghị quyết 80-NQ/TW ngày 7/1/2026, which asks for a law).
        case culture
        /// The next working day after a holiday on a Saturday or Sunday, one for each (Bộ luật Lao động 2019,
        /// điều 111.3).
        case compensation
        /// A day off only because it was decided, such as one swapped for a Saturday.
        case decided
    }
}

/// The holidays of a year by the law alone, with the most usual choice where it leaves one.
private struct Law {
    /// The year, 1...9999.
    let year: Int
    private let holidays: [Day: WorkingCalendar.Holiday]

    /// Years that are asked for often; they are worked out once, as the moon takes its time.
    private static let ready = readyYears.map { Law(workedOut: $0) }
    private static let readyYears = 1990...2100

    init(_ year: Int) {
        self = Self.readyYears.contains(year) ? Self.ready[year - Self.readyYears.lowerBound] : Law(workedOut: year)
    }

    private init(workedOut year: Int) {
        var holidays: [Day: WorkingCalendar.Holiday] = [:]
        func add(_ day: Day?, _ holiday: WorkingCalendar.Holiday) {
            if let day { holidays[day] = holiday }
        }
        add(Day(year: year, month: 1, day: 1), .newYear)
        let tet = LunarDate.newYear(year)
        for place in -1..<(year > 2013 ? 4 : 3) { add(tet.adding(days: place), .tet) }
        if year >= 2007 { add(Day(LunarDate(year: year, month: 3, day: 10)), .hungKings) }
        add(Day(year: year, month: 4, day: 30), .reunification)
        add(Day(year: year, month: 5, day: 1), .labour)
        let national = Day(year: year, month: 9, day: 2)
        add(national, .national)
        if year >= 2021 { add(national.map(Self.beside), .national) }
        if year >= 2026 { add(Day(year: year, month: 11, day: 24), .culture) }
        for day in holidays.keys.sorted() where day.isWeekend {
            var free = day.adding(days: 1)
            while free.isWeekend || holidays[free] != nil { free = free.adding(days: 1) }
            add(free, .compensation)
        }
        (self.year, self.holidays) = (year, holidays)
    }

    /// The day that is off beside 2/9.
    private static func beside(_ national: Day) -> Day {
        switch national.weekday {
        case .monday, .thursday, .sunday: national.adding(days: 1)
        case .tuesday, .wednesday, .friday, .saturday: national.adding(days: -1)
        }
    }

    /// The holiday of a day of this year, if it is one.
    func holiday(on day: Day) -> WorkingCalendar.Holiday? { holidays[day] }

    /// Whether it is for the yearly announcement to say on which day a holiday is.
    static func leavesChoice(_ holiday: WorkingCalendar.Holiday, on day: Day) -> Bool {
        switch holiday {
        case .tet, .compensation: true
        case .national: day.day != 2
        case .newYear, .hungKings, .reunification, .labour, .culture, .decided: false
        }
    }
}

extension Day {
    /// Saturday or Sunday, the weekly days of rest.
    fileprivate var isWeekend: Bool { weekday == .saturday || weekday == .sunday }

    /// The last day there is.
    fileprivate static let last = Day(clamping: .max)
}
