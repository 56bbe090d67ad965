import Domain
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// A change of capital source, managing unit or status counts from its day on, with all that stands in the enterprise,
/// and leaves the days before as they were.
@Suite struct EnterpriseCountingTests {
    private static let moc = EnterpriseChangeTests.moc

    @Test(arguments: Engine.available)
    func `members and organisations count under another capital source from its day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // CB-MOC: 01, 02, 03 and, as the cell's host gives it, 05; in CB-GOM 04. 03 leaves on 20/3.
            #expect(try await village.classes(.member, "14/3") == ["foreign 1", "private 4"])
            #expect(try await village.classes(.organisation, "14/3") == ["2", "foreign 2", "private 2"])
            let change = try await village.change(Self.moc("15/3") { $0.ownership = .state }).seq
            #expect(try await village.classes(.member, "14/3") == ["foreign 1", "private 4"])
            #expect(try await village.classes(.member, "15/3") == ["foreign 1", "state 4"])
            #expect(try await village.classes(.member, "31/3") == ["foreign 1", "state 3"])
            #expect(try await village.classes(.enterprise, "14/3") == ["foreign 1", "private 2"])
            #expect(try await village.classes(.enterprise, "15/3") == ["foreign 1", "private 1", "state 1"])
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(change) == nil)
            #expect(try await village.classes(.member, "31/3") == ["foreign 1", "private 3"])
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an admission counts outside the State sector by the capital source of its day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let admission = Village.movement("DV-06", .admission, "CB-MOC", Village.on("5/4"), decision: "15-QĐ/QU")
            try await village.act {
                try Movements.record(Movements.plan([admission], as: Village.scope, $1), by: $0, $1)
            }
            let quarter = try await village.question("QU-LANG", "1/4", "30/6")
            #expect(try await village.value("party.members.admitted.nonstate", quarter) == .held(1))
            // 05 was admitted on 20/1, when the host was still private; 06 on 5/4.
            try await village.change(Self.moc("1/4") { $0.ownership = .state })
            #expect(try await village.value("party.members.admitted.nonstate", quarter) == .held(0))
            let before = try await village.question("QU-LANG", "1/1", "31/3")
            #expect(try await village.value("party.members.admitted.nonstate", before) == .held(1))
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an enterprise and its union count at another managing unit from its day`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let quarter = try await village.all(village.question("DU-DOANHNGHIEP", "1/1", "31/3"))
            try await village.change(Self.moc("1/4") { $0.managerCode = "QU-LANG" })
            #expect(try await village.all(village.question("DU-DOANHNGHIEP", "1/1", "31/3")) == quarter)
            let expected: [(String, String, Int)] = [
                ("DU-DOANHNGHIEP", "enterprises", 2), ("QU-LANG", "enterprises", 3), ("DU-DOANHNGHIEP", "unions", 1),
                ("QU-LANG", "unions", 2), ("LD-LANG", "unions", 2),
            ]
            for (unit, figure, count) in expected {
                let question = try await village.question(unit, "1/4", "30/6")
                #expect(try await village.value(figure, question) == .held(count), "\(figure) of \(unit)")
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a closed enterprise leaves the count on its day, and counts again when it works again`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.change(Self.moc("1/4") { $0.status = .closed })
            try await village.change(Self.moc("6/4") { $0.status = .steady })
            for (day, count) in [("31/3", 3), ("1/4", 2), ("5/4", 2), ("6/4", 3)] {
                let question = try await village.question("QU-LANG", "1/1", day)
                #expect(try await village.value("enterprises", question) == .held(count), "on \(day)")
            }
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what was known before a change stays known, and a reversal gives every figure back`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let units = ["TU-X", "QU-LANG", "DU-DOANHNGHIEP", "LD-LANG", "CB-MOC", "CB-GOM"]
            func seen(_ known: String?) async throws -> [[String: FigureValue]] {
                var all: [[String: FigureValue]] = []
                for unit in units {
                    for (from, to) in [("1/1", "10/2"), ("1/1", "31/3"), ("1/4", "9/4")] {
                        all.append(try await village.all(village.question(unit, from, to, known: known)))
                    }
                }
                return all
            }
            let before = try await seen(nil)
            let all = Self.moc("20/2") { ($0.ownership, $0.managerCode, $0.status) = (.state, "QU-LANG", .closed) }
            let change = try await village.record(2024, 4, 12, "all") { author, desk in
                try Enterprises.change(all, seen: nil, by: author, desk)
            }
            #expect(try await seen("11/4") == before)
            #expect(try await seen(nil) != before)
            #expect(try await village.findings() == [])
            #expect(try await village.reversal(change.seq) == nil)
            #expect(try await seen(nil) == before)
            #expect(try await seen("11/4") == before)
            #expect(try await village.findings() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a rehearsal tells what a change does to the figures, and nothing of it stays`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = Self.moc("1/4") { $0.status = .closed }
            let size = try await village.size()
            let told = try await village.register.rehearse { desk in
                let author = Author(Village.scope, operation: "rehearsed")
                return try Rehearsal.changes(desk) { try Enterprises.change(draft, seen: nil, by: author, desk) }
            }
            #expect(
                told.map { "\($0.unit.code) \($0.figure.indicator.code) \($0.figure.value.number ?? -1) \($0.amount)" }
                    == [
                        "DU-DOANHNGHIEP enterprises 2 -1", "QU-LANG enterprises 2 -1",
                    ])
            #expect(try await village.size() == size)
            let question = try await village.question("QU-LANG", "1/4", "30/6")
            #expect(try await village.value("enterprises", question) == .held(3))
        }
    }

    @Test(arguments: Engine.available)
    func `a managing unit that is not the Party's, or that comes later, is refused`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let union = try await village.plan([Self.moc("1/4") { $0.managerCode = "LD-LANG" }])
            #expect(union.problems == [Problem("manager", "problem.unit.not_party").of(draft: 0)])
            let early = try await village.plan([Self.moc("1/2") { $0.managerCode = "CB-GOM" }])
            #expect(
                early.problems == [Problem("from", "problem.unit.before_parent", ["day": "15/2/2024"]).of(draft: 0)])
        }
    }

    @Test(arguments: Engine.available)
    func `a change of manager asks for the right to record in both units`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let draft = Self.moc("1/4") { $0.managerCode = "QU-LANG" }
            let scope = try await ScopedWorkTests.scope(.recorder, village, "DU-DOANHNGHIEP")
            let failure = try await village.failure(as: scope) {
                try Enterprises.change(draft, seen: nil, by: $0, $1)
            }
            #expect(failure == .invalid([Problem("manager", "problem.unit.scope").of(draft: 0)]))
        }
    }
}

extension Village {
    /// How many of a fact stand under each capital source in QU-LANG at the end of a day, such as `private 4`.
    fileprivate func classes(_ fact: Fact, _ day: String) async throws -> [String] {
        let (unit, day) = (try await unit("QU-LANG"), Self.on(day))
        return try await register.read { (desk) throws in
            try desk.db.run(
                """
                SELECT ownership, CAST(SUM(amount) AS BIGINT) FROM posting
                JOIN path_unit ON path_unit.path = posting.path
                WHERE path_unit.unit = \(unit) AND fact = \(fact.rawValue) AND effective_on <= \(day)
                GROUP BY ownership HAVING SUM(amount) <> 0 ORDER BY ownership
                """
            ).map { row in [try row.text(0), String(try row.int(1))].filter { !$0.isEmpty }.joined(separator: " ") }
        }
    }
}
