import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Records
import Storage
import TestKit
import Testing

@testable import Exchange
@testable import Web

/// Every route there is, found by listing the router: signed out, out of scope, and with a forged token.
@Suite struct EveryRouteTests {
    /// What is there for everybody.
    private static let open: Set<String> = [
        "/health", "/sign-in", "/api/v1/openapi.json",
    ]

    private struct Route: Hashable {
        let method: HTTPRequest.Method
        let path: String
    }

    private static func routes(_ office: VillageOffice) throws -> [Route] {
        let app = try WebApp(
            register: office.village.register, words: try Words.load("vi"), logger: Logger(label: "test"))
        return app.router().routes.map { Route(method: $0.method, path: "\($0.path)") }
            .filter { !$0.path.hasPrefix("/look/") }
    }

    /// The path with what the village has in place of each parameter: things that another's scope does not hold.
    private static func filled(_ path: String) -> String {
        let places = [
            ":code": path.hasPrefix("/people") ? "DV-01" : path.hasPrefix("/places") ? "00001" : "CB-MOC",
            ":taxCode": "0109000011", ":indicator": "party.members", ":seq": "11",
            ":id": "01900000-0000-7000-8000-000000000000",
            ":login": VillageOffice.login, ":file": "units.csv", ":column": "opening", ":kind": "transfer",
            ":period": "2024-Q1", ":step": "check",
        ]
        return places.reduce(path) { $0.replacing($1.key, with: $1.value) }
    }

    /// Names and numbers that nobody outside may read.
    private static let secrets = ["Nguyễn Văn", "Mộc An", "DV-02", "Chi bộ Công ty"]

    @Test(arguments: Engine.available)
    func `who is not signed in gets no page but the way in`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            let routes = try Self.routes(office)
            #expect(routes.count > 100)
            for route in routes where !Self.open.contains(route.path) {
                let path = Self.filled(route.path)
                let answer = try await office.browser.send(route.method, path)
                let isShut = [.seeOther, .forbidden, .notFound, .unauthorized, .methodNotAllowed].contains(
                    answer.status)
                #expect(isShut, "\(route.method) \(path): \(answer.status)")
                if answer.status == .seeOther { #expect(answer.location?.hasPrefix("/sign-in") == true, "\(path)") }
                for secret in Self.secrets { #expect(!answer.body.contains(secret), "\(route.method) \(path)") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who holds a role elsewhere finds nothing of other units`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.signInAsAnother(.viewer, in: "LD-LANG")
            for route in try Self.routes(office)
            where route.method == .get && route.path.contains(":") && !route.path.hasPrefix("/api/") {
                let path = Self.filled(route.path)
                let answer = try await office.browser.get(path)
                if !["/exports/:file"].contains(route.path) {
                    #expect([.notFound, .forbidden].contains(answer.status), "\(path): \(answer.status)")
                }
                for secret in Self.secrets { #expect(!answer.body.contains(secret), "\(path)") }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `no form is taken with a forged token, and nothing is recorded`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            func operations() async throws -> Int {
                try await office.village.register.read { desk in
                    try desk.db.run("SELECT COUNT(*) FROM operation").first?.int(0) ?? 0
                }
            }
            let before = try await operations()
            for route in try Self.routes(office) where route.method == .post {
                let path = Self.filled(route.path)
                for fields in [[:], ["token": ""], ["token": String(repeating: "0", count: 64)]] {
                    let answer = try await office.browser.post(path, fields)
                    let isRefused = [.forbidden, .badRequest, .notFound, .methodNotAllowed].contains(answer.status)
                    #expect(isRefused, "\(path): \(answer.status)")
                }
            }
            #expect(try await operations() == before)
        }
    }

    /// Of every page that a cell's own recorder reaches, the same address with another's unit, person, enterprise or
    /// operation in the place of its own.
    @Test(arguments: Engine.available)
    func `on each page reached, a foreign identifier in the place of one's own opens nothing`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.signInAsAnother(.recorder, in: "CB-MOC")
            let foreign = ["CB-MOC": "CB-GOM", "DV-01": "DV-04", "DV-02": "DV-04", "0109000011": "0109000022"]
            var waiting = ["/", "/units", "/people", "/enterprises", "/operations", "/units/CB-MOC"]
            var (seen, tried) = (Set<String>(), Set<String>())
            while let path = waiting.popLast(), seen.count < 250 {
                guard seen.insert(path).inserted else { continue }
                let answer = try await office.browser.get(path)
                // What an upper unit recorded in one operation with others' is named by its number and not opened.
                let mayBeShut = path.hasPrefix("/operations/") && answer.status == .notFound
                #expect(
                    mayBeShut || [.ok, .seeOther, .forbidden].contains(answer.status), "\(path): \(answer.status)")
                if let location = answer.location { waiting.append(location) }
                guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
                for tag in Markup(bytes: answer.bytes).tags where tag["method"] != "post" {
                    guard let place = tag["href"] ?? tag["action"], place.hasPrefix("/") else { continue }
                    // Places are the same for everybody, and there are many.
                    if !place.hasPrefix("/places") { waiting.append(place) }
                }
                for (own, other) in foreign where path.contains("/\(own)") {
                    let changed = path.replacing(own, with: other)
                    guard tried.insert(changed).inserted else { continue }
                    let shut = try await office.browser.get(changed)
                    #expect([.notFound, .forbidden].contains(shut.status), "\(changed): \(shut.status)")
                    #expect(!shut.body.contains("Chi bộ Gốm") && !shut.body.contains("/people/DV-04"), "\(changed)")
                }
            }
            #expect(seen.count > 30 && tried.count > 20, "\(seen.count) \(tried.count)")
            for operation in 1...14 {
                let answer = try await office.browser.get("/operations/\(operation)")
                #expect([.ok, .notFound].contains(answer.status))
                #expect(!answer.body.contains("CB-GOM") && !answer.body.contains("DV-04"), "\(operation)")
            }
        }
    }
}
