import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Places that an office enters lie over those shipped with the program.
@Suite struct PlacePlanTests {
    static let district = Village.day(2025, 6, 30)
    static let zone = Place(
        code: "KCN-LANG", name: "Làng", kind: .industrialPark, parent: "01", from: Village.day(2010, 1, 1))
    /// Two communes of Bắc Ninh that become one.
    static let communes = [
        Place(code: "09163", name: "Xã Cũ Một", kind: .commune, parent: "27", to: district, successors: ["09169"]),
        Place(code: "09166", name: "Xã Cũ Hai", kind: .commune, parent: "27", to: district, successors: ["09169"]),
        Place(code: "09169", name: "Xã Mới", kind: .commune, parent: "24", from: district.adding(days: 1)),
    ]

    private func plan(_ places: [Place], _ village: Village) async throws -> Plan<PlaceEntering> {
        try await village.register.read { try KnownPlaces.plan(places, as: Village.scope, $0) }
    }

    private func enter(_ places: [Place], _ village: Village) async throws -> Int {
        try await village.act { try KnownPlaces.enter(KnownPlaces.plan(places, as: Village.scope, $1), by: $0, $1) }.seq
    }

    @Test(arguments: Engine.available)
    func `a list of places enters what is new, and the same rows change nothing`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let known = try await village.register.read { try Array($0.places().all.prefix(40)) }
            #expect(try await plan(known, village).same == 40)
            let places = Self.communes + [Self.zone]
            #expect(try await plan(places, village).new.map(\.place) == places)
            _ = try await enter(places, village)
            let again = try await plan(places, village)
            #expect(again.same == 4 && !again.hasNews && again.problems.isEmpty)
            let book = try await village.register.read { try $0.places() }
            let old = try #require(book.bearer(of: "09163", on: Self.district))
            #expect(book.current(old, on: Village.day(2026, 1, 1)).map(\.name) == ["Xã Mới"])
            #expect(book.predecessors(of: Self.communes[2]).map(\.code) == ["09163", "09166"])
            #expect(book.province(of: old, on: Self.district)?.code == "27")
            #expect(book.province(of: old, on: Village.day(2026, 1, 1))?.code == "24")
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is said otherwise of a shipped place lies over it until it is taken back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            var ward = try #require(try PlaceBook.shipped().bearer(of: "00004", on: Village.day(2026, 1, 1)))
            ward.name = "Ba Đình Mới"
            let changed = try await plan([ward], village)
            #expect(changed.new.isEmpty)
            #expect(changed.changed.map(\.differences) == [[Difference("name", "Ba Đình", "Ba Đình Mới")]])
            let seq = try await enter([ward], village)
            func name() async throws -> String? {
                try await village.register.read {
                    try $0.places().bearer(of: "00004", on: Village.day(2026, 1, 1))?.name
                }
            }
            #expect(try await name() == "Ba Đình Mới")
            let detail = try await village.register.read { try Operations.detail(seq, as: Village.scope, $0) }
            #expect(detail.changes.map(\.code) == ["00004"])
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(seq) == nil)
            #expect(try await name() == "Ba Đình")
            #expect(try await plan([ward], village).reversed == [0])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a place that contradicts others is refused with the reason`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func problems(_ change: (inout Place) -> Void) async throws -> [String] {
                var place = Self.communes[2]
                change(&place)
                return try await plan([place], village).problems.map { "\($0.field) \($0.message.key)" }
            }
            #expect(try await problems { _ in } == [])
            #expect(try await problems { $0.name = "" } == ["name problem.required"])
            #expect(try await problems { $0.code = "9169" } == ["code problem.place.code_commune"])
            #expect(try await problems { $0.kind = .techPark } == ["code problem.place.code_zone"])
            #expect(try await problems { $0.parent = nil } == ["parent problem.required"])
            // Bắc Ninh bears 24 from 1/7/2025; 27 ended the day before.
            #expect(try await problems { $0.parent = "27" } == ["parent problem.place.parent"])
            #expect(try await problems { $0.to = Self.district } == ["to problem.place.period"])
            #expect(try await problems { $0.successors = ["00004"] } == ["successors problem.place.ends_when"])
            #expect(
                try await problems { ($0.to, $0.successors) = (Village.day(2025, 12, 31), ["09999"]) } == [
                    "successors problem.place.successor"
                ])
            // 00004 is Ba Đình's from 1/7/2025 on.
            #expect(
                try await problems { ($0.code, $0.from) = ("00004", Village.day(2025, 8, 1)) } == [
                    "code problem.place.overlap"
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `only who may record in the whole register enters places`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let scope = try await ScopedWorkTests.scope(.recorder, village, "QU-LANG")
            let failure = try await village.failure(as: scope) { try KnownPlaces.enter(Self.zone, by: $0, $1) }
            #expect(failure == .invalid([Problem("code", "problem.unit.scope").of(draft: 0)]))
        }
    }
}
