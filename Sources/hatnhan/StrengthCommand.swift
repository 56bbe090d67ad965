import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct StrengthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strength", abstract: "Biểu tăng, giảm đảng viên của một đơn vị và các đơn vị trực thuộc.",
        discussion: """
            Với --cell thì in những người đằng sau một ô, ví dụ: --cell admission, --cell closing --of women \
            --row CB-01. Tên cột như trong JSON.
            """)
    @OptionGroup var question: QuestionOptions
    @Option(name: .long, help: "Từng kỳ: month hoặc quarter.") var by: Cut?
    @Option(name: .long, help: "Tệp .xlsx sẽ viết.") var out: String?
    @Option(name: .long, help: "Cột của ô cần mở.") var cell: StrengthColumn?
    @Option(name: .long, help: "Trong đó: women hoặc probationary.") var of: StrengthPart?
    @Option(name: .long, help: "Mã đơn vị của dòng; bỏ trống là dòng tổng số.") var row: String?
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    enum Cut: String, CaseIterable, ExpressibleByArgument {
        case month, quarter

        var length: Step.Length { self == .month ? .month : .quarter }
    }

    func validate() throws {
        if cell == nil && (of != nil || row != nil) { throw ValidationError("--of và --row đi cùng --cell.") }
        if let out, URL(fileURLWithPath: out).pathExtension.lowercased() != "xlsx" {
            throw ValidationError("--out phải là tệp .xlsx.")
        }
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let (options, length) = (question, by?.length)
        if let cell {
            let asked = (column: cell, part: of ?? .all, row: row)
            let people = try await register.read { desk in
                let question = options.question(try UnitQueries.unit(code: options.unit, on: options.to, desk).id)
                let row = try asked.row.map { try UnitQueries.unit(code: $0, on: options.to, desk).id }
                return try StrengthPrinter.people(
                    StrengthPeople.Cell(asked.column, of: asked.part, row: row), question, desk)
            }
            await register.database.close()
            return try StrengthPrinter(words: words).print(people, json: json)
        }
        let strength = try await register.read { desk in
            let unit = try UnitQueries.unit(code: options.unit, on: options.to, desk)
            return try Strength.table(options.question(unit.id), by: length, desk)
        }
        await register.database.close()
        if let out {
            let known =
                options.knownAt.map { words("strength.known.day", ["day": $0.vietnamese]) }
                ?? words("strength.known.now")
            let workbook = StrengthWorkbook(strength, known: known, words: words)
            try Data(workbook.bytes()).write(to: URL(fileURLWithPath: out))
            Output.line("Đã viết \(out): \(Numbers.grouped(strength.rows.count + 1)) đơn vị.")
        }
        let printer = StrengthPrinter(words: words)
        if json { return try Output.json(printer.table(strength, knownAt: options.knownAt?.text, by: by?.rawValue)) }
        if out == nil { printer.print(strength, question.described) }
    }
}

extension StrengthColumn: ExpressibleByArgument {}
extension StrengthPart: ExpressibleByArgument {}
