import ArgumentParser
import FoundationEssentials
import NIOSSL
import Vietnamese

/// The certificate the server shows, and its private key: two PEM files.
struct Certificate: ParsableArguments {
    @Option(name: .long, help: "Tệp PEM: chứng thư của máy chủ, sau đó là các chứng thư trung gian.")
    var tlsCertificate: String?

    @Option(name: .long, help: "Tệp PEM: khóa riêng của chứng thư, không đặt mật khẩu.")
    var tlsKey: String?

    var isGiven: Bool { tlsCertificate != nil }

    func validate() throws {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("--tls-certificate và --tls-key phải đi cùng nhau.")
        }
    }

    /// What TLS is to be spoken with; nil where no certificate is given.
    ///
    /// - Throws: ``Refusal`` for a file that cannot be read, and for a key of another certificate.
    func configuration() throws -> TLSConfiguration? {
        guard let tlsCertificate, let tlsKey else { return nil }
        let chain = try Self.parse(tlsCertificate, "không có chứng thư dạng PEM") {
            try NIOSSLCertificate.fromPEMBytes($0)
        }
        let key = try Self.parse(tlsKey, "không phải khóa riêng dạng PEM không đặt mật khẩu") {
            try NIOSSLPrivateKey(bytes: $0, format: .pem)
        }
        guard let own = chain.first else { throw Refusal("Tệp \(tlsCertificate) không có chứng thư dạng PEM.") }
        warnIfExpired(own)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw Refusal("Khóa \(tlsKey) không đi với chứng thư \(tlsCertificate).")
        }
        return configuration
    }

    private static func parse<T>(_ file: String, _ complaint: String, _ parser: ([UInt8]) throws -> T) throws -> T {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
            throw Refusal("Không đọc được tệp \(file).")
        }
        do {
            return try parser(Array(bytes))
        } catch {
            throw Refusal("Tệp \(file) \(complaint).")
        }
    }

    private func warnIfExpired(_ certificate: NIOSSLCertificate) {
        let end = Date(timeIntervalSince1970: TimeInterval(certificate.notValidAfter))
        if end < Date() { Output.problem("Chứng thư đã hết hạn ngày \(Day(inVietnam: end).vietnamese).") }
    }
}
