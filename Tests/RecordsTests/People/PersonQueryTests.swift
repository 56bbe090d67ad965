import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Lists of people: who is in them, in what order, and where each stands.
@Suite struct PersonQueryTests {
    /// A row in short: code, status and since when, cell and since when, tax code of the workplace.
    static func short(_ row: PersonRow) -> String {
        [
            row.code, row.standing.status.rawValue, row.standing.since?.vietnamese, row.unit?.code,
            row.standing.unitSince?.vietnamese, row.workplace?.taxCode,
        ].map { $0 ?? "-" }.joined(separator: " ")
    }

    @Test(arguments: Engine.available)
    func `people stand by given name, each where their movements leave them`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let page = try await village.people()
            #expect(page.count == 6)
            #expect(
                page.rows.map(Self.short) == [
                    "DV-01 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-02 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-03 left 20/3/2024 CB-MOC 31/12/2023 0109000011",
                    "DV-04 official 20/2/2024 CB-GOM 1/3/2024 0109000022",
                    "DV-05 probationary 20/1/2024 CB-MOC 20/1/2024 -",
                    // Admitted by mistake and taken back: as if it had never been.
                    "DV-06 outside - - - 0109000011",
                ])
            let second = try await village.people(limit: 4, offset: 4)
            #expect(second.count == 6)
            #expect(second.rows.map(\.code) == ["DV-05", "DV-06"])
        }
    }

    @Test(arguments: Engine.available)
    func `each status holds those who stand so now`(engine: Engine) async throws {
        let expected: [(Standing.Status, [String])] = [
            (.official, ["DV-01", "DV-02", "DV-04"]), (.probationary, ["DV-05"]), (.outside, ["DV-06"]),
            (.left, ["DV-03"]),
        ]
        try await Village.on(engine) { (village) async throws in
            for (status, codes) in expected {
                let page = try await village.people { $0.status = status }
                #expect(page.rows.map(\.code) == codes)
                #expect(page.count == codes.count)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `words are found without diacritics in any order, file numbers too, by name or by number`(engine: Engine)
        async throws
    {
        let searches: [(String, [String])] = [
            ("anh nguyen", ["DV-01"]), ("Chính lê", ["DV-03"]), ("dv-05", ["DV-05"]), ("V-0", Self.everybody),
            ("th", ["DV-01", "DV-04"]), ("dang minh dv-05", ["DV-05"]), ("khong co", []), ("%", []), ("_", []),
            ("d%", ["DV-03", "DV-04", "DV-05"]), ("0109000011", []),
        ]
        try await Village.on(engine) { (village) async throws in
            for (search, codes) in searches {
                let page = try await village.people { $0.search = search }
                #expect(page.rows.map(\.code) == codes, "\(search)")
            }
            try await village.act { try People.enter(PersonPlanTests.newcomer, by: $0, $1) }
            #expect(try await village.people().rows.map(\.code).suffix(3) == ["DV-05", "DV-77", "DV-06"])
            let byCode = try await village.people { $0.order = .code }
            #expect(byCode.rows.map(\.code).suffix(3) == ["DV-05", "DV-06", "DV-77"])
        }
    }

    static let everybody = ["DV-01", "DV-02", "DV-03", "DV-04", "DV-05", "DV-06"]

    @Test(arguments: Engine.available)
    func `people are tied to units by Party life, else by work, and seen from there upwards only`(
        engine: Engine
    ) async throws {
        let tied: [(String, [String])] = [
            ("CB-GOM", ["DV-04"]), ("CB-MOC", ["DV-01", "DV-02", "DV-03", "DV-05"]),
            ("DU-DOANHNGHIEP", Self.everybody), ("TU-X", Self.everybody), ("LD-LANG", []),
        ]
        try await Village.on(engine) { (village) async throws in
            for (unit, codes) in tied {
                let id = try await village.unit(unit)
                let narrowed = try await village.people { $0.unit = id }
                #expect(narrowed.rows.map(\.code) == codes, "\(unit)")
                let scope = try await ScopedWorkTests.scope(.viewer, village, unit)
                let seen = try await village.people(as: scope)
                #expect(seen.rows.map(\.code) == codes, "\(unit)")
                for code in Self.everybody where !codes.contains(code) {
                    #expect(try await village.fileFailure(code, as: scope) == .notFound)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `somebody new is seen where they were entered until their first movement says where they belong`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            let gom = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            let moc = try await ScopedWorkTests.scope(.recorder, village, "CB-MOC")
            try await village.act(as: gom) { try People.enter(PersonPlanTests.newcomer, by: $0, $1) }
            #expect(try await village.people(as: gom).rows.map(\.code) == ["DV-04", "DV-77"])
            #expect(try await village.fileFailure("DV-77", as: moc) == .notFound)
            var admission = Village.movement("DV-77", .admission, "CB-MOC", Village.on("1/4"), decision: "9-QĐ")
            admission.personName = PersonPlanTests.newcomer.name
            try await village.act { [admission] in try Movements.record(admission, by: $0, $1) }
            #expect(try await village.fileFailure("DV-77", as: gom) == .notFound)
            #expect(try await village.people(as: moc).rows.map(\.code).contains("DV-77"))
        }
    }

    @Test(arguments: Engine.available)
    func `the members of a unit on a day are those the figure counts`(engine: Engine) async throws {
        let expected: [(String, String, [String])] = [
            (
                "QU-LANG", "31/3",
                [
                    "DV-01 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-02 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-04 official 20/2/2024 CB-GOM 1/3/2024 0109000022",
                    "DV-05 probationary 20/1/2024 CB-MOC 20/1/2024 -",
                ]
            ),
            (
                "CB-MOC", "19/2",
                [
                    "DV-01 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-02 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-03 official 31/12/2023 CB-MOC 31/12/2023 0109000011",
                    "DV-04 probationary 31/12/2023 CB-MOC 31/12/2023 0109000022",
                    "DV-05 probationary 20/1/2024 CB-MOC 20/1/2024 -",
                ]
            ),
            ("CB-GOM", "29/2", []), ("CB-GOM", "1/3", ["DV-04 official 20/2/2024 CB-GOM 1/3/2024 0109000022"]),
        ]
        try await Village.on(engine) { (village) async throws in
            for (unit, day, rows) in expected {
                #expect(try await village.members(unit, day).map(Self.short) == rows, "\(unit) \(day)")
            }
            for unit in ["QU-LANG", "DU-DOANHNGHIEP", "CB-MOC", "CB-GOM"] {
                for day in ["31/12/2023", "19/1", "20/1", "29/2", "1/3", "19/3", "20/3", "25/3", "9/4"] {
                    let figure = try await village.value("party.members", village.question(unit, day, day))
                    let members = try await village.members(unit, day)
                    #expect(figure == .held(members.count), "\(unit) \(day)")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is meant by a number or by words is found, and by nothing nobody`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            func matching(_ text: String, as scope: Scope = Village.scope) async throws -> [String] {
                try await village.register.read {
                    try PersonQueries.matching(text, limit: 3, as: scope, $0).map(\.code)
                }
            }
            #expect(try await matching("dv-04") == ["DV-04"])
            #expect(try await matching("Dang") == ["DV-05"])
            #expect(try await matching("v") == ["DV-02", "DV-06"])
            #expect(try await matching("dv") == ["DV-01", "DV-02", "DV-03"])
            #expect(try await matching("") == [])
            #expect(try await matching(" % ") == [])
            let gom = try await ScopedWorkTests.scope(.recorder, village, "CB-GOM")
            #expect(try await matching("DV-01", as: gom) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a page of people and a page of members take the same few statements, whatever the size`(
        engine: Engine
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            var counts: [[Int]] = []
            for size in [0, 30] {
                try await village.crowd(by: size)
                let unit = try await village.unit("DU-DOANHNGHIEP")
                let scope = try await ScopedWorkTests.scope(.viewer, village, "QU-LANG")
                let count = try await village.register.read { (desk) throws in
                    var filter = PersonFilter()
                    filter.search = "n"
                    filter.unit = unit
                    let page = try PersonQueries.page(filter, limit: 50, offset: 0, as: scope, desk)
                    let first = desk.db.statementCount
                    let members = try PersonQueries.members(
                        of: unit, on: desk.today, limit: 50, offset: 0, as: .everything(Account.system), desk)
                    #expect(page.rows.count == page.count && page.count >= 5 + size)
                    #expect(members.count == 4 + size)
                    return [first, desk.db.statementCount - first]
                }
                counts.append(count)
            }
            #expect(counts[0] == counts[1], "\(counts)")
            #expect(counts[0].allSatisfy { $0 <= 24 }, "\(counts)")
        }
    }
}

extension Village {
    func people(
        as scope: Scope = Village.scope, limit: Int = 50, offset: Int = 0,
        _ narrow: @Sendable (inout PersonFilter) -> Void = { _ in }
    ) async throws -> (rows: [PersonRow], count: Int) {
        var filter = PersonFilter()
        narrow(&filter)
        return try await register.read { [filter] in
            try PersonQueries.page(filter, limit: limit, offset: offset, as: scope, $0)
        }
    }

    fileprivate func members(_ unit: String, _ day: String) async throws -> [PersonRow] {
        let id = try await self.unit(unit)
        return try await register.read {
            try PersonQueries.members(
                of: id, on: Village.on(day), limit: 50, offset: 0, as: .everything(Account.system), $0)
        }
    }

    fileprivate func fileFailure(_ code: String, as scope: Scope) async throws -> Failure? {
        try await failure(as: scope) { try PersonQueries.file(code, as: $0.scope, $1).id }
    }

    /// Adds so many official members to `CB-MOC`.
    fileprivate func crowd(by size: Int) async throws {
        guard size > 0 else { return }
        let people = (0..<size).map { number in
            PersonDraft(
                code: "THEM-\(number)", name: "Người thứ \(number)", sex: .male, details: [:],
                workplaceTaxCode: "0109000011", workplaceFrom: Village.start)
        }
        let openings = people.map { person in
            MovementDraft(
                personCode: person.code, personName: person.name, kind: .opening, unitCode: "CB-MOC",
                counterpartCode: nil, status: .official, effectiveOn: Village.start, decision: nil)
        }
        try await act { try People.enter(People.plan(people, as: Village.scope, $1), by: $0, $1) }
        try await act { try Movements.record(Movements.plan(openings, as: Village.scope, $1), by: $0, $1) }
    }
}
