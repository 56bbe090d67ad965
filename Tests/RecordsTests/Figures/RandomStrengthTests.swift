import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Random worlds in which cells come under other committees: every line of every table balances, the rows sum to the
/// total but for what moves between them, every number opens to as many people, and nothing is found by `verify`.
@Suite struct RandomStrengthTests {
    @Test(arguments: Engine.available, [1, 2, 3] as [UInt64])
    func `the table balances on random histories with moved units`(engine: Engine, seed: UInt64) async throws {
        let clock = TestClock(Village.moment(2024, 1, 2))
        try await engine.withDatabase(clock: { clock.now }, migrations: try Register.migrations()) { database in
            var world = RandomWorld(try Register(database: database, vault: .fresh()), clock, seed: seed)
            try await world.grow(40)
            for _ in 0..<8 { try await world.moveUnit() }
            #expect(try await world.register.read { try Verification.run($0) } == [])
            for _ in 0..<12 {
                let (unit, question, _) = try await world.randomQuestion()
                try await world.checkTable(unit, question)
            }
        }
    }
}

extension RandomWorld {
    /// Brings a cell, or a committee with what is below it, under another unit from a random day on.
    mutating func moveUnit() async throws {
        let moving: [UnitType] = [.cell, .sectionCommittee, .grassrootsCommittee, .grassrootsCell]
        let standing = plain.units.filter { $0.stands && $0.row.entry != .reference }.map(\.row)
        guard let unit = standing.filter({ moving.contains($0.type) }).randomElement(using: &random) else { return }
        let superiors = standing.filter { $0.type.children.contains(unit.type) && $0.code != unit.code }
        guard let superior = superiors.randomElement(using: &random) else { return }
        let day = max(randomDay(), max(unit.from, superior.from).adding(days: 1))
        guard day <= today else { return }
        try await register.write { desk in
            let ids = try [unit.code, superior.code].map { code in
                try desk.db.run("SELECT unit FROM unit_code WHERE code = \(code) AND superseded_in IS NULL")
            }.compactMap { try $0.first?.text(0) }
            guard ids.count == 2 else { return }
            let taken = try desk.db.run(
                "SELECT from_on FROM unit_parent WHERE unit = \(ids[0]) AND superseded_in IS NULL"
            ).map { try $0.day(0) }
            guard let latest = taken.max(), latest < day else { return }
            _ = try Village.move(
                Unit.ID(ids[0]), under: Unit.ID(ids[1]), on: day,
                by: Author(Village.scope, operation: "move-\(UUID().uuidString)"), desk)
        }
    }

    /// Checks every line of a unit's table over a period, as one and by month.
    func checkTable(_ unit: String, _ question: FigureQuestion) async throws {
        let (strength, months) = try await register.read { desk -> (Strength?, Strength?) in
            do {
                return (try Strength.table(question, desk), try Strength.table(question, by: .month, desk))
            } catch Failure.notFound {
                return (nil, nil)
            }
        }
        guard let strength, let months else { return }
        for row in strength.rows + [strength.total] { Self.balances(row, "\(row.unit.code) of \(unit)") }
        #expect(months.total.whole == strength.total.whole, "\(unit) by month")
        for row in [months.total] {
            let steps = row.steps.compactMap { $0 }
            for (one, next) in zip(steps, steps.dropFirst()) { #expect(one[.closing] == next[.opening], "\(unit)") }
        }
        let village = Village(register: register, clock: clock)
        for row in strength.rows.prefix(4) + [strength.total] { try await village.open(row, question) }
        // Moves that came in after the moment asked for are on the tree of the rows and not in their numbers.
        guard question.knownAt == nil, let total = strength.total.whole, !strength.rows.isEmpty else { return }
        let rows = strength.rows.compactMap(\.whole)
        guard rows.count == strength.rows.count else { return }
        for part in StrengthPart.allCases {
            func sum(_ number: (StrengthCounts) -> Int) -> Int { rows.reduce(0) { $0 + number($1) } }
            for column in [StrengthColumn.opening, .closing] {
                #expect(sum { $0[column, of: part] } == total[column, of: part], "\(column) of \(unit)")
            }
            let between: [StrengthColumn] = [.transferIn, .transferOut, .reorganisationIn, .reorganisationOut]
            for column in StrengthColumn.allCases where column.side != .stock && !between.contains(column) {
                #expect(sum { $0[column, of: part] } == total[column, of: part], "\(column) of \(unit)")
            }
            for (into, out) in [(StrengthColumn.transferIn, .transferOut), (.reorganisationIn, .reorganisationOut)]
                as [(StrengthColumn, StrengthColumn)]
            {
                let more = sum { $0[into, of: part] } - total[into, of: part]
                #expect(more == sum { $0[out, of: part] } - total[out, of: part], "\(into) of \(unit)")
                #expect(more >= 0)
            }
        }
    }

    private static func balances(_ row: Strength.Row, _ note: String) {
        guard let counts = row.whole else { return }
        for part in [StrengthPart.all, .women] {
            let closing =
                counts[.opening, of: part] + counts.increases(of: part) - counts.decreases(of: part)
            #expect(closing == counts[.closing, of: part], "\(part) of \(note)")
        }
        let probationary =
            counts[.opening, of: .probationary] + counts.increases(of: .probationary)
            - counts.decreases(of: .probationary) - counts[.recognition, of: .probationary]
        #expect(probationary == counts[.closing, of: .probationary], "probationary of \(note)")
        for column in StrengthColumn.allCases { #expect(counts[column] >= 0, "\(column) of \(note)") }
    }
}
