import HTTPTypes
import Hummingbird
import Logging

/// One line for each request: which route, how it ended, how long it took. No path, query, name, account or address,
/// because codes of people stand in paths and what was searched for stands in queries.
struct RequestLog: RouterMiddleware {
    typealias Context = WebContext

    let logger: Logger

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let began = clock.now
        let response = try await next(request, context)
        let route = context.endpointPath ?? ""
        var line: Logger.Metadata = [
            "request": "\(context.id)", "method": "\(request.method)", "route": "\(route)",
            "status": .stringConvertible(response.status.code),
            "ms": .stringConvertible((clock.now - began) / .milliseconds(1)),
        ]
        if let bytes = response.body.contentLength { line["bytes"] = .stringConvertible(bytes) }
        logger.log(level: Self.level(route, response.status), "request", metadata: line)
        return response
    }

    /// What the program got wrong is an error, what it refused a warning; what nobody waits for is for debugging.
    private static func level(_ route: String, _ status: HTTPResponse.Status) -> Logger.Level {
        switch status.kind {
        case .serverError: .error
        case .clientError: .warning
        default: route == Health.path || route.hasPrefix("/look/") ? .debug : .info
        }
    }
}
