import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Vietnamese

/// One signed-in request: who asks, what they may see, and the token their forms carry.
struct Visit: Sendable {
    let session: Sessions.Session
    let token: String
    /// Who approved what was sent before and is recorded now.
    var approvedBy: Account.ID?

    var scope: Scope { session.scope }
    var visitor: Visitor {
        Visitor(
            name: session.account.name, token: token, mayRecord: scope.mayRecord,
            mayAdminister: scope.serves(.administer), approves: scope.serves(.approve) || scope.mayRecord,
            mayAudit: scope.serves(.audit))
    }

    /// Whether something may be recorded in the unit that a line begins with; in the whole register where there is none.
    func mayRecord(in line: [UnitName], _ desk: Desk) throws -> Bool {
        try scope.holdsAll(for: .record)
            || scope.mayRecord(in: line.first.map { try desk.home(of: $0.id) } ?? .register)
    }

    func author(_ operation: String) -> Author {
        Author(scope, operation: operation, approvedBy: approvedBy)
    }
}

/// What a handler answers from inside its transaction.
enum Answer: Sendable {
    case page(any Page, HTTPResponse.Status = .ok)
    case go(Address)
    case file(bytes: [UInt8], type: String, name: String)

    /// A Word file; the name is without its ending.
    static func word(_ bytes: [UInt8], name: String) -> Answer {
        .file(bytes: bytes, type: Attachment.Kind.docx.mediaType, name: "\(name).docx")
    }
}

/// The fields of a form or of a query.
struct Fields: Sendable {
    private let values: [String: String]

    init(_ values: [String: String]) {
        self.values = values
    }

    init(query request: Request) {
        // A form sent by GET has a plus for each space.
        func plain(_ part: Substring) -> String {
            let text = part.replacing("+", with: " ")
            return text.removingPercentEncoding ?? String(text)
        }
        let pairs = (request.uri.query ?? "").split(separator: "&").map { pair in
            pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        }
        values = Dictionary(
            pairs.map { (plain($0[0]), $0.count > 1 ? plain($0[1]) : "") }, uniquingKeysWith: { $1 })
    }

    /// A field without white space around it; empty where it was not sent.
    subscript(_ name: String) -> String {
        (values[name] ?? "").nfc.trimmedWhitespace
    }

    /// A field as it was typed, for passwords.
    func verbatim(_ name: String) -> String { values[name] ?? "" }

    func orNil(_ name: String) -> String? {
        self[name].isEmpty ? nil : self[name]
    }

    /// Every field without white space around it.
    var all: [String: String] {
        values.mapValues { $0.nfc.trimmedWhitespace }
    }
}

enum Cookies {
    /// The session's token.
    static let session = "hatnhan"
    /// A random value before signing in, from which the sign-in form's token is made.
    static let visit = "hatnhan-visit"

    /// That somebody signed in with this browser before: guessing their name elsewhere does not make them wait.
    static let browser = "hatnhan-browser"

    /// The numbers of a sign-on by the office's directory, until it comes back.
    static let signOn = "hatnhan-sign-on"

    /// The token of the session in the demonstration, while a browser looks at it.
    static let playground = "hatnhan-trinh-dien"

    static func set(_ name: String, _ value: String, for seconds: Int, secure: Bool) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)\(secure ? "; Secure" : "")"
    }
}

extension Request {
    func cookie(_ name: String) -> String? {
        cookies[name]?.value
    }
}

extension WebApp {
    /// The token of the forms of one session: it follows from the cookie and tells nothing of it.
    static func formToken(_ cookie: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("form".utf8), using: SymmetricKey(data: Array(cookie.utf8)))
        return code.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// A page or a file in one read.
    func reading(
        _ request: Request, _ body: @escaping @Sendable (Desk, Visit) throws -> Answer
    ) async throws -> Response {
        guard let cookie = request.cookie(Cookies.session) else { return signInFirst(request) }
        let outcome = try await register.read { desk in try Self.visiting(cookie, desk, body) }
        return respond(outcome, request)
    }

