import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

/// Answers questions and tells how long each took, for comparison with other ways to answer them (`make bench`).
struct TimeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "time", abstract: "Trả lời từng câu hỏi trong một tệp JSON và đo thời gian.")
    @Argument(help: "Tệp JSON: danh sách {name, ask: figures|strength, unit, from, to, known_at}.") var file: String
    @OptionGroup var installation: Installation

    private struct Question: Decodable {
        enum Ask: String, Decodable { case figures, strength }

        let name: String
        let ask: Ask
        let unit: String
        let from: String
        let to: String
        let knownAt: String?
    }

    private struct Answer: Encodable {
        let name: String
        /// Of figures by indicator, of the table by unit and column.
        let numbers: [String: Int]
        /// The median and the best, in microseconds, and how often it was asked.
        let median: Int
        let best: Int
        let runs: Int
    }

    func run() async throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let questions = try decoder.decode([Question].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
        let register = try await installation.open()
        var answers: [Answer] = []
        for question in questions { answers.append(try await answer(question, register)) }
        await register.database.close()
        try Output.json(answers)
    }

    /// Asks at least three times and for half a second, each time from the beginning. The unit is found by its code before.
    private func answer(_ question: Question, _ register: Register) async throws -> Answer {
        guard let from = Day(iso: question.from), let to = Day(iso: question.to) else {
            throw Refusal("Không hiểu ngày của câu hỏi \(question.name).")
        }
        let moment = question.knownAt.flatMap { KnownMoment(argument: $0) }?.date
        let unit = try await register.read { try UnitQueries.unit(code: question.unit, on: to, $0).id }
        let asked = FigureQuestion(unit: unit, from: from, to: to, knownAt: moment)
        var times: [Int] = []
        var numbers: [String: Int] = [:]
        let begun = ContinuousClock.now
        while times.count < 3 || (ContinuousClock.now - begun < .milliseconds(500) && times.count < 200) {
            let start = ContinuousClock.now
            numbers = try await register.read { desk in
                switch question.ask {
                case .figures: return try Self.numbers(Figures.all(asked, desk))
                case .strength: return try Self.numbers(Strength.table(asked, desk))
                }
            }
            let took = (ContinuousClock.now - start).components
            times.append(Int(took.seconds) * 1_000_000 + Int(took.attoseconds / 1_000_000_000_000))
        }
        times.sort()
        return Answer(
            name: question.name, numbers: numbers, median: times[times.count / 2], best: times[0], runs: times.count)
    }

    private static func numbers(_ figures: [Figure]) -> [String: Int] {
        Dictionary(
            figures.compactMap { figure in figure.value.number.map { (figure.indicator.code, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func numbers(_ strength: Strength) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for row in [strength.total] + strength.rows {
            guard let counts = row.whole else { continue }
            for column in StrengthColumn.allCases {
                numbers["\(row.unit.code) \(column.rawValue)"] = counts[column, of: .all]
            }
        }
        return numbers
    }
}
