import Domain
import FoundationEssentials
import Vietnamese

/// The second opinion: what was accepted stands in plain lists, and every figure is recounted by loops over them.
/// It shares with the program the drafts, as rows of data, and no rule.
struct PlainWorld {
    /// A row with the operation that accepted it and the one that took it back.
    struct Accepted<Row> {
        let row: Row
        let seq: Int
        var reversedAt: Int?

        func isKnown(_ last: Int) -> Bool { seq <= last && (reversedAt ?? .max) > last }
        var stands: Bool { reversedAt == nil }
    }

    var units: [Accepted<UnitDraft>] = []
    var enterprises: [Accepted<EnterpriseDraft>] = []
    var people: [Accepted<PersonDraft>] = []
    /// In the order of recording; those of one operation in the order of the list.
    var moves: [Accepted<MovementDraft>] = []
    var visits: [Accepted<SurveyDraft>] = []
    /// What each operation was and when it was recorded, from the first.
    var operations: [(kind: Operation.Kind, at: Date)] = []

    /// Recorded time as known at a moment.
    func last(_ moment: Date?) -> Int {
        moment.map { moment in operations.filter { $0.at <= moment }.count } ?? operations.count
    }

    mutating func reverse(_ seq: Int, by reversal: Int) {
        func mark<Row>(_ rows: inout [Accepted<Row>]) {
            for place in rows.indices where rows[place].seq == seq && rows[place].stands {
                rows[place].reversedAt = reversal
            }
        }
        mark(&units)
        mark(&enterprises)
        mark(&people)
        mark(&moves)
        mark(&visits)
    }

    // MARK: Where people are

    /// Where a person is after some movements.
    struct Stand {
        var cell: String?
        var isOfficial = false
        /// Where they are a guest; empty for a place outside the register.
        var guest: String?
        /// The cell they left and the one they go to.
        var way: (from: String, to: String)?
        /// What took them off the list last.
        var gone: Movement.Kind?

        var isKnown: Bool { cell != nil || way != nil }
    }

    /// Where a person is after these movements; nothing where they are impossible.
    static func walk(_ moves: [MovementDraft]) -> Stand? {
        var stand = Stand()
        for move in inOrder(moves) {
            guard let next = follow(stand, move) else { return nil }
            stand = next
        }
        return stand
    }

    private static func follow(_ stand: Stand, _ move: MovementDraft) -> Stand? {
        func enters(_ isOfficial: Bool) -> Stand { Stand(cell: move.unitCode, isOfficial: isOfficial) }
        let isOn = stand.isKnown
        let isHere = stand.cell == move.unitCode
        let isPassing = stand.way.map { $0.from == move.unitCode || $0.to == move.unitCode } ?? false
        var next = stand
        switch move.kind {
        case .opening: return !isOn && stand.gone == nil ? enters(move.status == .official) : nil
        case .admission: return !isOn && (stand.gone == nil || stand.gone == .annulment) ? enters(false) : nil
        case .readmission:
            let isFit = stand.gone == nil || [.removal, .expulsion, .withdrawal].contains(stand.gone)
            return !isOn && isFit ? enters(false) : nil
        case .restoration:
            let isFit = stand.gone == nil || [.removal, .expulsion].contains(stand.gone)
            return !isOn && isFit ? enters(move.status == .official) : nil
        case .transferIn:
            if move.elsewhere != nil { return !isOn && stand.gone != .death ? enters(move.status == .official) : nil }
            return stand.way?.to == move.unitCode ? enters(stand.isOfficial) : nil
        case .recognition:
            guard isHere || isPassing, !stand.isOfficial else { return nil }
            next.isOfficial = true
            return next
        case .transfer, .reorganisation:
            guard isHere, let target = move.counterpartCode, target != move.unitCode else { return nil }
            return Stand(cell: target, isOfficial: stand.isOfficial)
        case .transferOut:
            guard isHere, move.counterpartCode != move.unitCode else { return nil }
            return move.counterpartCode.map {
                Stand(isOfficial: stand.isOfficial, way: (move.unitCode, $0))
            } ?? Stand(gone: .transferOut)
        case .temporary:
            guard isHere, stand.guest == nil, move.counterpartCode != move.unitCode else { return nil }
            next.guest = move.counterpartCode ?? ""
            return next
        case .temporaryEnd:
            guard isHere, stand.guest != nil else { return nil }
            next.guest = nil
            return next
        case .removal, .expulsion, .withdrawal, .death, .annulment:
            return isHere || isPassing ? Stand(gone: move.kind) : nil
        }
    }

