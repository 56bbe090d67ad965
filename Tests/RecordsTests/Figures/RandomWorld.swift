import Domain
import FoundationEssentials
import Records
import Storage
import TestKit
import Testing
import Vietnamese

/// A world that grows by random operations, good and bad, each foretold by the plain lists beside the register.
struct RandomWorld {
    let register: Register
    let clock: TestClock
    var random: Seeded
    var plain = PlainWorld()
    private(set) var refused = 0
    private var made = 0

    static let start = Village.day(2023, 12, 31)

    init(_ register: Register, _ clock: TestClock, seed: UInt64) {
        (self.register, self.clock, random) = (register, clock, Seeded(seed))
    }

    var today: Day { Day(inVietnam: clock.now) }

    // MARK: Acting

    /// Runs an action and holds its outcome against what was foretold; tells the operation's number when it went
    /// through.
    @discardableResult
    mutating func act(
        _ kind: Operation.Kind, isPossible: Bool, _ note: @autoclosure () -> String,
        _ body: @escaping @Sendable (Author, Desk) throws -> Receipt
    ) async throws -> (seq: Int?, failure: Failure?) {
        made += 1
        let operation = "random-\(made)"
        do {
            let seq = try await register.write { try body(Author(Village.scope, operation: operation), $0).seq }
            #expect(isPossible, "accepted: \(note())")
            #expect(seq == plain.operations.count + 1)
            let at = max(clock.now, plain.operations.last?.at ?? clock.now)
            plain.operations.append((kind, at))
            return (seq, nil)
        } catch let failure as Failure {
            refused += 1
            #expect(!isPossible, "refused with \(failure): \(note())")
            return (nil, failure)
        }
    }

    mutating func enter(_ drafts: [UnitDraft]) async throws {
        let isPossible = drafts.allSatisfy { isAllowed($0, among: drafts) }
        let isFounding = drafts.count == 1 && drafts[0].entry == .founding
        let (seq, _) = try await act(isFounding ? .founding : .importUnits, isPossible: isPossible, "\(drafts)") {
            isFounding
                ? try Units.found(drafts[0], by: $0, $1)
                : try Units.enter(Units.plan(drafts, as: Village.scope, $1), by: $0, $1)
        }
        if let seq { plain.units += drafts.map { PlainWorld.Accepted(row: $0, seq: seq) } }
    }

    mutating func list(_ drafts: [EnterpriseDraft]) async throws {
        let isTwice = Set(drafts.map(\.taxCode)).count < drafts.count
        let isPossible =
            !isTwice
            && drafts.allSatisfy { draft in
                guard let manager = standing(draft.managerCode) else { return false }
                return manager.type.line == .party && manager.from <= draft.from
            }
        let (seq, _) = try await act(.importEnterprises, isPossible: isPossible, "\(drafts)") {
            try Enterprises.list(Enterprises.plan(drafts, as: Village.scope, $1), by: $0, $1)
        }
        if let seq { plain.enterprises += drafts.map { PlainWorld.Accepted(row: $0, seq: seq) } }
    }

    mutating func enter(_ drafts: [PersonDraft]) async throws {
        let (seq, _) = try await act(.importPeople, isPossible: true, "\(drafts)") {
            try People.enter(People.plan(drafts, as: Village.scope, $1), by: $0, $1)
        }
        if let seq { plain.people += drafts.map { PlainWorld.Accepted(row: $0, seq: seq) } }
    }

    mutating func move(_ drafts: [MovementDraft]) async throws {
        let isPossible = areAllowed(drafts)
        let (seq, _) = try await act(.importMovements, isPossible: isPossible, "\(drafts)") {
            try Movements.record(Movements.plan(drafts, as: Village.scope, $1), by: $0, $1)
        }
        if let seq { plain.moves += drafts.map { PlainWorld.Accepted(row: $0, seq: seq) } }
    }

