package import Vietnamese

/// What is done to a unit that stands, by a decision. Several steps recorded as one are one reorganisation.
package enum Reorganisation {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// Another name or code.
        case rename
        /// Under another superior.
        case move
        /// Handed over to another superior (*chuyển giao, tiếp nhận*), with a record of handover.
        case handover
        /// Another type: raised in level, or a cell made a committee. Perhaps under another superior.
        case convert
        /// Merged into another unit, which takes everything it has (*sáp nhập*).
        case merge
        /// Made one with others in a new unit (*hợp nhất*).
        case amalgamate
        /// A new unit comes out of it with some of its members (*chia tách*). It ends where it is wound up that day.
        case split
        /// Wound up (*kết thúc hoạt động*).
        case windUp = "wind_up"
        /// Dissolved (*giải thể*).
        case dissolve
        /// Disbanded by discipline (*giải tán*).
        case disband

        /// How a unit ends by it; nil where it goes on.
        package var ending: UnitEnding? {
            switch self {
            case .merge: .merged
            case .amalgamate: .amalgamated
            case .windUp: .woundUp
            case .dissolve: .dissolved
            case .disband: .disbanded
            case .rename, .move, .handover, .convert, .split: nil
            }
        }

        /// Whether another unit comes into being by it.
        package var makesUnit: Bool { self == .amalgamate || self == .split }
    }
}

/// One step of a reorganisation, as a row of a list or a form gives it.
package struct ReorganisationDraft: Hashable, Sendable {
    package var kind: Reorganisation.Kind
    package var unitCode: String
    /// The first day on which it is so.
    package var from: Day
    /// The unit that takes over (merge and the endings) or comes into being (amalgamation, split); of a renaming the
    /// new code.
    package var otherCode: String?
    /// The superior from then on (move, handover, convert), or of the unit that comes into being.
    package var parentCode: String?
    /// The new name, or that of the unit that comes into being.
    package var name: String?
    /// The new type, or that of the unit that comes into being.
    package var type: UnitType?
    /// The enterprise whose members go to the new unit of a split, and which hosts it.
    package var hostTaxCode: String?
    /// The file numbers of the members who go to the new unit of a split, where no enterprise says so.
    package var people: [String]
    package var decision: DecisionDraft?

    package init(
        kind: Reorganisation.Kind, unitCode: String, from: Day, otherCode: String? = nil, parentCode: String? = nil,
        name: String? = nil, type: UnitType? = nil, hostTaxCode: String? = nil, people: [String] = [],
        decision: DecisionDraft?
    ) {
        self.kind = kind
        self.unitCode = unitCode
        self.from = from
        self.otherCode = otherCode
        self.parentCode = parentCode
        self.name = name
        self.type = type
        self.hostTaxCode = hostTaxCode
        self.people = people
        self.decision = decision
    }

    /// What can be judged without the register: dates, the paper, and which fields each kind needs or has no use for.
    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if from > today { problems.append(Problem("from", "problem.date.future", ["today": today.vietnamese])) }
        if let decision {
            problems += decision.problems(today: today)
        } else {
            problems.append(Problem("decision.number", "problem.reorganisation.decision"))
        }
        if let name, name.count > 200 { problems.append(Problem("name", "problem.too_long", ["most": "200"])) }
        let given = [
            "other": otherCode != nil, "parent": parentCode != nil, "name": name != nil, "type": type != nil,
            "host": hostTaxCode != nil, "people": !people.isEmpty,
        ]
        for field in kind.required where given[field] == false {
            problems.append(Problem(field, kind.need))
        }
        for (field, isGiven) in given.sorted(by: { $0.key < $1.key })
        where isGiven && !kind.required.contains(field) && !kind.optional.contains(field) {
            problems.append(Problem(field, "problem.reorganisation.unused"))
        }
        if kind == .rename && otherCode == nil && name == nil {
            problems.append(Problem("name", kind.need))
        }
        if let otherCode, kind.makesUnit || kind == .rename, !UnitDraft.isCode(otherCode) {
            problems.append(Problem("other", "problem.code.shape"))
        }
        if otherCode == unitCode && kind != .rename {
            problems.append(Problem("other", "problem.reorganisation.itself"))
        }
        if parentCode == unitCode && kind != .split {
            problems.append(Problem("parent", "problem.reorganisation.itself"))
        }
        if hostTaxCode != nil && !people.isEmpty {
            problems.append(Problem("people", "problem.reorganisation.people_and_host"))
        }
        return problems
    }
}

extension Reorganisation.Kind {
    /// The fields without which a step of this kind says nothing.
    package var required: [String] {
        switch self {
        case .rename: []
        case .move, .handover: ["parent"]
        case .convert: ["type"]
        case .merge, .amalgamate, .split: ["other"]
        case .windUp, .dissolve, .disband: []
        }
    }

    /// What to say where one of them is missing.
    fileprivate var need: String {
        switch self {
        case .rename: "problem.reorganisation.needed.rename"
        case .move: "problem.reorganisation.needed.move"
        case .handover: "problem.reorganisation.needed.handover"
        case .convert: "problem.reorganisation.needed.convert"
        case .merge: "problem.reorganisation.needed.merge"
        case .amalgamate: "problem.reorganisation.needed.amalgamate"
        case .split: "problem.reorganisation.needed.split"
        case .windUp, .dissolve, .disband: "problem.required"
        }
    }

    /// The fields that a step of this kind may leave empty.
    package var optional: [String] {
        switch self {
        case .rename: ["name", "other"]
        case .move, .handover, .merge: []
        case .convert: ["parent", "name"]
        case .amalgamate: ["name", "type", "parent"]
        case .split: ["name", "type", "parent", "host", "people"]
        case .windUp, .dissolve, .disband: ["other"]
        }
    }
}
