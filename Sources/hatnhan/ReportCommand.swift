import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Soạn báo cáo Word từ số liệu.", subcommands: [QuarterCommand.self])
}

struct QuarterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "quarter", abstract: "Báo cáo quý của một đơn vị.")
    @Option(name: .long, help: "Mã đơn vị.") var unit: String
    @Option(name: .long, help: "Quý, như 2024-Q1.", transform: Self.quarter) var period: Quarter
    @Option(name: .long, help: "Chỉ kể điều đã ghi nhận đến hết ngày này.") var knownAt: KnownMoment?
    @Option(name: .long, help: "Tệp .docx sẽ viết.") var out: String
    @OptionGroup var installation: Installation

    private static func quarter(_ text: String) throws -> Quarter {
        guard let quarter = Quarter(text) else { throw ValidationError("“\(text)” không phải là quý, như 2024-Q1.") }
        return quarter
    }

    func run() async throws {
        let register = try await installation.open()
        let (unit, period, moment) = (unit, period, knownAt?.date)
        let file = try await register.read { desk in
            _ = try UnitQueries.unit(code: unit, on: period.last, desk)
            return try QuarterReport.gather(
                unitCode: unit, quarter: period, knownAt: moment, as: .commandLine, desk
            ).file()
        }
        await register.database.close()
        try Data(file).write(to: URL(fileURLWithPath: out), options: .atomic)
        Output.line("Đã viết báo cáo: \(URL(fileURLWithPath: out).path)")
    }
}
