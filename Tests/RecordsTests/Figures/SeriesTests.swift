import Domain
import FoundationEssentials
import Records
import TestKit
import Testing
import Vietnamese

/// The flows of the village step by step, worked by hand from its story.
@Suite struct SeriesTests {
    /// A question and the values by step, as `1 0 –`: `–` where nothing is held, `.` where a step lies ahead.
    struct Case: Sendable, CustomTestStringConvertible {
        let unit: String
        let from: String
        let to: String
        let known: String?
        let values: [String: String]
        var testDescription: String { "\(unit) \(from)–\(to) known \(known ?? "now")" }

        init(_ unit: String, _ from: String, _ to: String, known: String? = nil, _ values: [String: String]) {
            (self.unit, self.from, self.to, self.known, self.values) = (unit, from, to, known, values)
        }
    }

    static let cases = [
        Case(
            "QU-LANG", "1/1", "31/3",
            [
                "party.members.admitted": "1 0 0", "party.cells.founded": "0 1 0", "enterprises.surveyed": "0 0 3",
                "enterprises.surveyed.eligible": "0 0 1", "unions.founded": "0 0 1",
            ]),
        Case("CB-MOC", "1/1", "31/3", ["party.members.admitted": "1 0 0", "party.cells.founded": "0 0 0"]),
        Case("LD-LANG", "1/1", "31/3", ["unions.founded": "0 0 1"]),
        // Cut at both ends, in different months and within one.
        Case(
            "QU-LANG", "16/1", "5/3",
            ["party.members.admitted": "1 0 0", "party.cells.founded": "0 1 0", "enterprises.surveyed": "0 0 1"]),
        Case("QU-LANG", "21/1", "9/3", ["party.members.admitted": "0 0 0", "unions.founded": "0 0 0"]),
        Case("QU-LANG", "5/3", "6/3", ["enterprises.surveyed": "2"]),
        Case("QU-LANG", "15/2", "31/3", ["party.cells.founded": "1 0"]),
        Case("QU-LANG", "16/2", "10/3", ["party.cells.founded": "0 0", "unions.founded": "0 1"]),
        // Admitted on 20/1, recorded on 4/3; the founding of 15/2 was recorded on 16/2.
        Case("QU-LANG", "1/1", "31/3", known: "3/3", ["party.members.admitted": "0 0 0"]),
        Case("QU-LANG", "1/1", "31/3", known: "4/3", ["party.members.admitted": "1 0 0"]),
        Case(
            "QU-LANG", "16/1", "5/3", known: "4/3", ["party.members.admitted": "1 0 0", "party.cells.founded": "0 1 0"]),
        Case("QU-LANG", "1/1", "31/3", known: "15/2", ["party.cells.founded": "0 0 ."]),
        Case("QU-LANG", "1/1", "31/3", known: "16/2", ["party.cells.founded": "0 1 ."]),
        // An admission that was recorded by mistake on 3/4 and taken back on 9/4.
        Case("QU-LANG", "1/1", "31/3", known: "3/4", ["party.members.admitted": "1 0 1"]),
        Case("QU-LANG", "1/1", "31/3", known: "9/4", ["party.members.admitted": "1 0 0"]),
        // Before the opening of 31/12/2023 nothing is held, but of a cell founded since there was nothing.
        Case("QU-LANG", "1/12/2023", "31/1", ["party.members.admitted": "– 1"]),
        Case("QU-LANG", "31/12/2023", "31/1", ["party.members.admitted": "– 1"]),
        Case("CB-GOM", "1/12/2023", "29/2", ["party.cells.founded": "0 0 1"]),
        Case("TU-X", "1/1", "31/3", ["party.members.admitted": "– – –"]),
        // Quarters; today is 9/4/2024.
        Case(
            "QU-LANG", "1/7/2023", "30/9",
            ["party.members.admitted": "– – 1 0 .", "enterprises.surveyed": "– – 3 0 ."]),
        Case("QU-LANG", "1/1", "31/12", ["party.members.admitted": "1 0 0 0 . . . . . . . ."]),
        Case("QU-LANG", "1/1/2025", "31/3/2025", ["party.members.admitted": ". . ."]),
    ]

    @Test(arguments: Engine.available)
    func `the months of a period, cut or whole, now and as known before`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            for one in Self.cases {
                let question = try await village.question(one.unit, one.from, one.to, known: one.known)
                let series = try await village.series(question)
                for (code, values) in one.values {
                    #expect(series[code] == values, "\(one) \(code)")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `each step is the figure of its own days, and all together are the figure`(engine: Engine) async throws {
        try await Village.on(engine) { village in
            for (unit, from, to) in [("QU-LANG", "1/1", "9/4"), ("CB-GOM", "20/1", "25/3"), ("LD-LANG", "1/1", "10/3")]
            {
                for known in [nil, "3/3", "3/4", "8/4"] {
                    let question = try await village.question(unit, from, to, known: known)
                    try await village.compare(question)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `several units are asked at once, and of a union's tree only foundings of unions`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let question = try await village.question("QU-LANG", "1/1", "31/3")
            let (cell, union) = (try await village.unit("CB-MOC"), try await village.unit("LD-LANG"))
            let series = try await village.register.read { try Figures.series([cell, union], question, $0) }
            #expect(series.count == 2)
            #expect(series[union]?.map(\.indicator.code) == ["unions.founded"])
            #expect(series[cell]?.count == Catalogue.indicators.count { $0.kind == .flow })
            let none = try await village.register.read { try Figures.series([], question, $0) }
            #expect(none.isEmpty)
        }
    }
}

extension Village {
    /// The series of the question's unit by code, as the cases of the tests write them.
    fileprivate func series(_ question: FigureQuestion) async throws -> [String: String] {
        try await register.read { desk in
            let series = try Figures.series([question.unit], question, desk)[question.unit] ?? []
            return Dictionary(
                uniqueKeysWithValues: series.map { series in
                    let values = series.values.map { $0.map { $0.number.map { String($0) } ?? "–" } ?? "." }
                    return (series.indicator.code, values.joined(separator: " "))
                })
        }
    }

    fileprivate func compare(_ question: FigureQuestion) async throws {
        try await register.read { desk in
            let all = try Figures.all(question, desk)
            for series in try Figures.series([question.unit], question, desk)[question.unit] ?? [] {
                for (step, value) in zip(series.steps, series.values) {
                    guard let value else { continue }
                    var own = question
                    (own.from, own.to) = (step.from, step.to)
                    let alone = try Figures.one(series.indicator, own, desk)
                    #expect(alone == value, "\(series.indicator.code) \(step.from.vietnamese)")
                }
                let figure = all.first { $0.indicator == series.indicator }
                let sum = series.values.compactMap { $0?.number }.reduce(0, +)
                if let number = figure?.value.number { #expect(number == sum, "\(series.indicator.code)") }
            }
        }
    }
}
