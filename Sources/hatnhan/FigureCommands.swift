import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct IndicatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "indicators", abstract: "Danh mục chỉ tiêu thống kê.")
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false

    private struct Entry: Encodable {
        let indicator: String
        let name: String
        let kind: String
        let definition: String
        let partOf: String?
    }

    func run() async throws {
        let words = try Words.load("vi")
        if json {
            return try Output.json(
                Catalogue.indicators.map {
                    Entry(
                        indicator: $0.code, name: words.name(of: $0), kind: $0.kind.rawValue,
                        definition: words.definition(of: $0), partOf: $0.partOf)
                })
        }
        for indicator in Catalogue.indicators {
            Output.line("\(indicator.code)\n    \(words.name(of: indicator))\n    \(words.definition(of: indicator))")
        }
    }
}

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Số liệu của một đơn vị so với chỉ tiêu.")
    @OptionGroup var question: QuestionOptions
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        let printer = FigurePrinter(
            from: question.from, to: question.to, knownAt: question.knownAt, words: try Words.load("vi"))
        if json {
            try Output.json(try await printer.table(unit: question.unit, register))
        } else {
            try await printer.print(unit: question.unit, register)
        }
        await register.database.close()
    }
}

/// Every figure of a unit with its targets, to be printed for people or as JSON.
struct FigurePrinter {
    let from: Day
    let to: Day
    let knownAt: KnownMoment?
    let words: Words

    func print(unit code: String, _ register: Register) async throws {
        let (name, figures) = try await figures(of: code, register)
        let known = knownAt.map { "đã biết đến \($0.vietnamese)" } ?? "đã biết đến nay"
        Output.line("\(name) (\(code)), từ \(from.vietnamese) đến \(to.vietnamese), \(known):")
        for figure in figures {
            let indent = figure.indicator.partOf == nil ? "  " : "    "
            Output.line("\(indent)\(words.name(of: figure.indicator)): \(FigureText.value(figure.value))")
            for target in figure.targets { Output.line("\(indent)    \(FigureText.target(target))") }
        }
        Output.line()
    }

    func table(unit code: String, _ register: Register) async throws -> FigureTable {
        let figures = try await figures(of: code, register).figures
        return FigureTable(
            unit: code, from: from.iso, to: to.iso, knownAt: knownAt?.text,
            figures: Catalogue.indicators.map { indicator in
                FigureTable.Entry(indicator, figures.first { $0.indicator == indicator }, words)
            })
    }

    private func figures(of code: String, _ register: Register) async throws -> (name: String, figures: [Figure]) {
        let (from, to, moment) = (from, to, knownAt?.date)
        return try await register.read { desk in
            let unit = try UnitQueries.unit(code: code, on: to, desk)
            let question = FigureQuestion(unit: unit.id, from: from, to: to, knownAt: moment)
            return (unit.name, try Figures.all(question, desk))
        }
    }
}

/// How figures read on a line.
enum FigureText {
    static func value(_ value: FigureValue) -> String {
        value.number.map(Numbers.grouped) ?? "chưa có số liệu"
    }

    static func target(_ target: TargetProgress) -> String {
        let aim = target.upper.map { "\(target.value)–\($0)" } ?? Numbers.padded(target.value)
        let giver = target.assignedBy.map { "\($0) giao" } ?? "không ghi đơn vị giao"
        let document = target.document.map { " (\($0))" } ?? ""
        guard let reached = target.reached.number else { return "–/\(aim) chưa có số liệu · \(giver)\(document)" }
        let percent = Numbers.percent(reached, of: target.value, places: 0, rounding: .truncated) ?? "–"
        return "\(Numbers.padded(reached))/\(aim) đạt \(percent) · \(giver)\(document)"
    }
}

/// The figures as JSON.
struct FigureTable: Encodable {
    struct Entry: Encodable {
        let indicator: String
        let name: String
        /// None where the indicator says nothing of such a unit.
        let value: FigureValue?
        let targets: [TargetProgress]

        init(_ indicator: Indicator, _ figure: Figure?, _ words: Words) {
            self.indicator = indicator.code
            name = words.name(of: indicator)
            value = figure?.value
            targets = figure?.targets ?? []
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(indicator, forKey: "indicator")
            try container.encode(name, forKey: "name")
            try container.encode(value)
            var list = container.nestedUnkeyedContainer(forKey: "targets")
            for target in targets {
                var entry = list.nestedContainer(keyedBy: Key.self)
                try entry.encode(target.value, forKey: "value")
                try entry.encode(target.upper, forKey: "upper")
                try entry.encode(target.shape.rawValue, forKey: "shape")
                try entry.encode(target.percent.map { ($0 * 100).rounded() / 100 }, forKey: "percent")
                try entry.encode(target.assignedBy, forKey: "assignedBy")
                try entry.encode(target.document, forKey: "document")
            }
        }
    }

