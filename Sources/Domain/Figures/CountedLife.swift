package import Vietnamese

/// Something that counts as long as it is there, a unit or an enterprise: where and as what, from day to day.
package struct CountedLife: Sendable {
    /// Where and as what something counts on a day.
    package struct Place: Hashable, Sendable {
        /// A unit itself, or the managing Party unit; of a hosted mass organisation both.
        package let units: [Unit.ID]
        /// Without the cause.
        package let dimensions: Dimensions

        package init(units: [Unit.ID], dimensions: Dimensions) {
            self.units = units
            self.dimensions = dimensions
        }
    }

    /// How it came or went: the event, and the cause its postings bear.
    package struct Turn: Hashable, Sendable {
        package let event: String
        package let cause: String

        package init(event: String, cause: String) {
            self.event = event
            self.cause = cause
        }
    }

    package let subject: String
    package let fact: Fact
    package let entry: Turn
    /// Nil where it is there today.
    package let ending: (turn: Turn, on: Day)?
    private var places = Timeline<Place>()

    package init(subject: String, fact: Fact, entry: Turn, ending: (turn: Turn, on: Day)? = nil) {
        self.subject = subject
        self.fact = fact
        self.entry = entry
        self.ending = ending
    }

    /// Counts at a place from a day on, where it differs from the one before. Days are added in their order.
    package mutating func counts(at place: Place, from day: Day) {
        if places.latest != place { places.add(place, from: day) }
    }

    /// What it posts: itself when it comes, both sides of each change, itself taken away when it ends. What ends on the
    /// day on which it came came all the same: both are posted on that day.
    package var postings: [Posting] {
        var postings: [Posting] = []
        var before: Place?
        for day in places.days where day == places.begins || (ending.map { day < $0.on } ?? true) {
            guard let after = places.on(day) else { continue }
            if let before {
                postings += change(from: before, to: after, on: day)
            } else {
                postings += after.units.map { posting(entry, day, $0, .all, after, 1) }
            }
            before = after
        }
        if let ending, let before {
            postings += before.units.map { posting(ending.turn, ending.on, $0, .all, before, -1) }
        }
        return postings
    }

    /// Where it counts as something else, both sides stand in the same unit. Where it counts elsewhere, the move is
    /// none of the superiors of both, unless it counts as something else there too.
    private func change(from before: Place, to after: Place, on day: Day) -> [Posting] {
        let event = Derived.change.event(of: subject, on: day)
        func side(_ cause: String, _ unit: Unit.ID, _ reach: Posting.Reach, _ place: Place, _ amount: Int) -> Posting {
            posting(Turn(event: event, cause: cause), day, unit, reach, place, amount)
        }
        var postings: [Posting] = []
        if before.dimensions != after.dimensions {
            for unit in before.units where after.units.contains(unit) {
                postings += [side("change", unit, .all, before, -1), side("change", unit, .all, after, 1)]
            }
        }
        let left = before.units.filter { !after.units.contains($0) }
        let reached = after.units.filter { !before.units.contains($0) }
        for (place, unit) in left.enumerated() {
            let other = place < reached.count ? reached[place] : nil
            postings.append(side("reorganisation_out", unit, other.map { .apart(from: $0) } ?? .all, before, -1))
            guard let other, before.dimensions != after.dimensions else { continue }
            postings += [
                side("reorganisation_within", unit, .shared(with: other), before, -1),
                side("reorganisation_within", other, .shared(with: unit), after, 1),
            ]
        }
        for (place, unit) in reached.enumerated() {
            let other = place < left.count ? left[place] : nil
            postings.append(side("reorganisation_in", unit, other.map { .apart(from: $0) } ?? .all, after, 1))
        }
        return postings
    }

    private func posting(
        _ turn: Turn, _ day: Day, _ unit: Unit.ID, _ reach: Posting.Reach, _ place: Place, _ amount: Int
    ) -> Posting {
        var dimensions = place.dimensions
        dimensions.cause = turn.cause
        return Posting(
            event: turn.event, subject: subject, effectiveOn: day, fact: fact, unit: unit, reach: reach,
            dimensions: dimensions, amount: amount)
    }
}
