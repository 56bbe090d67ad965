import AsyncHTTPClient
import Crypto
import Domain
package import Foundation
import JWTKit
import NIOCore
import NIOHTTP1
import Records

/// The office's own sign-on (OpenID Connect): where it is, as what the register is known there, and what its groups give.
package struct SignOnSettings: Sendable, Codable {
    package struct Role: Sendable, Codable {
        let group: String
        let role: String
        let unit: String?
        let reach: String?
        let lines: [String]?
        let detail: String?
    }

    let issuer: String
    let clientID: String
    let clientSecret: String
    /// Where visitors reach the register, such as `https://so.example.vn`.
    let address: String
    /// The claim that is the login here.
    let loginClaim: String?
    let groupsClaim: String?
    let roles: [Role]?

    /// - Throws: where the file is none of these, or names a role or a line that is none.
    package static func load(_ url: URL) throws -> SignOnSettings {
        let settings = try JSONDecoder().decode(SignOnSettings.self, from: Data(contentsOf: url))
        _ = try settings.mapped()
        return settings
    }

    struct Unknown: Error {
        let word: String
    }

    func mapped() throws -> [SignOnRole] {
        try (roles ?? []).map { given in
            guard let role = Account.Role(rawValue: given.role) else { throw Unknown(word: given.role) }
            guard let reach = Scope.Grant.Reach(rawValue: given.reach ?? "below") else {
                throw Unknown(word: given.reach ?? "")
            }
            guard let detail = Scope.Grant.Detail(rawValue: given.detail ?? "totals") else {
                throw Unknown(word: given.detail ?? "")
            }
            let lines = try given.lines?.map { text -> Line in
                guard let line = Line(rawValue: text) else { throw Unknown(word: text) }
                return line
            }
            return SignOnRole(
                group: given.group, role: role, unitCode: given.unit, reach: reach,
                lines: Set(lines ?? Line.allCases), detail: detail)
        }
    }
}

/// Asks the provider: where its pages are, who somebody is. Its answers are believed as far as its keys sign them.
struct SignOnProvider: Sendable {
    enum Problem: Error { case refused, unreadable, unreachable }

