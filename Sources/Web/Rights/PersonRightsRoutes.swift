import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// What somebody consented to, asks for and has had done about what is held of them.
extension WebApp {
    func addPersonRights(to router: Router<WebContext>) {
        router.get("people/:code/rights") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                .page(try personRights(PersonQueries.file(code, as: visit.scope, desk), fields, visit, desk))
            }
        }
        // What takes a consent back may erase who gave it: sent again, it is still answered.
        addRight("consent", to: router, sentAbout: openableOrErased) { file, _ in consentForm(file) }
        addRight("restriction", to: router, sentAbout: openable) { file, _ in restrictionForm(file) }
        addRight("request", to: router, sentAbout: openable, requestForm)
    }

    /// One form about somebody, shown and taken.
    private func addRight<Draft>(
        _ matter: String, to router: Router<WebContext>,
        sentAbout find: @escaping @Sendable (String, Visit, Desk) throws -> PersonFile,
        _ form: @escaping @Sendable (PersonFile, Desk) throws -> RightsForm<Draft>
    ) {
        router.get("people/:code/rights/\(matter)") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                asking(try form(openable(code, visit, desk), desk), usual(desk), visit)
            }
        }
        router.post("people/:code/rights/\(matter)") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                try taking(form(find(code, visit, desk), desk), fields, visit, desk)
            }
        }
    }

    private func usual(_ desk: Desk) -> Fields {
        Fields(["from": desk.today.vietnamese, "received": desk.today.vietnamese])
    }

    private func rightsCrumbs(_ file: PersonFile) -> [Link] {
        personCrumbs + [
            Link(text: file.row.name, address: .person(file.row.code)),
            Link(text: site.words("rights.title"), address: .rights(of: file.row.code)),
        ]
    }

    private func legend(_ file: PersonFile) -> String { "\(file.row.name) (\(file.row.code))" }

    private func consentForm(_ file: PersonFile) -> RightsForm<ConsentDraft> {
        let code = file.row.code
        return RightsForm(
            self, site.words("rights.consent.record"), legend: legend(file), RightsList.consent,
            hints: [
                "purpose": site.words("rights.consent.purpose.hint"), "document": site.words("rights.document.hint"),
            ], room: .people, crumbs: rightsCrumbs(file),
            help: [
                site.words("rights.consent.help.1"), site.words("rights.consent.help.2"),
                site.words("rights.consent.help.3"),
            ], action: Address("people", code, "rights", "consent"), cancel: .rights(of: code),
            .init(
                read: { RightsList.consent(&$0, of: code) },
                plan: { try Consents.plan($0, as: $1, $2) }, record: { try Consents.record($0, by: $1, $2) },
                notices: { draft in
                    guard draft.answer == .withdrawn else { return [] }
                    let gone = draft.purpose.details.map { PersonList.columns.column($0.rawValue).header }
                    return [
                        draft.purpose == .file
                            ? site.words("rights.consent.gone.file")
                            : site.words("rights.consent.gone", ["details": gone.joined(separator: ", ")]),
                        site.words("rights.consent.stands"),
                    ]
                }))
    }

    private func restrictionForm(_ file: PersonFile) -> RightsForm<RestrictionDraft> {
        let code = file.row.code
        return RightsForm(
            self, site.words("rights.restriction.record"), legend: legend(file), RightsList.restriction,
            hints: ["document": site.words("rights.document.hint")], room: .people, crumbs: rightsCrumbs(file),
            help: [site.words("rights.restriction.help.1"), site.words("rights.restriction.help.2")],
            action: Address("people", code, "rights", "restriction"), cancel: .rights(of: code),
            .init(
                read: { RightsList.restriction(&$0, of: code) },
                plan: { try Restrictions.plan($0, as: $1, $2) }, record: { try Restrictions.record($0, by: $1, $2) }))
    }

    private func requestForm(_ file: PersonFile, _ desk: Desk) throws -> RightsForm<RightsRequestDraft> {
        let code = file.row.code
        return RightsForm(
            self, site.words("rights.request.record"), legend: legend(file), RightsList.request,
            hints: ["document": site.words("rights.document.hint")], room: .people, crumbs: rightsCrumbs(file),
            rules: try requestRules(desk), action: Address("people", code, "rights", "request"),
            cancel: .rights(of: code),
            .init(
                read: { RightsList.request(&$0, of: code) },
                plan: { try RightsRequests.plan($0, as: $1, $2) },
                record: { try RightsRequests.record($0, by: $1, $2) }))
    }

    /// The days that a request is held to.
    func requestRules(_ desk: Desk) throws -> [RuleLine] {
        try [
            RuleBook.requestAnswerDays, RuleBook.requestDoneDays, RuleBook.requestOtherDoneDays,
            RuleBook.requestExtensionDays,
        ].compactMap { try ruleLine($0, on: desk.today, desk) }
    }

    private func personRights(
        _ file: PersonFile, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> PersonRightsPage {
        let said = try Consents.of(file.id, desk)
        let code = file.row.code
        let requests = try RightsRequests.page(of: file.id, as: visit.scope, desk)
        let actions = [
            Link(text: site.words("rights.consent.record"), address: Address("people", code, "rights", "consent")),
            Link(text: site.words("rights.request.record"), address: Address("people", code, "rights", "request")),
            Link(
                text: site.words("rights.restriction.record"),
                address: Address("people", code, "rights", "restriction")),
        ]
        return PersonRightsPage(
            person: Link(text: file.row.name, address: .person(code)),
            crumbs: personCrumbs + [Link(text: file.row.name, address: .person(code))],
            actions: file.mayRecord && !file.isErased ? actions : [],
            recorded: try justRecorded(fields, visit, desk), isErased: file.isErased,
            restricted: file.restrictedSince.map { site.words("rights.restricted", ["day": $0.vietnamese]) },
            consents: ConsentPurpose.allCases.map { purpose in
                let sayings = said.filter { $0.purpose == purpose }
                return ConsentLine(
                    purpose: words("consent_purpose", purpose),
                    details: purpose.details.map { PersonList.columns.column($0.rawValue).header }
                        .joined(separator: ", "),
                    state: consentState(sayings.first?.answer),
                    sayings: sayings.map { saying in
                        site.words(
                            "rights.consent.said",
                            [
                                "day": saying.from.vietnamese, "answer": words("consent_answer", saying.answer),
                                "document": saying.document, "number": Numbers.grouped(saying.operation),
                            ])
                    })
            },
            requests: requests.map { requestLine($0, desk, withPerson: false) },
            held: file.mayRecord && !file.isErased ? Address("people", code, "held") : nil, token: visit.token)
    }

    private func consentState(_ answer: ConsentAnswer?) -> Badge {
        switch answer {
        case nil: Badge(word: site.words("rights.consent.none"), tone: .plain)
        case .given?: Badge(word: words("consent_answer", ConsentAnswer.given), tone: .good)
        case .withdrawn?: Badge(word: words("consent_answer", ConsentAnswer.withdrawn), tone: .late)
        }
    }
}

extension Address {
    static func rights(of person: String) -> Address { Address("people", person, "rights") }
}
