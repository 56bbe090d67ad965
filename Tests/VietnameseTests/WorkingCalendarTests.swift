import Testing
import Vietnamese

struct WorkingCalendarTests {
    private let law = WorkingCalendar()

    /// What was announced for 2026, with the calendar of its first months (a point: off, +: worked instead):
    ///
    ///     January            February           March              April
    ///     Mo Tu We Th Fr Sa  Mo Tu We Th Fr Sa  Mo Tu We Th Fr Sa  Mo Tu We Th Fr Sa
    ///               .  .      2  3  4  5  6      2  3  4  5  6            1  2  3
    ///      5  6  7  8  9 +10  9 10 11 12 13      9 10 11 12 13      6  7  8  9 10
    ///     12 13 14 15 16      .  .  .  .  .     16 17 18 19 20     13 14 15 16 17
    ///     19 20 21 22 23     23 24 25 26 27     23 24 25 26 27     20 21 22 23 24
    ///     26 27 28 29 30                        30 31               . 28 29  .
    private func announced2026() throws -> WorkingCalendar {
        let off = [
            "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-04-27",
            "2026-08-31", "2026-09-01",
        ]
        let worked = ["2026-01-10", "2026-08-22"]
        var decided: [Day: Bool] = [:]
        for iso in off { decided[try day(iso)] = false }
        for iso in worked { decided[try day(iso)] = true }
        return WorkingCalendar(decided: decided, announced: [2026])
    }

    @Test func `an ordinary week is worked from Monday to Friday`() throws {
        // 2/3/2026 was a Monday.
        let monday = try day("2026-03-02")
        let week = (0..<7).map { monday.adding(days: $0) }
        #expect(week.map(law.isWorking) == [true, true, true, true, true, false, false])
        #expect(week.allSatisfy { law.holiday(on: $0) == nil })
    }

    @Test(
        arguments: [
            // A Saturday, and compensation on Monday; a Sunday, and compensation on Monday
            ("2022-01-01", .newYear), ("2022-01-03", .compensation), ("2022-01-04", nil),
            ("2026-04-26", .hungKings), ("2026-04-27", .compensation), ("2026-04-28", nil),
            // Saturday 29/4, Sunday 30/4, Monday 1/5: two days of compensation after it
            ("2023-04-29", .hungKings), ("2023-04-30", .reunification), ("2023-05-01", .labour),
            ("2023-05-02", .compensation), ("2023-05-03", .compensation), ("2023-05-04", nil),
            // Friday 9/2 to Tuesday 13/2, two of them on the weekend
            ("2024-02-08", nil), ("2024-02-09", .tet), ("2024-02-10", .tet), ("2024-02-11", .tet), ("2024-02-12", .tet),
            ("2024-02-13", .tet), ("2024-02-14", .compensation), ("2024-02-15", .compensation), ("2024-02-16", nil),
            // Saturday 9/2 to Tuesday 12/2: four days
            ("2013-02-08", nil), ("2013-02-09", .tet), ("2013-02-12", .tet), ("2013-02-13", .compensation),
            ("2013-02-14", .compensation), ("2013-02-15", nil),
            // Thursday 30/1 to Monday 3/2: five days
            ("2014-01-29", nil), ("2014-01-30", .tet), ("2014-02-03", .tet), ("2014-02-04", .compensation),
            ("2014-02-05", .compensation), ("2014-02-06", nil),
            // 10/3 was kept from 2007 on, 24/11 from 2026 on; 24/11/2029 is a Saturday
            ("2006-04-07", nil), ("2007-04-26", .hungKings), ("2025-11-24", nil), ("2026-11-24", .culture),
            ("2029-11-26", .compensation),
        ] as [(String, WorkingCalendar.Holiday?)])
    func `holidays of the law`(iso: String, holiday: WorkingCalendar.Holiday?) throws {
        #expect(law.holiday(on: try day(iso)) == holiday)
        #expect(law.isWorking(try day(iso)) == (holiday == nil))
    }

