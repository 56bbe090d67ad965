import Testing
import Vietnamese

struct QuarterTests {
    @Test(arguments: [
        ("2024-Q1", "2024-01-01", "2024-03-31", "quý I/2024"),
        ("2024-Q2", "2024-04-01", "2024-06-30", "quý II/2024"),
        ("2023-Q3", "2023-07-01", "2023-09-30", "quý III/2023"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "quý IV/2026"),
    ])
    func `a quarter has its days and names`(code: String, first: String, last: String, name: String) throws {
        let quarter = try #require(Quarter(code))
        #expect(quarter.first.iso == first)
        #expect(quarter.last.iso == last)
        #expect(quarter.name == name)
        #expect(quarter.code == code)
        #expect(quarter.description == code)
        #expect(Quarter(year: quarter.year, number: quarter.number) == quarter)
    }

    @Test(arguments: [
        "2024-Q0", "2024-Q5", "2024Q1", "24-Q1", "2024-q1", "2024-Q1 ", "0000-Q1", "+024-Q1", "2024-Q-1", "",
        "2024-Q1-Q1",
    ])
    func `what is no quarter is refused`(text: String) {
        #expect(Quarter(text) == nil)
    }

    @Test func `a day outside its years has no quarter by parts`() {
        #expect(Quarter(year: 0, number: 1) == nil)
        #expect(Quarter(year: 2024, number: 5) == nil)
    }

    @Test(arguments: [
        ("2024-01-01", "2024-Q1"), ("2024-03-31", "2024-Q1"), ("2024-04-01", "2024-Q2"), ("2024-06-30", "2024-Q2"),
        ("2024-07-01", "2024-Q3"), ("2024-09-30", "2024-Q3"), ("2024-10-01", "2024-Q4"), ("2024-12-31", "2024-Q4"),
    ])
    func `a day lies in its quarter`(iso: String, code: String) throws {
        #expect(Quarter.containing(try #require(Day(iso: iso))).code == code)
    }

    @Test func `quarters go by time`() throws {
        let codes = ["2023-Q4", "2024-Q1", "2024-Q2", "2025-Q1"]
        #expect(try codes.reversed().map { try #require(Quarter($0)) }.sorted().map(\.code) == codes)
    }
}
