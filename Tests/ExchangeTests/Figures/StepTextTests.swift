import Domain
import Exchange
import Testing
import Vietnamese

@Suite struct StepTextTests {
    @Test(arguments: [
        ("2024-01-01", "2024-01-31", "tháng 1/2024", "T1"), ("2024-12-01", "2024-12-31", "tháng 12/2024", "T12"),
        ("2024-01-16", "2024-01-31", "tháng 1/2024 (16–31/1)", "T1"),
        ("2024-03-01", "2024-03-05", "tháng 3/2024 (1–5/3)", "T3"),
        ("2024-02-29", "2024-02-29", "tháng 2/2024 (29/2)", "T2"),
    ])
    func `a month says its number and year, and its days where it is cut`(
        from: String, to: String, name: String, label: String
    ) throws {
        let step = try #require(try steps(from, to).first)
        #expect(step.name == name)
        #expect(step.label == label)
    }

    @Test func `quarters and years say theirs`() throws {
        let quarters = try steps("2023-11-15", "2024-12-05")
        #expect(
            quarters.map(\.name) == [
                "quý IV/2023 (15/11–31/12)", "quý I/2024", "quý II/2024", "quý III/2024", "quý IV/2024 (1/10–5/12)",
            ])
        #expect(quarters.map(\.label) == ["IV", "I", "II", "III", "IV"])
        let years = try steps("2018-06-01", "2025-12-31")
        #expect(years.first?.name == "năm 2018 (1/6–31/12)" && years.last?.name == "năm 2025")
        #expect(years.first?.label == "2018")
    }

    @Test func `every step and every event that can be late has its words`() throws {
        let words = try Words.load("vi")
        for length in Step.Length.allCases {
            for part in ["title", "head", "note"] { #expect(words.texts["step.\(length.rawValue).\(part)"] != nil) }
        }
        #expect(words.texts["rule.\(RuleBook.recordingDays)"] != nil)
        for certainty in [Rule.Source.Certainty.read, .quoted, .general, .office] {
            #expect(words.texts["rule.certainty.\(certainty.rawValue)"] != nil)
        }
    }

    private func steps(_ from: String, _ to: String) throws -> [Step] {
        Step.dividing(from: try #require(Day(iso: from)), to: try #require(Day(iso: to)))
    }
}
