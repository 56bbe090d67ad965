import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Soạn báo cáo Word của một đơn vị từ số liệu.")
    @Option(name: .long, help: "Mã đơn vị.") var unit: String
    @Option(name: .long, help: "Kỳ: 2024-Q1, 2024-H1, 2024-9M hoặc 2024.", transform: Self.period)
    var period: ReportingPeriod?
    @Option(name: .long, help: "Thay cho kỳ: từ ngày, như 2024-01-15 hoặc 15/1/2024.", transform: Self.day)
    var from: Day?
    @Option(name: .long, help: "Đến hết ngày.", transform: Self.day) var to: Day?
    @Option(name: .long, help: "Chỉ kể điều đã ghi nhận đến hết ngày này.") var knownAt: KnownMoment?
    @Option(name: .long, help: "Số văn bản do văn thư cấp, như 12; để trống khi chưa phát hành.") var number = ""
    @Option(name: .long, help: "Ngày văn bản; để trống khi chưa ký.") var date = ""
    @Option(name: .long, help: "Tệp .docx sẽ viết.") var out: String
    @OptionGroup var installation: Installation

    private static func period(_ text: String) throws -> ReportingPeriod {
        guard let period = ReportingPeriod(text) else {
            throw ValidationError("“\(text)” không phải là kỳ báo cáo, như 2024-Q1, 2024-H1, 2024-9M hoặc 2024.")
        }
        return period
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    private var asked: ReportingPeriod? {
        guard let from, let to else { return period }
        return period == nil ? ReportingPeriod(from: from, to: to) : nil
    }

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to sớm hơn --from.") }
        let isWhole = (from == nil) == (to == nil)
        guard asked != nil, isWhole else {
            throw ValidationError("Cho biết kỳ báo cáo: hoặc --period, hoặc cả --from và --to.")
        }
    }

    func run() async throws {
        guard let asked else { return }
        let register = try await installation.open()
        let (unit, moment, number, date) = (unit, knownAt?.date, number, date)
        let file = try await register.read { desk in
            _ = try UnitQueries.unit(code: unit, on: min(asked.last, desk.today), desk)
            if asked.first > desk.today { throw Failure.invalid([Problem("period", "problem.report.future")]) }
            let (entry, problems) = ClerkEntry.read(
                number: number, date: date, of: asked, knownAt: moment.map { Day(inVietnam: $0) }, today: desk.today)
            guard problems.isEmpty else { throw try ReportCommand.refusal(problems) }
            return try Report.gather(
                unitCode: unit, period: asked, knownAt: moment, rows: Report.fileRows, as: .commandLine, desk
            ).file(entry)
        }
        await register.database.close()
        try Data(file).write(to: URL(fileURLWithPath: out), options: .atomic)
        Output.line("Đã viết báo cáo: \(URL(fileURLWithPath: out).path)")
    }

    /// Each problem with the option it is of.
    private static func refusal(_ problems: [Problem]) throws -> Refusal {
        let words = try Words.load("vi")
        return Refusal(problems.map { "--\($0.field): \(words($0.message))" }.joined(separator: "; "))
    }
}
