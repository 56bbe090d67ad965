import Testing
import Vietnamese

@testable import Records

/// Which totals make up some months: years where they lie wholly within.
struct RollUpStretchTests {
    /// Spelled `first..<end` of each, with the letters of its span.
    private func spelled(_ first: String?, _ end: String) -> [String] {
        RollUp.stretches(from: first, before: end).map { "\($0.span.rawValue) \($0.first)..<\($0.end)" }
    }

    @Test func `from the beginning: years, then the months of the last one`() {
        #expect(spelled(nil, "2024-04") == ["7 2024..<2024-04", "4 ..<2024"])
        #expect(spelled(nil, "2024-01") == ["7 2024..<2024-01", "4 ..<2024"])
    }

    @Test func `within a year only months`() {
        #expect(spelled("2024-02", "2024-04") == ["7 2024-02..<2024-04"])
        #expect(spelled("2024-04", "2024-04") == ["7 2024-04..<2024-04"])
    }

    @Test func `over years: the months of the first and the last, and the years between`() {
        #expect(
            spelled("2021-11", "2024-04") == ["7 2024..<2024-04", "7 2021-11..<2021-13", "4 2021-..<2024"])
        #expect(spelled("2021-01", "2024-04") == ["7 2024..<2024-04", "4 2021..<2024"])
    }

    @Test func `a month later than the end takes none`() {
        #expect(spelled("2024-05", "2024-04") == ["7 2024-05..<2024-04"])
        #expect(spelled("2024-01", "2023-12") == ["7 2024-01..<2023-12"])
    }

    /// The same of a balance; a minus before what is taken away.
    private func balance(_ end: String, today: String) throws -> [String] {
        RollUp.balance(before: end, today: try #require(Day(iso: today))).map { term in
            let stretch = term.stretch
            return "\(term.isTakenAway ? "-" : "")\(stretch.span.rawValue) \(stretch.first)..<\(stretch.end)"
        }
    }

    @Test func `what was there of late is everything less what came later`() throws {
        #expect(try balance("2025-01", today: "2025-06-30") == ["0 ..<A", "-4 2025..<A"])
        #expect(try balance("2025-04", today: "2025-06-30") == ["0 ..<A", "-4 2025-..<A", "-7 2025-04..<2025-13"])
        #expect(try balance("2022-04", today: "2025-06-30").first == "0 ..<A")
    }

    @Test func `what was there long ago is reckoned from the beginning`() throws {
        #expect(try balance("2021-12", today: "2025-06-30") == ["7 2021..<2021-12", "4 ..<2021"])
    }
}

/// A period as the months whose totals are taken, and the days by which they and the period differ.
struct WholeMonthsTests {
    private func months(_ from: String, _ to: String, today: String = "2025-06-30") throws -> String {
        let days = try [from, to, today].map { try #require(Day(iso: $0)) }
        let months = WholeMonths(from: days[0], to: days[1], today: days[2])
        func told(_ sign: String, _ days: ClosedRange<Day>?) -> String {
            days.map { " \(sign)\($0.lowerBound.iso)...\($0.upperBound.iso)" } ?? ""
        }
        return "\(months.first)..<\(months.end)" + told("+", months.added) + told("-", months.removed)
    }

    @Test func `whole months need no days`() throws {
        #expect(try months("2024-01-01", "2024-02-29") == "2024-01..<2024-03")
    }

    @Test func `of a last month that is cut the fewer days are read`() throws {
        #expect(try months("2024-01-01", "2024-03-15") == "2024-01..<2024-03 +2024-03-01...2024-03-15")
        #expect(try months("2024-01-01", "2024-03-16") == "2024-01..<2024-04 -2024-03-17...2024-03-31")
    }

    @Test func `of the month of today those that lie ahead`() throws {
        let told = try months("2025-01-01", "2025-06-02", today: "2025-06-02")
        #expect(told == "2025-01..<2025-07 -2025-06-03...2025-06-30")
    }

    @Test func `a period within one month has none that lies wholly in it`() throws {
        #expect(try months("2024-03-05", "2024-03-10") == "2024-04..<2024-03 +2024-03-01...2024-03-10")
        #expect(try months("2024-03-05", "2024-03-20") == "2024-04..<2024-04 -2024-03-21...2024-03-31")
    }
}
