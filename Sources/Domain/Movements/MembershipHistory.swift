import Vietnamese

/// All movements of one person in their order: where the person is, and whether the sequence is possible.
package struct MembershipHistory: Sendable {
    /// Where a person stands between two movements.
    package enum Place: Hashable, Sendable {
        case outside
        case member(of: Unit.ID, Movement.Status)
        /// On the way between two cells of the register (*đang chuyển*): counted in neither.
        case moving(from: Unit.ID, to: Unit.ID, Movement.Status)
        /// On no list of the register any more, and by which kind of movement.
        case left(by: Movement.Kind)

        /// The cell whose member somebody is; nil elsewhere.
        package var cell: Unit.ID? {
            if case .member(let unit, _) = self { return unit }
            return nil
        }
    }

    /// Where a member lives their Party life for a time (*sinh hoạt tạm thời*), while counted in their own cell.
    package enum Stay: Hashable, Sendable {
        case unit(Unit.ID)
        case elsewhere
    }

    /// The first movement that cannot follow the ones before it, why, and the one that stands against it.
    package struct Contradiction: Error, Hashable, Sendable {
        package let movement: Movement
        package let reason: Message
        package let against: Movement?
    }

    /// A movement with where the person stood before and after it.
    package struct Step: Hashable, Sendable {
        package let movement: Movement
        package let before: Place
        package let after: Place
        package let stayBefore: Stay?
        package let stayAfter: Stay?
    }

    package let steps: [Step]

    /// Replays movements given in the order of recording; those of one day keep that order.
    package init(_ movements: [Movement]) throws(Contradiction) {
        let ordered = movements.enumerated()
            .sorted { ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset) }
            .map(\.element)
        var place = Place.outside
        var stay: Stay?
        var steps: [Step] = []
        for movement in ordered {
            let next = try Next(movement, place, stay, after: steps.map(\.movement)).reached()
            steps.append(
                Step(movement: movement, before: place, after: next.place, stayBefore: stay, stayAfter: next.stay))
            (place, stay) = next
        }
        self.steps = steps
    }

    package var place: Place { steps.last?.after ?? .outside }

    /// Where they are for a time, after the last movement.
    package var stay: Stay? { steps.last?.stayAfter }
}

/// What one movement makes of where somebody stands.
private struct Next {
    private let movement: Movement
    private let place: MembershipHistory.Place
    private let stay: MembershipHistory.Stay?
    private let earlier: [Movement]

    typealias Reached = (place: MembershipHistory.Place, stay: MembershipHistory.Stay?)

    init(
        _ movement: Movement, _ place: MembershipHistory.Place, _ stay: MembershipHistory.Stay?,
        after earlier: [Movement]
    ) {
        self.movement = movement
        self.place = place
        self.stay = stay
        self.earlier = earlier
    }

    func reached() throws(MembershipHistory.Contradiction) -> Reached {
        switch place {
        case .outside, .left: return (try entering(), nil)
        case .moving(let from, let to, let status): return (try onTheWay(from, to, status), nil)
        case .member(let unit, let status): return try asMember(of: unit, status)
        }
    }

    private func refused(_ key: String) -> MembershipHistory.Contradiction {
        let against = earlier.last { earlier in
            switch key {
            case "problem.movement.already_official": earlier.kind == .recognition || earlier.kind.isEntry
            case "problem.movement.already_temporary": earlier.kind == .temporary
            default: true
            }
        }
        return MembershipHistory.Contradiction(
            movement: movement,
            reason: Message(key, ["day": movement.effectiveOn.vietnamese]), against: against)
    }

    /// Somebody on no list of the register. Its list opens on a day: who left before it is not known to have done so.
    private func entering() throws(MembershipHistory.Contradiction) -> MembershipHistory.Place {
        var leaving: Movement.Kind?
        if case .left(let kind) = place { leaving = kind }
        if leaving == .death { throw refused("problem.movement.has_died") }
        switch movement.kind {
        case .opening:
            guard leaving == nil else { throw refused("problem.movement.has_left") }
            return .member(of: movement.unit, movement.status ?? .official)
        case .admission:
            // An admission annulled for its procedure is redone: they never were a member.
            guard leaving == nil || leaving == .annulment else { throw refused("problem.movement.has_left") }
            return .member(of: movement.unit, .probationary)
        case .readmission:
            if leaving == .transferOut { throw refused("problem.movement.still_member") }
            if leaving == .annulment { throw refused("problem.movement.never_member") }
            return .member(of: movement.unit, .probationary)
        case .restoration:
            // Only what was wrongly decided over somebody can be made good: not what they asked for.
            guard leaving == nil || leaving == .removal || leaving == .expulsion else {
                throw refused("problem.movement.not_struck")
            }
            return .member(of: movement.unit, movement.status ?? .official)
        case .transferIn:
            guard movement.elsewhere != nil, let status = movement.status else {
                throw refused("problem.movement.not_moving")
            }
            return .member(of: movement.unit, status)
        default: throw refused(leaving == nil ? "problem.movement.not_yet_member" : "problem.movement.has_left")
        }
    }

