import Testing
import Vietnamese

struct LunarDateTests {
    /// The first days of Tết as they were kept and as calendars announce them.
    @Test(arguments: [
        (1968, "1968-01-29"), (1969, "1969-02-16"), (1975, "1975-02-11"), (1976, "1976-01-31"), (1984, "1984-02-02"),
        (1985, "1985-01-21"), (1986, "1986-02-09"), (1990, "1990-01-27"), (1995, "1995-01-31"), (1996, "1996-02-19"),
        (1999, "1999-02-16"), (2000, "2000-02-05"), (2001, "2001-01-24"), (2004, "2004-01-22"), (2006, "2006-01-29"),
        (2007, "2007-02-17"), (2008, "2008-02-07"), (2009, "2009-01-26"), (2010, "2010-02-14"), (2011, "2011-02-03"),
        (2012, "2012-01-23"), (2013, "2013-02-10"), (2014, "2014-01-31"), (2015, "2015-02-19"), (2016, "2016-02-08"),
        (2017, "2017-01-28"), (2018, "2018-02-16"), (2019, "2019-02-05"), (2020, "2020-01-25"), (2021, "2021-02-12"),
        (2022, "2022-02-01"), (2023, "2023-01-22"), (2024, "2024-02-10"), (2025, "2025-01-29"), (2026, "2026-02-17"),
        (2027, "2027-02-06"), (2028, "2028-01-26"), (2029, "2029-02-13"), (2030, "2030-02-02"), (2031, "2031-01-23"),
        (2032, "2032-02-11"), (2033, "2033-01-31"), (2034, "2034-02-19"), (2035, "2035-02-08"), (2053, "2053-02-18"),
    ])
    func `Tết begins on its day`(year: Int, iso: String) throws {
        let day = LunarDate.newYear(year)
        #expect(day.iso == iso)
        #expect(LunarDate(day) == LunarDate(year: year, month: 1, day: 1))
        let eve = LunarDate(day.adding(days: -1))
        #expect((eve.year, eve.month) == (year - 1, 12))
    }

    /// China, an hour ahead, had 20/2/1985, 18/2/2007, 3/2/2030: the moon was new, or the solstice, in that hour.
    @Test func `years where Vietnam's Tết is not China's`() throws {
        #expect(LunarDate(try day("1985-02-20")) == LunarDate(year: 1985, month: 2, day: 1))
        #expect(LunarDate(try day("2007-02-18")) == LunarDate(year: 2007, month: 1, day: 2))
        #expect(LunarDate(try day("2030-02-03")) == LunarDate(year: 2030, month: 1, day: 2))
    }

    @Test(arguments: [
        // Giỗ Tổ Hùng Vương, 10/3
        ("2007-04-26", 2007, 3, 10, false), ("2022-04-10", 2022, 3, 10, false), ("2023-04-29", 2023, 3, 10, false),
        ("2024-04-18", 2024, 3, 10, false), ("2025-04-07", 2025, 3, 10, false), ("2026-04-26", 2026, 3, 10, false),
        // Trung thu, ông Công ông Táo, Phật Đản
        ("2023-09-29", 2023, 8, 15, false), ("2024-09-17", 2024, 8, 15, false), ("2024-02-02", 2023, 12, 23, false),
        ("2024-05-22", 2024, 4, 15, false),
        // The first days of leap months, and the days before
        ("2020-05-23", 2020, 4, 1, true), ("2020-05-22", 2020, 4, 30, false), ("2023-03-22", 2023, 2, 1, true),
        ("2023-03-21", 2023, 2, 30, false), ("2025-07-25", 2025, 6, 1, true), ("2025-07-24", 2025, 6, 30, false),
        ("2033-12-22", 2033, 11, 1, true),
        // The Gregorian year begins in the eleventh or twelfth month
        ("2024-01-01", 2023, 11, 20, false), ("2025-01-01", 2024, 12, 2, false), ("2026-01-01", 2025, 11, 13, false),
    ])
    func `days have their lunar dates`(iso: String, year: Int, month: Int, day: Int, isLeap: Bool) throws {
        let date = LunarDate(year: year, month: month, day: day, isLeap: isLeap)
        #expect(LunarDate(try self.day(iso)) == date)
        #expect(Day(date)?.iso == iso)
    }

    @Test func `leap months from 1985 to 2052, and no others`() {
        let known = [
            1985: 2, 1987: 7, 1990: 5, 1993: 3, 1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9,
            2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5, 2042: 2, 2044: 7,
            2047: 5, 2050: 3, 2052: 8,
        ]
        for year in 1985...2052 {
            let leap = (1...12).filter { Day(LunarDate(year: year, month: $0, day: 1, isLeap: true)) != nil }
            #expect(leap == (known[year].map { [$0] } ?? []), "\(year)")
        }
    }

    @Test(arguments: [
        // The first month of 2024 ran from 10/2 to 9/3, twenty-nine days.
        (2024, 1, 30, false), (2024, 4, 1, true), (2025, 5, 1, true), (2025, 7, 1, true), (2024, 1, 31, false),
        (2024, 1, 0, false), (2024, 0, 1, false), (2024, 13, 1, false), (2024, 12, 1, true), (0, 5, 1, false),
        (10_000, 1, 1, false), (Int.max, 1, 1, false), (2024, Int.min, 1, false), (2024, 1, Int.max, false),
    ])
    func `dates the calendar has not have no day`(year: Int, month: Int, day: Int, isLeap: Bool) {
        #expect(Day(LunarDate(year: year, month: month, day: day, isLeap: isLeap)) == nil)
    }

    @Test func `each day from 1950 to 2099 follows the one before and leads back`() throws {
        var day = try day("1950-01-01")
        let end = try self.day("2099-12-31")
        var last = LunarDate(day.adding(days: -1))
        var months: [Int: Int] = [:]
        while day <= end {
            let date = LunarDate(day)
            #expect(Day(date) == day, "\(day)")
            if date.day == 1 {
                #expect((29...30).contains(last.day), "\(day)")
                // After a month comes its leap month, or the next.
                let follows =
                    date.isLeap
                    ? (date.year, date.month) == (last.year, last.month) && !last.isLeap
                    : date.year * 12 + date.month == last.year * 12 + last.month + 1
                #expect(follows, "\(day)")
                months[date.year, default: 0] += 1
            } else {
                #expect(date == LunarDate(year: last.year, month: last.month, day: last.day + 1, isLeap: last.isLeap))
            }
            (last, day) = (date, day.adding(days: 1))
        }
        #expect((1950...2098).allSatisfy { [12, 13].contains(months[$0]) })
        // Nineteen years have seven leap months, so 149 years have 54 or 55.
        let leapYears = (1950...2098).filter { months[$0] == 13 }
        #expect((54...55).contains(leapYears.count))
    }

    @Test func `the ends of the calendar have a lunar date`() throws {
        #expect(LunarDate(try day("0001-01-01")).year == 0)
        #expect(LunarDate(try day("9999-12-31")).year == 9999)
        #expect(LunarDate.newYear(1) > (try day("0001-01-01")))
        #expect(LunarDate.newYear(9999) < (try day("9999-12-31")))
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
