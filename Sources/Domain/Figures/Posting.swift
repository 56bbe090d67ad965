package import Vietnamese

/// What kind of thing a posting counts.
package enum Fact: String, CaseIterable, Sendable, Codable {
    case member, organisation, enterprise, survey, reported
    /// A member of another cell who lives their Party life in a unit for a time.
    case temporary
}

/// The properties of a counted effect that are known when it is written. Empty where a property says nothing.
package struct Dimensions: Hashable, Sendable, Codable {
    /// The line of the organisation counted, or of the unit a member belongs to.
    package var line = ""
    /// Why the count changed: the kind of movement, how a unit came in, `listed`, `visit`; of a reported value
    /// whether it is the `value` or the `report` of it.
    package var cause = ""
    /// Status of a member after the effect, qualifier of a reported value.
    package var status = ""
    package var sex = ""
    /// Capital source of the enterprise concerned: where a member works, which hosts a unit, which is counted.
    package var ownership = ""
    /// Type of a unit, conclusion of a survey, indicator of a reported value.
    package var category = ""

    package init(
        line: String = "", cause: String = "", status: String = "", sex: String = "", ownership: String = "",
        category: String = ""
    ) {
        self.line = line
        self.cause = cause
        self.status = status
        self.sex = sex
        self.ownership = ownership
        self.category = category
    }
}

/// One counted effect of one event: so much of this, in that unit, from that day on.
///
/// A stock is the sum of all amounts up to a day; a flow is the sum of the amounts of one cause within a period.
/// So opening + increases − decreases = closing holds by construction.
package struct Posting: Hashable, Sendable {
    /// The event that posts it: where the number can be opened.
    package var event: String
    /// The person, unit or enterprise counted, or the unit that reported.
    package var subject: String
    package var effectiveOn: Day
    package var fact: Fact
    /// The unit it counts in, and with it every unit above on that day.
    package var unit: Unit.ID
    /// In which of those it counts.
    package var reach: Reach
    package var dimensions: Dimensions
    package var amount: Int

    /// How far up the tree an effect counts. What moves within a superior is none of that superior's: it counts from
    /// each of the two units up to those that hold both.
    package enum Reach: Hashable, Sendable {
        /// In its unit and every superior.
        case all
        /// In its unit and the superiors that do not hold the other unit too.
        case apart(from: Unit.ID)
        /// Only in the superiors that hold the other unit too.
        case shared(with: Unit.ID)
    }

    package init(
        event: String, subject: String, effectiveOn: Day, fact: Fact, unit: Unit.ID, reach: Reach = .all,
        dimensions: Dimensions, amount: Int
    ) {
        self.event = event
        self.subject = subject
        self.effectiveOn = effectiveOn
        self.fact = fact
        self.unit = unit
        self.reach = reach
        self.dimensions = dimensions
        self.amount = amount
    }

    /// The same effect taken back, on the same day.
    package var reversed: Posting {
        var copy = self
        copy.amount = -amount
        return copy
    }
}