    private func onTheWay(
        _ from: Unit.ID, _ to: Unit.ID, _ status: Movement.Status
    ) throws(MembershipHistory.Contradiction) -> MembershipHistory.Place {
        let kind = movement.kind
        if kind.isEntry && kind != .transferIn { throw refused("problem.movement.already_member") }
        if kind == .reorganisation { return try redirected(from, to, status) }
        guard kind == .transferIn || kind == .recognition || kind.isLeaving else {
            throw refused("problem.movement.moving")
        }
        if kind == .transferIn {
            guard movement.elsewhere == nil else { throw refused("problem.movement.moving_within") }
            guard movement.unit == to else { throw refused("problem.movement.arrives_elsewhere") }
            return .member(of: to, status)
        }
        guard movement.unit == from || movement.unit == to else { throw refused("problem.movement.elsewhere") }
        guard kind == .recognition else { return .left(by: kind) }
        guard status == .probationary else { throw refused("problem.movement.already_official") }
        return .moving(from: from, to: to, .official)
    }

    /// A cell that ends by a reorganisation takes along who is on the way from or to it.
    private func redirected(
        _ from: Unit.ID, _ to: Unit.ID, _ status: Movement.Status
    ) throws(MembershipHistory.Contradiction) -> MembershipHistory.Place {
        guard let target = movement.counterpart, target != movement.unit else {
            throw refused("problem.movement.same_unit")
        }
        guard movement.unit == from || movement.unit == to else { throw refused("problem.movement.elsewhere") }
        // Both cells may become one: who was on the way between them has arrived.
        let (start, end) = (movement.unit == from ? target : from, movement.unit == to ? target : to)
        return start == end ? .member(of: end, status) : .moving(from: start, to: end, status)
    }

    private func asMember(
        of unit: Unit.ID, _ status: Movement.Status
    ) throws(MembershipHistory.Contradiction) -> Reached {
        let kind = movement.kind
        if kind == .transferIn && movement.elsewhere == nil { throw refused("problem.movement.not_moving") }
        if kind.isEntry { throw refused("problem.movement.already_member") }
        if kind == .reorganisation, unit != movement.unit, stay == .unit(movement.unit) {
            guard let target = movement.counterpart else { throw refused("problem.movement.same_unit") }
            return (place, target == unit ? nil : .unit(target))
        }
        guard unit == movement.unit else { throw refused("problem.movement.elsewhere") }
        switch kind {
        case .recognition:
            guard status == .probationary else { throw refused("problem.movement.already_official") }
            return (.member(of: unit, .official), stay)
        case .transfer, .reorganisation:
            guard let target = movement.counterpart, target != unit else { throw refused("problem.movement.same_unit") }
            // A new cell gives no slip for the stay that the old one allowed; a cell renamed by a reorganisation does.
            let keeps = kind == .reorganisation && stay != .unit(target)
            return (.member(of: target, status), keeps ? stay : nil)
        case .transferOut:
            if movement.elsewhere != nil { return (.left(by: .transferOut), nil) }
            guard let target = movement.counterpart, target != unit else { throw refused("problem.movement.same_unit") }
            return (.moving(from: unit, to: target, status), nil)
        case .temporary:
            guard stay == nil else { throw refused("problem.movement.already_temporary") }
            if movement.elsewhere != nil { return (place, .elsewhere) }
            guard let target = movement.counterpart, target != unit else { throw refused("problem.movement.same_unit") }
            return (place, .unit(target))
        case .temporaryEnd:
            guard stay != nil else { throw refused("problem.movement.not_temporary") }
            return (place, nil)
        default: return (.left(by: kind), nil)
        }
    }
}
