import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

extension RandomWorld {
    /// Enters the first units, then so many random operations, some of which must be refused.
    mutating func grow(_ operations: Int) async throws {
        func unit(_ code: String, _ type: UnitType, _ parent: String?, _ entry: UnitEntry = .opening) -> UnitDraft {
            UnitDraft(
                code: code, name: "Đơn vị \(code)", type: type, parentCode: parent, entry: entry, from: Self.start)
        }
        // Those below stand first in the list: it is the register's part to find the order.
        try await enter([
            unit("CB-1", .cell, "DU-1"), unit("CB-2", .grassrootsCell, "QU"), unit("DU-1", .grassrootsCommittee, "QU"),
            unit("DU-2", .grassrootsCommittee, "QU"), unit("QU", .upperCommittee, "TP"),
            unit("TP", .provinceCommittee, nil, .reference), unit("LD", .upperUnion, nil),
            unit("QD", .upperYouth, nil), unit("PN", .upperWomen, nil),
        ])
        try await list([enterprise("DU-1", Self.start), enterprise("QU", Self.start)])
        try await enter(people(6))
        try await move(
            plain.people.enumerated().map { number, person in
                MovementDraft(
                    personCode: person.row.code, personName: person.row.name, kind: .opening,
                    unitCode: "CB-\(1 + number % 2)", counterpartCode: nil,
                    status: number < 3 ? .official : .probationary, effectiveOn: Self.start, decision: nil)
            })
        for _ in 0..<operations {
            clock.advance(
                by: random.chance(10) ? Double(random.number(-1800...0)) : Double(random.number(1...72)) * 3600)
            try await step()
        }
    }

    private mutating func step() async throws {
        switch random.number(1...100) {
        case ...15: try await enter(randomUnits())
        case ...21:
            let count = random.number(1...3)
            try await list((0..<count).map { _ in enterprise(randomUnit { $0.type.line == .party }, randomDay()) })
        case ...25: try await enter(people(random.number(2...5)))
        case ...72: try await move((0..<random.number(1...3)).map { _ in randomMove() }.filter(isFresh))
        case ...78:
            let count = random.number(1...2)
            try await visit((0..<count).map { _ in randomVisit() })
        default:
            // What was recorded lately is taken back more often than refused.
            let count = plain.operations.count
            try await reverse(random.number((random.chance(60) ? max(1, count - 8) : 1)...count))
        }
    }

    // MARK: Drafts

    /// A day since the opening, the ends of months more often than others.
    mutating func randomDay() -> Day {
        let day = Self.start.adding(days: random.number(0...max(0, Self.start.days(until: today))))
        return random.chance(20) ? min(today, random.chance(50) ? day.lastOfMonth : day.firstOfMonth) : day
    }

    private mutating func randomUnit(_ fits: (UnitDraft) -> Bool) -> String {
        let fitting = plain.units.filter { $0.stands && fits($0.row) }
        let rows = fitting.isEmpty || random.chance(3) ? plain.units : fitting
        return rows.randomElement(using: &random)?.row.code ?? ""
    }

    private mutating func randomUnits() -> [UnitDraft] {
        let type =
            [
                UnitType.cell, .cell, .cell, .grassrootsCell, .grassrootsCommittee, .sectionCommittee, .grassrootsUnion,
                .grassrootsUnion, .upperUnion, .upperCommittee, .grassrootsYouth, .youthBranch, .womenBranch,
            ].randomElement(using: &random) ?? .cell
        let isAny = random.chance(4)
        let parent = randomUnit { isAny || $0.type.children.contains(type) }
        let earliest = standing(parent)?.from ?? Self.start
        let unit = founding(type, under: parent, on: random.chance(85) ? max(earliest, randomDay()) : randomDay())
        guard random.chance(15), let child = type.children.sorted(by: { $0.rawValue < $1.rawValue }).first else {
            return [unit]
        }
        return [founding(child, under: unit.code, on: max(unit.from, randomDay())), unit]
    }

    private mutating func founding(_ type: UnitType, under parent: String, on day: Day) -> UnitDraft {
        let isOpening = random.chance(15)
        let isHosted = (type.holdsMembers || type.line != .party) && random.chance(60)
        let code = "U-\(random.number(0...9_999_999))"
        return UnitDraft(
            code: code, name: "Đơn vị \(code)", type: type, parentCode: parent,
            hostTaxCode: isHosted ? listed(by: day) : nil, entry: isOpening ? .opening : .founding, from: day,
            decision: isOpening ? nil : Village.decision("\(code)-QĐ/QU", day))
    }

    /// An enterprise that is listed, mostly by that day.
    private mutating func listed(by day: Day) -> String? {
        let isAny = random.chance(3)
        let early = plain.enterprises.filter { $0.stands && ($0.row.from <= day || isAny) }
        return early.randomElement(using: &random)?.row.taxCode.digits
    }

