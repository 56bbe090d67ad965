import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import Records
import Vietnamese

/// Signing on by the office's own directory, where one is set up.
extension WebApp {
    func addSignOn(to router: Router<WebContext>) {
        guard let signOn else { return }
        router.get("sign-in/on") { request, context in
            guard gate.isOpen(to: address(of: request, context), at: Date()) else {
                return refuse(request, "account.wait", .tooManyRequests)
            }
            let begun = SignOnProvider.Begun.fresh()
            do {
                let page = try await signOn.page(begun)
                var response = Response(status: .seeOther, headers: [.location: page])
                response.headers[.setCookie] = Cookies.set(
                    Cookies.signOn, begun.cookie, for: 600, secure: request.isSecure)
                return response
            } catch {
                logger.error("sign-on failed", metadata: ["error": "\(Cause.words(error))"])
                return refuse(request, "account.signOn.unreachable", .badGateway)
            }
        }
        router.get("sign-in/on/callback") { request, context in
            try await comeBack(request, context, signOn)
        }
    }

    private func refuse(_ request: Request, _ why: String, _ status: HTTPResponse.Status) -> Response {
        var response = showSignIn(request, name: "", problem: words(why), back: nil, status: status)
        response.headers.append(
            HTTPField(
                name: .setCookie, value: Cookies.set(Cookies.signOn, "", for: 0, secure: request.isSecure)))
        return response
    }

    private func comeBack(
        _ request: Request, _ context: WebContext, _ signOn: SignOnProvider
    ) async throws -> Response {
        let fields = Fields(query: request)
        let from = address(of: request, context)
        guard gate.isOpen(to: from, at: Date()) else { return refuse(request, "account.wait", .tooManyRequests) }
        guard let begun = SignOnProvider.Begun(cookie: request.cookie(Cookies.signOn)),
            ConstantTime.areSame(fields.verbatim("state"), begun.state), let code = fields.orNil("code")
        else { return refuse(request, "account.signOn.refused", .forbidden) }
        let identity: SignOnIdentity
        do {
            identity = try await signOn.identity(code: code, begun)
        } catch {
            logger.error("sign-on failed", metadata: ["error": "\(Cause.words(error))"])
            gate.note(from, at: Date())
            return refuse(request, "account.signOn.refused", .forbidden)
        }
        let browser = request.headers[.userAgent] ?? ""
        let token = try await register.write { desk -> String? in
            guard let account = try SignOn.account(of: identity, roles: signOn.roles, desk) else {
                try AccessJournal.addRefusedSignIn(identity.login, desk)
                return nil
            }
            // A second factor of ours is asked for all the same.
            let isHalf = try SecondFactor.isSet(of: account, desk)
            if !isHalf { try AccessJournal.add(.signIn, account: account, subject: identity.login, desk) }
            return try Sessions.start(for: account, isHalf: isHalf, via: .signOn, browser: browser, desk)
        }
        guard let token else { return refuse(request, "account.signOn.unknown", .forbidden) }
        var response = respond(.go(.overview), for: nil)
        response.headers[.setCookie] = Cookies.set(
            Cookies.session, token, for: Int(Sessions.length), secure: request.isSecure)
        response.headers.append(
            HTTPField(
                name: .setCookie, value: Cookies.set(Cookies.signOn, "", for: 0, secure: request.isSecure)))
        return response
    }
}
