import Domain
import FoundationEssentials
import Records
import Storage
import Testing
import Vietnamese

@testable import TestKit

/// Random changes, corrections and reversals of enterprises and people: each is accepted or refused as plain stacks
/// foretell, what stands is what the stacks say, figures follow, and what was known stays known.
@Suite struct RandomChangesTests {
    @Test(arguments: Engine.available, [UInt64(1), 2, 20240401])
    func `what stands is what an independent account says, after every step`(
        engine: Engine, seed: UInt64
    ) async throws {
        try await Village.on(engine) { (village) async throws in
            var world = try await ChangingWorld(village, seed: seed)
            for _ in 0..<70 { try await world.step() }
            #expect(world.changed > 15 && world.refused > 5 && world.takenBack > 5 && world.stood > 0)
            try await world.checkWhatWasKnown()
            let findings = try await village.findings()
            #expect(findings == [])
        }
    }
}

/// The village, with a State enterprise and one more member, changed at random.
private struct ChangingWorld {
    private let village: Village
    private var random: Seeded
    private var plain = PlainChanges()
    private var seen: [(at: Date, values: [String: FigureValue])] = []
    private(set) var changed = 0
    private(set) var refused = 0
    private(set) var takenBack = 0
    /// Reversals that something stood against.
    private(set) var stood = 0

    private let enterprises: [EnterpriseDraft]
    private let people = [Village.people[4], Village.people[5]]
    private static let days = ["2023-12-31", "2024-01-10", "2024-01-20", "2024-02-01", "2024-02-15", "2024-03-10"]

    init(_ village: Village, seed: UInt64) async throws {
        self.village = village
        random = Seeded(seed)
        var state = Village.newEnterprise
        (state.ownership, state.from) = (.state, Village.start)
        enterprises = Village.enterprises + [state]
        let listing = state
        // 05 was admitted on 20/1, 06 is on 15/2.
        let admission = Village.movement("DV-06", .admission, "CB-MOC", Village.on("15/2"), decision: "15-QĐ/QU")
        try await village.act { try Enterprises.list(listing, by: $0, $1) }
        try await village.act { try Movements.record(Movements.plan([admission], as: Village.scope, $1), by: $0, $1) }
        for draft in enterprises { plain.begin(writes(draft)) }
        for draft in people { plain.begin(writes(draft)) }
    }

    mutating func step() async throws {
        village.clock.advance(by: Double(random.number(1...48)) * 3600)
        switch random.number(1...100) {
        case ...48: try await changeEnterprise()
        case ...76: try await changePerson()
        default: try await takeBack()
        }
        try await compare()
        let question = try await village.question("QU-LANG", "1/1", "31/3")
        let values = try await village.all(question)
        #expect(values["party.members.admitted.nonstate"] == .held(nonState()))
        seen.append((village.clock.now, values))
    }

    // MARK: Steps

    private mutating func changeEnterprise() async throws {
        var draft = enterprises[random.number(0...enterprises.count - 1)]
        draft.from = try #require(Day(iso: randomDay()))
        draft.workers = random.chance(50) ? random.number(1...3) : nil
        if random.chance(30) { draft.status = random.chance(50) ? .suspended : .steady }
        draft.industry = random.chance(30) ? "Nghề \(random.number(1...2))" : ""
        draft.address = ""
        if random.chance(30) { draft.legalForm = random.chance(50) ? .jointStock : .limitedMany }
        let row = draft
        try await change(writes(draft)) { try Enterprises.change(row, seen: nil, by: $0, $1) }
    }

    private mutating func changePerson() async throws {
        var draft = people[random.number(0...people.count - 1)]
        draft.details = random.chance(60) ? [:] : [.phone: "091200000\(random.number(1...3))"]
        if random.chance(30) { draft.name = "\(draft.name) \(random.number(1...2))" }
        (draft.workplaceTaxCode, draft.workplaceFrom) = (nil, nil)
        if random.chance(60) {
            draft.workplaceTaxCode = enterprises[random.number(0...enterprises.count - 1)].taxCode.digits
            draft.workplaceFrom = Day(iso: randomDay())
        }
        let row = draft
        try await change(writes(draft)) { try People.change(row, seen: nil, by: $0, $1) }
    }

