import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Số liệu của một đơn vị so với chỉ tiêu.")
    @OptionGroup var question: QuestionOptions
    @Flag(name: .long, help: "Từng tháng của kỳ; kỳ dài hơn một năm thì từng quý, rồi từng năm.") var byMonth = false
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        if byMonth {
            try await SeriesPrinter(question: question, words: try Words.load("vi")).print(json: json, register)
            return await register.database.close()
        }
        let printer = FigurePrinter(
            from: question.from, to: question.to, knownAt: question.knownAt, treeAt: question.treeAt,
            words: try Words.load("vi"))
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
    var treeAt: Day?
    let words: Words

    func print(unit code: String, _ register: Register) async throws {
        let (name, figures) = try await figures(of: code, register)
        let known = knownAt.map { "đã biết đến \($0.vietnamese)" } ?? "đã biết đến nay"
        let tree = treeAt.map { ", cây tổ chức ngày \($0.vietnamese)" } ?? ""
        Output.line("\(name) (\(code)), từ \(from.vietnamese) đến \(to.vietnamese), \(known)\(tree):")
        for figure in figures {
            let indent = figure.indicator.partOf == nil ? "  " : "    "
            Output.line(
                "\(indent)\(words.name(of: figure.indicator)): \(figure.amount?.text ?? FigureLine.value(figure.value))"
            )
            for target in figure.targets { Output.line("\(indent)    \(FigureLine.target(target))") }
        }
        Output.line()
    }

    func table(unit code: String, _ register: Register) async throws -> FigureTable {
        let figures = try await figures(of: code, register).figures
        return FigureTable(
            unit: code, from: from.iso, to: to.iso, knownAt: knownAt?.text, treeAt: treeAt?.iso,
            figures: Catalogue.indicators.map { indicator in
                FigureTable.Entry(indicator, figures.first { $0.indicator == indicator }, words)
            })
    }

    private func figures(of code: String, _ register: Register) async throws -> (name: String, figures: [Figure]) {
        let (from, to, moment, tree) = (from, to, knownAt?.date, treeAt)
        return try await register.read { desk in
            let unit = try UnitQueries.unit(code: code, on: to, desk)
            let question = FigureQuestion(unit: unit.id, from: from, to: to, knownAt: moment, treeAt: tree)
            return (unit.name, try Figures.all(question, desk))
        }
    }
}

/// How figures read on a line.
enum FigureLine {
    static func value(_ value: FigureValue) -> String {
        value.number.map(Numbers.grouped) ?? "chưa có số liệu"
    }

    static func target(_ target: TargetProgress) -> String {
        let text = TargetText(target)
        let giver = target.assignedBy.map { "\($0) giao" } ?? "không ghi đơn vị giao"
        let document = target.document.map { " (\($0))" } ?? ""
        let reached = target.reached.number == nil ? "" : " đạt \(text.percent)"
        return "\(text.progress)\(reached) · \(giver)\(document)"
    }
}
