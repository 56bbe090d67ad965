import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// How many statements a question or an action sends: the same in a small world and in a bigger one.
@Suite struct StatementCountTests {
    @Test(arguments: Engine.available)
    func `all figures of a unit take the same few statements, whatever the size and the targets`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [Int] = []
            for size in [0, 40] {
                try await village.enlarge(by: size)
                for (from, known) in [("1/1", nil), ("16/1", nil), ("1/1", "9/4"), ("16/1", "9/4")] {
                    let question = try await village.question("QU-LANG", from, "20/3", known: known)
                    func ask() async throws -> ([Figure], Int) {
                        try await village.register.read { (desk) throws in
                            (try Figures.all(question, desk), desk.db.statementCount)
                        }
                    }
                    // What kinds there are is read once, by whoever comes upon them first.
                    _ = try await ask()
                    let (figures, count) = try await ask()
                    let admitted = figures.first { $0.indicator.code == "party.members.admitted" }
                    #expect(admitted?.targets.count == (size == 0 ? 1 : 5))
                    // One more to find the operation known at a moment.
                    counts.append(known == nil ? count : count - 1)
                }
            }
            #expect(Set(counts).count == 1, "\(counts)")
            #expect(counts.allSatisfy { $0 <= 4 }, "\(counts)")
        }
    }

    @Test(arguments: Engine.available)
    func `a page of records takes the same few statements, whatever the size`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [Int] = []
            for size in [0, 40] {
                try await village.enlarge(by: size)
                let question = try await village.question("QU-LANG", "1/1", "9/4", known: nil)
                let (page, count) = try await village.register.read { (desk) throws in
                    let members = Catalogue.indicators[3]
                    let page = try FigureRecords.page(
                        members, question, limit: 50, offset: 0, as: .everything(Account.system), desk)
                    return (page, desk.db.statementCount)
                }
                #expect(page.sum == 4 + size)
                #expect(page.records.count == 4 + size)
                counts.append(count)
            }
            #expect(counts[0] == counts[1], "\(counts)")
            #expect(counts[0] <= 30, "\(counts)")
        }
    }

    @Test(arguments: Engine.available)
    func `the months, who is behind and what was recorded late take the same few statements, whatever the size`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [[Int]] = []
            for size in [3, 30] {
                try await village.enlarge(by: size)
                let question = try await village.question("QU-LANG", "1/1", "31/12", known: "9/4")
                func ask() async throws -> (found: [Int], spent: [Int]) {
                    try await village.register.read { (desk) throws in
                        let series = try Figures.series([question.unit], question, desk)
                        let first = desk.db.statementCount
                        let behind = try BehindTargets.below(question, as: .everything(Account.system), desk)
                        let second = desk.db.statementCount
                        let late = try LateRecords.page(
                            question, limit: 5, offset: 0, as: .everything(Account.system), desk)
                        return (
                            [series.count, behind.targets.count, late.count],
                            [first, second - first, desk.db.statementCount - second]
                        )
                    }
                }
                _ = try await ask()
                let (found, spent) = try await ask()
                #expect(found[0] == 1 && found[1] >= size && found[2] == 2, "\(found)")
                counts.append(spent)
            }
            #expect(counts[0] == counts[1], "\(counts)")
            #expect(counts[0][0] <= 5 && counts[0][1] <= 15 && counts[0][2] <= 25, "\(counts)")
        }
    }

    @Test(arguments: Engine.available)
    func `a founding takes the same statements, whatever the size of the tree`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [Int] = []
            for size in [0, 40] {
                try await village.enlarge(by: size)
                let count = try await village.act { (author, desk) throws in
                    var cell = Village.newCell
                    cell.code = "CB-LUA-\(size)"
                    cell.decision?.number = "\(size)-QĐ/QU"
                    _ = try Units.found(cell, by: author, desk)
                    return desk.db.statementCount
                }
                counts.append(count)
            }
            // What is counted for the first time gets its number by three more.
            #expect(counts[0] == counts[1] + 3, "\(counts)")
            #expect(counts[1] <= 73, "\(counts)")
        }
    }
}

extension Village {
    /// Adds so many cells with a member and a target each, and four targets of `QU-LANG` that began on different days.
    fileprivate func enlarge(by size: Int) async throws {
        guard size > 0 else { return }
        let cells = (0..<size).map { number in
            UnitDraft(
                code: "CB-THEM-\(size)-\(number)", name: "Chi bộ thứ \(number)", type: .cell,
                parentCode: "DU-DOANHNGHIEP",
                entry: .opening, from: Village.start)
        }
        let people = (0..<size).map { number in
            PersonDraft(
                code: "THEM-\(size)-\(number)", name: "Người thứ \(number)", sex: .male, details: [:],
                workplaceTaxCode: nil,
                workplaceFrom: nil)
        }
        let openings = (0..<size).map { number in
            MovementDraft(
                personCode: "THEM-\(size)-\(number)", personName: "Người thứ \(number)", kind: .opening,
                unitCode: "CB-THEM-\(size)-\(number)", counterpartCode: nil, status: .official,
                effectiveOn: Village.start,
                decision: nil)
        }
        // A hundred admissions of each cell, so that each is behind.
        let each = cells.map { cell in
            TargetDraft(
                unitCode: cell.code, indicator: "party.members.admitted", from: Village.day(2024, 1, 1),
                to: Village.day(2024, 12, 31), value: 100, upper: nil, shape: .atLeast, giverCode: nil, document: nil,
                documentOn: nil)
        }
        let targets = (2020...2023).map { year in
            TargetDraft(
                unitCode: "QU-LANG", indicator: "party.members.admitted", from: Village.day(year, 7, 1),
                to: Village.day(2025, 12, 31), value: 30, upper: nil, shape: .atLeast, giverCode: nil, document: nil,
                documentOn: nil)
        }
        try await act { try Units.enter(Units.plan(cells, as: Village.scope, $1), by: $0, $1) }
        try await act { try People.enter(People.plan(people, as: Village.scope, $1), by: $0, $1) }
        try await act { try Movements.record(Movements.plan(openings, as: Village.scope, $1), by: $0, $1) }
        try await act { try Targets.give(Targets.plan(targets + each, as: Village.scope, $1), by: $0, $1) }
    }
}
