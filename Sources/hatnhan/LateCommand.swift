import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct LateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "late", abstract: "Sự việc trong kỳ được ghi nhận muộn, mới ghi nhất ở trên.")
    @OptionGroup var question: QuestionOptions
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let fact: String
        let cause: String
        let title: String
        let unit: String
        let effectiveOn: String
        let due: String
        let recordedAt: String
        let daysLate: Int
        let recordedBy: String
        let operation: Int
    }

    private struct Table: Encodable {
        let unit: String
        let records: [Entry]
    }

    func run() async throws {
        let register = try await installation.open()
        let options = question
        let late = try await register.read { desk in
            let question = options.question(try UnitQueries.unit(code: options.unit, on: options.to, desk).id)
            var late: [LateRecord] = []
            while true {
                let page = try LateRecords.page(
                    question, limit: 500, offset: late.count, as: .everything(Account.system), desk)
                late += page.records
                guard late.count < page.count, !page.records.isEmpty else { return late }
            }
        }
        await register.database.close()
        if json { return try Output.json(Table(unit: question.unit, records: late.map(entry))) }
        Output.line("\(question.unit), \(question.described): \(Numbers.grouped(late.count)) sự việc ghi nhận muộn")
        let words = try Words.load("vi")
        for late in late {
            let record = late.record
            Output.line(
                "  muộn \(Numbers.grouped(late.daysLate)) ngày  \(record.effectiveOn.vietnamese)  \(words.event(late)): \(record.title) (\(record.detail)), \(record.unitName); ghi nhận số \(record.operation) lúc \(Timestamp.vietnamese(record.recordedAt)), \(record.recordedBy)"
            )
        }
    }

    private func entry(_ late: LateRecord) -> Entry {
        Entry(
            fact: late.fact.rawValue, cause: late.record.cause, title: late.record.title, unit: late.record.unitCode,
            effectiveOn: late.record.effectiveOn.iso, due: late.due.iso,
            recordedAt: Timestamp.text(late.record.recordedAt), daysLate: late.daysLate,
            recordedBy: late.record.recordedBy, operation: late.record.operation)
    }
}
