import Foundation
import Testing
import Vietnamese

struct DayTests {
    @Test(arguments: [
        (2024, 2, 29), (2000, 2, 29), (1900, 2, 28), (2100, 2, 28), (1, 1, 1), (9999, 12, 31), (2024, 4, 30),
    ])
    func `days of the calendar are taken`(year: Int, month: Int, day: Int) throws {
        let made = try #require(Day(year: year, month: month, day: day))
        #expect((made.year, made.month, made.day) == (year, month, day))
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1),
        (2024, 1, 0), (2024, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1),
    ])
    func `days that are in no calendar are refused`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test func `each day from 1900 to 2100 is as in Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var day = try #require(Day(year: 1900, month: 1, day: 1))
        let end = try #require(Day(year: 2100, month: 12, day: 31))
        var date = try #require(calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        var count = 0
        while day <= end {
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            // Foundation counts from Sunday as 1.
            let weekday = day.weekday == .sunday ? 1 : day.weekday.rawValue + 1
            let agrees =
                [day.year, day.month, day.day, weekday] == [parts.year, parts.month, parts.day, parts.weekday]
            #expect(agrees, "\(day)")
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
            #expect(Day(iso: day.iso) == day)
            day = day.adding(days: 1)
            date.addTimeInterval(86_400)
            count += 1
        }
        // 201 years, of which 50 have a leap day: each fourth from 1904 to 2096, also 2000, but 1900 and 2100 not.
        #expect(count == 201 * 365 + 49)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-03-31", -1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"), ("2024-12-15", 1, "2025-01-15"), ("2024-01-15", -1, "2023-12-15"),
        ("2024-01-15", -25, "2021-12-15"), ("2020-05-31", 13, "2021-06-30"), ("2024-05-31", 0, "2024-05-31"),
        ("2024-05-31", Int.max, "9999-12-31"), ("2024-05-31", Int.min, "0001-01-01"),
    ])
    func `months are added and held within the month`(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(iso: from)).adding(months: months).iso == to)
    }

    @Test(arguments: [
        ("2024-02-28", 1, "2024-02-29"), ("2024-02-28", 2, "2024-03-01"), ("2023-12-31", 1, "2024-01-01"),
        ("2024-01-01", -1, "2023-12-31"), ("2024-01-01", 366, "2025-01-01"), ("9999-12-31", 1, "9999-12-31"),
        ("2024-01-01", Int.min, "0001-01-01"), ("2024-01-01", Int.max, "9999-12-31"),
    ])
    func `days are added`(from: String, days: Int, to: String) throws {
        #expect(try #require(Day(iso: from)).adding(days: days).iso == to)
    }

    @Test func `days between, weekdays and order`() throws {
        let (a, b) = (try #require(Day(iso: "2024-01-01")), try #require(Day(iso: "2024-12-31")))
        #expect(a.days(until: b) == 365)
        #expect(b.days(until: a) == -365)
        #expect(a < b)
        #expect(a.weekday == .monday)
        #expect(try #require(Day(iso: "1969-12-31")).weekday == .wednesday)
        #expect(try #require(Day(iso: "2000-01-01")).weekday == .saturday)
        #expect(try #require(Day(iso: "0001-01-01")).weekday == .monday)
    }

    @Test(arguments: [
        ("2024-02-10", "2024-02-01", "2024-02-29"), ("2023-02-28", "2023-02-01", "2023-02-28"),
        ("2024-12-01", "2024-12-01", "2024-12-31"), ("9999-12-31", "9999-12-01", "9999-12-31"),
    ])
    func `a month has its ends`(iso: String, first: String, last: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.firstOfMonth.iso == first)
        #expect(day.lastOfMonth.iso == last)
        #expect(day.isFirstOfMonth == (iso == first))
        #expect(day.isLastOfMonth == (iso == last))
    }
}
