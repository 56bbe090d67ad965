import Domain
import Records
import Storage
import TestKit
import Testing
import Vietnamese

@Suite struct StrengthTests {
    @Test(arguments: Engine.available, StrengthCase.all)
    func `a line of the table is what was worked out by hand, and each number opens to as many people`(
        engine: Engine, one: StrengthCase
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            if !one.moves.isEmpty {
                try await village.act {
                    try Movements.record(Movements.plan(one.moves, as: Village.scope, $1), by: $0, $1)
                }
            }
            let question = try await village.question(one.unit, one.from, one.to, known: one.known)
            let strength = try await village.register.read { try Strength.table(question, $0) }
            let row = one.row.map { code in strength.rows.first { $0.unit.code == code } } ?? strength.total
            #expect(row?.whole?.said(one.part) == one.line)
            try await village.open(try #require(row), question)
            #expect(try await village.register.read { try Verification.run($0) } == [])
        }
    }

    @Test(arguments: Engine.available)
    func `month by month each begins with what the one before ended with`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let question = try await village.question("QU-LANG", "15/1", "30/6")
            let strength = try await village.register.read { try Strength.table(question, by: .month, $0) }
            #expect(strength.steps.map(\.from.vietnamese).prefix(2) == ["15/1/2024", "1/2/2024"])
            // April has come by 9/4; of May and June nothing can be known.
            #expect(
                strength.total.steps.map { $0?.said() } == [
                    "opening 4, admission 1 = 5", "opening 5, recognition 1 = 5", "opening 5, removal 1 = 4",
                    "opening 4 = 4", nil, nil,
                ])
            let quarters = try await village.register.read { try Strength.table(question, by: .quarter, $0) }
            #expect(
                quarters.total.steps.map { $0?.said() } == [
                    "opening 4, admission 1, removal 1, recognition 1 = 4", "opening 4 = 4",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `guests are told beside the strength`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let stay = Village.movement(
                "DV-01", .temporary, "CB-MOC", Village.on("1/4"), to: "CB-GOM", decision: "90-QĐ/QU")
            try await village.act { try Movements.record(stay, by: $0, $1) }
            for (unit, guests) in [("CB-GOM", 1), ("CB-MOC", 0), ("QU-LANG", 1)] {
                let question = try await village.question(unit, "1/4", "9/4")
                let strength = try await village.register.read { try Strength.table(question, $0) }
                #expect(strength.total.guests == guests, "\(unit)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that came under another superior is in its row only while it stood there`(engine: Engine) async throws
    {
        try await Village.on(engine) { (village) async throws in
            // On the eve 01, 02, 03 and 05 stood in the cell; 03 was removed five days later.
            try await village.move("CB-MOC", on: Village.on("15/3"))
            func table(_ unit: String) async throws -> [String] {
                let question = try await village.question(unit, "1/1", "31/3")
                let strength = try await village.register.read { try Strength.table(question, $0) }
                for row in strength.rows + [strength.total] { try await village.open(row, question) }
                return (strength.rows + [strength.total]).map { "\($0.unit.code): \($0.whole?.said() ?? "–")" }
            }
            #expect(
                try await table("DU-MOI") == [
                    "CB-MOC: reorganisation_in 4, removal 1 = 3", "DU-MOI: reorganisation_in 4, removal 1 = 3",
                ])
            #expect(
                try await table("DU-DOANHNGHIEP") == [
                    "CB-GOM: transfer_in 1 = 1",
                    "CB-MOC: opening 4, admission 1, transfer_out 1, reorganisation_out 4, recognition 1 = 0",
                    "DU-DOANHNGHIEP: opening 4, admission 1, reorganisation_out 4, recognition 1 = 1",
                ])
            #expect(try await table("QU-LANG").last == "QU-LANG: opening 4, admission 1, removal 1, recognition 1 = 4")
            let question = try await village.question("DU-MOI", "1/1", "31/3")
            let people = try await village.register.read {
                try StrengthPeople.page(
                    StrengthPeople.Cell(.reorganisationIn), question, limit: 9, offset: 0,
                    as: .everything(Account.system), $0)
            }
            // By given name, as office lists are.
            #expect(people.records.map(\.code) == ["DV-01", "DV-02", "DV-03", "DV-05"])
            #expect(Set(people.records.map(\.effectiveOn)) == [Village.on("15/3")])
            #expect(try await village.register.read { try Verification.run($0) } == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the records of a stock sum to it where a unit moved`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            try await village.move("CB-MOC", on: Village.on("15/3"))
            let cases: [(String, String, Int)] = [
                ("DU-MOI", "14/3", 0), ("DU-MOI", "15/3", 4), ("DU-MOI", "31/3", 3),
                ("DU-DOANHNGHIEP", "14/3", 5), ("DU-DOANHNGHIEP", "31/3", 1), ("QU-LANG", "31/3", 4),
            ]
            for (unit, day, count) in cases {
                let question = try await village.question(unit, day, day)
                #expect(try await village.value("party.members", question) == .held(count), "\(unit) \(day)")
                let found = try await village.records("party.members", question)
                #expect(found.sum == count && found.count == count, "\(unit) \(day)")
                #expect(found.records.allSatisfy { !$0.title.isEmpty && $0.amount == 1 })
                let members = try await village.register.read {
                    try PersonQueries.members(
                        of: question.unit, on: question.to, limit: 9, offset: 0, as: .everything(Account.system), $0)
                }
                #expect(members.count == count, "\(unit) \(day)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `only the Party's units have a table, and one of many rows asks no more`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let union = try await village.question("CD-MOC", "1/1", "31/3")
            await #expect(throws: Failure.notFound) {
                try await village.register.read { _ = try Strength.table(union, $0) }
            }
            var statements: [Int] = []
            for unit in ["CB-MOC", "DU-DOANHNGHIEP"] {
                let question = try await village.question(unit, "5/1", "31/3")
                statements.append(
                    try await village.register.read { desk in
                        let before = desk.db.statementCount
                        _ = try Strength.table(question, by: .month, desk)
                        return desk.db.statementCount - before
                    })
            }
            #expect(statements[0] == statements[1])
        }
    }
}

extension Village {
    /// Opens every number of a row and expects as many people.
    func open(_ row: Strength.Row, _ question: FigureQuestion) async throws {
        guard let counts = row.whole else { return }
        let unit = row.unit.id == question.unit ? nil : row.unit.id
        try await register.read { desk in
            for part in StrengthPart.allCases {
                for column in StrengthColumn.allCases {
                    let found = try StrengthPeople.page(
                        StrengthPeople.Cell(column, of: part, row: unit), question, limit: 500, offset: 0,
                        as: .everything(Account.system), desk)
                    #expect(found.sum == counts[column, of: part], "\(row.unit.code) \(column) \(part)")
                    #expect(found.records.reduce(0) { $0 + $1.amount } == found.sum)
                }
            }
        }
    }
}
