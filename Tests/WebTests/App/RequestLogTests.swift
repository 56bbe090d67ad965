import HTTPTypes
import InMemoryLogging
import Logging
import Records
import Storage
import TestKit
import Testing

@testable import Web

@Suite struct RequestLogTests {
    private static func logger(_ log: InMemoryLogHandler, _ level: Logger.Level = .debug) -> Logger {
        var logger = Logger(label: "test") { _ in log }
        logger.logLevel = level
        return logger
    }

    private static func line(_ entry: InMemoryLogHandler.Entry) -> String {
        "\(entry.level) \(entry.message) "
            + ["method", "route", "status"].map { entry.metadata[$0].map { "\($0)" } ?? "" }.joined(separator: " ")
    }

    @Test func `each request is one line with its route, not its path`() async throws {
        let log = InMemoryLogHandler()
        try await VillageOffice.on(.sqlite, logger: Self.logger(log)) { office in
            try await office.begin()
            log.clear()
            _ = try await office.browser.get("/units/CB-MOC?from=1/1/2024&to=31/3/2024")
            _ = try await office.browser.get("/enterprises?q=moc+an")
            _ = try await office.browser.get("/units/KHONG-CO")
            _ = try await office.browser.get("/nguyen-thi-anh")
            _ = try await office.browser.post("/sign-out", ["token": "forged"])
            _ = try await office.browser.get("/health")
            #expect(
                log.entries.map(Self.line) == [
                    "info request GET /units/{code} 200",
                    "info request GET /enterprises 200",
                    "warning request GET /units/{code} 404",
                    "warning request GET NotFound 404",
                    "warning request POST /sign-out 403",
                    "debug request GET /health 200",
                ])
            for entry in log.entries {
                #expect(Set(entry.metadata.keys) == ["request", "method", "route", "status", "ms", "bytes"])
            }
            #expect(Set(log.entries.map { "\($0.metadata["request"] ?? "")" }).count == 6)
        }
    }

    @Test(arguments: Engine.available)
    func `nothing that was typed or recorded stands in the log`(engine: Engine) async throws {
        let log = InMemoryLogHandler()
        try await VillageOffice.on(engine, logger: Self.logger(log, .trace)) { office in
            let page = try await office.browser.get("/sign-in?return=/enterprises%3Fq%3DGom")
            var fields = Browser.hidden(page, of: "/sign-in")
            fields["name"] = "Nguyễn Thị Ánh"
            fields["password"] = "mật khẩu gõ nhầm chỗ"
            _ = try await office.browser.post("/sign-in", fields)
            try await office.begin()
            for path in [
                "/enterprises?q=Gom+Dat+Viet", "/enterprises?q=0109000022", "/units/CB-MOC/figures/party.members",
                "/units/CB-MOC/nguyen-thi-anh", "/units/DV-01'--", "/operations/6", "/operations/6/reversal",
            ] { _ = try await office.browser.get(path) }
            let form = try await office.browser.get("/units/QU-LANG/foundings/new")
            var draft = Browser.hidden(form, of: "/units/QU-LANG/foundings")
            draft["step"] = "record"
            draft["name"] = "Chi bộ Gốm Đất Việt"
            _ = try await office.browser.post("/units/QU-LANG/foundings", draft)
            await office.village.register.database.close()
            _ = try await office.browser.get("/enterprises?q=Gom+Dat+Viet")

            #expect(log.entries.count > 12)
            let written = log.entries.map { "\($0.message) \($0.metadata)" }.joined(separator: "\n").lowercased()
            for word in [
                "ánh", "anh", "gom", "gốm", "0109", "moc", "dv-01", "mật khẩu", VillageOffice.login, "?", "%", "127.0",
            ] { #expect(!written.contains(word), "\(word)") }
        }
    }

    @Test func `what went wrong inside is logged by its kind, under the number that the visitor sees`() async throws {
        let log = InMemoryLogHandler()
        try await VillageOffice.on(.sqlite, logger: Self.logger(log, .error)) { office in
            try await office.begin()
            await office.village.register.database.close()
            let answer = try await office.browser.get("/units/QU-LANG")
            #expect(answer.status == .internalServerError)
            #expect(log.entries.map { "\($0.message)" } == ["request failed", "request"])
            for entry in log.entries {
                #expect(entry.level == .error)
                #expect(answer.body.contains("\(try #require(entry.metadata["request"]))"))
            }
            #expect(log.entries.first?.metadata["error"] == "StorageError.closed")
        }
    }
}