    private static func inOrder(_ moves: [MovementDraft]) -> [MovementDraft] {
        moves.enumerated().sorted { one, other in
            one.element.effectiveOn == other.element.effectiveOn
                ? one.offset < other.offset : one.element.effectiveOn < other.element.effectiveOn
        }.map(\.element)
    }

    // MARK: Figures

    /// How the codes of each mass organisation's figures begin.
    private static let masses: [Line: String] = [
        .union: "unions", .youth: "youth", .women: "women", .veterans: "veterans",
    ]

    /// The unit and all below it, by code.
    private func under(_ code: String, _ known: [UnitDraft]) -> Set<String> {
        var found: Set<String> = [code]
        var size = 0
        while size != found.count {
            size = found.count
            for unit in known where unit.parentCode.map(found.contains) ?? false { found.insert(unit.code) }
        }
        return found
    }

    /// A figure; none where it says nothing of such a unit.
    func figure(_ code: String, unit: String, from: Day, to: Day, last: Int) -> FigureValue? {
        let line = units.first { $0.row.code == unit }?.row.type.line ?? .party
        if let own = Self.masses[line], !code.hasPrefix(own) { return nil }
        let known = units.filter { $0.isKnown(last) }.map(\.row)
        guard let own = known.first(where: { $0.code == unit }), own.entry != .reference else { return .notHeld }
        let isFlow = code.contains("founded") || code.contains("admitted") || code.contains("surveyed")
        // Nobody reports in these worlds.
        if ["unions.members", "youth.members", "women.members", "veterans.members"].contains(code) { return .notHeld }
        if own.entry == .opening && (isFlow ? from <= own.from : to < own.from) { return .notHeld }
        return .held(count(code, under(unit, known), line, known, from, to, last))
    }

    private func count(
        _ code: String, _ scope: Set<String>, _ line: Line, _ known: [UnitDraft], _ from: Day, _ to: Day, _ last: Int
    ) -> Int {
        let period = from...max(from, to)
        switch code {
        case "party.organisations", "party.grassroots":
            let types: [UnitType] = [.grassrootsCommittee, .grassrootsCell]
            let wanted = code == "party.grassroots" ? types : types + [.sectionCommittee, .cell]
            return known.filter { unit in
                wanted.contains(unit.type) && unit.entry != .reference && unit.from <= to && scope.contains(unit.code)
            }.count
        case "party.cells.founded":
            return known.filter { unit in
                [.cell, .grassrootsCell].contains(unit.type) && unit.entry == .founding && period.contains(unit.from)
                    && scope.contains(unit.code)
            }.count
        case "unions", "unions.founded", "youth", "youth.founded", "women", "women.founded", "veterans",
            "veterans.founded":
            let counted: [UnitType] =
                code.hasPrefix("unions")
                ? [.grassrootsUnion]
                : code.hasPrefix("youth")
                    ? [.grassrootsYouth, .youthBranch]
                    : code.hasPrefix("women")
                        ? [.grassrootsWomen, .womenBranch] : [.grassrootsVeterans, .veteransBranch]
            return known.filter { unit in
                guard counted.contains(unit.type), unit.entry != .reference, unit.from <= to else { return false }
                if code.hasSuffix("founded") && (unit.entry != .founding || unit.from < from) { return false }
                if line != .party { return scope.contains(unit.code) }
                return unit.hostTaxCode.flatMap { manager(of: $0, last) }.map(scope.contains) ?? false
            }.count
        case "party.members", "party.members.official":
            return Set(moves.map(\.row.personCode)).filter { person in
                let path = moves.filter { $0.isKnown(last) && $0.row.personCode == person && $0.row.effectiveOn <= to }
                guard let stand = Self.walk(path.map(\.row)), let cell = stand.cell, scope.contains(cell) else {
                    return false
                }
                return code == "party.members" || stand.isOfficial
            }.count
        case "party.members.admitted", "party.members.admitted.nonstate":
            return moves.filter { move in
                move.isKnown(last) && move.row.kind == .admission && period.contains(move.row.effectiveOn)
                    && scope.contains(move.row.unitCode)
                    && (code == "party.members.admitted" || isNonState(move.row, known, last))
            }.count
        case "enterprises":
            return enterprises.filter { $0.isKnown(last) && $0.row.from <= to && scope.contains($0.row.managerCode) }
                .count
        default:
            return visits.filter { visit in
                guard visit.isKnown(last), period.contains(visit.row.visitedOn),
                    manager(of: visit.row.taxCode, last).map(scope.contains) ?? false
                else { return false }
                switch code {
                case "enterprises.surveyed.eligible": return visit.row.official >= 3
                case "enterprises.surveyed.members_not_enough":
                    return visit.row.official < 3 && visit.row.official + visit.row.probationary > 0
                default: return true
                }
            }.count
        }
    }

