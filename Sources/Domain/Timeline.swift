package import Vietnamese

/// A value that holds from a day until the next begins: one subject's dated states.
package struct Timeline<Held: Sendable>: Sendable {
    private var entries: [(from: Day, value: Held)] = []

    package init() {}

    /// Adds a state; the end of each is the beginning of the next.
    package mutating func add(_ value: Held, from: Day) {
        let place = entries.firstIndex { $0.from > from } ?? entries.endIndex
        entries.insert((from, value), at: place)
    }

    /// What holds on a day; nil before the first.
    package func on(_ day: Day) -> Held? {
        entries.last { $0.from <= day }?.value
    }

    /// The day from which what holds on a day does; nil before the first.
    package func since(_ day: Day) -> Day? {
        entries.last { $0.from <= day }?.from
    }

    /// The days from which something new holds, in order.
    package var days: [Day] { entries.map(\.from) }

    /// Everything that ever holds, in order.
    package var values: [Held] { entries.map(\.value) }

    /// The first day on which something holds.
    package var begins: Day? { entries.first?.from }

    /// The day of the last change; nil where nothing holds.
    package var latestFrom: Day? { entries.last?.from }

    /// What holds from the last change on.
    package var latest: Held? { entries.last?.value }
}
