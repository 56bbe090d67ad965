import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// Searching the tree of a day. In the village `CB-MOC` becomes `CB-GO`, "Chi bộ Công ty Gỗ An Phú", on 1/4/2024, and
/// `CB-GOM` is merged into it on 1/5.
@Suite struct UnitSearchTests {
    private func found(
        _ words: String, _ day: String, under superior: String? = nil, _ village: Village
    ) async throws -> [String] {
        let unit: Unit.ID? = if let superior { try await village.unit(superior) } else { nil }
        let search = UnitSearch(words: words, superior: unit, day: Village.on(day))
        let page = try await village.register.read {
            try UnitQueries.page(search, limit: 50, offset: 0, as: Village.scope, $0)
        }
        #expect(page.count == page.units.count)
        return page.units.map { found in
            ([found.unit.code] + [found.former, found.ended?.vietnamese].compactMap(\.self)).joined(separator: " | ")
        }
    }

    private func onRenamed(_ engine: Engine, _ body: @Sendable (Village) async throws -> Void) async throws {
        try await Village.onReorganised(engine) { (village) async throws in
            try await village.reorganise(
                Village.step(.rename, "CB-MOC", "1/4", other: "CB-GO", name: "Chi bộ Công ty Gỗ An Phú"))
            try await village.reorganise(Village.step(.merge, "CB-GOM", "1/5", other: "CB-GO"))
            try await body(village)
        }
    }

    @Test(arguments: Engine.available)
    func `a unit is found by the names and codes it had borne by the day`(engine: Engine) async throws {
        try await onRenamed(engine) { (village) async throws in
            #expect(try await found("chi bộ mộc an", "31/3", village) == ["CB-MOC"])
            #expect(try await found("gỗ an phú", "31/3", village) == [])
            #expect(try await found("go phu an", "1/4", village) == ["CB-GO"])
            #expect(try await found("chi bộ mộc", "1/6", village) == ["CB-GO | Chi bộ Công ty TNHH Mộc An"])
            #expect(try await found("cb-moc", "1/6", village) == ["CB-GO | Chi bộ Công ty TNHH Mộc An"])
        }
    }

    @Test(arguments: Engine.available)
    func `before its first day it is not found, and after its last it is, with that day`(engine: Engine) async throws {
        try await onRenamed(engine) { (village) async throws in
            #expect(try await found("chi bộ gốm đất", "14/2", village) == [])
            #expect(try await found("chi bộ gốm đất", "15/2", village) == ["CB-GOM"])
            #expect(try await found("chi bộ gốm đất", "30/4", village) == ["CB-GOM"])
            #expect(try await found("chi bộ gốm đất", "1/5", village) == ["CB-GOM | 1/5/2024"])
        }
    }

    @Test(arguments: Engine.available)
    func `a search under a unit reaches all below it, a list what stands directly under it`(
        engine: Engine
    ) async throws {
        try await onRenamed(engine) { (village) async throws in
            #expect(try await found("chi bộ", "30/4", under: "QU-LANG", village) == ["CB-GOM", "CB-GO"])
            #expect(try await found("chi bộ", "30/4", under: "QU-BEN", village) == [])
            #expect(try await found("", "30/4", under: "QU-BEN", village) == ["DU-BEN"])
            #expect(try await found("", "30/4", under: "DU-DOANHNGHIEP", village) == ["CB-GOM", "CB-GO"])
            #expect(try await found("", "1/5", under: "DU-DOANHNGHIEP", village) == ["CB-GO"])
        }
    }
}
