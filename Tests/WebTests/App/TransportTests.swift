import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite struct TransportTests {
    @Test(arguments: [
        // declared, what the request says, whether it came by TLS
        (Transport.plain, nil, false), (.plain, "https", false), (.plain, "http", false),
        (.tls, nil, true), (.tls, "http", true),
        (.proxy, nil, false), (.proxy, "http", false), (.proxy, "https", true), (.proxy, "https, http", false),
    ])
    func `only what was declared decides whether cookies are kept from plain HTTP`(
        transport: Transport, said: String?, isSecure: Bool
    ) async throws {
        let header = try #require(HTTPField.Name("x-forwarded-proto"))
        try await VillageOffice.on(.sqlite, transport: transport) { office in
            office.browser.headers[header] = said
            let page = try await office.browser.get("/sign-in")
            let signedIn = try await office.signIn()
            #expect(signedIn.location == "/password")
            for answer in [page, signedIn] {
                let cookie = try #require(answer.headers[.setCookie])
                #expect(cookie.contains("; Secure") == isSecure)
                #expect(answer.headers[.strictTransportSecurity] == (isSecure ? "max-age=31536000" : nil))
            }
        }
    }
}
