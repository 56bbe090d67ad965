import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

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
            var records: [FigureRecord] = []
            while true {
                let page = try FigureRecords.page(
                    indicator, asked, after: after, limit: 500, offset: records.count,
                    as: .everything(Account.system), desk)
                records += page.records
                guard records.count < page.count, !page.records.isEmpty else {
                    return (records, FigureValue.held(page.sum))
                }
            }
        }
        await register.database.close()
        if json { return try Output.json(table(records, value)) }
        let words = try Words.load("vi")
        let sum = value.map(FigureLine.value) ?? "không tính cho đơn vị này"
        Output.line("\(words.name(of: indicator)): \(sum) = \(Numbers.grouped(records.count)) bản ghi")
        for record in records {
            let decision = record.decision.map { ", số \($0.number) ngày \($0.issuedOn.vietnamese)" } ?? ""
            let source = record.reported.map { ", \($0.amount.text) theo \($0.source)" } ?? ""
            let recorded = "ghi nhận số \(record.operation) lúc \(Timestamp.vietnamese(record.recordedAt))"
            Output.line(
                "  \(record.amount > 0 ? "+" : "")\(record.amount)  \(record.effectiveOn.vietnamese)  \(record.title) (\(record.detail)), \(record.unitName)\(decision)\(source); \(recorded), \(record.recordedBy)"
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