    /// Where the provider says its pages are.
    private struct Discovery: Decodable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let jwks_uri: String
    }

    private struct Answer: Decodable {
        let id_token: String
    }

    /// What is signed of somebody: who, for whom, until when, and the number that this very sign-on was begun with.
    private struct Claims: JWTPayload {
        let iss: IssuerClaim
        let aud: AudienceClaim
        let exp: ExpirationClaim
        let nonce: String?
        let all: [String: Value]

        enum Value: Codable, Sendable {
            case text(String)
            case list([String])
            case other

            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let text = try? value.decode(String.self) {
                    self = .text(text)
                } else if let list = try? value.decode([String].self) {
                    self = .list(list)
                } else {
                    self = .other
                }
            }

            func encode(to encoder: any Encoder) throws {
                var value = encoder.singleValueContainer()
                switch self {
                case .text(let text): try value.encode(text)
                case .list(let list): try value.encode(list)
                case .other: try value.encodeNil()
                }
            }
        }

        private enum Key: String, CodingKey { case iss, aud, exp, nonce }

        init(from decoder: any Decoder) throws {
            let named = try decoder.container(keyedBy: Key.self)
            iss = try named.decode(IssuerClaim.self, forKey: .iss)
            aud = try named.decode(AudienceClaim.self, forKey: .aud)
            exp = try named.decode(ExpirationClaim.self, forKey: .exp)
            nonce = try named.decodeIfPresent(String.self, forKey: .nonce)
            all = try [String: Value](from: decoder)
        }

        func encode(to encoder: any Encoder) throws { try all.encode(to: encoder) }

        func verify(using algorithm: some JWTAlgorithm) throws { try exp.verifyNotExpired() }

        func text(_ name: String) -> String? {
            if case .text(let text)? = all[name] { text } else { nil }
        }
    }

    let settings: SignOnSettings
    let roles: [SignOnRole]

    init(_ settings: SignOnSettings) throws {
        self.settings = settings
        roles = try settings.mapped()
    }

    private var callback: String { settings.address + "/sign-in/on/callback" }

    /// The numbers with which one sign-on is begun: kept in the browser's cookie until it comes back.
    struct Begun: Sendable {
        let state: String
        let nonce: String
        let verifier: String

        static func fresh() -> Begun {
            func number() -> String { base64url(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }) }
            return Begun(state: number(), nonce: number(), verifier: number())
        }

        var cookie: String { "\(state).\(nonce).\(verifier)" }

        init(state: String, nonce: String, verifier: String) {
            (self.state, self.nonce, self.verifier) = (state, nonce, verifier)
        }

        init?(cookie: String?) {
            guard let parts = cookie?.split(separator: "."), parts.count == 3 else { return nil }
            self.init(state: String(parts[0]), nonce: String(parts[1]), verifier: String(parts[2]))
        }
    }

    /// The provider's page to which the browser is sent.
    func page(_ begun: Begun) async throws -> String {
        let place = try await discovery().authorization_endpoint
        let challenge = base64url(Array(SHA256.hash(data: Array(begun.verifier.utf8))))
        let query = [
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", callback),
            ("scope", "openid profile"), ("state", begun.state), ("nonce", begun.nonce),
            ("code_challenge", challenge), ("code_challenge_method", "S256"),
        ]
        return place + (place.contains("?") ? "&" : "?") + Self.form(query)
    }

    /// Who came back with a code.
    func identity(code: String, _ begun: Begun) async throws -> SignOnIdentity {
        let discovery = try await discovery()
        var asked = HTTPClientRequest(url: discovery.token_endpoint)
        asked.method = .POST
        asked.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        asked.body = .bytes(
            ByteBuffer(
                string: Self.form([
                    ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback),
                    ("client_id", settings.clientID), ("client_secret", settings.clientSecret),
                    ("code_verifier", begun.verifier),
                ])))
        let answer = try JSONDecoder().decode(Answer.self, from: try await Self.ask(asked))
        let keys = JWTKeyCollection()
        let known = try await Self.ask(HTTPClientRequest(url: discovery.jwks_uri))
        try await keys.add(jwksJSON: String(decoding: known, as: UTF8.self))
        let claims = try await keys.verify(answer.id_token, as: Claims.self, iteratingKeys: true)
        guard claims.iss.value == discovery.issuer, claims.aud.value.contains(settings.clientID),
            claims.nonce == begun.nonce, let login = claims.text(settings.loginClaim ?? "preferred_username")
        else { throw Problem.refused }
        var groups: Set<String> = []
        switch claims.all[settings.groupsClaim ?? "groups"] {
        case .list(let list)?: groups = Set(list)
        case .text(let text)?: groups = [text]
        case .other?, nil: break
        }
        return SignOnIdentity(login: login.lowercased(), name: claims.text("name") ?? login, groups: groups)
    }

    private func discovery() async throws -> Discovery {
        let issuer = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let place = issuer + "/.well-known/openid-configuration"
        let found = try JSONDecoder().decode(Discovery.self, from: try await Self.ask(HTTPClientRequest(url: place)))
        guard found.issuer == settings.issuer || found.issuer == issuer else { throw Problem.refused }
        return found
    }

    private static func ask(_ request: HTTPClientRequest) async throws -> Data {
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(15))
        let body = try await answer.body.collect(upTo: 1 << 20)
        guard answer.status == .ok else { throw answer.status.code >= 500 ? Problem.unreachable : Problem.refused }
        return Data(body.readableBytesView)
    }

    private static func form(_ fields: [(String, String)]) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
        }.joined(separator: "&")
    }
}

private func base64url(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
