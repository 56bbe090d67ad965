import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct BehindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "behind", abstract: "Đơn vị cấp dưới chậm so với chỉ tiêu, chậm nhất ở trên.")
    @OptionGroup var question: QuestionOptions
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let unit: String
        let unitName: String
        let indicator: String
        let value: Int?
        let target: Int
        let due: Int
        let behind: Int
        let assignedBy: String?
    }

    private struct Table: Encodable {
        let unit: String
        let calendar: String
        let unitsWithTargets: Int
        let targets: [Entry]
    }

    func run() async throws {
        let register = try await installation.open()
        let options = question
        let (unit, behind) = try await register.read { desk in
            let unit = try UnitQueries.unit(code: options.unit, on: options.to, desk)
            return (unit, try BehindTargets.below(options.question(unit.id), as: .everything(Account.system), desk))
        }
        await register.database.close()
        if json { return try Output.json(table(behind)) }
        let words = try Words.load("vi")
        Output.line(
            "\(unit.name) (\(unit.code)), tính đến \(behind.calendar.vietnamese): \(Numbers.grouped(behind.targets.count)) chỉ tiêu chậm, \(Numbers.grouped(behind.units)) đơn vị cấp dưới được giao"
        )
        for entry in behind.targets {
            Output.line(
                "  chậm \(Numbers.grouped(entry.by))  \(entry.unit.name) (\(entry.unit.code)), \(words.name(of: entry.indicator)): \(FigureLine.target(entry.target)); theo lịch \(Numbers.grouped(entry.due))"
            )
        }
    }

    private func table(_ behind: BehindTargets) -> Table {
        Table(
            unit: question.unit, calendar: behind.calendar.iso, unitsWithTargets: behind.units,
            targets: behind.targets.map { entry in
                Entry(
                    unit: entry.unit.code, unitName: entry.unit.name, indicator: entry.indicator.code,
                    value: entry.target.reached.number, target: entry.target.value, due: entry.due, behind: entry.by,
                    assignedBy: entry.target.assignedBy)
            })
    }
}