    /// A page or a file that is not given without leaving a trace: in one write.
    func writing(
        _ request: Request, _ body: @escaping @Sendable (Desk, Visit) throws -> Answer
    ) async throws -> Response {
        guard let cookie = request.cookie(Cookies.session) else { return signInFirst(request) }
        let outcome = try await register.write { desk in try Self.visiting(cookie, desk, body) }
        return respond(outcome, request)
    }

    /// A form sent: its token is checked, then one write; or one read where its `step` only asks, as a preview does.
    ///
    /// - Parameter rehearsing: whether a preview records what is asked in a rehearsal, to tell what follows from it.
    func sending(
        _ request: Request, rehearsing: Bool = false,
        _ body: @escaping @Sendable (Desk, Visit, Fields) throws -> Answer
    ) async throws -> Response {
        if let replay = Replay.current {
            let answer = try await register.write { desk in
                try body(desk, replay.visit(desk), Fields(replay.fields))
            }
            return respond(answer, for: nil)
        }
        let (cookie, fields) = try await form(request)
        guard let cookie else {
            try await noteRefusal(request)
            return problem(.expired, .forbidden)
        }
        return try await sent(fields, by: cookie, request, rehearsing: rehearsing, body)
    }

    /// The fields of a form whose token was checked: one write, or one read where its `step` only asks.
    func sent(
        _ fields: Fields, by cookie: String, _ request: Request, rehearsing: Bool = false,
        _ body: @escaping @Sendable (Desk, Visit, Fields) throws -> Answer
    ) async throws -> Response {
        let work: @Sendable (Desk) throws -> Outcome? = { desk in
            try Self.visiting(cookie, desk) { try body($0, $1, fields) }
        }
        // Where a preview records in a rehearsal, nothing but the last step may stay.
        let asks = rehearsing ? fields["step"] != "record" : ["check", "edit"].contains(fields["step"])
        let outcome: Outcome?
        if asks {
            outcome = try await rehearsing ? register.rehearse(work) : register.read(work)
        } else {
            do {
                outcome = try await register.write(work)
            } catch let needed as Approvals.Needed {
                // What no form of its own keeps, such as a reversal: nothing was written, and it waits for another.
                return try await propose(fields, in: needed.unit, by: cookie, request)
            }
        }
        return respond(outcome, request)
    }

    /// The session's cookie and the fields of a form whose token fits it; no cookie where it does not.
    func form(_ request: Request, cookie name: String = Cookies.session) async throws -> (cookie: String?, Fields) {
        let body = try await request.body.collect(upTo: 64 * 1024)
        let values = (try? URLEncodedFormDecoder().decode([String: String].self, from: String(buffer: body))) ?? [:]
        let fields = Fields(values)
        guard let cookie = request.cookie(name),
            ConstantTime.areSame(fields.verbatim("token"), Self.formToken(cookie))
        else { return (nil, fields) }
        return (cookie, fields)
    }

    private typealias Outcome = (answer: Answer, visitor: Visitor?)

    private static func visiting(
        _ cookie: String, _ desk: Desk, _ body: (Desk, Visit) throws -> Answer
    ) throws -> Outcome? {
        guard let session = try Sessions.find(cookie, desk) else { return nil }
        let visit = Visit(session: session, token: formToken(cookie))
        if let first = session.first { return (.go(first), visit.visitor) }
        return (try body(desk, visit), visit.visitor)
    }

    private func respond(_ outcome: Outcome?, _ request: Request) -> Response {
        guard let outcome else { return signInFirst(request) }
        return respond(outcome.answer, for: outcome.visitor)
    }

    func respond(_ answer: Answer, for visitor: Visitor?) -> Response {
        switch answer {
        case .page(let page, let status): return html(site.render(page, for: visitor), status)
        case .go(let address): return Response(status: .seeOther, headers: [.location: address.text])
        case .file(let bytes, let type, let name):
            return Response(
                status: .ok,
                headers: [.contentType: type, .contentDisposition: HeaderValue.attachment(named: name)],
                body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    func signInFirst(_ request: Request) -> Response {
        let back = request.method == .get ? request.uri.string : nil
        return Response(
            status: .seeOther,
            headers: [.location: Address("sign-in", query: ["return": back == "/" ? nil : back]).text])
    }
}
