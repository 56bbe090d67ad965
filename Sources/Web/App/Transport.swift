import HTTPTypes
import Hummingbird

/// How visitors reach the program, as it was told at its start.
package enum Transport: Sendable {
    /// Plain HTTP, for visitors on this machine.
    case plain
    /// TLS that ends in the program.
    case tls
    /// A proxy of ours in front, which alone is believed about how the visitor came.
    case proxy

    /// Where a proxy writes `https` or `http`.
    static let header = HTTPField.Name("x-forwarded-proto")
}

extension Request {
    /// Whether the visitor came by TLS. True to what was declared, once ``DeclaredTransport`` has seen the request.
    var isSecure: Bool { Transport.header.flatMap { headers[$0] } == "https" }
}

/// Makes each request say truly how the visitor came, whatever the visitor wrote there.
struct DeclaredTransport: RouterMiddleware {
    typealias Context = WebContext

    let transport: Transport

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let header = Transport.header, transport != .proxy else { return try await next(request, context) }
        var head = request.head
        head.headerFields[header] = transport == .tls ? "https" : nil
        return try await next(Request(head: head, body: request.body), context)
    }
}
