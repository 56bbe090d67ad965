import ArgumentParser
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Kiểm tra sổ: chuỗi ghi nhận, sự việc, bút toán, cây, khóa, con số.",
        discussion: "Không có gì sai thì thoát với mã 0; có thì kể từng điều và thoát với mã 1.")
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let kind: String
        let text: String
        let arguments: [String: String]
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let findings = try await register.read { desk in
            try Verification.run(desk) { part in Output.problem("Đang kiểm tra: \(words("verify.\(part.rawValue)"))…") }
        }
        await register.database.close()
        if json {
            try Output.json(
                findings.map {
                    Entry(kind: $0.kind.rawValue, text: words("finding.\($0.kind.rawValue)"), arguments: $0.arguments)
                })
        } else {
            for finding in findings {
                let place = finding.arguments.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                Output.line(
                    "\(finding.kind.rawValue): \(words("finding.\(finding.kind.rawValue)")) [\(place.joined(separator: ", "))]"
                )
            }
            Output.line(
                findings.isEmpty ? "Sổ đúng: không thấy điều gì sai." : "\(Numbers.grouped(findings.count)) điều sai.")
        }
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Sao lưu cả sổ vào một tệp (khóa sao lưu riêng: hatnhan keys backup).")
    @Argument(help: "Tệp sẽ viết; không ghi đè.") var file: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        do {
            try await Backup.write(from: register.database, to: file) { Output.problem("Đang chép \($0)…") }
        } catch let problem as Backup.Problem {
            throw Refusal(problem.sentence(file))
        }
        await register.database.close()
        Output.line("Đã sao lưu: \(file)")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Phục hồi một bản sao lưu vào cơ sở dữ liệu rỗng, SQLite hoặc PostgreSQL.")
    @Argument(help: "Tệp sao lưu.") var file: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let database = try await installation.connect()
        do {
            try await Backup.restore(from: file, into: database) { Output.problem("Đang chép \($0)…") }
        } catch let problem as Backup.Problem {
            throw Refusal(problem.sentence(file))
        }
        await database.close()
        Output.line("Đã phục hồi từ \(file). Kiểm tra lại bằng: hatnhan verify")
    }
}

extension Backup.Problem {
    fileprivate func sentence(_ file: String) -> String {
        switch self {
        case .fileExists: "Tệp đã có, không ghi đè: \(file)"
        case .fileMissing: "Không có tệp \(file)"
        case .notABackup: "\(file) không phải bản sao lưu của chương trình này."
        case .newerProgram: "Bản sao lưu do chương trình mới hơn tạo ra; hãy dùng bản mới."
        case .notEmpty: "Cơ sở dữ liệu nhận không rỗng; chỉ phục hồi vào cơ sở dữ liệu rỗng."
        case .olderDatabase: "Cơ sở dữ liệu cần nâng cấp trước; chạy: hatnhan migrate"
        case .interrupted: "Mất kết nối khi đang chép; chưa ghi gì. Hãy chạy lại."
        }
    }
}