    /// A new enterprise, or now and then one whose listing was taken back, with another class.
    private mutating func enterprise(_ manager: String, _ from: Day) -> EnterpriseDraft {
        let gone = plain.enterprises.filter { one in
            !plain.enterprises.contains { $0.stands && $0.row.taxCode == one.row.taxCode }
        }
        var taxCode = TaxCode("01\(random.number(10_000_000...99_999_999))")
        if random.chance(30), let old = gone.randomElement(using: &random) { taxCode = old.row.taxCode }
        guard let taxCode else { preconditionFailure("ten digits are a tax code") }
        return EnterpriseDraft(
            taxCode: taxCode, name: "Công ty \(taxCode)", legalForm: .jointStock,
            ownership: Ownership.allCases.randomElement(using: &random) ?? .domestic, address: "Ô Làng",
            industry: "Gỗ", workers: nil, status: .steady, managerCode: manager, from: from)
    }

    private mutating func people(_ count: Int) -> [PersonDraft] {
        (0..<count).map { _ in
            let taxCode = random.chance(60) ? listed(by: today) : nil
            let code = "P-\(random.number(0...9_999_999))"
            return PersonDraft(
                code: code, name: "Người \(code)", sex: random.chance(50) ? .female : .male, details: [:],
                workplaceTaxCode: taxCode, workplaceFrom: taxCode == nil ? nil : randomDay())
        }
    }

    private mutating func randomMove() -> MovementDraft {
        let person = plain.people.randomElement(using: &random)?.row
        let moves = plain.moves.filter { $0.stands && $0.row.personCode == person?.code }.map(\.row)
        let stand = PlainWorld.walk(moves) ?? PlainWorld.Stand()
        let kind = randomKind(after: stand)
        let latest = moves.map(\.effectiveOn).max() ?? Self.start
        let day = random.chance(70) ? min(today, max(latest, randomDay())) : randomDay()
        let cell = randomUnit { $0.type.holdsMembers && $0.from <= day }
        let target = randomUnit { $0.type.holdsMembers && $0.from <= day }
        let isAway = kind == .transferIn ? stand.way == nil : kind.mayConcernElsewhere && random.chance(40)
        let isStated = kind == .opening || kind == .restoration || (kind == .transferIn && isAway)
        let place = stand.cell ?? stand.way?.to ?? cell
        return MovementDraft(
            personCode: person?.code ?? "", personName: person?.name ?? "", kind: kind,
            unitCode: random.chance(95) ? place : cell,
            counterpartCode: kind.mayHaveCounterpart && !isAway ? target : nil,
            status: isStated ? (random.chance(70) ? .official : .probationary) : nil,
            elsewhere: isAway
                ? Movement.Elsewhere(name: "Đảng bộ nơi khác", province: random.chance(50) ? .same : .other) : nil,
            effectiveOn: day, decision: Village.decision("\(kind.rawValue)-QĐ/QU", day))
    }

    /// Mostly what may follow where somebody stands.
    private mutating func randomKind(after stand: PlainWorld.Stand) -> Movement.Kind {
        let leaving: [Movement.Kind] = [.removal, .expulsion, .withdrawal, .death, .annulment]
        let kinds: [Movement.Kind]
        if random.chance(6) {
            kinds = Movement.Kind.allCases.filter { $0 != .reorganisation }
        } else if stand.way != nil {
            kinds = [.transferIn, .transferIn, .transferIn, .transferIn, .recognition] + leaving.prefix(2)
        } else if stand.cell != nil {
            kinds =
                [.recognition, .recognition, .transfer, .transfer, .transfer, .transferOut, .transferOut]
                + (stand.guest == nil ? [.temporary, .temporary] : [.temporaryEnd, .temporaryEnd]) + leaving
        } else if stand.gone == nil {
            kinds = [.admission, .admission, .admission, .opening, .opening, .transferIn, .readmission, .restoration]
        } else {
            kinds = [.readmission, .restoration, .transferIn, .admission]
        }
        return kinds.randomElement(using: &random) ?? .transfer
    }

    /// Whether no list ever said this movement: repeated lists have tests of their own.
    private func isFresh(_ draft: MovementDraft) -> Bool {
        !plain.moves.contains { move in
            move.row.personCode == draft.personCode && move.row.kind == draft.kind
                && move.row.unitCode == draft.unitCode && move.row.effectiveOn == draft.effectiveOn
        }
    }

    private mutating func randomVisit() -> SurveyDraft {
        let day = randomDay()
        let taxCode = listed(by: day) ?? plain.enterprises.randomElement(using: &random)?.row.taxCode.digits ?? ""
        return SurveyDraft(
            taxCode: taxCode, enterpriseName: "Công ty \(taxCode)", round: "Đợt \(random.number(0...9_999_999))",
            visitedOn: day, workers: nil, official: random.number(0...4), probationary: random.number(0...2),
            steady: random.chance(80), source: .homeCell)
    }
}
