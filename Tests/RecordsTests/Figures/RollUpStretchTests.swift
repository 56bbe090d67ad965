import Testing

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
}
