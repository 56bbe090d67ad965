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
        router.post("sign-in") { request, context in try await signIn(request, context) }
        router.post("sign-out") { request, _ in try await signOut(request) }
        router.get("password") { request, _ in try await showPassword(request) }
        router.post("password") { request, _ in try await changePassword(request) }
    }

    /// After so many refusals within a quarter of an hour a name waits; others are not disturbed.
    private static let refusalsAllowed = 10

    func showSignIn(
        _ request: Request, name: String, problem: String?, back: String?, status: HTTPResponse.Status = .ok
    ) -> Response {
        let cookie = request.cookie(Cookies.visit) ?? uuid7(at: Date()) + uuid7(at: Date())
        let page = SignInPage(
            name: name, problem: problem, returnTo: back.flatMap { Address(sameSite: $0) }, hasSignOn: signOn != nil,
            token: Self.formToken(cookie))
        var response = html(site.render(page, for: nil), status)
        response.headers[.setCookie] = Cookies.set(Cookies.visit, cookie, for: 3600, secure: request.isSecure)
        return response
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let (cookie, fields) = try await form(request, cookie: Cookies.visit)
        let (name, back) = (fields["name"], fields.orNil("return"))
        func again(_ problem: String, _ status: HTTPResponse.Status) -> Response {
            showSignIn(request, name: name, problem: words(problem), back: back, status: status)
        }
        guard cookie != nil else { return again("account.expired", .forbidden) }
        let (address, browser) = (address(of: request, context), request.cookie(Cookies.browser))
        guard gate.isOpen(to: address, at: Date()) else { return again("account.wait", .tooManyRequests) }
        let (credential, refusals) = try await register.read { desk in
            let since = Timestamp.text(desk.now.addingTimeInterval(-15 * 60))
            let from = KnownBrowser(browser, of: name, desk)
            return (
                try Accounts.credential(login: name, desk),
                try AccessJournal.refusals(of: name, from: from, since: since, desk)
            )
        }
        guard refusals < Self.refusalsAllowed else { return again("account.wait", .tooManyRequests) }
        // An unknown name takes as long as a known one.
        let secret = try await credential == nil ? passwords.secret(for: "") : credential?.secret ?? ""
        let isRight = try await passwords.verify(fields.verbatim("password"), against: secret)
        guard let credential, isRight, !credential.isExpired else {
            gate.note(address, at: Date())
            try await register.write { desk in
                try AccessJournal.addRefusedSignIn(name, from: KnownBrowser(browser, of: name, desk), desk)
            }
            return again("account.wrong", .unauthorized)
        }
        let account = credential.account
        let (token, isHalf, known) = try await register.write { desk in
            let isHalf = try SecondFactor.isSet(of: account.id, desk)
            if !isHalf { try AccessJournal.add(.signIn, account: account.id, subject: account.login, desk) }
            let token = try Sessions.start(
                for: account.id, isHalf: isHalf, browser: request.headers[.userAgent] ?? "", desk)
            return (token, isHalf, KnownBrowser.fresh(for: name, desk))
        }
        let target = back.flatMap { Address(sameSite: $0) }
        var response = respond(
            .go(
                isHalf
                    ? .signInCode.with(query: ["return": target?.text])
                    : credential.isOneTime ? .password : target ?? .overview), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
        response.headers.append(
            HTTPField(
                name: .setCookie,
                value: Cookies.set(Cookies.browser, known, for: 180 * 86400, secure: request.isSecure)))
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
        } else if Passwords.isCommon(new, login: session.account.login) {
            problems.append(FieldProblem(field: "new", text: words("account.password.common")))
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
            return try Sessions.start(
                for: session.account.id, browser: request.headers[.userAgent] ?? "", desk)
        }
        var response = respond(.go(.overview), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
        return response
    }
}

extension Sessions.Session {
    /// What must be done before anything else; nil where nothing.
    var first: Address? { mustChangePassword ? .password : mustSetSecondFactor ? .secondFactor : nil }
}
