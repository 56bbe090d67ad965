import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Logging
import Records
import Storage
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mở các trang cho trình duyệt.")
    @Option(name: .long, help: "Địa chỉ nghe; mặc định chỉ máy này.") var host = "127.0.0.1"
    @Option(name: .long, help: "Cổng; 0 để máy chọn.") var port = 8080
    @OptionGroup var installation: Installation

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("Cổng phải từ 0 đến 65535.") }
    }

    func run() async throws {
        let register = try await installation.prepare()
        try await Self.offerAdministrator(register)
        let logger = Logger(label: "hatnhan")
        let app = try WebApp(register: register, words: try Words.load("vi"), logger: logger)
        try await app.begin()
        var quiet = logger
        quiet.logLevel = .warning
        let host = host
        let server = Application(
            router: app.router(), configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                Output.line("Đang phục vụ tại http://\(host):\(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
        do {
            try await server.runService()
        } catch {
            await app.finish()
            await register.database.close()
            throw Refusal("Máy chủ ở \(host):\(port) dừng vì: \(error). Nếu cổng đang được dùng, thử --port khác.")
        }
        await app.finish()
        await register.database.close()
    }

    /// Until the administrator has chosen a password, every start gives a new one-time password, because the one
    /// given before is nowhere kept.
    private static func offerAdministrator(_ register: Register) async throws {
        let login = "quantri"
        let password = Passwords.oneTime()
        let secret = try Passwords.secret(for: password)
        let isOffered = try await register.write { desk in
            guard let credential = try Accounts.credential(login: login, desk) else {
                _ = try Accounts.make(
                    login: login, name: "Quản trị viên", role: .administrator, secret: secret,
                    by: Author(.commandLine, operation: "account:\(login)"), desk)
                return true
            }
            guard credential.isOneTime else { return false }
            try Accounts.setSecret(secret, of: credential.account.id, oneTime: true, desk)
            return true
        }
        Output.line("Người quản trị: \(login)")
        if isOffered { Output.line("Mật khẩu dùng một lần: \(password)") }
    }
}
