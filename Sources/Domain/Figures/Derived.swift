package import Vietnamese

/// Events that follow from dated states and have no row of their own: their names say of what and when.
package enum Derived: String, Sendable {
    /// A subject was from a day on counted as something else, or elsewhere: another type, capital source, manager.
    case change = "#"
    /// What stood in a unit went with it to other superiors.
    case carry = "@"

    package func event(of subject: String, on day: Day) -> String { subject + rawValue + day.iso }

    /// What the names of a subject's events lie between.
    package func range(of subject: String) -> Range<String> {
        let next = self == .change ? "$" : "A"
        return (subject + rawValue)..<(subject + next)
    }

    /// The subject and the day that the name of such an event says; nil of any other event.
    package static func parts(of event: String) -> (kind: Derived, subject: String, day: Day)? {
        for kind in [Derived.change, .carry] {
            let parts = event.split(separator: Character(kind.rawValue), maxSplits: 1)
            if parts.count == 2, let day = Day(iso: String(parts[1])) { return (kind, String(parts[0]), day) }
        }
        return nil
    }
}
