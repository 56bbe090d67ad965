import Domain
import HTTPTypes
import Hummingbird
import Records

/// A form that one sent and another approved, sent once more as it was: on the same way, under the rights of who sent it,
/// and with the name of who approved it in the journal.
struct Replay: Sendable {
    let proposer: Account
    let approver: Account.ID
    let fields: [String: String]

    @TaskLocal static var current: Replay?

    /// The request once more, and what the pages answer to it.
    static func send(_ proposal: Proposal, approvedBy approver: Account.ID, to app: WebApp, _ context: WebContext)
        async throws -> Response
    {
        let content = proposal.content
        let replay = Replay(proposer: proposal.account, approver: approver, fields: content.fields)
        let head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: content.address)
        let responder = app.router().buildResponder()
        return try await $current.withValue(replay) {
            try await responder.respond(to: Request(head: head, body: .init(buffer: .init())), context: context)
        }
    }

    /// The visit under which it is recorded: whatever the one who sent it may do today.
    func visit(_ desk: Desk) throws -> Visit {
        let session = Sessions.Session(
            account: proposer, scope: try Accounts.scope(of: proposer.id, desk), mustChangePassword: false)
        return Visit(session: session, token: "", approvedBy: approver)
    }
}
