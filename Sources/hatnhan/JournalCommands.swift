import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Nhật ký: dấu cuối để in và ký, xuất ra tệp, kiểm tra.",
        discussion: """
            In dấu cuối, ký, cất riêng. Ai có dấu ấy thì phát hiện được mọi sửa, xóa, chèn, đảo, cắt trước đó, bằng lệnh này \
            hoặc bằng scripts/verify-journal (chỉ cần Python, không cần chương trình này).
            """,
        subcommands: [HeadCommand.self, ExportJournalCommand.self, VerifyJournalCommand.self])
}

struct HeadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "head", abstract: "In dấu cuối của hai chuỗi.")
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        let heads = try await register.read { try JournalFile.heads($0) }
        await register.database.close()
        for head in heads { Output.line(head.text) }
    }
}

struct ExportJournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Xuất cả hai chuỗi ra một tệp, mỗi mục một dòng; phần niêm phong vẫn kín.")
    @Argument(help: "Tệp sẽ viết; không ghi đè.") var file: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let url = URL(fileURLWithPath: file)
        guard !FileManager.default.fileExists(atPath: url.path),
            FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw Refusal("Tệp đã có hoặc không viết được: \(file)") }
        let register = try await installation.open()
        let heads = try await register.read { desk in
            let handle = try FileHandle(forWritingTo: url)
            defer { try? handle.close() }
            try JournalFile.lines(desk) { try handle.write(contentsOf: Data("\($0)\n".utf8)) }
            return try JournalFile.heads(desk)
        }
        await register.database.close()
        Output.line("Đã xuất nhật ký: \(file)")
        for head in heads { Output.line(head.text) }
    }
}

struct VerifyJournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Kiểm tra nhật ký của sổ, hoặc một tệp đã xuất, so với dấu cuối đã in.",
        discussion: "Không có gì sai thì thoát với mã 0; có thì kể từng điều và thoát với mã 1.")
    @Option(name: .long, help: "Tệp đã xuất; không nêu thì kiểm tra chính sổ.") var file: String?
    @Argument(help: "Dấu đã in: operations:SỐ:DẤU, access:SỐ:DẤU.") var heads: [String] = []
    @OptionGroup var installation: Installation

    func run() async throws {
        let printed = try heads.map { text in
            guard let head = JournalFile.Head(text) else { throw ValidationError("Không phải dấu cuối: \(text)") }
            return head
        }
        let faults = JournalFile.faults(in: try await lines(), heads: printed)
        for fault in faults { Output.line(sentence(fault)) }
        Output.line(faults.isEmpty ? "Nhật ký nguyên vẹn." : "\(Numbers.grouped(faults.count)) điều sai.")
        if !faults.isEmpty { throw ExitCode(1) }
    }

    private func lines() async throws -> [Substring] {
        if let file {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                throw Refusal("Không đọc được tệp \(file)")
            }
            return text.split(separator: "\n", omittingEmptySubsequences: true)
        }
        let register = try await installation.open()
        let lines = try await register.read { desk in
            var lines: [Substring] = []
            try JournalFile.lines(desk) { lines.append(Substring($0)) }
            return lines
        }
        await register.database.close()
        return lines
    }

    private func sentence(_ fault: JournalFile.Fault) -> String {
        func chain(_ kind: JournalFile.Kind) -> String { kind == .operations ? "ghi nhận" : "truy cập" }
        switch fault {
        case .unreadable(let line): return "Dòng \(line) không phải một mục."
        case .hole(let kind, let seq): return "Chuỗi \(chain(kind)), mục \(seq): thiếu, lặp hoặc sai thứ tự."
        case .time(let kind, let seq): return "Chuỗi \(chain(kind)), mục \(seq): thời điểm sớm hơn mục trước."
        case .digest(let kind, let seq): return "Chuỗi \(chain(kind)), mục \(seq): nội dung không khớp dấu."
        case .head(let head):
            return "Chuỗi \(chain(head.chain)), mục \(head.seq): dấu đã in không phải của nhật ký này."
        }
    }
}

struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Cấp lại mã đăng nhập một lần và gỡ lớp thứ hai, khi không còn quản trị viên nào vào được.")
    @Argument(help: "Tên đăng nhập.") var login: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        let code = Passwords.oneTime()
        let secret = try Passwords.secret(for: code)
        let isFound = try await register.write { desk in
            guard let account = try Accounts.id(ofLogin: login, desk) else { return false }
            try Accounts.setSecret(secret, of: account, oneTime: true, desk)
            try SecondFactor.remove(of: account, desk)
            try AccessJournal.add(.codeGiven, account: Account.system, subject: login, desk)
            try AccessJournal.add(.secondFactorRemoved, account: Account.system, subject: login, desk)
            return true
        }
        await register.database.close()
        guard isFound else { throw Refusal("Không có tài khoản \(login).") }
        Output.line("Mã đăng nhập một lần của \(login), dùng trong 7 ngày: \(code)")
    }
}