    @Test(arguments: [
        // 2/9 was one day up to 2020; a Sunday in 2018.
        (2018, [2], [3]), (2020, [2], []),
        // Thursday, Friday, Saturday, Monday, Tuesday, Wednesday, Sunday: as announced in 2021 to 2026
        (2021, [2, 3], []), (2022, [1, 2], []), (2023, [1, 2], [4]), (2024, [2, 3], []), (2025, [1, 2], []),
        (2026, [1, 2], []), (2029, [2, 3], [4]),
    ])
    func `the national day has one beside it`(year: Int, national: [Int], compensation: [Int]) throws {
        let days = try (1...7).map { try #require(Day(year: year, month: 9, day: $0)) }
        #expect(days.filter { law.holiday(on: $0) == .national }.map(\.day) == national)
        #expect(days.filter { law.holiday(on: $0) == .compensation }.map(\.day) == compensation)
    }

    @Test(arguments: [
        // Wednesday 30/4 and Thursday 1/5/2025 are off, Friday is not.
        ("2025-04-28", 1, "2025-04-29"), ("2025-04-28", 2, "2025-05-02"), ("2025-04-28", 3, "2025-05-05"),
        // The start does not count, worked or not.
        ("2025-04-30", 1, "2025-05-02"), ("2026-03-07", 1, "2026-03-09"), ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-07", 0, "2026-03-07"), ("2026-03-06", -1, "2026-03-06"),
        // Tết of 2026 is off from Monday 16/2 to Friday 20/2.
        ("2026-02-13", 1, "2026-02-23"), ("2026-02-17", 5, "2026-02-27"),
        // Saturday 10/1 is not worked unless announced: one day later than below
        ("2026-01-05", 60, "2026-04-06"),
        ("9999-12-30", 5, "9999-12-31"), ("9999-12-31", Int.max, "9999-12-31"),
    ])
    func `so many working days later`(start: String, count: Int, day: String) throws {
        #expect(law.day(count, after: try self.day(start)).iso == day)
    }

    @Test(arguments: [
        ("2026-01-01", 1, "2026-01-05"), ("2026-01-09", 1, "2026-01-10"), ("2026-01-09", 2, "2026-01-12"),
        // To 9/1 four, Saturday 10/1, to 13/2 twenty-five, to 3/4 thirty
        ("2026-01-05", 5, "2026-01-10"), ("2026-01-05", 30, "2026-02-13"), ("2026-01-05", 60, "2026-04-03"),
        // Monday 31/8 to Wednesday 2/9 are off, Saturday 22/8 is worked.
        ("2026-08-21", 1, "2026-08-22"), ("2026-08-28", 1, "2026-09-03"),
    ])
    func `so many working days later as announced`(start: String, count: Int, day: String) throws {
        #expect(try announced2026().day(count, after: self.day(start)).iso == day)
    }

    @Test func `an announced year has the announcement's days and the law's that are fixed`() throws {
        let calendar = try announced2026()
        // 261 days from Monday to Friday; 1/1, five of Tết, 27/4, 30/4, 1/5, 1/9, 2/9 and 24/11 are off. Two swaps
        // change nothing.
        for calendar in [calendar, law] {
            #expect(
                days(after: try day("2025-12-31"), through: try day("2026-12-31")).count(where: calendar.isWorking)
                    == 249)
        }
        let names: [(String, WorkingCalendar.Holiday?)] = [
            ("2026-01-01", .newYear), ("2026-01-02", .decided), ("2026-01-10", nil), ("2026-02-16", .tet),
            ("2026-04-27", .compensation), ("2026-08-22", nil), ("2026-08-31", .decided), ("2026-09-01", .national),
            ("2026-09-02", .national), ("2026-11-24", .culture),
        ]
        for (iso, name) in names { #expect(calendar.holiday(on: try day(iso)) == name, "\(iso)") }
        // Other years are left to the law.
        #expect(calendar.holiday(on: try day("2027-02-05")) == .tet)
    }

    @Test func `an announcement that names no days takes away what it may choose`() throws {
        let calendar = WorkingCalendar(announced: [2026])
        for iso in ["2026-02-17", "2026-04-27", "2026-09-01"] { #expect(calendar.isWorking(try day(iso)), "\(iso)") }
        for iso in ["2026-01-01", "2026-04-26", "2026-04-30", "2026-05-01", "2026-09-02", "2026-11-24"] {
            #expect(!calendar.isWorking(try day(iso)), "\(iso)")
            #expect(calendar.holiday(on: try day(iso)) != nil, "\(iso)")
        }
    }

    @Test func `a single decision goes before the law`() throws {
        // A Tuesday that is a holiday, the Wednesday after it, and Saturday
        let (culture, after, saturday) = (try day("2026-11-24"), try day("2026-11-25"), try day("2026-11-28"))
        let calendar = WorkingCalendar(decided: [culture: true, after: false, saturday: true])
        #expect([culture, after, saturday].map(calendar.isWorking) == [true, false, true])
        #expect([culture, after, saturday].map(calendar.holiday(on:)) == [nil, .decided, nil])
        // Monday 23/11; then Tuesday, Thursday, Friday, Saturday
        #expect(calendar.day(4, after: try day("2026-11-23")) == saturday)
        #expect(calendar.isWorking(try day("2026-02-17")) == false)
    }

    @Test func `so many days after a day there lie so many working days between them`() throws {
        var random = Seeded(20_260_217)
        let first = try day("1999-01-01")
        for calendar in [law, try announced2026()] {
            for _ in 0..<300 {
                let start = first.adding(days: Int.random(in: 0..<12_000, using: &random))
                let steps = Int.random(in: 0...70, using: &random)
                let reached = calendar.day(steps, after: start)
                #expect(days(after: start, through: reached).count(where: calendar.isWorking) == steps)
                #expect(steps == 0 ? reached == start : calendar.isWorking(reached))
            }
        }
    }

    private func days(after start: Day, through end: Day) -> [Day] {
        (0..<start.days(until: end)).map { start.adding(days: $0 + 1) }
    }

    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
