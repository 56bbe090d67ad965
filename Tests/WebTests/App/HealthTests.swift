import HTTPTypes
import Records
import Storage
import TestKit
import Testing

@testable import Web

@Suite struct HealthTests {
    @Test(arguments: Engine.available)
    func `health is told to anybody while the database answers, and denied when it does not`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            let migrations = try Register.migrations().count
            let well = try await office.browser.get("/health")
            #expect(well.status == .ok)
            #expect(well.body == "{\"status\":\"ok\",\"migrations\":\(migrations)}\n")
            #expect(well.headers[.cacheControl] == "no-store")
            #expect(well.headers[.setCookie] == nil)

            await office.village.register.database.close()
            let ill = try await office.browser.get("/health")
            #expect(ill.status == .serviceUnavailable)
            #expect(ill.body == "{\"status\":\"unavailable\"}\n")
            #expect(ill.headers[.cacheControl] == "no-store")
        }
    }
}