    let unit: String
    let from: String
    let to: String
    let knownAt: String?
    let figures: [Entry]

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(unit, forKey: "unit")
        try container.encode(from, forKey: "from")
        try container.encode(to, forKey: "to")
        try container.encode(knownAt, forKey: "knownAt")
        try container.encodeNil(forKey: "treeAt")
        try container.encode(figures, forKey: "figures")
    }
}

extension KeyedEncodingContainer<Key> {
    /// A figure's value: a number, `not held`, or nothing where the indicator says nothing of such a unit.
    fileprivate mutating func encode(_ value: FigureValue?) throws {
        switch value {
        case .held(let number): try encode(number, forKey: "value")
        case .notHeld: try encode("not held", forKey: "value")
        case nil: try encodeNil(forKey: "value")
        }
    }
}

/// A JSON key written as a literal.
struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init(stringLiteral value: String) { stringValue = value }
    init?(intValue: Int) { nil }
}

struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Các bản ghi đứng sau một con số.")
    @Option(name: .long, help: "Mã chỉ tiêu thống kê; xem lệnh indicators.") var indicator: String
    @OptionGroup var question: QuestionOptions
    @Option(name: .long, help: "Chỉ những gì ghi nhận sau thời điểm này: phần chênh giữa hai lần biết.")
    var knownAfter: KnownMoment?
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let title: String
        let detail: String
        let unit: String
        let effectiveOn: String
        let decision: String?
        let decisionOn: String?
        let operation: Int
        let recordedAt: String
        let recordedBy: String
        let amount: Int
    }

    private struct Table: Encodable {
        let indicator: String
        let unit: String
        let value: FigureValue?
        let records: [Entry]

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(indicator, forKey: "indicator")
            try container.encode(unit, forKey: "unit")
            try container.encode(value)
            try container.encode(records, forKey: "records")
        }
    }

    func run() async throws {
        guard let indicator = Catalogue.indicator(indicator) else {
            throw Refusal("Không có chỉ tiêu \(indicator); xem lệnh indicators.")
        }
        let register = try await installation.open()
        let (options, after) = (question, knownAfter?.date)
        let (records, value) = try await register.read { desk in
            let asked = options.question(try UnitQueries.unit(code: options.unit, on: options.to, desk).id)
            let value = try Figures.one(indicator, asked, desk)
            // Where there is no figure there are no records behind it.
            guard value?.number != nil else { return ([FigureRecord](), value) }
            let page = try FigureRecords.page(indicator, asked, after: after, limit: .max, offset: 0, desk)
            return (page.records, FigureValue.held(page.sum))
        }
        await register.database.close()
        if json { return try Output.json(table(records, value)) }
        let words = try Words.load("vi")
        let sum = value.map(FigureText.value) ?? "không tính cho đơn vị này"
        Output.line("\(words.name(of: indicator)): \(sum) = \(Numbers.grouped(records.count)) bản ghi")
        for record in records {
            let decision = record.decision.map { ", số \($0.number) ngày \($0.issuedOn.vietnamese)" } ?? ""
            let recorded = "ghi nhận số \(record.operation) lúc \(Timestamp.vietnamese(record.recordedAt))"
            Output.line(
                "  \(record.amount > 0 ? "+" : "")\(record.amount)  \(record.effectiveOn.vietnamese)  \(record.title) (\(record.detail)), \(record.unitName)\(decision); \(recorded), \(record.recordedBy)"
            )
        }
    }

    private func table(_ records: [FigureRecord], _ value: FigureValue?) -> Table {
        Table(
            indicator: indicator, unit: question.unit, value: value,
            records: records.map { record in
                Entry(
                    title: record.title, detail: record.detail, unit: record.unitCode,
                    effectiveOn: record.effectiveOn.iso, decision: record.decision?.number,
                    decisionOn: record.decision?.issuedOn.iso, operation: record.operation,
                    recordedAt: Timestamp.text(record.recordedAt), recordedBy: record.recordedBy, amount: record.amount)
            })
    }
}
