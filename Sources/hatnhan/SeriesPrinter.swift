import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

/// Every flow of a unit step by step, to be printed for people or as JSON.
struct SeriesPrinter {
    let question: QuestionOptions
    let words: Words

    func print(json: Bool, _ register: Register) async throws {
        let options = question
        let (name, series) = try await register.read { desk in
            let unit = try UnitQueries.unit(code: options.unit, on: options.to, desk)
            return (unit.name, try Figures.series([unit.id], options.question(unit.id), desk)[unit.id] ?? [])
        }
        if json { return try Output.json(SeriesTable(question: options, series: series, words: words)) }
        Output.line("\(name) (\(options.unit)), \(options.described):")
        for series in series {
            let indent = series.indicator.partOf == nil ? "  " : "    "
            Output.line("\(indent)\(words.name(of: series.indicator))")
            for (step, value) in zip(series.steps, series.values) {
                Output.line("\(indent)    \(step.name): \(value.map(FigureLine.value) ?? "chưa đến")")
            }
        }
    }
}

extension QuestionOptions {
    /// `từ 1/1/2024 đến 31/3/2024, đã biết đến nay`.
    var described: String {
        let known = knownAt.map { "đã biết đến \($0.vietnamese)" } ?? "đã biết đến nay"
        let tree = treeAt.map { ", cây tổ chức ngày \($0.vietnamese)" } ?? ""
        return "từ \(from.vietnamese) đến \(to.vietnamese), \(known)\(tree)"
    }
}

/// A series as JSON. A value is a number, `not held`, or null where the step lies ahead.
private struct SeriesTable: Encodable {
    let question: QuestionOptions
    let series: [FigureSeries]
    let words: Words

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(question.unit, forKey: "unit")
        try container.encode(question.from.iso, forKey: "from")
        try container.encode(question.to.iso, forKey: "to")
        try container.encode(question.knownAt?.text, forKey: "knownAt")
        var figures = container.nestedUnkeyedContainer(forKey: "figures")
        for series in series {
            var figure = figures.nestedContainer(keyedBy: Key.self)
            try figure.encode(series.indicator.code, forKey: "indicator")
            try figure.encode(words.name(of: series.indicator), forKey: "name")
            var steps = figure.nestedUnkeyedContainer(forKey: "steps")
            for (step, value) in zip(series.steps, series.values) {
                var entry = steps.nestedContainer(keyedBy: Key.self)
                try entry.encode(step.from.iso, forKey: "from")
                try entry.encode(step.to.iso, forKey: "to")
                try entry.encode(value)
            }
        }
    }
}
