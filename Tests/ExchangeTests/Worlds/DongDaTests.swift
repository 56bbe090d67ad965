import Domain
import Exchange
import Foundation
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// The acceptance test of the whole: the published figures come out of the lists, and each row of the lists moves
/// exactly the figures an independent recount says it moves.
@Suite(.timeLimit(.minutes(30)))
struct DongDaTests {
    static let units = [
        "QU-DONGDA", "DU-KHOIDN", "DU-LANGHA", "DU-OCHODUA", "DU-KIMLIEN", "DU-TRUNGLIET", "LDLD-DONGDA",
        "DTN-DONGDA", "PN-DONGDA",
    ]
    let loader: WorldLoader
    let from: Day
    let to: Day
    let publication: Date

    init() throws {
        loader = try WorldLoader()
        from = try #require(Day(iso: "2024-01-01"))
        to = try #require(Day(iso: "2024-03-31"))
        publication = try #require(Day(iso: "2024-04-13")).endInVietnam
    }

    @Test(arguments: Engine.available)
    func `the lists give the published figures`(engine: Engine) async throws {
        try await withWorld(engine, loader.sources) { register, refusal in
            #expect(refusal == nil)
            let then = try await figures(register, knownAt: publication)
            #expect(then["QU-DONGDA party.cells.founded"] == 2)
            #expect(then["DU-KHOIDN party.members.admitted"] == 6)
            #expect(then["QU-DONGDA party.members.admitted.nonstate"] == 7)
            #expect(then["QU-DONGDA party.members.admitted"] == 9)
            #expect(then["QU-DONGDA enterprises.surveyed"] == 15)
            #expect(then["QU-DONGDA enterprises.surveyed.eligible"] == 3)
            #expect(then["QU-DONGDA enterprises.surveyed.members_not_enough"] == 12)
            #expect(then["QU-DONGDA unions.founded"] == 6)
            #expect(then["QU-DONGDA unions.members"] == 4500 && then["LDLD-DONGDA unions.members"] == 4500)
            #expect(then["QU-DONGDA youth.members"] == 66 && then["DTN-DONGDA youth"] == 2)
            let now = try await figures(register, knownAt: nil)
            #expect(now["DU-KHOIDN party.members.admitted"] == 7)
            #expect(now["QU-DONGDA party.members.admitted.nonstate"] == 8)
        }
    }

