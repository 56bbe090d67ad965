import Domain
import Records
import TestKit
import Vietnamese

/// Some units, enterprises, people, movements, visits and targets whose texts are drawn from a list of odd ones.
struct HostileWorld {
    private var generator: Seeded
    private let seed: UInt64
    private let texts: [String]

    init(seed: UInt64, texts: [String]) {
        generator = Seeded(seed)
        self.seed = seed
        self.texts = texts
    }

    private mutating func text() -> String { texts[Int.random(in: 0..<texts.count, using: &generator)] }

    private mutating func maybe() -> String? { Bool.random(using: &generator) ? text() : nil }

    private mutating func decision(_ day: Day) -> DecisionDraft {
        DecisionDraft(number: String(text().prefix(60)), issuedOn: day, issuer: text())
    }

    /// Enters everything into the village as its own hand does, without any file.
    mutating func enter(_ village: Village) async throws {
        let day = Village.day(2024, 4, 1 + Int(seed))
        let numbers = 1...texts.count
        let enterprises = numbers.compactMap { enterprise($0, day) }
        let units = numbers.map { unit($0, day, hosts: enterprises) }
        let people = numbers.map { person($0, day, enterprises) }
        let movements = zip(people, units).map { person, unit in
            MovementDraft(
                personCode: person.code, personName: person.name, kind: .admission, unitCode: unit.code,
                counterpartCode: nil, status: nil, effectiveOn: day, decision: decision(day))
        }
        let surveys = enterprises.map { visit($0, day) }
        let targets = units.map { target($0, day) }
        let reported = units.map { value($0, day) }
        try await village.record(2024, 4, 20, "enterprises \(seed)") { author, desk in
            try Enterprises.list(Enterprises.plan(enterprises, as: Village.scope, desk), by: author, desk)
        }
        try await village.record(2024, 4, 20, "units \(seed)") { author, desk in
            try Units.enter(Units.plan(units, as: Village.scope, desk), by: author, desk)
        }
        try await village.record(2024, 4, 20, "people \(seed)") { author, desk in
            try People.enter(People.plan(people, as: Village.scope, desk), by: author, desk)
        }
        try await village.move(2024, 4, 20, "movements \(seed)", movements)
        try await village.record(2024, 4, 20, "surveys \(seed)") { author, desk in
            try Surveys.record(Surveys.plan(surveys, as: Village.scope, desk), by: author, desk)
        }
        try await village.record(2024, 4, 20, "targets \(seed)") { author, desk in
            try Targets.give(Targets.plan(targets, as: Village.scope, desk), by: author, desk)
        }
        try await village.record(2024, 4, 20, "reported \(seed)") { author, desk in
            try Reported.record(Reported.plan(reported, as: Village.scope, desk), by: author, desk)
        }
    }

    private mutating func value(_ unit: UnitDraft, _ day: Day) -> ReportedDraft {
        let document = maybe()
        let qualifier = Qualifier.allCases.randomElement(using: &generator) ?? .exact
        return ReportedDraft(
            unitCode: unit.code, unitName: unit.name, indicator: "youth.members", effectiveOn: day,
            amount: ReportedAmount(Int.random(in: 1...9_999, using: &generator), qualifier), source: text(),
            document: document, documentOn: document == nil ? nil : day)
    }

    private mutating func enterprise(_ number: Int, _ day: Day) -> EnterpriseDraft? {
        let (name, address, industry) = (text(), maybe() ?? "", maybe() ?? "")
        let workers = Bool.random(using: &generator) ? Int.random(in: 10...100_000, using: &generator) : nil
        return TaxCode("018\(seed)\(number + 100_000)\(number % 10 == 0 ? "-001" : "")").map {
            EnterpriseDraft(
                taxCode: $0, name: name, legalForm: .jointStock, ownership: .foreign, address: address,
                industry: industry, workers: workers, status: .suspended, managerCode: "DU-DOANHNGHIEP", from: day)
        }
    }

    private mutating func unit(_ number: Int, _ day: Day, hosts: [EnterpriseDraft]) -> UnitDraft {
        UnitDraft(
            code: "LA-\(seed)-\(number)", name: text(), type: .cell, parentCode: "DU-DOANHNGHIEP",
            block: Bool.random(using: &generator) ? .agency : nil,
            hostTaxCode: hosts.randomElement(using: &generator)?.taxCode.digits, entry: .founding, from: day,
            decision: decision(day))
    }

    private mutating func person(_ number: Int, _ day: Day, _ workplaces: [EnterpriseDraft]) -> PersonDraft {
        var details: [PersonDetail: String] = [:]
        for detail in [PersonDetail.ethnicity, .religion, .phone, .address] { details[detail] = maybe() }
        if Bool.random(using: &generator) { details[.birth] = "1970-02-28" }
        let workplace = Bool.random(using: &generator) ? workplaces.randomElement(using: &generator) : nil
        return PersonDraft(
            code: "LA-\(seed)-\(number)", name: text(), sex: .female, details: details,
            workplaceTaxCode: workplace?.taxCode.digits, workplaceFrom: workplace == nil ? nil : day)
    }

    private mutating func visit(_ enterprise: EnterpriseDraft, _ day: Day) -> SurveyDraft {
        let members = Int.random(in: 0...5, using: &generator)
        return SurveyDraft(
            taxCode: enterprise.taxCode.digits, enterpriseName: enterprise.name, round: text(), visitedOn: day,
            workers: Bool.random(using: &generator) ? 1_063 : nil, official: members, probationary: 1,
            steady: Bool.random(using: &generator), source: .person)
    }

    private mutating func target(_ unit: UnitDraft, _ day: Day) -> TargetDraft {
        let isRange = Bool.random(using: &generator)
        let giver = Bool.random(using: &generator) ? "QU-LANG" : nil
        let document = maybe()
        return TargetDraft(
            unitCode: unit.code, indicator: "party.members.admitted", from: Village.day(2024, 1, 1),
            to: Village.day(2024, 12, 31), value: 5, upper: isRange ? 7 : nil, shape: isRange ? .range : .atLeast,
            giverCode: giver, document: document, documentOn: document == nil ? nil : day)
    }
}

/// A generator of the same numbers in every run (SplitMix64), so that a failure can be repeated.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
