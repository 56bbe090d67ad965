import Domain
import Testing
import Vietnamese

@Suite struct ReportedPostingsTests {
    static let union = Unit.ID("union")
    static let committee = Unit.ID("committee")

    static func value(_ number: Int, _ qualifier: Qualifier = .exact, on: Day) -> ReportedValue {
        ReportedValue(
            id: ReportedValue.ID("value of \(on.iso)"), unit: union, indicator: "unions.members", effectiveOn: on,
            amount: ReportedAmount(number, qualifier), source: "Công đoàn", document: nil, documentOn: nil)
    }

    static func place(_ value: ReportedValue, _ units: [Unit.ID] = [union]) -> ReportedAtPlace {
        ReportedAtPlace(value, in: units, ownership: units.count > 1 ? "private" : "")
    }

    /// The sums by place, day, cause and qualifier.
    static func sums(_ postings: [Posting]) -> [String: Int] {
        var sums: [String: Int] = [:]
        for posting in postings {
            let key =
                "\(posting.unit) \(posting.effectiveOn.iso) \(posting.dimensions.cause) \(posting.dimensions.status)"
            sums[key, default: 0] += posting.amount
        }
        return sums.filter { $0.value != 0 }
    }

    @Test func `the first value posts itself, and that it was reported`() throws {
        let postings = Postings.ofReported([Self.place(Self.value(120, .nearly, on: day(2024, 1, 31)))])
        #expect(postings.map(\.amount).sorted() == [1, 120])
        let posting = try #require(postings.first { $0.amount == 120 })
        #expect(
            posting
                == Posting(
                    event: "value of 2024-01-31", subject: "union", effectiveOn: day(2024, 1, 31), fact: .reported,
                    unit: Self.union,
                    dimensions: Dimensions(
                        line: "union", cause: "value", status: "nearly", category: "unions.members"),
                    amount: 120))
    }

    @Test func `each value takes the one before it back on its own day`() {
        let sequence = [
            Self.value(120, .nearly, on: day(2024, 1, 31)), Self.value(100, on: day(2024, 2, 29)),
            Self.value(100, on: day(2024, 3, 31)), Self.value(0, on: day(2024, 4, 10)),
        ].map { Self.place($0) }
        #expect(
            Self.sums(Postings.ofReported(sequence)) == [
                "union 2024-01-31 value nearly": 120, "union 2024-01-31 report nearly": 1,
                "union 2024-02-29 value nearly": -120, "union 2024-02-29 value exact": 100,
                "union 2024-02-29 report exact": 1, "union 2024-03-31 report exact": 1,
                "union 2024-04-10 value exact": -100, "union 2024-04-10 report exact": 1,
            ])
    }

    @Test func `what a hosted organisation reported counts with its host's managers of each day`() {
        let other = Unit.ID("other")
        let postings = Postings.ofReported([
            Self.place(Self.value(30, on: day(2024, 1, 31)), [Self.union, Self.committee]),
            Self.place(Self.value(35, on: day(2024, 2, 29)), [Self.union, other]),
        ])
        #expect(
            Self.sums(postings) == [
                "union 2024-01-31 value exact": 30, "committee 2024-01-31 value exact": 30,
                "union 2024-01-31 report exact": 1, "committee 2024-01-31 report exact": 1,
                "union 2024-02-29 value exact": 5, "committee 2024-02-29 value exact": -30,
                "other 2024-02-29 value exact": 35,
                // The first manager holds nothing any more, not a reported 0.
                "union 2024-02-29 report exact": 1, "committee 2024-02-29 report exact": -1,
                "other 2024-02-29 report exact": 1,
            ])
        #expect(Set(postings.map(\.dimensions.ownership)) == ["private"])
    }
}
