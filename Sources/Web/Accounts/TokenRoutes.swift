import Domain
import Exchange
import Hummingbird
import Records
import Vietnamese

/// The visitor's tokens for programs.
extension WebApp {
    func addTokens(to router: Router<WebContext>) {
        router.get("account/tokens") { request, _ in
            try await reading(request) { desk, visit in .page(try tokensPage(Fields([:]), [], visit, desk)) }
        }
        router.post("account/tokens") { request, _ in
            try await sending(request) { desk, visit, fields in
                let account = visit.session.account
                if fields["step"] == "end" {
                    try Tokens.end(fields["id"], of: account.id, desk)
                    try AccessJournal.add(.tokenEnded, account: account.id, subject: account.login, desk)
                    return .go(.tokens)
                }
                do {
                    let detail = Scope.Grant.Detail(rawValue: fields["detail"]) ?? .totals
                    let token = try Tokens.make(
                        fields["name"], for: account.id, detail: detail, days: Int(fields["days"]), desk)
                    try AccessJournal.add(.tokenMade, account: account.id, subject: account.login, desk)
                    return .page(
                        OnceShownPage(
                            name: site.words("tokens.once"),
                            crumbs: [Link(text: site.words("tokens.title"), address: .tokens)],
                            lead: [site.words("tokens.once.lead")], codes: [token],
                            next: Link(text: site.words("tokens.title"), address: .tokens)))
                } catch Failure.invalid(let problems) {
                    let told = problems.map(mistake)
                    return .page(try tokensPage(fields, told, visit, desk), .unprocessableContent)
                }
            }
        }
    }

    private func tokensPage(
        _ answers: Fields, _ problems: [FieldProblem], _ visit: Visit, _ desk: Desk
    ) throws -> TokensPage {
        let choices = Scope.Grant.Detail.allCases.map { Choice(value: $0.rawValue, text: words("role_detail", $0)) }
        func field(_ name: String, _ label: String, _ hint: String?, _ kind: Field.Kind = .text) -> Field {
            Field(
                name: name, label: label, hint: hint, value: answers[name], problem: problems.text(for: name),
                kind: kind)
        }
        return TokensPage(
            fields: [
                field("name", site.words("tokens.name"), site.words("tokens.name.hint")),
                field("days", site.words("tokens.days"), site.words("tokens.days.hint")),
                field(
                    "detail", site.words("tokens.detail"), nil, .choice(choices, prompt: site.words("form.choose"))),
            ],
            problems: problems,
            rows: try Tokens.of(visit.session.account.id, desk).map { token in
                let isOver = token.expires < desk.now
                let state =
                    token.isEnded
                    ? site.words("tokens.ended") : isOver ? site.words("tokens.over") : site.words("tokens.held")
                return TokenLine(
                    id: token.id, name: token.name, detail: words("role_detail", token.detail),
                    times: site.words(
                        "sessions.from",
                        [
                            "from": Timestamp.vietnamese(token.made), "until": Timestamp.vietnamese(token.expires),
                        ]),
                    state: Badge(word: state, tone: token.isEnded || isOver ? .plain : .good),
                    mayEnd: !token.isEnded && !isOver)
            }, token: visit.token)
    }
}

extension Address {
    static let tokens = Address("account", "tokens")
    /// What the interface for programs says of itself.
    static let interface = Address("api", "v1", "openapi.json")
}
