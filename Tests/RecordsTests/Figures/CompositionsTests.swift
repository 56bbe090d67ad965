import Domain
import Records
import TestKit
import Testing
import Vietnamese

/// How members are made up by what is sealed of them.
@Suite struct CompositionsTests {
    /// Twelve more members of two cells: ten of them Kinh, two Tày, in no order.
    private static func crowd(_ village: Village, _ unit: String, _ numbers: Range<Int>, tay: Set<Int>) async throws {
        let people = numbers.map { number in
            PersonDraft(
                code: "TP-\(number)", name: "Nguyễn Văn Số \(number)", sex: .male,
                details: [.ethnicity: tay.contains(number) ? "Tày" : "Kinh"], workplaceTaxCode: nil, workplaceFrom: nil)
        }
        try await village.act { try People.enter(People.plan(people, as: Village.scope, $1), by: $0, $1) }
        let movements = numbers.map { number in
            MovementDraft(
                personCode: "TP-\(number)", personName: "Nguyễn Văn Số \(number)", kind: .admission, unitCode: unit,
                counterpartCode: nil, status: nil, effectiveOn: Village.on("20/3"),
                decision: Village.decision("\(number)-QĐ/QU", Village.on("20/3")))
        }
        try await village.act { try Movements.record(Movements.plan(movements, as: Village.scope, $1), by: $0, $1) }
    }

    @Test(arguments: Engine.available)
    func `small groups go together, and a cell is told of where all beside it are`(engine: Engine) async throws {
        try await Village.on(engine) { (village) async throws in
            let quarter = try #require(Quarter("2024-Q1"))
            func told(_ unit: String, _ quarter: Quarter) async throws -> [String: Int]? {
                let id = try await village.unit(unit)
                return try await village.register.read { desk in
                    try Compositions.of(id, by: .ethnicity, in: quarter, desk).map { told in
                        Dictionary(uniqueKeysWithValues: told.groups.map { ($0.name ?? "?", $0.count) })
                            .merging(["+": told.rest]) { $1 }
                    }
                }
            }
            // Four members, each of another people.
            #expect(try await told("QU-LANG", quarter) == nil)
            try await Self.crowd(village, "CB-MOC", 100..<112, tay: [100, 101, 102, 103, 104, 105])
            try await Self.crowd(village, "CB-GOM", 200..<212, tay: [200, 201, 202])
            // 15 Kinh and 9 Tày; of the four of before DV-02 is "Tày-02", so that all four are the rest, under five: with
            // them goes the smaller of the others.
            #expect(try await told("QU-LANG", quarter) == ["Kinh": 15, "+": 13])
            // CB-MOC has 6 Kinh and 9 others; CB-GOM 9 Kinh and 4 others: told of one, the other is known.
            #expect(try await told("CB-MOC", quarter) == nil)
            try await Self.crowd(village, "CB-GOM", 300..<303, tay: [300, 301, 302])
            #expect(try await told("QU-LANG", quarter) == ["Kinh": 15, "+": 16])
            #expect(try await told("CB-MOC", quarter) == ["Kinh": 6, "+": 9])
            #expect(try await told("CB-GOM", quarter) == ["Kinh": 9, "+": 7])
            #expect(try await told("QU-LANG", try #require(Quarter("2023-Q4"))) == nil)
            // Whoever is restricted is counted, and not by what is sealed: 14 Kinh, 12 Tày and 5 in the rest; but in CB-MOC
            // these are 4.
            try await village.act {
                try Restrictions.record(
                    RestrictionDraft(
                        personCode: "TP-111", isRestricted: true, from: Village.on("9/4"), document: "Đơn"), by: $0, $1)
            }
            #expect(try await told("QU-LANG", quarter) == ["Kinh": 14, "Tày": 12, "+": 5])
            #expect(try await told("CB-MOC", quarter) == nil)
        }
    }
}
