import HTTPTypes
import Hummingbird

/// What every answer tells the browser: nothing from elsewhere, nothing inline, no framing, nothing kept;
/// and, to whom came by TLS, nothing but TLS for a year.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext

    private static let policy = """
        default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; \
        base-uri 'none'
        """

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in [
            ("x-frame-options", "DENY"), ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ] {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        if request.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
