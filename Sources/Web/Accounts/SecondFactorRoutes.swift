import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addSecondFactor(to router: Router<WebContext>) {
        router.get("sign-in/code") { request, _ in
            guard let cookie = request.cookie(Cookies.session),
                try await register.read({ try Sessions.half(cookie, $0) }) != nil
            else { return respond(.go(.signIn), for: nil) }
            return codePage(cookie, nil, back: Fields(query: request).orNil("return"))
        }
        router.post("sign-in/code") { request, _ in try await takeCode(request) }
        router.get("account/second-factor") { request, _ in
            guard let cookie = request.cookie(Cookies.session) else { return signInFirst(request) }
            let found = try await register.write { desk in
                try Sessions.find(cookie, desk).map { ($0, try SecondFactor.begin(for: $0.account.id, desk)) }
            }
            guard let (session, codes) = found else { return signInFirst(request) }
            if session.mustChangePassword { return respond(.go(.password), for: nil) }
            guard let codes else { return respond(.go(.ownAccount), for: nil) }
            return html(site.render(secondFactorPage(codes, session, cookie), for: visitor(session, cookie)))
        }
        router.post("account/second-factor") { request, _ in try await setSecondFactor(request) }
    }

    /// After so many refused codes within a quarter of an hour an account waits.
    private static let codesAllowed = 10

    private func codePage(
        _ cookie: String, _ problem: String?, back: String?, _ status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = SignInCodePage(
            problem: problem, returnTo: back.flatMap { Address(sameSite: $0) }, token: Self.formToken(cookie))
        return html(site.render(page, for: nil), status)
    }

    private enum Taken: Sendable { case gone, waits, wrong, whole(String) }

    private func takeCode(_ request: Request) async throws -> Response {
        let (cookie, fields) = try await form(request)
        guard let cookie else { return problem(.expired, .forbidden) }
        let (code, browser) = (fields["code"], request.headers[.userAgent] ?? "")
        let taken = try await register.write { desk -> Taken in
            guard let account = try Sessions.half(cookie, desk) else { return .gone }
            let since = Timestamp.text(desk.now.addingTimeInterval(-15 * 60))
            let refused = try AccessJournal.count(.secondFactorRefused, of: account.login, since: since, desk)
            guard refused < Self.codesAllowed else { return .waits }
            guard try SecondFactor.take(code, of: account.id, desk) else {
                try AccessJournal.add(.secondFactorRefused, account: account.id, subject: account.login, desk)
                return .wrong
            }
            // The half session ends: whoever saw its token before the code was given has nothing by it.
            try Sessions.end(cookie, desk)
            try AccessJournal.add(.signIn, account: account.id, subject: account.login, desk)
            return .whole(try Sessions.start(for: account.id, browser: browser, desk))
        }
        let back = fields.orNil("return")
        switch taken {
        case .gone: return respond(.go(.signIn), for: nil)
        case .waits: return codePage(cookie, words("account.wait"), back: back, .tooManyRequests)
        case .wrong: return codePage(cookie, words("account.code.wrong"), back: back, .unauthorized)
        case .whole(let token):
            var response = respond(.go(back.flatMap { Address(sameSite: $0) } ?? .overview), for: nil)
            response.headers[.setCookie] = Cookies.set(
                Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
            return response
        }
    }

    private func setSecondFactor(_ request: Request) async throws -> Response {
        let (cookie, fields) = try await form(request)
        guard let cookie else {
            try await noteRefusal(request)
            return problem(.expired, .forbidden)
        }
        let code = fields["code"]
        let outcome = try await register.write { desk -> (Sessions.Session, TimedCodes?, [String]?)? in
            guard let session = try Sessions.find(cookie, desk) else { return nil }
            let codes = try SecondFactor.begin(for: session.account.id, desk)
            guard codes != nil else { return (session, nil, nil) }
            let paper = try SecondFactor.confirm(code, of: session.account.id, desk)
            if paper != nil {
                let account = session.account
                try AccessJournal.add(.secondFactorSet, account: account.id, subject: account.login, desk)
                _ = try Sessions.end(of: account.id, but: cookie, desk)
            }
            return (session, codes, paper)
        }
        guard let (session, codes, paper) = outcome else { return signInFirst(request) }
        guard let codes else { return respond(.go(.ownAccount), for: nil) }
        guard let paper else {
            let page = secondFactorPage(codes, session, cookie, words("account.code.wrong"))
            return html(site.render(page, for: visitor(session, cookie)), .unprocessableContent)
        }
        return html(site.render(recoveryPage(paper), for: visitor(session, cookie)))
    }

    func visitor(_ session: Sessions.Session, _ cookie: String) -> Visitor {
        Visit(session: session, token: Self.formToken(cookie)).visitor
    }

    func recoveryPage(_ codes: [String]) -> OnceShownPage {
        OnceShownPage(
            name: site.words("recovery.title"), crumbs: [],
            lead: [site.words("recovery.lead"), site.words("recovery.keep")], codes: codes,
            next: Link(text: site.words("ownAccount.title"), address: .ownAccount))
    }

    private func secondFactorPage(
        _ codes: TimedCodes, _ session: Sessions.Session, _ cookie: String, _ problem: String? = nil
    ) -> SecondFactorPage {
        let address = codes.address(of: session.account.login, issuer: site.words("brand"))
        let groups = stride(from: 0, to: codes.spelled.count, by: 4).map { codes.spelled.dropFirst($0).prefix(4) }
        return SecondFactorPage(
            picture: QRCode(address), secret: groups.joined(separator: " "), isAsked: session.mustSetSecondFactor,
            problem: problem, token: Self.formToken(cookie))
    }
}
