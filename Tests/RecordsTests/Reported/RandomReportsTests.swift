import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// Random reports, good, late, refused and taken back, in two trees over the same enterprises: every figure is what
/// plain loops over the accepted rows say.
@Suite struct RandomReportsTests {
    @Test(arguments: Engine.available, [1, 7, 20240331] as [UInt64])
    func `every reported figure is what an independent count says`(engine: Engine, seed: UInt64) async throws {
        let clock = TestClock(Village.moment(2024, 1, 2))
        try await engine.withDatabase(clock: { clock.now }, migrations: try Register.migrations()) { database in
            var world = ReportingWorld(try Register(database: database, vault: .fresh()), clock, seed: seed)
            try await world.build()
            for _ in 0..<70 { try await world.step() }
            #expect(world.accepted > 20 && world.refused > 5 && world.reversals > 3)
            for _ in 0..<60 { try await world.compare() }
            let findings = try await world.register.read { try Verification.run($0) }
            #expect(findings == [])
        }
    }
}

/// Nine units in two trees, and what each accepted report said.
private struct ReportingWorld {
    struct Report {
        let unit: String
        let indicator: String
        let day: Day
        let amount: ReportedAmount
        let seq: Int
        var reversedIn: Int?
    }

    let register: Register
    let clock: TestClock
    var random: Seeded
    private var reports: [Report] = []
    private var moments: [Date] = []
    private(set) var accepted = 0
    private(set) var refused = 0
    private(set) var reversals = 0

    /// Where each unit counts, by hand: `U1` stands in an enterprise of `DU1`, `U2` of `QU`, `U3` of `DU2`.
    static let counts: [String: [String]] = [
        "QU": ["QU"], "DU1": ["DU1", "QU"], "DU2": ["DU2", "QU"], "LD": ["LD"], "UP": ["UP", "LD"],
        "U1": ["U1", "LD", "DU1", "QU"], "U2": ["U2", "LD", "QU"], "U3": ["U3", "UP", "LD", "DU2", "QU"],
        "U4": ["U4", "UP", "LD"],
    ]

    init(_ register: Register, _ clock: TestClock, seed: UInt64) {
        (self.register, self.clock, random) = (register, clock, Seeded(seed))
    }

    private var today: Day { Day(inVietnam: clock.now) }

    // MARK: Growing

    mutating func build() async throws {
        func unit(_ code: String, _ type: UnitType, _ parent: String?, host: String? = nil) -> UnitDraft {
            UnitDraft(
                code: code, name: "Đơn vị \(code)", type: type, parentCode: parent, hostTaxCode: host, entry: .opening,
                from: Village.start)
        }
        let committees = [
            unit("QU", .upperCommittee, nil), unit("DU1", .grassrootsCommittee, "QU"),
            unit("DU2", .grassrootsCommittee, "QU"), unit("LD", .upperUnion, nil), unit("UP", .upperUnion, "LD"),
            unit("U4", .grassrootsUnion, "UP"),
        ]
        let hosts = [("0109000011", "DU1"), ("0109000022", "QU"), ("0109000033", "DU2")]
        let enterprises = try hosts.map { taxCode, manager in
            EnterpriseDraft(
                taxCode: try #require(TaxCode(taxCode)), name: "Công ty \(taxCode)", legalForm: .jointStock,
                ownership: .domestic, address: "Ô Làng", industry: "Gỗ", workers: nil, status: .steady,
                managerCode: manager, from: Village.start)
        }
        let unions = [
            unit("U1", .grassrootsUnion, "LD", host: hosts[0].0), unit("U2", .grassrootsUnion, "LD", host: hosts[1].0),
            unit("U3", .grassrootsUnion, "UP", host: hosts[2].0),
        ]
        try await write { try Units.enter(Units.plan(committees, as: Village.scope, $1), by: $0, $1) }
        try await write { try Enterprises.list(Enterprises.plan(enterprises, as: Village.scope, $1), by: $0, $1) }
        try await write { try Units.enter(Units.plan(unions, as: Village.scope, $1), by: $0, $1) }
    }

    @discardableResult
    private mutating func write(
        _ body: @escaping @Sendable (Author, Desk) throws -> Receipt
    ) async throws -> Int {
        let operation = "random-\(moments.count)-\(refused)"
        let seq = try await register.write { try body(Author(Village.scope, operation: operation), $0).seq }
        #expect(seq == moments.count + 1)
        moments.append(clock.now)
        return seq
    }