    mutating func visit(_ drafts: [SurveyDraft]) async throws {
        let isPossible = drafts.allSatisfy { draft in
            plain.enterprises.contains {
                $0.stands && $0.row.taxCode.digits == draft.taxCode && $0.row.from <= draft.visitedOn
            }
        }
        let (seq, _) = try await act(.importSurveys, isPossible: isPossible, "\(drafts)") {
            try Surveys.record(Surveys.plan(drafts, as: Village.scope, $1), by: $0, $1)
        }
        if let seq { plain.visits += drafts.map { PlainWorld.Accepted(row: $0, seq: seq) } }
    }

    mutating func reverse(_ seq: Int) async throws {
        let kind = plain.operations[seq - 1].kind
        let dependents = plain.dependents(of: seq)
        let isReversible = kind != .reversal
        let hasStanding = plain.hasStanding(seq)
        let (reversal, failure) = try await act(
            .reversal, isPossible: isReversible && hasStanding && dependents.isEmpty, "reversal of \(seq)"
        ) { try Reversal.reverse(seq, reason: "Thử", by: $0, $1) }
        if let reversal { plain.reverse(seq, by: reversal) }
        if let failure, case .conflict(let message) = failure {
            if !isReversible {
                #expect(message.key == "problem.reversal.kind")
            } else if !hasStanding {
                #expect(message.key == "problem.reversal.done")
            } else {
                #expect(message.key == "problem.reversal.stands")
                #expect(
                    dependents.contains(message.arguments["operation"].flatMap(Int.init) ?? 0), "\(message) of \(seq)")
            }
        }
    }

    // MARK: What is possible

    func standing(_ code: String) -> UnitDraft? { plain.units.first { $0.stands && $0.row.code == code }?.row }

    private func isAllowed(_ draft: UnitDraft, among drafts: [UnitDraft]) -> Bool {
        if let taxCode = draft.hostTaxCode {
            let host = plain.enterprises.first { $0.stands && $0.row.taxCode.digits == taxCode }
            guard let host, host.row.from <= draft.from else { return false }
        }
        guard let code = draft.parentCode else { return draft.entry != .founding }
        guard let parent = standing(code) ?? drafts.first(where: { $0.code == code }) else { return false }
        let allowed: [UnitType: [UnitType]] = [
            .provinceCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .upperCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell],
            .grassrootsCommittee: [.sectionCommittee, .cell], .sectionCommittee: [.cell],
            .upperUnion: [.upperUnion, .grassrootsUnion],
            .upperYouth: [.upperYouth, .grassrootsYouth, .youthBranch], .grassrootsYouth: [.youthBranch],
            .upperWomen: [.upperWomen, .grassrootsWomen, .womenBranch], .grassrootsWomen: [.womenBranch],
            .upperVeterans: [.upperVeterans, .grassrootsVeterans, .veteransBranch],
            .grassrootsVeterans: [.veteransBranch],
        ]
        return (allowed[parent.type] ?? []).contains(draft.type) && parent.from <= draft.from && draft.from <= today
    }

    private func areAllowed(_ drafts: [MovementDraft]) -> Bool {
        let keys = drafts.map { [$0.personCode, $0.kind.rawValue, $0.unitCode, $0.effectiveOn.iso] }
        guard Set(keys).count == keys.count else { return false }
        for draft in drafts {
            for code in [draft.unitCode] + [draft.counterpartCode].compactMap({ $0 }) {
                guard let unit = standing(code), [.cell, .grassrootsCell].contains(unit.type),
                    unit.entry != .reference, unit.from <= draft.effectiveOn
                else { return false }
            }
        }
        return Set(drafts.map(\.personCode)).allSatisfy { person in
            guard plain.people.contains(where: { $0.stands && $0.row.code == person }) else { return false }
            let before = plain.moves.filter { $0.stands && $0.row.personCode == person }.map(\.row)
            return PlainWorld.walk(before + drafts.filter { $0.personCode == person }) != nil
        }
    }
}