    private func enterprise(_ taxCode: String, _ last: Int) -> EnterpriseDraft? {
        enterprises.first { $0.isKnown(last) && $0.row.taxCode.digits == taxCode }?.row
    }

    private func manager(of taxCode: String, _ last: Int) -> String? { enterprise(taxCode, last)?.managerCode }

    /// By the workplace of that day, else by the host of the cell; neither known, not counted.
    private func isNonState(_ move: MovementDraft, _ known: [UnitDraft], _ last: Int) -> Bool {
        let person = people.first { $0.row.code == move.personCode }?.row
        var taxCode = person?.workplaceTaxCode
        if let from = person?.workplaceFrom, from > move.effectiveOn { taxCode = nil }
        taxCode = taxCode ?? known.first { $0.code == move.unitCode }?.hostTaxCode
        guard let taxCode, let place = enterprise(taxCode, last), place.from <= move.effectiveOn else { return false }
        return place.ownership != .state
    }

    // MARK: What stands against a reversal

    /// The operations that rest on what an operation recorded.
    func dependents(of seq: Int) -> Set<Int> {
        let codes = units.filter { $0.seq == seq && $0.stands }.map(\.row.code)
        let taxCodes = enterprises.filter { $0.seq == seq && $0.stands }.map(\.row.taxCode.digits)
        func others<Row>(_ rows: [Accepted<Row>], _ rest: (Row) -> Bool) -> [Int] {
            rows.filter { $0.seq != seq && $0.stands && rest($0.row) }.map(\.seq)
        }
        var found: [Int] = []
        found += others(units) { $0.parentCode.map(codes.contains) ?? false }
        found += others(moves) { codes.contains($0.unitCode) || $0.counterpartCode.map(codes.contains) ?? false }
        found += others(enterprises) { codes.contains($0.managerCode) }
        found += others(units) { $0.hostTaxCode.map(taxCodes.contains) ?? false }
        found += others(people) { $0.workplaceTaxCode.map(taxCodes.contains) ?? false }
        found += others(visits) { taxCodes.contains($0.taxCode) }
        let codesOfPeople = people.filter { $0.seq == seq && $0.stands }.map(\.row.code)
        found += others(moves) { codesOfPeople.contains($0.personCode) }
        for person in Set(moves.filter { $0.seq == seq && $0.stands }.map(\.row.personCode)) {
            let rest = moves.filter { $0.seq != seq && $0.stands && $0.row.personCode == person }
            if Self.walk(rest.map(\.row)) == nil { found += rest.map(\.seq) }
        }
        return Set(found)
    }

    /// Whether anything that an operation recorded stands.
    func hasStanding(_ seq: Int) -> Bool {
        units.contains { $0.seq == seq && $0.stands } || enterprises.contains { $0.seq == seq && $0.stands }
            || people.contains { $0.seq == seq && $0.stands } || moves.contains { $0.seq == seq && $0.stands }
            || visits.contains { $0.seq == seq && $0.stands }
    }
}
