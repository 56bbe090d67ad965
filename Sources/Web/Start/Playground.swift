import Domain
package import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
package import Logging
package import Records

/// The demonstration, served beside the register: invented people and enterprises that anyone signed in may look at
/// and write over without touching the office's own register. It is loaded when it is first asked for.
package actor Playground {
    /// Opens the demonstration's own register, loaded. Called once, by whoever comes first.
    private let load: @Sendable () async throws -> Register
    private let words: Words
    private let logger: Logger
    private var opening: Task<Opened, any Error>?

    private struct Opened: Sendable {
        let register: Register
        let responder: RouterResponder<WebContext>
    }

    package init(words: Words, logger: Logger, load: @escaping @Sendable () async throws -> Register) {
        self.load = load
        self.words = words
        self.logger = logger
    }

    /// Signs a visitor in to the demonstration and gives the session's token.
    func enter() async throws -> String {
        let register = try await opened().register
        return try await register.write { desk in
            guard let visitor = try Accounts.credential(login: Self.login, desk) else { throw Failure.notFound }
            return try Sessions.start(for: visitor.account.id, desk)
        }
    }

    /// What answers requests to the demonstration; nil while it was not asked for since the program started.
    func responder() async throws -> RouterResponder<WebContext>? {
        guard let opening else { return nil }
        return try await opening.value.responder
    }

    /// Who looks at it.
    package static let login = "xemthu"

    private func opened() async throws -> Opened {
        if let opening { return try await opening.value }
        let task = Task { [load, words, logger] in
            let register = try await load()
            let secret = try Passwords.secret(for: Passwords.oneTime())
            try await register.write { desk in
                guard try Accounts.credential(login: Self.login, desk) == nil else { return }
                let author = Author(.everything(Account.system), operation: "account:\(Self.login)")
                _ = try Accounts.make(
                    login: Self.login, name: words("account.playground"), role: .administrator, secret: secret,
                    by: author, desk)
                guard let made = try Accounts.credential(login: Self.login, desk) else { return }
                try Accounts.setSecret(secret, of: made.account.id, oneTime: false, desk)
            }
            // How the visitor came was found out before the switch.
            let app = try WebApp(playgroundOf: register, words: words, logger: logger, transport: .proxy)
            return Opened(register: register, responder: app.router().buildResponder())
        }
        opening = task
        do {
            return try await task.value
        } catch {
            opening = nil
            throw error
        }
    }
}

/// Sends the requests of a browser that looks at the demonstration there, under the session it has there.
struct PlaygroundSwitch: RouterMiddleware {
    typealias Context = WebContext

    let playground: Playground

    @concurrent
    func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let token = request.cookie(Cookies.playground), !request.uri.path.hasPrefix("/look/"),
            let responder = try await playground.responder()
        else { return try await next(request, context) }
        var head = request.head
        head.headerFields[.cookie] = "\(Cookies.session)=\(token)"
        var response = try await responder.respond(to: Request(head: head, body: request.body), context: context)
        if response.headers[.location]?.hasPrefix(Address.signIn.text) == true {
            // Whoever's session there has ended is led back: nobody signs in to the demonstration by hand.
            response.headers[.location] = Address.overview.text
            response.headers[.setCookie] = Cookies.set(Cookies.session, "", for: 0, secure: request.isSecure)
        }
        if let cookie = response.headers[.setCookie], cookie.hasPrefix("\(Cookies.session)=") {
            response.headers[.setCookie] = Cookies.playground + cookie.dropFirst(Cookies.session.count)
        }
        return response
    }
}
