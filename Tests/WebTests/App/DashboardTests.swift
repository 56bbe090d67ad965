import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Logging
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@testable import Web

/// The overview on the village: what it shows of the months, of who is behind and of what was recorded late, and what
/// it costs.
@Suite struct DashboardTests {
    static let quarter = "from=1/1/2024&to=31/3/2024"

    @Test(arguments: Engine.available)
    func `the months of the quarter lead to the records of each month`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let page = Markup(bytes: try await office.browser.get("/units/QU-LANG?\(Self.quarter)").bytes)
            #expect(page.faults == [])
            let charts = page.tags.filter { $0.classes == ["chart"] }
            // Cells founded and admissions have targets; surveys and unions moved; the parts have neither.
            #expect(charts.count == 4)
            let bars = page.tags.filter { $0.name == "a" && $0["tabindex"] != nil && $0.path.last == "svg" }
            #expect(bars.count == 12)
            for bar in bars {
                let place = try #require(bar["href"])
                let records = try await office.browser.get(place)
                #expect(records.status == .ok, "\(place)")
            }
            let february = try #require(bars.first { $0["href"]?.contains("cells.founded?from=1/2/2024") == true })
            let records = try await office.browser.get(try #require(february["href"])).body
            #expect(records.contains("to=29/2/2024") || records.contains("29/2/2024"))
            #expect(records.contains("Chi bộ Công ty cổ phần Gốm Đất Việt"))
        }
    }

    @Test(arguments: Engine.available)
    func `what was recorded late names no person on the overview and every one in the list`(
        engine: Engine
    ) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            let overview = try await office.browser.get("/units/QU-LANG?\(Self.quarter)").body
            #expect(overview.contains("2 sự việc trong kỳ") && overview.contains("muộn 24 ngày"))
            let list = try await office.browser.get("/units/QU-LANG/late?\(Self.quarter)").body
            for name in ["Phạm Thu Đào", "Hoàng Minh Đăng"] {
                #expect(!overview.contains(name) && list.contains(name), "\(name)")
            }
            #expect(list.contains("sau quá 15 ngày") && list.contains("không có văn bản quy định"))
        }
    }

    @Test func `a unit out of reach has no lists, in the words of one that does not exist`() async throws {
        try await VillageOffice.on(.sqlite) { office in
            try await office.begin()
            for list in ["months", "behind", "late", "below"] {
                let there = try await office.browser.get("/units/CB-MOC/\(list)?\(Self.quarter)")
                #expect(there.status == .ok, "\(list)")
                let unseen = try await office.browser.get("/units/KHONG-CO/\(list)")
                #expect(unseen.status == .notFound && unseen.body.contains("Không có trang này"), "\(list)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an overview takes the same statements for 3 units below and for 30, and 40 units stay under 60 KB`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { village in
            let app = try WebApp(
                register: village.register, words: try Words.load("vi"), logger: Logger(label: "test"))
            var counts: [Int] = []
            for (size, from, to, known) in [
                (3, "1/1/2024", "31/3/2024", nil), (30, "1/1/2024", "31/3/2024", nil),
                (40, "1/1/2024", "31/12/2024", "9/4/2024"),
            ] as [(Int, String, String, String?)] {
                try await village.widen(to: size)
                let fields = ["from": from, "to": to, "known": known ?? ""]
                func look() async throws -> (DashboardPage, Int) {
                    try await village.register.read { desk in
                        let visit = Visit(
                            session: Sessions.Session(
                                account: Account(id: Account.system, login: "x", name: "X"), scope: Village.scope,
                                mustChangePassword: false), token: "t")
                        let page = try Dashboard(app, code: "QU-LANG", Fields(fields), visit, desk).page()
                        return (page, desk.db.statementCount)
                    }
                }
                // What kinds there are is read once, by whoever comes upon them first.
                _ = try await look()
                let (page, count) = try await look()
                if known == nil { counts.append(count) }
                // One more is the village's own.
                #expect(page.units.count == min(15, size + 1))
                #expect((page.allUnits != nil) == (size + 1 > 15))
                #expect(page.behind?.rows.count == min(10, size))
                let bytes = app.site.render(page, for: Visitor(name: "Nguyễn Thị Mai", token: "t"))
                #expect(bytes.count < 60_000, "\(size): \(bytes.count) bytes")
                #expect(Markup(bytes: bytes).faults == [])
            }
            #expect(counts[0] == counts[1], "\(counts)")
            #expect(counts[0] <= 61, "\(counts)")
        }
    }

    @Test(arguments: Engine.available)
    func `units below are shown in full, page by page`(engine: Engine) async throws {
        try await VillageOffice.on(engine) { office in
            try await office.begin()
            try await office.village.widen(to: 52)
            let first = try await office.browser.get("/units/QU-LANG/below?\(Self.quarter)").body
            let second = try await office.browser.get("/units/QU-LANG/below?\(Self.quarter)&page=2").body
            #expect(first.contains("53 đơn vị") && second.contains("53 đơn vị"))
            #expect([first, second].map { $0.ranges(of: "scope=\"row\"").count } == [50, 3])
            let behind = try await office.browser.get("/units/QU-LANG/behind?\(Self.quarter)&page=2").body
            #expect(behind.contains("52 chỉ tiêu chậm") && behind.ranges(of: "scope=\"row\"").count == 2)
        }
    }
}

extension Village {
    /// Adds grassroots cells under `QU-LANG` until there are so many, each with a target it has done nothing of.
    fileprivate func widen(to count: Int) async throws {
        let standing = try await register.read { desk in
            try desk.db.run("SELECT COUNT(*) FROM unit_code WHERE code LIKE 'CBCS-RONG-%'").first?.int(0) ?? 0
        }
        let numbers = Array(standing..<count)
        let cells = numbers.map { number in
            UnitDraft(
                code: "CBCS-RONG-\(number)", name: "Chi bộ cơ sở Công ty cổ phần Thương mại và Dịch vụ số \(number)",
                type: .grassrootsCell, parentCode: "QU-LANG", entry: .opening, from: Village.start)
        }
        let targets = cells.map { cell in
            TargetDraft(
                unitCode: cell.code, indicator: "party.members.admitted", from: Village.day(2024, 1, 1),
                to: Village.day(2024, 12, 31), value: 12, upper: nil, shape: .atLeast, giverCode: "QU-LANG",
                document: "07-KH/QU", documentOn: Village.day(2024, 1, 12))
        }
        let now = clock.now
        clock.now = Village.moment(2024, 4, 9)
        try await register.write { desk in
            let author = Author(Village.scope, operation: "widen-units-\(count)")
            _ = try Units.enter(Units.plan(cells, as: Village.scope, desk), by: author, desk)
        }
        try await register.write { desk in
            let author = Author(Village.scope, operation: "widen-targets-\(count)")
            _ = try Targets.give(Targets.plan(targets, as: Village.scope, desk), by: author, desk)
        }
        clock.now = now
    }
}
