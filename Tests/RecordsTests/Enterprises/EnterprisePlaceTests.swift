import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Where an establishment is, what it is, whose site it is and who looks after it: from a day on.
@Suite struct EnterprisePlaceTests {
    private static let moc = EnterpriseChangeTests.moc

    private func detail(_ village: Village, _ taxCode: String = "0109000011") async throws -> EnterpriseDetail {
        try await village.register.read { try EnterpriseQueries.detail(taxCode, as: Village.scope, $0) }
    }

    @Test(arguments: Engine.available)
    func `each of them is told, holds from its day, and is taken back`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            _ = try await village.act { try KnownPlaces.enter(PlacePlanTests.zone, by: $0, $1) }
            let draft = Self.moc("1/4") {
                ($0.kind, $0.commune, $0.zone) = (.branch, "00004", .said("KCN-LANG"))
                ($0.parent, $0.assignee, $0.position) = (.said("0109000022"), .said("DV-01"), "Phó Bí thư")
            }
            let plan = try await village.plan([draft])
            let day = Village.on("1/4")
            #expect(
                plan.changed.map(\.differences) == [
                    [
                        Difference("kind", "enterprise", "branch", from: day),
                        Difference("commune", nil, "00004", from: day),
                        Difference("zone", nil, "KCN-LANG", from: day),
                        Difference("parent", nil, "0109000022", from: day),
                        Difference("assignee", nil, "DV-01", from: day),
                        Difference("position", nil, "Phó Bí thư", from: day),
                    ]
                ])
            let change = try await village.change(draft).seq
            let moc = try await detail(village)
            #expect(moc.entry.kind.on(Village.on("31/3")) == .enterprise && moc.entry.kind.on(day) == .branch)
            #expect(moc.commune?.said.name == "Trúc Bạch" && moc.zone?.name == "Làng")
            #expect(moc.parent?.taxCode == "0109000022" && moc.assignee?.code == "DV-01")
            #expect(try await detail(village, "0109000022").sites.map(\.taxCode) == ["0109000011"])
            #expect(try await village.plan([draft]).same == 1)
            #expect(try await village.findings() == [])
            let told = try await village.register.read { try Operations.detail(change, as: Village.scope, $0) }
            #expect(told.changes.map { Set($0.differences) } == plan.changed.map { Set($0.differences) })

            // Nobody looks after it any more, and the place that is not said stays.
            let free = Self.moc("5/4") { ($0.kind, $0.assignee) = (.branch, .nothing) }
            let freed = try await village.change(free).seq
            #expect(try await detail(village).assignee == nil)
            #expect(try await detail(village).commune?.said.code == "00004")
            #expect(try await village.reversal(freed) == nil)
            #expect(try await village.reversal(change) == nil)
            let before = try await detail(village)
            #expect(before.commune == nil && before.parent == nil && before.assignee == nil)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a place that is not there on the day is refused, and says who came after`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2025, 8, 1)
            func problem(_ from: String, _ change: (inout EnterpriseDraft) -> Void) async throws -> Message? {
                try await village.plan([Self.moc(from, change)]).problems.first?.message
            }
            let ended = try await problem("1/7/2025") { $0.commune = "00001" }
            #expect(ended?.key == "problem.place.succeeded")
            #expect(ended?.arguments["successors"] == "Hồng Hà (00097)")
            #expect(try await problem("30/6/2025") { $0.commune = "00001" } == nil)
            #expect(try await problem("1/7/2025") { $0.commune = "99999" }?.key == "problem.place.unknown")
            #expect(try await problem("1/7/2025") { $0.commune = "01" }?.key == "problem.place.no_commune")
            #expect(try await problem("1/7/2025") { $0.zone = .said("00004") }?.key == "problem.place.no_zone")
            #expect(try await problem("2/8/2025") { $0.commune = "00004" }?.key == "problem.date.future")
        }
    }

    @Test(arguments: Engine.available)
    func `a commune that ended leads to what it became, and its establishments are shown there`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            // Phúc Xá went whole to Hồng Hà; Cống Vị was divided between Ngọc Hà and Giảng Võ.
            try await village.change(Self.moc("1/4") { $0.commune = "00001" })
            var gom = Village.enterprises[1]
            (gom.from, gom.commune) = (Village.on("1/4"), "00007")
            try await village.change(gom)
            village.clock.now = Village.moment(2025, 8, 1)
            #expect(try await detail(village).commune?.now.map(\.code) == ["00097"])
            #expect(try await detail(village, "0109000022").commune?.now.map(\.code) == ["00008", "00025"])
            func here(_ code: String, _ day: Day) async throws -> ([String], [String]) {
                try await village.register.read { desk in
                    guard let place = try desk.places().bearer(of: code, on: day) else { throw Failure.notFound }
                    let detail = try PlaceQueries.detail(place, as: Village.scope, desk)
                    return (detail.establishments.map(\.taxCode), detail.undecided.map(\.taxCode))
                }
            }
            let after = Village.day(2025, 8, 1)
            #expect(try await here("00097", after) == (["0109000011"], []))
            #expect(try await here("00008", after) == ([], ["0109000022"]))
            #expect(try await here("01", after) == (["0109000022", "0109000011"], []))
            // Tứ Liên bore 00097 before: nothing is said of it.
            #expect(try await here("00097", Village.day(2025, 6, 1)) == ([], []))
        }
    }

    @Test(arguments: Engine.available)
    func `a site belongs to an establishment that is none itself`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func problems(_ change: (inout EnterpriseDraft) -> Void) async throws -> [String] {
                try await village.plan([Self.moc("1/4", change)]).problems.map { "\($0.field) \($0.message.key)" }
            }
            #expect(try await problems { $0.parent = .said("0109000011") } == ["parent problem.enterprise.own_parent"])
            #expect(try await problems { $0.parent = .said("0109000099") } == ["parent problem.enterprise.unknown"])
            #expect(try await problems { $0.assignee = .said("DV-99") } == ["assignee problem.person.unknown"])
            try await village.change(Self.moc("1/4") { $0.parent = .said("0109000022") })
            var gom = Village.enterprises[1]
            (gom.from, gom.parent) = (Village.on("1/4"), .said("0109000033"))
            #expect(try await village.plan([gom]).problems.map(\.message.key) == ["problem.enterprise.has_sites"])
            var vai = Village.enterprises[2]
            (vai.from, vai.parent) = (Village.on("1/4"), .said("0109000011"))
            #expect(
                try await village.plan([vai]).problems.map(\.message.key) == ["problem.enterprise.parent_is_site"])
        }
    }
}