    @Test(arguments: Engine.available)
    func `what was reported is said as it was meant`(engine: Engine) async throws {
        try await withWorld(engine, loader.sources) { register, _ in
            let (from, to) = (from, to)
            let said = try await register.read { desk in
                let line = try UnitQueries.line(code: "QU-DONGDA", on: to, as: .everything(Account.system), desk)
                let unit = try #require(line.first)
                let question = FigureQuestion(unit: unit.id, from: from, to: to, knownAt: nil)
                return try Figures.all(question, desk).filter { $0.indicator.kind == .reported }
                    .map { "\($0.indicator.code) \($0.amount?.text ?? "–")" }
            }
            // 46 and hơn 20 young people are hơn 66.
            #expect(
                said == [
                    "unions.members gần 4.500", "youth.members hơn 66", "women.members khoảng 180",
                    "veterans.members –",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `the targets are those published, with their givers and whole percents`(engine: Engine) async throws {
        try await withWorld(engine, loader.sources) { register, _ in
            let (from, to, publication) = (from, to, publication)
            let told = try await register.read { desk in
                try ["QU-DONGDA", "DU-KHOIDN"].flatMap { code in
                    let unit = try #require(
                        try UnitQueries.line(code: code, on: to, as: .everything(Account.system), desk).first)
                    let question = FigureQuestion(unit: unit.id, from: from, to: to, knownAt: publication)
                    return try Figures.all(question, desk).flatMap { figure in
                        figure.targets.map { target in
                            let percent = Int(target.percent ?? -1)
                            return
                                "\(code) \(figure.indicator.code) \(target.value) \(percent)% \(target.assignedBy ?? "–")"
                        }
                    }
                }
            }
            #expect(told.contains("QU-DONGDA party.cells.founded 5 40% Thành ủy Hà Nội"))
            #expect(told.contains("DU-KHOIDN party.members.admitted 17 35% Quận ủy Đống Đa"))
            #expect(told.contains("QU-DONGDA party.members.admitted.nonstate 35 20% –"))
        }
    }

    @Test(arguments: Engine.available)
    func `the difference between then and now opens to the one late record`(engine: Engine) async throws {
        try await withWorld(engine, loader.sources) { register, _ in
            let indicator = try #require(Catalogue.indicator("party.members.admitted.nonstate"))
            let (from, to, publication) = (from, to, publication)
            let late = try await register.read { desk in
                let line = try UnitQueries.line(code: "QU-DONGDA", on: to, as: .everything(Account.system), desk)
                let unit = try #require(line.first)
                let question = FigureQuestion(unit: unit.id, from: from, to: to, knownAt: nil)
                return try FigureRecords.page(
                    indicator, question, after: publication, limit: 10, offset: 0, as: .everything(Account.system), desk
                )
            }
            #expect(late.sum == 1)
            #expect(late.records.map(\.title) == ["Hồ Sỹ Luật"])
            #expect(late.records.map(\.effectiveOn.vietnamese) == ["28/3/2024"])
        }
    }

    /// Without any one row the figures are those of an independent recount, or the lists are refused because the
    /// row was referred to.
    @Test(arguments: Engine.available)
    func `removing any one row changes exactly the figures it should`(engine: Engine) async throws {
        let rows = loader.sources.enumerated().flatMap { list, rows in rows.indices.dropFirst().map { (list, $0) } }
        #expect(rows.count == 179)
        _ = try await abreast(3, rows) { list, row in
            var sources = loader.sources
            sources[list].remove(at: row)
            try await compare(sources, engine, "list \(list + 1) without row \(row)")
        }
    }

    private func compare(_ sources: [[[String]]], _ engine: Engine, _ name: String) async throws {
        let oracle = DongDaOracle(tables: try loader.tables(sources))
        try await withWorld(engine, sources) { register, refusal in
            guard oracle.refusal() == nil else {
                #expect(refusal != nil, "\(name): must be refused: \(oracle.refusal() ?? "")")
                return
            }
            #expect(refusal == nil, "\(name): refused: \(refusal ?? "")")
            for knownAt in [publication, nil] {
                let figures = try await figures(register, knownAt: knownAt)
                let expected = oracle.figures(
                    Catalogue.indicators.map(\.code), units: Self.units, from: from.iso, to: to.iso, knownAt: knownAt)
                for (figure, number) in figures { #expect(number == expected[figure], "\(name): \(figure)") }
            }
        }
    }

    /// Gives the register of some sources, and what refused them, if anything did. It goes on from a copy of the one
    /// that stood before the first list that is not as it was shipped.
    private func withWorld(
        _ engine: Engine, _ sources: [[[String]]], _ body: (Register, String?) async throws -> Void
    ) async throws {
        let first = sources.indices.first { sources[$0] != loader.sources[$0] } ?? sources.count
        try await WorldMoulds.on(engine, before: first) { register, clock in
            var refusal: String?
            for (list, rows) in sources.enumerated() where list >= first && refusal == nil && rows.count > 1 {
                clock.now = try loader.moment(list)
                let report = try await loader.load(
                    list, try Workbooks.shared.workbook(loader, list, rows), into: register)
                refusal = report.problems.first.map { "\($0.row ?? 0) \($0.column ?? "") \($0.value) \($0.message)" }
            }
            try await body(register, refusal)
        }
    }

    /// The figures of every unit that is there, by unit and indicator.
    private func figures(_ register: Register, knownAt: Date?) async throws -> [String: Int] {
        let (from, to) = (from, to)
        return try await register.read { desk in
            var units: [UnitName] = []
            for code in Self.units {
                let line = try? UnitQueries.line(code: code, on: to, as: .everything(Account.system), desk)
                units += line?.first.map { [$0] } ?? []
            }
            guard let first = units.first else { return [:] }
            let question = FigureQuestion(unit: first.id, from: from, to: to, knownAt: knownAt)
            let all = try Figures.several(units.map(\.id), question, desk)
            var numbers: [String: Int] = [:]
            for unit in units {
                for figure in all[unit.id] ?? [] {
                    numbers["\(unit.code) \(figure.indicator.code)"] = figure.value.number
                }
            }
            return numbers
        }
    }
}

/// Workbooks already made, by list and rows: most tests change one list of ten.
private actor Workbooks {
    static let shared = Workbooks()
    private var made: [[String]: Data] = [:]

    func workbook(_ loader: WorldLoader, _ list: Int, _ rows: [[String]]) throws -> Data {
        let key = [String(list)] + rows.map { $0.joined(separator: "\u{1F}") }
        if let data = made[key] { return data }
        let data = try loader.workbook(list, rows)
        if rows.count == loader.sources[list].count { made[key] = data }
        return data
    }
}