    private mutating func change(
        _ row: [PlainChanges.Write], _ body: @escaping @Sendable (Author, Desk) throws -> Receipt
    ) async throws {
        let (answer, writes) = plain.judge(row)
        let before = try await village.count("operation")
        let failure = try await village.failure { try body($0, $1) }
        switch answer {
        case .changes:
            #expect(failure == nil, "\(writes)")
            plain.record(before + 1, writes)
            changed += 1
        case .same:
            #expect(failure == .invalid([Problem("", "problem.change.none")]))
        case .refused:
            guard case .invalid(let problems)? = failure else {
                Issue.record("\(String(describing: failure)) of \(row)")
                return
            }
            #expect(Set(problems.map(\.message.key)) == ["problem.change.later"])
            refused += 1
        }
        #expect(try await village.count("operation") == before + (answer == .changes ? 1 : 0))
    }

    private mutating func takeBack() async throws {
        guard let operation = plain.operations.randomElement(using: &random) else { return }
        let failure = try await village.reversal(operation)
        if let later = plain.against(operation) {
            guard case .conflict(let message)? = failure else {
                Issue.record("reversal of \(operation): \(String(describing: failure))")
                return
            }
            #expect(message.key == "problem.reversal.stands")
            #expect(message.arguments["operation"] == String(later))
            stood += 1
        } else {
            #expect(failure == nil, "reversal of \(operation)")
            plain.takeBack(operation)
            takenBack += 1
            #expect(try await village.reversal(operation) == .conflict(Message("problem.reversal.done")))
        }
    }

    private mutating func randomDay() -> String { Self.days[random.number(0...Self.days.count - 1)] }

    // MARK: What should stand

    private func writes(_ draft: EnterpriseDraft) -> [PlainChanges.Write] {
        func write(_ field: String, _ value: String) -> PlainChanges.Write {
            .init(slot: .init(subject: draft.taxCode.digits, field: field), day: draft.from.iso, value: value)
        }
        var writes = [write("name", draft.name), write("status", draft.status.rawValue)]
        if let workers = draft.workers { writes.append(write("headcount", String(workers))) }
        // Form and industry change together: an industry that a row leaves out stays as it is on the day.
        let kept = plain.value(.init(subject: draft.taxCode.digits, field: "class"), draft.from.iso) ?? ""
        let industry = draft.industry.isEmpty ? kept.split(separator: "|").last.map { String($0) } : draft.industry
        writes.append(write("class", "\(draft.legalForm.rawValue)|\(industry ?? "")"))
        return writes
    }

    private func writes(_ draft: PersonDraft) -> [PlainChanges.Write] {
        func write(_ field: String, _ day: String, _ value: String) -> PlainChanges.Write {
            .init(slot: .init(subject: draft.code, field: field), day: day, value: value)
        }
        var writes = [write("name", "", draft.name)]
        if let phone = draft.details[.phone] { writes.append(write("phone", "", phone)) }
        if let taxCode = draft.workplaceTaxCode, let from = draft.workplaceFrom {
            writes.append(write("workplace", from.iso, taxCode))
        }
        return writes
    }

    /// Admissions of people whose workplace on the day, or else the host of their cell, is not the State's.
    private func nonState() -> Int {
        [("DV-05", "2024-01-20"), ("DV-06", "2024-02-15")].filter { code, day in
            plain.value(.init(subject: code, field: "workplace"), day) != "0109000044"
        }.count
    }

    private func compare() async throws {
        for enterprise in enterprises {
            let taxCode = enterprise.taxCode.digits
            let headcounts = try await village.headcounts(taxCode)
            #expect(
                headcounts.filter { !$0.hasSuffix("–") } == plain.standing(.init(subject: taxCode, field: "headcount")))
            let shown = try await village.register.read {
                try EnterpriseQueries.named(taxCode, as: Village.scope, $0)
            }
            let last = Self.days[Self.days.count - 1]
            #expect(shown?.name == plain.value(.init(subject: taxCode, field: "name"), last))
            #expect(shown?.status.rawValue == plain.value(.init(subject: taxCode, field: "status"), last))
        }
        for person in people {
            let last = Self.days[Self.days.count - 1]
            var draft = person
            func value(_ field: String, _ day: String) -> String? {
                plain.value(.init(subject: person.code, field: field), day)
            }
            draft.name = try #require(value("name", ""))
            draft.details[.phone] = value("phone", "")
            draft.workplaceTaxCode = value("workplace", last)
            draft.workplaceFrom = draft.workplaceTaxCode == nil ? nil : Day(iso: last)
            let row = draft
            let plan = try await village.register.read { try People.plan([row], as: Village.scope, $0) }
            #expect(plan.same == 1, "\(row.code)")
        }
    }

    /// The figures as known at each step are those that were seen then.
    func checkWhatWasKnown() async throws {
        for (at, values) in seen {
            var question = try await village.question("QU-LANG", "1/1", "31/3")
            question.knownAt = at
            let known = try await village.all(question)
            #expect(known == values)
        }
    }
}
