import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// What recording one movement by hand would do: to the figures, and in the eyes of the rule book.
@Suite struct MovementForeseenTests {
    static func move(
        _ person: String, _ kind: Movement.Kind, _ unit: String, _ on: String, to counterpart: String? = nil
    ) -> MovementDraft {
        MovementPlanTests.move(person, kind, unit, on, to: counterpart)
    }

    @Test(arguments: Engine.available)
    func `an admission adds one in its cell and above, in the class of the workplace`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let changes = try await village.foreseen(Self.move("DV-06", .admission, "CB-GOM", "1/4"))
            // In the second quarter of 2024. 06 works at a private enterprise. TU-X holds no figures.
            let each = ["party.members +1", "party.members.admitted +1", "party.members.admitted.nonstate +1"]
            #expect(
                changes == ["CB-GOM", "DU-DOANHNGHIEP", "QU-LANG"].flatMap { unit in each.map { "\(unit) \($0)" } })
        }
    }

    @Test(arguments: Engine.available)
    func `a removal takes one from the cell and above, and a transfer moves one`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let removal = try await village.foreseen(Self.move("DV-02", .removal, "CB-MOC", "2/4"))
            #expect(
                removal == [
                    "CB-MOC party.members -1", "CB-MOC party.members.official -1",
                    "DU-DOANHNGHIEP party.members -1", "DU-DOANHNGHIEP party.members.official -1",
                    "QU-LANG party.members -1", "QU-LANG party.members.official -1",
                ])
            let transfer = try await village.foreseen(Self.move("DV-05", .transfer, "CB-MOC", "2/4", to: "CB-GOM"))
            #expect(Set(transfer) == ["CB-MOC party.members -1", "CB-GOM party.members +1"])
        }
    }

    @Test(arguments: Engine.available)
    func `what is foreseen is what happens, also where a late movement changes what follows it`(
        engine: Engine
    ) async throws {
        let drafts = [
            Self.move("DV-06", .admission, "CB-GOM", "1/4"),
            Self.move("DV-05", .transfer, "CB-MOC", "5/3", to: "CB-GOM"),
            // Before the transfer of 5/3: it now moves an official member.
            Self.move("DV-05", .recognition, "CB-MOC", "1/2"),
            Self.move("DV-01", .transfer, "CB-MOC", "2/4", to: "CB-GOM"),
            Self.move("DV-06", .removal, "CB-GOM", "8/4"), Self.move("DV-02", .removal, "CB-MOC", "31/3"),
        ]
        try await Village.on(engine) { (village) async throws in
            for draft in drafts {
                let foreseen = try await village.foreseen(draft)
                let before = try await village.figures(draft.effectiveOn)
                try await village.act { try Movements.record(draft, by: $0, $1) }
                let after = try await village.figures(draft.effectiveOn)
                let happened = after.compactMap { key, value -> String? in
                    let change = value - (before[key] ?? 0)
                    return change == 0 ? nil : "\(key) \(change > 0 ? "+" : "")\(change)"
                }
                #expect(foreseen.sorted() == happened.sorted(), "\(draft.personCode) \(draft.kind)")
                #expect(!happened.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what stands already is said to, and what was taken back may be recorded anew`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let same = try await village.failure { try Movements.record(Village.transfer, by: $0, $1) }
            #expect(same == .invalid([Problem("person", "problem.movement.same")]))
            let receipt = try await village.act("again") { try Movements.record(Village.mistake, by: $0, $1) }
            let repeated = try await village.act("again") { try Movements.record(Village.mistake, by: $0, $1) }
            #expect(receipt == repeated)
            let file = try await village.file("DV-06")
            #expect(file.steps.map(\.operation?.seq) == [15])
            #expect(file.operations.first?.kind == .movement)
        }
    }

    @Test(arguments: Engine.available)
    func `age is counted by month on the day of admission, and told as a notice only`(engine: Engine) async throws {
        let births: [(String?, [String])] = [
            ("2006-04-30", []), ("2006-05-01", ["notice.admission.too_young 18 Điều lệ Đảng (Đại hội XI), Điều 1"]),
            ("1964-04-01", []), ("1964-03-31", ["notice.admission.too_old 60 Quy định 24-QĐ/TW ngày 30/7/2021"]),
            (nil, ["notice.admission.no_birth 18 Điều lệ Đảng (Đại hội XI), Điều 1"]),
        ]
        try await Village.on(engine) { (village) async throws in
            for (number, (birth, expected)) in births.enumerated() {
                let person = PersonDraft(
                    code: "QC-\(number)", name: "Người thứ \(number)", sex: .female,
                    details: birth.map { [.birth: $0] } ?? [:], workplaceTaxCode: nil, workplaceFrom: nil)
                try await village.act { try People.enter(person, by: $0, $1) }
                var draft = Self.move("", .admission, "CB-MOC", "1/4")
                (draft.personCode, draft.personName) = (person.code, person.name)
                #expect(try await village.notices(draft) == expected, "\(birth ?? "none")")
                try await village.act { [draft] in try Movements.record(draft, by: $0, $1) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a recognition before probation ends is noticed, and one on its last day is not`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            village.clock.now = Village.moment(2025, 2, 1)
            // Admitted on 20/1/2024.
            #expect(
                try await village.notices(Self.move("DV-05", .recognition, "CB-MOC", "19/1/2025"))
                    == ["notice.recognition.early 12 Quy định 24-QĐ/TW ngày 30/7/2021, mục 4"])
            #expect(try await village.notices(Self.move("DV-05", .recognition, "CB-MOC", "20/1/2025")) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a cell that falls below what it takes is noticed once`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            // CB-MOC has two official members; with 05 it has three.
            #expect(try await village.notices(Self.move("DV-01", .removal, "CB-MOC", "2/4")) == [])
            try await village.act {
                try Movements.record(Self.move("DV-05", .recognition, "CB-MOC", "1/4"), by: $0, $1)
            }
            let leaving = Self.move("DV-01", .transfer, "CB-MOC", "2/4", to: "CB-GOM")
            let expected = ["notice.cell.below 3 Điều lệ Đảng (Đại hội XI), Điều 21.2"]
            #expect(try await village.notices(leaving) == expected)
            try await village.act { try Movements.record(leaving, by: $0, $1) }
            #expect(try await village.notices(Self.move("DV-02", .removal, "CB-MOC", "3/4")) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `cells to choose from are those of the scope, and too many are not listed`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func cells(_ scope: Scope, atMost limit: Int) async throws -> [String]? {
                try await village.register.read { try UnitQueries.cells(as: scope, atMost: limit, $0)?.map(\.code) }
            }
            // By name: "Chi bộ Công ty cổ phần …" before "Chi bộ Công ty TNHH …".
            #expect(try await cells(Village.scope, atMost: 2) == ["CB-GOM", "CB-MOC"])
            #expect(try await cells(Village.scope, atMost: 1) == nil)
            let gom = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            #expect(try await cells(gom, atMost: 1) == ["CB-GOM"])
            let union = try await ScopedWorkTests.scope(.recorder, village, "LD-LANG")
            #expect(try await cells(union, atMost: 9) == [])
        }
    }
}

extension Village {
    /// Each figure that a movement would change, such as `CB-MOC party.members -1`.
    fileprivate func foreseen(_ draft: MovementDraft) async throws -> [String] {
        try await register.read { (desk) throws in
            let plan = try Movements.planRecording(draft, as: Village.scope, desk)
            #expect(plan.problems == [])
            return try Foreseen.changes(of: try Movements.foreseen(plan, desk), desk).map { change in
                "\(change.unit.code) \(change.figure.indicator.code) \(change.amount > 0 ? "+" : "")\(change.amount)"
            }
        }
    }

    /// The notices of a movement, each with the amount and the document of its rule.
    func notices(_ draft: MovementDraft) async throws -> [String] {
        try await register.read { (desk) throws in
            let plan = try Movements.planRecording(draft, as: Village.scope, desk)
            #expect(plan.problems == [])
            return try Movements.notices(plan, Movements.foreseen(plan, desk), desk).map { notice in
                "\(notice.message.key) \(notice.rule.amount) \(notice.rule.source.document)"
            }
        }
    }

    /// Every figure held of the units of the Party, in the quarter of a day, such as `CB-MOC party.members`.
    fileprivate func figures(_ day: Day) async throws -> [String: Int] {
        let quarter = Quarter.containing(day)
        var values: [String: Int] = [:]
        for unit in ["QU-LANG", "DU-DOANHNGHIEP", "CB-MOC", "CB-GOM"] {
            let question = FigureQuestion(
                unit: try await self.unit(unit), from: quarter.first, to: quarter.last, knownAt: nil)
            for (code, value) in try await all(question) { values["\(unit) \(code)"] = value.number }
        }
        return values
    }
}
