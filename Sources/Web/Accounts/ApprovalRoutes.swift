import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

/// What waits for a second person, deciding on it, and whether a unit asks for one.
extension WebApp {
    func addApprovals(to router: Router<WebContext>) {
        router.get("approvals") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try approvalsPage(fields, visit, desk)) }
        }
        router.get("approvals/:id") { request, context in
            let id = try context.parameters.require("id")
            return try await reading(request) { desk, visit in
                .page(try proposalPage(try Proposals.find(id, as: visit.scope, desk), visit, desk))
            }
        }
        router.post("approvals/:id") { request, context in
            let id = try context.parameters.require("id")
            return try await deciding(id, request, context)
        }
        router.get("units/:code/approval") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in .page(try settingPage(code, visit, desk)) }
        }
        router.post("units/:code/approval") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                _ = try Approvals.set(
                    fields["asks"] == "1", in: code, by: visit.author(fields["operation"]), desk)
                return .page(try settingPage(code, visit, desk))
            }
        }
    }

    private func deciding(_ id: Proposal.ID, _ request: Request, _ context: WebContext) async throws -> Response {
        let (cookie, fields) = try await form(request)
        guard let cookie else {
            try await noteRefusal(request)
            return problem(.expired, .forbidden)
        }
        guard fields["step"] == "approve" else {
            return try await sent(fields, by: cookie, request) { desk, visit, fields in
                let proposal = try Proposals.find(id, as: visit.scope, desk)
                guard let reason = fields.orNil("reason") else {
                    let problem = mistake(Problem("reason", "problem.required"))
                    return .page(try proposalPage(proposal, visit, desk, [problem]), .unprocessableContent)
                }
                try Proposals.refuse(proposal, reason: String(reason.prefix(500)), as: visit.scope, desk)
                return .go(.approvals)
            }
        }
        let found = try await register.read { desk -> (Proposal, Account.ID)? in
            guard let session = try Sessions.find(cookie, desk), session.first == nil else { return nil }
            let proposal = try Proposals.find(id, as: session.scope, desk)
            guard try Proposals.mayDecide(proposal, as: session.scope, desk) else { throw Failure.forbidden }
            return (proposal, session.account.id)
        }
        guard let (proposal, approver) = found else { return signInFirst(request) }
        _ = try await Replay.send(proposal, approvedBy: approver, to: self, context)
        return try await reading(request) { desk, visit in
            let now = try Proposals.find(id, as: visit.scope, desk)
            if let operation = now.operation { return .go(.operation(operation, isNew: true)) }
            let why = FieldProblem(field: nil, text: site.words("approval.stale"))
            return .page(try proposalPage(now, visit, desk, [why]), .conflict)
        }
    }

    /// Keeps what somebody sent for another to approve.
    func propose(_ fields: Fields, in unit: Unit.ID, by cookie: String, _ request: Request) async throws -> Response {
        let address = request.uri.string
        return try await sent(fields, by: cookie, request) { desk, visit, fields in
            let kept = fields.all.filter { $0.key != "token" }
            let told = ["reason"].compactMap { name in
                fields.orNil(name).map { Proposal.Content.Row(name: site.words("approval.\(name)"), value: $0) }
            }
            let steps = request.uri.path.split(separator: "/")
            let number = steps.dropFirst().first.map { String($0) } ?? ""
            let content = Proposal.Content(
                title: site.words("approval.reversal", ["number": number]), rows: told, address: address, fields: kept)
            try Proposals.keep(content, id: fields["operation"], in: unit, by: visit.session.account.id, desk)
            return .go(.approval(fields["operation"]))
        }
    }

    private static let proposalsPerPage = 50

    private func approvalsPage(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> ApprovalsPage {
        let (page, size) = (min(max(1, Int(fields["page"]) ?? 1), 1_000_000), Self.proposalsPerPage)
        let waiting = try Proposals.page(waiting: true, limit: 200, offset: 0, as: visit.scope, desk)
        let decided = try Proposals.page(
            waiting: false, limit: size, offset: (page - 1) * size, as: visit.scope, desk)
        let units = (waiting.proposals + decided.proposals).map(\.unit)
        let names = try UnitQueries.names(of: units, on: desk.today, desk)
        func line(_ proposal: Proposal) -> ProposalLine {
            ProposalLine(
                title: Link(text: proposal.content.title, address: .approval(proposal.id)),
                unit: names[proposal.unit]?.name ?? "–", by: proposal.account.name,
                at: Timestamp.vietnamese(proposal.madeAt), state: state(proposal))
        }
        return ApprovalsPage(
            waiting: waiting.proposals.map(line), decided: decided.proposals.map(line),
            count: Numbers.grouped(decided.count),
            pager: Pager(page: page, of: decided.count, size: size) {
                Address.approvals.with(query: ["page": String($0)])
            })
    }

    private func state(_ proposal: Proposal) -> Badge {
        switch proposal.outcome {
        case nil: Badge(word: site.words("approval.state.waiting"), tone: .noticed)
        case .approved?: Badge(word: site.words("approval.state.approved"), tone: .good)
        case .refused?: Badge(word: site.words("approval.state.refused"), tone: .late)
        }
    }

    private func proposalPage(
        _ proposal: Proposal, _ visit: Visit, _ desk: Desk, _ problems: [FieldProblem] = []
    ) throws -> ProposalPage {
        let names = try UnitQueries.names(of: [proposal.unit], on: desk.today, desk)
        func row(_ name: String, _ value: String?) -> Facts.Row? { value.map { Facts.Row(name: name, value: "\($0)") } }
        let decided = proposal.decidedBy.map { judge in
            "\(judge.name), \(Timestamp.vietnamese(proposal.decidedAt ?? .distantPast))"
        }
        let facts = [
            row(site.words("unit.name"), names[proposal.unit]?.name),
            row(site.words("approval.by"), proposal.account.name),
            row(site.words("approval.at"), Timestamp.vietnamese(proposal.madeAt)),
            row(site.words("approval.decided"), decided), row(site.words("approval.reason"), proposal.reason),
        ]
        return ProposalPage(
            name: proposal.content.title, state: state(proposal), facts: facts.compactMap(\.self),
            rows: proposal.content.rows.map { Facts.Row(name: $0.name, value: "\($0.value)") },
            operation: proposal.operation.map { operationLink($0) },
            mayDecide: try Proposals.mayDecide(proposal, as: visit.scope, desk),
            isOwn: proposal.outcome == nil && proposal.account.id == visit.session.account.id, problems: problems,
            action: .approval(proposal.id), token: visit.token)
    }

    private func settingPage(_ code: String, _ visit: Visit, _ desk: Desk) throws -> ApprovalSettingPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, for: .administer, desk)
        guard let unit = line.first else { throw Failure.notFound }
        return ApprovalSettingPage(
            unit: unit.name, crumbs: crumbs(line), isAsked: try Approvals.isAsked(in: unit.id, desk),
            action: Address("units", code, "approval"), operation: uuid7(at: desk.now), token: visit.token)
    }
}

extension Address {
    static let approvals = Address("approvals")

    static func approval(_ id: Proposal.ID) -> Address { Address("approvals", id) }
}
