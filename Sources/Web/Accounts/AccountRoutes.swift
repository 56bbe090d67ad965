import Crypto
import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addAccounts(to router: Router<WebContext>) {
        router.get("sign-in") { request, _ in
            showSignIn(request, name: "", problem: nil, back: Fields(query: request).orNil("return"))
        }
        router.post("sign-in") { request, _ in try await signIn(request) }
        router.post("sign-out") { request, _ in try await signOut(request) }
        router.get("password") { request, _ in try await showPassword(request) }
        router.post("password") { request, _ in try await changePassword(request) }
    }

    /// After so many refusals within a quarter of an hour a name waits; others are not disturbed.
    private static let refusalsAllowed = 10

    private func showSignIn(
        _ request: Request, name: String, problem: String?, back: String?, status: HTTPResponse.Status = .ok
    ) -> Response {
        let cookie = request.cookie(Cookies.visit) ?? uuid7(at: Date()) + uuid7(at: Date())
        let page = SignInPage(
            name: name, problem: problem, returnTo: back.flatMap { Address(sameSite: $0) },
            token: Self.formToken(cookie))
        var response = html(site.render(page, for: nil), status)
        response.headers[.setCookie] = Cookies.set(Cookies.visit, cookie, for: 3600, secure: request.isSecure)
        return response
    }

    private func signIn(_ request: Request) async throws -> Response {
        let (cookie, fields) = try await form(request, cookie: Cookies.visit)
        let (name, back) = (fields["name"], fields.orNil("return"))
        guard cookie != nil else {
            return showSignIn(request, name: name, problem: words("account.expired"), back: back, status: .forbidden)
        }
        let (credential, refusals) = try await register.read { desk in
            let since = Timestamp.text(desk.now.addingTimeInterval(-15 * 60))
            return (
                try Accounts.credential(login: name, desk),
                try AccessJournal.refusals(of: name, since: since, desk)
            )
        }
        guard refusals < Self.refusalsAllowed else {
            return showSignIn(request, name: name, problem: words("account.wait"), back: back, status: .tooManyRequests)
        }
        // An unknown name takes as long as a known one.
        let secret = try await credential == nil ? passwords.secret(for: "") : credential?.secret ?? ""
        let isRight = try await passwords.verify(fields.verbatim("password"), against: secret)
        guard let credential, isRight else {
            try await register.write { desk in
                try AccessJournal.addRefusedSignIn(name, desk)
            }
            return showSignIn(request, name: name, problem: words("account.wrong"), back: back, status: .unauthorized)
        }
        let token = try await register.write { desk in
            try AccessJournal.add(.signIn, account: credential.account.id, subject: credential.account.login, desk)
            return try Sessions.start(for: credential.account.id, desk)
        }
        let next = credential.isOneTime ? Address.password : back.flatMap { Address(sameSite: $0) } ?? .overview
        var response = respond(.go(next), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
        return response
    }

    private func signOut(_ request: Request) async throws -> Response {
        let (cookie, _) = try await form(request)
        guard let cookie else { return problem(.expired, .forbidden) }
        try await register.write { desk in
            if let session = try Sessions.find(cookie, desk) {
                try AccessJournal.add(.signOut, account: session.account.id, subject: session.account.login, desk)
            }
            try Sessions.end(cookie, desk)
        }
        var response = respond(.go(.signIn), for: nil)
        response.headers[.setCookie] = Cookies.set(Cookies.session, "", for: 0, secure: request.isSecure)
        return response
    }

    private func showPassword(_ request: Request) async throws -> Response {
        guard let cookie = request.cookie(Cookies.session),
            let session = try await register.read({ try Sessions.find(cookie, $0) })
        else { return respond(.go(.signIn), for: nil) }
        return passwordPage(session, cookie, [])
    }

    private func passwordPage(
        _ session: Sessions.Session, _ cookie: String, _ problems: [FieldProblem]
    ) -> Response {
        let page = ChangePasswordPage(
            isFirst: session.mustChangePassword, account: session.account.login, problems: problems,
            token: Self.formToken(cookie))
        let visitor = Visitor(name: session.account.name, token: Self.formToken(cookie))
        return html(site.render(page, for: visitor), problems.isEmpty ? .ok : .unprocessableContent)
    }

    private func changePassword(_ request: Request) async throws -> Response {
        let (cookie, fields) = try await form(request)
        guard let cookie else { return problem(.expired, .forbidden) }
        let found = try await register.read { desk in
            try Sessions.find(cookie, desk).map { ($0, try Accounts.credential(login: $0.account.login, desk)) }
        }
        guard let (session, credential) = found, let credential else { return respond(.go(.signIn), for: nil) }
        let (current, new) = (fields.verbatim("current"), fields.verbatim("new"))
        var problems: [FieldProblem] = []
        if !(try await passwords.verify(current, against: credential.secret)) {
            problems.append(FieldProblem(field: "current", text: words("account.password.wrong")))
        }
        if new.count < 12 || new.count > 200 {
            problems.append(FieldProblem(field: "new", text: words("account.password.short")))
        } else if new == current {
            problems.append(FieldProblem(field: "new", text: words("account.password.same")))
        }
        if new != fields.verbatim("repeat") {
            problems.append(FieldProblem(field: "repeat", text: words("account.password.repeat")))
        }
        guard problems.isEmpty else { return passwordPage(session, cookie, problems) }
        let secret = try await passwords.secret(for: new)
        let token = try await register.write { desk in
            try Accounts.setSecret(secret, of: session.account.id, oneTime: false, desk)
            try AccessJournal.add(.passwordChanged, account: session.account.id, subject: session.account.login, desk)
            return try Sessions.start(for: session.account.id, desk)
        }
        var response = respond(.go(.overview), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
        return response
    }
}
