import Domain
import Foundation
import Testing
import Vietnamese

/// The days and hours that requests and breaches are held to, by cases worked by hand.
@Suite struct ClockTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(vietnamese: text)) }

    private static func clock(
        _ received: String, _ steps: [(RightsRequest.Step, String)] = []
    ) throws -> RequestClock {
        RequestClock(
            received: try day(received), answerDays: 2, doneDays: 15, extension: 15,
            steps: try steps.map { ($0.0, try day($0.1)) }, WorkingCalendar())
    }

    // April and May 2026: Monday 27/4 is off for Giỗ Tổ on Sunday 26/4, Thursday 30/4 and Friday 1/5 are holidays.
    @Test(arguments: [
        // Wednesday: Thursday and Friday follow.
        ("8/4/2026", "10/4/2026", "23/4/2026"),
        // Thursday: Friday, and Monday after the weekend.
        ("9/4/2026", "13/4/2026", "24/4/2026"),
        // Friday: over the weekend and Giỗ Tổ to Tuesday 28 and Wednesday 29; the fifteenth day is Saturday 9/5: Monday.
        ("24/4/2026", "29/4/2026", "11/5/2026"),
        // Wednesday before the holidays: Monday 4 and Tuesday 5.
        ("29/4/2026", "5/5/2026", "14/5/2026"),
        // A Sunday counts as any day on which something comes in: Monday and Tuesday.
        ("12/4/2026", "14/4/2026", "28/4/2026"),
    ])
    func `a request is answered in two working days and done in fifteen days`(
        received: String, answer: String, done: String
    ) throws {
        let clock = try Self.clock(received)
        #expect((clock.answerBy.vietnamese, clock.doneBy.vietnamese) == (answer, done))
        #expect(clock.next == clock.answerBy)
    }

    @Test func `more time is added once, and what is done is not late afterwards`() throws {
        let extended = try Self.clock("8/4/2026", [(.answered, "10/4/2026"), (.extended, "22/4/2026")])
        #expect(extended.doneBy.vietnamese == "8/5/2026")
        #expect(extended.next == extended.doneBy)
        #expect(try !extended.isLate(on: Self.day("8/5/2026")))
        #expect(try extended.isLate(on: Self.day("9/5/2026")))
        let done = try Self.clock("8/4/2026", [(.answered, "10/4/2026"), (.done, "23/4/2026")])
        #expect(done.next == nil)
        #expect(try !done.isLate(on: Self.day("1/1/2030")))
    }

    @Test func `an answer that came late stays late, and doing it at once answers it`() throws {
        #expect(try Self.clock("8/4/2026", [(.answered, "13/4/2026")]).isLate(on: Self.day("13/4/2026")))
        #expect(try Self.clock("8/4/2026").isLate(on: Self.day("11/4/2026")))
        let atOnce = try Self.clock("8/4/2026", [(.done, "9/4/2026")])
        #expect(atOnce.answered == atOnce.closed)
        #expect(try !atOnce.isLate(on: Self.day("1/6/2026")))
    }

    @Test func `a breach is reported within seventy-two hours to the second`() throws {
        let noticed = try #require(Timestamp.parse("2026-04-10T03:30:00.000Z"))
        let open = BreachClock(noticed: noticed, hours: 72, reported: nil)
        #expect(Timestamp.vietnamese(open.reportBy) == "10:30 ngày 13/4/2026")
        #expect(open.hoursLeft(at: noticed) == 72)
        #expect(open.hoursLeft(at: noticed.addingTimeInterval(1)) == 71)
        #expect(open.hoursLeft(at: open.reportBy) == 0)
        #expect(!open.isLate(at: open.reportBy))
        #expect(open.isLate(at: open.reportBy.addingTimeInterval(1)))
        #expect(open.hoursLeft(at: open.reportBy.addingTimeInterval(1)) == -1)
        let told = BreachClock(noticed: noticed, hours: 72, reported: noticed.addingTimeInterval(71 * 3600))
        #expect(!told.isLate(at: noticed.addingTimeInterval(1_000_000)))
        let late = BreachClock(noticed: noticed, hours: 72, reported: noticed.addingTimeInterval(73 * 3600))
        #expect(late.isLate(at: noticed.addingTimeInterval(1_000_000)))
    }
}
