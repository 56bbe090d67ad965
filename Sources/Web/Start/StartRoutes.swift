import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records

extension WebApp {
    func addStart(to router: Router<WebContext>) {
        router.get("start") { request, _ in
            try await reading(request) { desk, visit in
                .page(
                    StartPage(
                        mayRecord: visit.scope.mayRecord(in: .register), demonstration: demonstration,
                        token: visit.token))
            }
        }
        router.get("help") { request, _ in
            try await reading(request) { _, visit in
                .page(HelpPage(demonstration: demonstration, token: visit.token))
            }
        }
        if let playground {
            router.post("demonstration") { request, _ in try await enter(playground, request) }
        }
        if site.isPlayground {
            router.post("demonstration/leave") { request, _ in try await leave(request) }
        }
    }

    /// Where the demonstration is opened; nil where there is none.
    private var demonstration: Address? { playground == nil ? nil : .demonstration }

    private func enter(_ playground: Playground, _ request: Request) async throws -> Response {
        let (cookie, _) = try await form(request)
        guard let cookie, try await register.read({ try Sessions.find(cookie, $0) }) != nil else {
            return problem(.expired, .forbidden)
        }
        let token = try await playground.enter()
        var response = respond(.go(.overview), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.playground, token, for: Int(Sessions.length), secure: request.isSecure)
        return response
    }

    /// The switch renames the cookie of the session, so that the office's own session stays.
    private func leave(_ request: Request) async throws -> Response {
        let (cookie, _) = try await form(request)
        guard let cookie else { return problem(.expired, .forbidden) }
        try await register.write { try Sessions.end(cookie, $0) }
        var response = respond(.go(.overview), for: nil)
        response.headers[.setCookie] = Cookies.set(Cookies.session, "", for: 0, secure: request.isSecure)
        return response
    }
}

extension Address {
    /// The first steps in an empty register.
    static let start = Address("start")
    /// How the work goes.
    static let help = Address("help")
    /// The demonstration, by POST.
    static let demonstration = Address("demonstration")
}
