import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct HeldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Ghi ra một tệp Word mọi điều sổ đang lưu về một người, theo yêu cầu của người đó.")
    @Argument(help: "Mã hồ sơ.") var code: String
    @Option(name: .long, help: "Tệp .docx sẽ viết; không ghi đè.") var out: String
    @OptionGroup var installation: Installation

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: out) else { throw Refusal("Tệp đã có, không ghi đè: \(out)") }
        let register = try await installation.open()
        let (code, words) = (code, try Words.load("vi"))
        let bytes = try await register.write { desk in
            let held = try HeldOfPerson.open(code, as: .everything(Account.system), desk)
            return try HeldPaper(held, words).file(moment: Timestamp.vietnamese(desk.now))
        }
        await register.database.close()
        try Data(bytes).write(to: URL(fileURLWithPath: out), options: .withoutOverwriting)
        Output.line("Đã ghi: \(out)")
    }
}
