package import Vietnamese

/// An increase or decrease of Party strength (*biến động*): one event, with one posting or two.
package struct Movement: Hashable, Sendable {
    package typealias ID = Identifier<Movement>

    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// A member on the list with which the register opens.
        case opening
        /// Admission (*kết nạp*): probationary from the day of the decision.
        case admission
        /// Recognition as an official member (*công nhận chính thức*).
        case recognition
        /// Official transfer (*chuyển sinh hoạt chính thức*) from `unit` to `counterpart`.
        case transfer
        /// Removal from the list (*xóa tên*).
        case removal
        /// Moved from `unit` to `counterpart` with others by a reorganisation: no transfer of the member's own.
        case reorganisation

        /// Whether it takes a member from one cell of the register to another.
        package var isBetweenUnits: Bool { self == .transfer || self == .reorganisation }
    }

    package enum Status: String, CaseIterable, Sendable, Codable {
        case official, probationary
    }

    package let id: ID
    package let kind: Kind
    package let person: Person.ID
    package let unit: Unit.ID
    package let counterpart: Unit.ID?
    /// Given for an opening only; every other status follows from the sequence.
    package let status: Status?
    package let effectiveOn: Day

    package init(
        id: ID, kind: Kind, person: Person.ID, unit: Unit.ID, counterpart: Unit.ID? = nil, status: Status? = nil,
        effectiveOn: Day
    ) {
        self.id = id
        self.kind = kind
        self.person = person
        self.unit = unit
        self.counterpart = counterpart
        self.status = status
        self.effectiveOn = effectiveOn
    }
}

/// A movement as a row of a list gives it.
package struct MovementDraft: Hashable, Sendable {
    package var personCode: String
    package var personName: String
    package var kind: Movement.Kind
    package var unitCode: String
    package var counterpartCode: String?
    package var status: Movement.Status?
    package var effectiveOn: Day
    package var decision: DecisionDraft?

    package init(
        personCode: String, personName: String, kind: Movement.Kind, unitCode: String, counterpartCode: String?,
        status: Movement.Status?, effectiveOn: Day, decision: DecisionDraft?
    ) {
        self.personCode = personCode
        self.personName = personName
        self.kind = kind
        self.unitCode = unitCode
        self.counterpartCode = counterpartCode
        self.status = status
        self.effectiveOn = effectiveOn
        self.decision = decision
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if effectiveOn > today {
            problems.append(Problem("effective_on", "problem.date.future", ["today": today.vietnamese]))
        }
        if kind == .opening && status == nil { problems.append(Problem("status", "problem.movement.status")) }
        if kind != .opening && status != nil { problems.append(Problem("status", "problem.movement.no_status")) }
        if kind.isBetweenUnits && counterpartCode == nil {
            problems.append(Problem("counterpart", "problem.movement.counterpart"))
        }
        if !kind.isBetweenUnits && counterpartCode != nil {
            problems.append(Problem("counterpart", "problem.movement.no_counterpart"))
        }
        if kind != .opening && decision == nil {
            problems.append(Problem("decision.number", "problem.movement.decision"))
        }
        problems += decision?.problems(today: today) ?? []
        return problems
    }
}