    mutating func step() async throws {
        clock.advance(by: Double(random.number(1...72)) * 3600)
        if random.chance(25) { return try await reverse() }
        let rows = (0..<random.number(1...3)).map { _ in randomReport() }
        let keys = rows.map { [$0.unit, $0.indicator, $0.day.iso] }
        // Repeated rows have tests of their own.
        guard Set(keys).count == keys.count,
            !reports.contains(where: { keys.contains([$0.unit, $0.indicator, $0.day.iso]) })
        else { return }
        let isPossible = !Self.isDouble(reports.filter { $0.reversedIn == nil } + rows)
        let drafts = rows.map { row in
            ReportedDraft(
                unitCode: row.unit, unitName: nil, indicator: row.indicator, effectiveOn: row.day, amount: row.amount,
                source: "Báo cáo", document: nil, documentOn: nil)
        }
        do {
            let seq = try await write { try Reported.record(Reported.plan(drafts, as: Village.scope, $1), by: $0, $1) }
            #expect(isPossible, "accepted: \(drafts)")
            accepted += 1
            reports += rows.map { row in
                Report(unit: row.unit, indicator: row.indicator, day: row.day, amount: row.amount, seq: seq)
            }
        } catch let failure as Failure {
            refused += 1
            #expect(!isPossible, "refused with \(failure): \(drafts)")
        }
    }

    private mutating func reverse() async throws {
        guard let seq = reports.randomElement(using: &random)?.seq else { return }
        let standing = reports.filter { $0.reversedIn == nil }
        let isPossible = standing.contains { $0.seq == seq } && !Self.isDouble(standing.filter { $0.seq != seq })
        do {
            let reversal = try await write { try Reversal.reverse(seq, reason: "Thử", by: $0, $1) }
            #expect(isPossible, "reversed \(seq)")
            reversals += 1
            for place in reports.indices where reports[place].seq == seq { reports[place].reversedIn = reversal }
        } catch let failure as Failure {
            refused += 1
            #expect(!isPossible, "\(seq) not reversed: \(failure)")
        }
    }

    private mutating func randomReport() -> Report {
        let unit = Self.counts.keys.sorted().randomElement(using: &random) ?? ""
        let isParty = unit.contains("QU") || unit.contains("DU")
        let day = Village.start.adding(days: random.number(0...max(0, Village.start.days(until: today))))
        let number = random.chance(35) ? 0 : random.number(1...500)
        let qualifier = number == 0 ? .exact : Qualifier.allCases.randomElement(using: &random) ?? .exact
        return Report(
            unit: unit, indicator: isParty && random.chance(30) ? "youth.members" : "unions.members", day: day,
            amount: ReportedAmount(number, qualifier), seq: 0)
    }

    // MARK: Counting

    /// The last report of each unit on a day.
    private static func standing(_ reports: [Report], _ indicator: String, on day: Day) -> [String: ReportedAmount] {
        var amounts: [String: ReportedAmount] = [:]
        for report in reports.sorted(by: { $0.day < $1.day }) where report.indicator == indicator && report.day <= day {
            amounts[report.unit] = report.amount
        }
        return amounts
    }

    /// Whether on any day a unit and one above it both say more than nothing.
    private static func isDouble(_ reports: [Report]) -> Bool {
        reports.contains { report in
            let amounts = standing(reports, report.indicator, on: report.day).filter { $0.value.number > 0 }
            return amounts.keys.contains { unit in
                (counts[unit] ?? []).contains { $0 != unit && amounts[$0] != nil }
            }
        }
    }

    mutating func compare() async throws {
        let unit = Self.counts.keys.sorted().randomElement(using: &random) ?? ""
        let day = Village.start.adding(days: random.number(0...Village.start.days(until: today) + 20))
        let last = random.number(3...moments.count)
        let isNow = last == moments.count
        let known = reports.filter { $0.seq <= last && ($0.reversedIn ?? .max) > last }
        let code = unit.hasPrefix("U") || unit == "LD" || random.chance(70) ? "unions.members" : "youth.members"
        let below = Self.standing(known, code, on: day).filter { Self.counts[$0.key]?.contains(unit) == true }
        let sum = below.values.map(\.number).reduce(0, +)
        let qualifier = Qualifier.ofSum(below.values.filter { $0.number > 0 }.map(\.qualifier))
        let expected = below.isEmpty ? nil : ReportedAmount(sum, qualifier)

        let moment = isNow ? nil : moments[last - 1]
        let indicator = try #require(Catalogue.indicator(code))
        let note = "\(unit) \(code) \(day) known up to \(last)"
        try await register.read { desk in
            let id = try UnitQueries.line(code: unit, on: day, as: Village.scope, desk).first?.id ?? Unit.ID("")
            let question = FigureQuestion(unit: id, from: Village.start, to: day, knownAt: moment)
            #expect(try Figures.alone(indicator, question, desk)?.amount == expected, "\(note)")
            #expect(
                try Figures.all(question, desk).first { $0.indicator == indicator }?.amount == expected, "\(note)")
            let page = try FigureRecords.page(
                indicator, question, limit: 50, offset: 0, as: .everything(Account.system), desk)
            let opened = page.records.map { "\($0.detail) \($0.reported?.amount.text ?? "–")" }
            #expect(opened.sorted() == below.map { "\($0.key) \($0.value.text)" }.sorted(), "\(note)")
            #expect(page.sum == sum, "\(note)")
        }
    }
}
