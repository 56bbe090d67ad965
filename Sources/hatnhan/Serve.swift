import ArgumentParser
import Domain
import Exchange
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import Records
import Storage
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Mở các trang cho trình duyệt.",
        discussion: """
            Nhật ký ra đầu ra lỗi chuẩn, mỗi yêu cầu một dòng JSON, không có dữ liệu cá nhân. Dừng bằng SIGTERM hoặc \
            Ctrl-C: việc đang làm được làm xong rồi mới thoát.
            """)
    @Option(name: .long, help: "Địa chỉ nghe; mặc định chỉ máy này.") var host = "127.0.0.1"
    @Option(name: .long, help: "Cổng; 0 để máy chọn.") var port = 8080
    @OptionGroup var certificate: Certificate
    @Flag(name: .long, help: "Đứng sau proxy lo TLS và tự đặt X-Forwarded-Proto.") var behindProxy = false
    @Option(name: .long, help: "Tệp JSON về đăng nhập bằng tài khoản của cơ quan (OpenID Connect): docs/operation.md.")
    var signOn: String?
    @Option(
        name: .long,
        help: "Nơi nhận tin báo lỗ hổng (mailto:, https:// hoặc tel:), đưa ra ở /.well-known/security.txt.")
    var securityContact: String?
    @Option(name: .long, help: "Ghi nhật ký từ mức này.") var logLevel = LogLevel.info
    @OptionGroup var installation: Installation

    /// More than this many visitors at once wait to be let in.
    private static let connections = 512

    private var transport: Transport {
        certificate.isGiven ? .tls : behindProxy ? .proxy : .plain
    }

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("Cổng phải từ 0 đến 65535.") }
        if let securityContact, (try? SecurityContact(securityContact)) == nil {
            throw ValidationError("Nơi nhận tin báo lỗ hổng phải bắt đầu bằng mailto:, https:// hoặc tel:.")
        }
        guard !behindProxy || !certificate.isGiven else {
            throw ValidationError("Chọn một: proxy lo TLS (--behind-proxy), hoặc chương trình lo (--tls-certificate).")
        }
        guard transport != .plain || Self.isThisMachine(host) else {
            throw ValidationError(
                "Nghe ở \(host) mà không có TLS thì mật khẩu đi qua mạng không mã hóa: thêm --tls-certificate và --tls-key, hoặc --behind-proxy nếu có proxy lo TLS."
            )
        }
    }

    func run() async throws {
        let tls = try certificate.configuration()
        let level = logLevel.level
        LoggingSystem.bootstrap { _ in JSONLog(logLevel: level) }
        let logger = Logger(label: "hatnhan")
        let register = try await installation.prepare()
        try await Self.offerAdministrator(register)
        let words = try Words.load("vi")
        let app = try WebApp(
            register: register, words: words, logger: logger, transport: transport,
            playground: Demo.playground(beside: installation, words: words, logger: logger),
            signOn: try signOn.map(Self.settings), contact: try securityContact.map(SecurityContact.init))
        try await app.begin()
        do {
            try await server(app, tls, logger).runService()
        } catch {
            await app.finish()
            await register.database.close()
            throw Refusal("Máy chủ ở \(host):\(port) dừng vì: \(error). Nếu cổng đang được dùng, thử --port khác.")
        }
        await app.finish()
        await register.database.close()
        logger.info("stopped")
    }

    private static func settings(_ path: String) throws -> SignOnSettings {
        do {
            return try SignOnSettings.load(URL(fileURLWithPath: path))
        } catch {
            throw Refusal(
                "Không đọc được cài đặt đăng nhập trong \(path): thiếu mục, hoặc có vai trò, hệ không tồn tại.")
        }
    }

    private func server(
        _ app: WebApp, _ tls: TLSConfiguration?, _ logger: Logger
    ) throws -> some ApplicationProtocol {
        // The server's own entries speak of connections; those of requests are ours.
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        let http = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [SlowClients(logger: logger)], idleTimeout: SlowClients.patience))
        let place = "\(tls == nil ? "http" : "https")://\(host)"
        return Application(
            router: app.router(),
            server: try tls.map { try .tls(http, tlsConfiguration: $0) } ?? http,
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: quiet)),
            onServerRunning: { channel in
                Output.line("Đang phục vụ tại \(place):\(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
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
