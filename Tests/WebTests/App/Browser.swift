import Domain
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Records
import Storage
import TestKit

@testable import Web

/// A browser of the tests: keeps cookies, follows what a page offers, and sends forms with their hidden fields.
final class Browser {
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    /// What goes with every request, as a proxy or a forger would add it.
    var headers: HTTPFields = [:]

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    struct Answer {
        let status: HTTPResponse.Status
        let location: String?
        let headers: HTTPFields
        let bytes: [UInt8]
        var body: String { String(decoding: bytes, as: UTF8.self) }
    }

    func get(_ path: String) async throws -> Answer {
        try await send(.get, path, body: nil)
    }

    func post(_ path: String, _ fields: [String: String]) async throws -> Answer {
        let body = fields.map { "\(Self.encode($0.key))=\(Self.encode($0.value))" }.joined(separator: "&")
        return try await send(.post, path, body: body)
    }

    /// Sends a form with a file, byte for byte.
    func upload(_ body: [UInt8], as type: String, to path: String = "/imports") async throws -> Answer {
        var headers: HTTPFields = [.contentType: type]
        headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let response = try await client.execute(
            uri: path, method: .post, headers: headers, body: ByteBuffer(bytes: body))
        return Answer(
            status: response.status, location: response.headers[.location], headers: response.headers,
            bytes: Array(buffer: response.body))
    }

    func forget() {
        cookies = [:]
    }

    /// Goes on in a session that was begun elsewhere.
    func take(session token: String) {
        cookies = [Cookies.session: token]
    }

    /// The hidden fields of the page's form that leads to a path.
    static func hidden(_ answer: Answer, of path: String) -> [String: String] {
        var fields: [String: String] = [:]
        let form = answer.body.components(separatedBy: "<form").first { $0.contains("action=\"\(path)") } ?? ""
        for part in form.components(separatedBy: "<input").dropFirst() where part.contains("type=\"hidden\"") {
            let name = part.firstMatch(of: /name="([^"]*)"/).map { String($0.1) }
            let value = part.firstMatch(of: /value="([^"]*)"/).map { String($0.1) }
            if let name { fields[name] = value ?? "" }
        }
        return fields
    }

    /// A request without a body.
    func send(_ method: HTTPRequest.Method, _ path: String) async throws -> Answer {
        try await send(method, path, body: nil)
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, body: String?) async throws -> Answer {
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let buffer = body.map { ByteBuffer(string: $0) }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: buffer)
        for cookie in response.headers[values: .setCookie] {
            let pair = cookie.split(separator: ";").first?.split(separator: "=", maxSplits: 1).map { String($0) } ?? []
            if cookie.contains("Max-Age=0") {
                cookies[pair.first ?? ""] = nil
            } else if pair.count == 2 {
                cookies[pair[0]] = pair[1]
            }
        }
        return Answer(
            status: response.status, location: response.headers[.location], headers: response.headers,
            bytes: Array(buffer: response.body))
    }

    private static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// The village's pages, and an administrator who has chosen a password.
struct VillageOffice {
    static let login = "quantri"
    static let oneTime = "abcd-efgh-jkmn-pqrs"
    static let password = "một câu đủ dài để nhớ"

    let village: Village
    let browser: Browser
    /// The administrator.
    let account: Account.ID

    /// Digests of both passwords: deriving one takes long on purpose.
    private static let secrets = Result {
        (oneTime: try Passwords.secret(for: oneTime), chosen: try Passwords.secret(for: password))
    }

    /// Gives `body` a browser that is not signed in yet.
    static func on(
        _ engine: Engine, transport: Transport = .plain, logger: Logger = Logger(label: "test"),
        _ body: @escaping @Sendable (VillageOffice) async throws -> Void
    ) async throws {
        try await Village.on(engine) { village in
            let secret = try secrets.get().oneTime
            let account = try await village.register.write { desk in
                try Accounts.make(
                    login: login, name: "Nguyễn Thị Mai", role: .administrator, secret: secret,
                    by: Author(.everything(Account.system), operation: "account"), desk)
            }
            let app = try WebApp(
                register: village.register, words: try Words.load("vi"), logger: logger, transport: transport)
            try await Application(router: app.router()).test(.router) { client in
                let id = Account.ID(account.subjects[0])
                try await body(VillageOffice(village: village, browser: Browser(client), account: id))
            }
        }
    }

    func signIn(_ password: String = Self.oneTime) async throws -> Browser.Answer {
        let page = try await browser.get("/sign-in")
        var fields = Browser.hidden(page, of: "/sign-in")
        fields["name"] = Self.login
        fields["password"] = password
        return try await browser.post("/sign-in", fields)
    }

    /// As after the first sign-in and the choice of a password, which `SignInTests` do by hand.
    func begin() async throws {
        try await begin(account)
    }

    private func begin(_ account: Account.ID) async throws {
        let secret = try Self.secrets.get().chosen
        let token = try await village.register.write { desk in
            try Accounts.setSecret(secret, of: account, oneTime: false, desk)
            return try Sessions.start(for: account, desk)
        }
        browser.take(session: token)
    }

    /// Signs out and in again as somebody whose one role is held in a unit.
    func signInAsAnother(
        _ role: Account.Role, in unit: String, detail: Scope.Grant.Detail = .people
    ) async throws {
        let secret = try Self.secrets.get().chosen
        let id = try await village.register.write { desk in
            let role = RoleDraft(
                role: role, unitCode: unit, reach: .below, lines: Set(Line.allCases), detail: detail, from: desk.today,
                until: nil)
            let draft = AccountDraft(login: "rieng", name: "Trần Văn Riêng", unitCode: unit, role: role)
            let receipt = try Accounts.make(draft, by: Author(Village.scope, operation: "own"), desk)
            let id = Account.ID(receipt.subjects[0])
            try Accounts.setSecret(secret, of: id, oneTime: false, desk)
            return id
        }
        try await begin(id)
    }

    /// Signs out and in again as somebody else, who has chosen a password already.
    func signInAsAnother(_ role: Account.Role) async throws {
        let secret = try Self.secrets.get().chosen
        let receipt = try await village.register.write { desk in
            try Accounts.make(
                login: "khac", name: "Trần Văn Khác", role: role, secret: secret,
                by: Author(Village.scope, operation: "other"), desk)
        }
        try await begin(Account.ID(receipt.subjects[0]))
    }
}
