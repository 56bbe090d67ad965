package import Vietnamese

/// Where somebody stands towards the Party on a day, as lists say it.
package struct Standing: Hashable, Sendable {
    package enum Status: String, CaseIterable, Sendable, Codable {
        case official, probationary
        /// Left one cell and has not arrived in the other (*đang chuyển*).
        case moving
        /// No movement yet: under consideration, or only known.
        case outside
        /// Was a member and is on no list any more.
        case left
    }

    package var status = Status.outside
    /// The day from which the status holds; nil for who never was a member.
    package var since: Day?
    /// The unit of their Party life, or where it was last.
    package var unit: Unit.ID?
    /// The day from which they are in that unit.
    package var unitSince: Day?
    /// The unit they are on the way to.
    package var destination: Unit.ID?
    /// Where they are for a time.
    package var stay: MembershipHistory.Stay?
    /// What took them off the list.
    package var leaving: Movement.Kind?
}

extension MembershipHistory {
    /// Where the person stands at the end of a day.
    package func standing(on day: Day) -> Standing {
        var standing = Standing()
        for step in steps where step.movement.effectiveOn <= day {
            let status: Standing.Status
            (standing.destination, standing.leaving, standing.stay) = (nil, nil, step.stayAfter)
            switch step.after {
            case .outside: status = .outside
            case .left(let kind): (status, standing.leaving) = (.left, kind)
            case .moving(let from, let to, _):
                status = .moving
                standing.destination = to
                if standing.unit != from { (standing.unit, standing.unitSince) = (from, step.movement.effectiveOn) }
            case .member(let unit, let held):
                status = held == .official ? .official : .probationary
                if standing.unit != unit { (standing.unit, standing.unitSince) = (unit, step.movement.effectiveOn) }
            }
            if standing.status != status { (standing.status, standing.since) = (status, step.movement.effectiveOn) }
        }
        return standing
    }
}

extension MembershipHistory {
    /// The days on which the person came to stand otherwise, and how they stood from then on.
    package var course: [(from: Day, standing: Standing)] {
        var course: [(from: Day, standing: Standing)] = []
        for day in Set(steps.map(\.movement.effectiveOn)).sorted() {
            let standing = standing(on: day)
            if course.last?.standing != standing { course.append((day, standing)) }
        }
        return course
    }

    /// The day from which they live their Party life where they do for a time; nil where at home.
    package func staySince(on day: Day) -> Day? {
        let before = steps.filter { $0.movement.effectiveOn <= day }
        guard before.last?.stayAfter != nil else { return nil }
        return before.last { $0.stayBefore == nil }?.movement.effectiveOn
    }
}
