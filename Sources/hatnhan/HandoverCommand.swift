import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct HandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Soạn biên bản bàn giao, tiếp nhận của một đơn vị đã chuyển giao.")
    @Option(name: .long, help: "Mã đơn vị.") var unit: String
    @Option(name: .long, help: "Ngày đầu tiên ở cấp trên mới, như 2025-07-01 hoặc 1/7/2025.", transform: Self.day)
    var on: Day
    @Option(name: .long, help: "Tệp .docx sẽ viết; có tên đảng viên.") var out: String
    @OptionGroup var installation: Installation

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(vietnamese: text) else { throw ValidationError("“\(text)” không phải là ngày.") }
        return day
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let (unit, on) = (unit, on)
        let handover = try await register.read { desk in
            do {
                return try Handover.of(unit: unit, on: on, as: .commandLine, desk)
            } catch Failure.notFound {
                throw Refusal("Không có lần chuyển giao nào của đơn vị mã “\(unit)” từ ngày \(on.vietnamese).")
            }
        }
        let file = try HandoverPaper(handover, words).file()
        try await register.write { try AccessJournal.add(.export, account: Account.system, subject: handover.note, $0) }
        await register.database.close()
        try Data(file).write(to: URL(fileURLWithPath: out), options: .atomic)
        Output.line(
            "Đã viết biên bản: \(URL(fileURLWithPath: out).path) (\(Numbers.grouped(handover.members.count)) đảng viên)"
        )
    }
}
