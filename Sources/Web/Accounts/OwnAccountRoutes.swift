import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addOwnAccount(to router: Router<WebContext>) {
        router.get("account") { request, _ in
            let cookie = request.cookie(Cookies.session) ?? ""
            return try await reading(request) { desk, visit in .page(try ownPage(visit, cookie, told: nil, desk)) }
        }
        router.post("account") { request, _ in
            let cookie = request.cookie(Cookies.session) ?? ""
            return try await sending(request) { desk, visit, fields in
                try done(fields["step"], fields.orNil("session"), visit, cookie, desk)
            }
        }
    }

    /// One of the buttons of one's own account.
    private func done(
        _ step: String, _ session: String?, _ visit: Visit, _ cookie: String, _ desk: Desk
    ) throws -> Answer {
        let account = visit.session.account
        switch step {
        case "end":
            guard try Sessions.end(session, of: account.id, but: cookie, desk) > 0 else { throw Failure.notFound }
            try AccessJournal.add(.sessionsEnded, account: account.id, subject: account.login, desk)
            return .page(try ownPage(visit, cookie, told: site.words("account.done.end"), desk))
        case "codes":
            guard try SecondFactor.isSet(of: account.id, desk) else { throw Failure.notFound }
            try AccessJournal.add(.recoveryCodes, account: account.id, subject: account.login, desk)
            return .page(recoveryPage(try SecondFactor.newRecoveryCodes(of: account.id, desk)))
        default: throw Failure.notFound
        }
    }

    private func ownPage(_ visit: Visit, _ cookie: String, told: String?, _ desk: Desk) throws -> AccountPage {
        let file = try Accounts.own(visit.scope, desk)
        let left = try SecondFactor.recoveryCodesLeft(of: file.account.id, desk)
        let papers = Facts.Row(name: site.words("recovery.title"), value: "\(Numbers.grouped(left))")
        let setUp = Link(text: site.words("secondFactor.set"), address: .secondFactor)
        return AccountPage(
            name: site.words("ownAccount.title"), crumbs: [],
            facts: facts(file) + (file.hasSecondFactor ? [papers] : []), roles: roles(file, mayEnd: false),
            sessions: sessions(file, this: try Sessions.id(of: cookie, desk)), action: .ownAccount,
            links: [
                Link(text: site.words("layout.password"), address: .password),
                Link(text: site.words("tokens.title"), address: .tokens),
            ]
                + (file.hasSecondFactor ? [] : [setUp]),
            buttons: file.hasSecondFactor ? [("codes", site.words("recovery.renew"))] : [], told: told,
            token: visit.token)
    }
}

// MARK: - What roles ask for at signing in

extension WebApp {
    func addSignInRules(to router: Router<WebContext>) {
        router.get("accounts/rules") { request, _ in
            try await reading(request) { desk, visit in
                guard visit.scope.holdsAll(for: .administer) else { throw Failure.forbidden }
                let answers = try Account.Role.allCases.map { role in
                    (role.rawValue, words(try isAsked(of: role, desk) ? "yes" : "no"))
                }
                return .page(rulesPage(Fields(Dictionary(uniqueKeysWithValues: answers)), [], desk, visit))
            }
        }
        router.post("accounts/rules") { request, _ in
            try await sending(request) { desk, visit, fields in
                guard visit.scope.holdsAll(for: .administer) else { throw Failure.forbidden }
                guard let document = fields.orNil("document") else {
                    let problem = mistake(Problem("document", "problem.required"))
                    return .page(rulesPage(fields, [problem], desk, visit), .unprocessableContent)
                }
                for role in Account.Role.allCases {
                    let isWanted = fields[role.rawValue] == words("yes")
                    guard try isWanted != isAsked(of: role, desk) else { continue }
                    try Rules.set(
                        SecondFactor.rule(role), from: desk.today, amount: isWanted ? 1 : 0, document: document,
                        by: visit.author("\(fields["operation"])-\(role.rawValue)"), desk)
                }
                return .go(.accounts)
            }
        }
    }

    private func isAsked(of role: Account.Role, _ desk: Desk) throws -> Bool {
        try desk.rules().inForce(SecondFactor.rule(role), on: desk.today)?.amount == 1
    }

    private func rulesPage(
        _ answers: Fields, _ problems: [FieldProblem], _ desk: Desk, _ visit: Visit
    ) -> SignInRulesPage {
        let choices = ["yes", "no"].map { Choice(value: words($0), text: words($0)) }
        let asked = Account.Role.allCases.map { role in
            Field(
                name: role.rawValue, label: site.words("signInRules.role", ["role": words("role", role)]),
                value: answers[role.rawValue], kind: .choice(choices, prompt: site.words("form.choose")))
        }
        let document = Field(
            name: "document", label: site.words("signInRules.document"), hint: site.words("signInRules.document.hint"),
            value: answers["document"], problem: problems.text(for: "document"))
        return SignInRulesPage(
            crumbs: [Link(text: site.words("accounts.title"), address: .accounts)], fields: asked + [document],
            problems: problems, operation: uuid7(at: desk.now), token: visit.token)
    }
}
