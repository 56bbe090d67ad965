import Foundation
import Testing
import Vietnamese

struct TimestampTests {
    // 1713027599 is 13 April 2024, 16:59:59 UTC: 19826 days (54 years with 13 leap days, and 103 days) and 61199 s.
    private let lastSecond = 1_713_027_599.0

    @Test func `an instant is written to the millisecond in UTC`() {
        #expect(Timestamp.text(Date(timeIntervalSince1970: lastSecond + 0.999)) == "2024-04-13T16:59:59.999Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: 0)) == "1970-01-01T00:00:00.000Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: -0.001)) == "1969-12-31T23:59:59.999Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: 0.0009)) == "1970-01-01T00:00:00.001Z")
    }

    @Test func `instants beyond the calendar are held at its ends`() {
        #expect(Timestamp.text(Date(timeIntervalSince1970: .infinity)) == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp.text(Date(timeIntervalSince1970: -1e15)) == "0001-01-01T00:00:00.000Z")
    }

    @Test(arguments: [
        "2024-04-13T16:59:59.999", "2024-04-13T16:59:59Z", "2024-04-13 16:59:59.999Z", "2024-02-30T00:00:00.000Z",
        "2024-04-13T24:00:00.000Z", "2024-04-13T00:60:00.000Z", "2024-04-13T00:00:60.000Z", "", "2024-04-13",
        "2024-04-13T16:59:59.99xZ", "2024-04-13T16:59:59.9999Z", "2024-04-13T-1:59:59.999Z", "2024-04-13T16:59:59.9９",
    ])
    func `other shapes and impossible instants are refused`(text: String) {
        #expect(Timestamp.parse(text) == nil)
    }

    @Test func `what is written is read back, and texts sort as instants`() throws {
        var generator = Seeded(5)
        var instants: [(Int, String)] = []
        for _ in 0..<5000 {
            let milliseconds = Int.random(in: -2_208_988_800_000...4_133_980_799_999, using: &generator)
            let text = Timestamp.text(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
            let back = try #require(Timestamp.parse(text))
            #expect(Int((back.timeIntervalSince1970 * 1000).rounded()) == milliseconds)
            #expect(Timestamp.text(back) == text)
            instants.append((milliseconds, text))
        }
        #expect(instants.sorted { $0.0 < $1.0 }.map(\.1) == instants.map(\.1).sorted())
    }

    @Test func `text agrees with Foundation's ISO 8601`() {
        var generator = Seeded(6)
        for _ in 0..<2000 {
            let seconds = Int.random(in: -2_208_988_800...4_133_980_799, using: &generator)
            let date = Date(timeIntervalSince1970: Double(seconds))
            #expect(Timestamp.text(date) == date.formatted(.iso8601).dropLast() + ".000Z")
        }
    }

    @Test func `people read the hour of Vietnam`() {
        #expect(Timestamp.vietnamese(Date(timeIntervalSince1970: lastSecond + 0.999)) == "23:59 ngày 13/4/2024")
        #expect(Timestamp.vietnamese(Date(timeIntervalSince1970: lastSecond + 1)) == "00:00 ngày 14/4/2024")
    }

    @Test func `a day lasts from midnight to midnight in Vietnam`() throws {
        let day = try #require(Day(iso: "2024-04-13"))
        #expect(Timestamp.text(day.startInVietnam) == "2024-04-12T17:00:00.000Z")
        #expect(Timestamp.text(day.endInVietnam) == "2024-04-13T16:59:59.999Z")
        #expect(Day(inVietnam: day.startInVietnam) == day)
        #expect(Day(inVietnam: day.endInVietnam) == day)
        #expect(Day(inVietnam: day.startInVietnam.addingTimeInterval(-0.001)).iso == "2024-04-12")
        #expect(Day(inVietnam: day.endInVietnam.addingTimeInterval(0.001)).iso == "2024-04-14")
    }

    @Test func `the ends of any day lie in it, and a millisecond on lies the next`() throws {
        var day = try #require(Day(iso: "1930-02-03"))
        while day.year < 2100 {
            #expect(Day(inVietnam: day.startInVietnam) == day)
            #expect(Day(inVietnam: day.endInVietnam) == day)
            #expect(Day(inVietnam: day.endInVietnam.addingTimeInterval(0.001)) == day.adding(days: 1))
            day = day.adding(days: 13)
        }
    }
}
