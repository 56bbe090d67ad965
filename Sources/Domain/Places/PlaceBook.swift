package import Vietnamese

/// Every place that is known, by code and period, with what went into what.
package struct PlaceBook: Sendable {
    private var byCode: [String: [Place]] = [:]
    private var intoCode: [String: [Place]] = [:]
    private var parts: [Split: PlacePart] = [:]

    /// One side of a division, by the codes of both and the last day of the first.
    package struct Split: Hashable, Sendable {
        let code: String
        let to: Day
        let successor: String

        package init(code: String, to: Day, successor: String) {
            self.code = code
            self.to = to
            self.successor = successor
        }
    }

    package init(_ places: [Place], parts: [Split: PlacePart] = [:]) {
        self.parts = parts
        byCode = Dictionary(grouping: places, by: \.code).mapValues { $0.sorted(by: Self.isEarlier) }
        for place in places {
            for successor in Set(place.successors) { intoCode[successor, default: []].append(place) }
        }
    }

    /// These places, where others lie over them: those of the same code and first day are replaced.
    package func overlaid(by others: [Place]) -> PlaceBook {
        guard !others.isEmpty else { return self }
        let keys = Set(others.map(\.key))
        return PlaceBook(all.filter { !keys.contains($0.key) } + others, parts: parts)
    }

    package var all: [Place] { Array(byCode.values.joined()) }

    /// Everybody who ever bore a code, the first of them first.
    package func bearers(of code: String) -> [Place] { byCode[code] ?? [] }

    package subscript(_ key: Place.Key) -> Place? { bearers(of: key.code).first { $0.from == key.from } }

    package func bearer(of code: String, on day: Day) -> Place? { bearers(of: code).first { $0.isThere(on: day) } }

    /// Who bears a code on the day on which another place is read; today's or last where it has none.
    package func named(_ code: String, by place: Place) -> Place? {
        guard let day = place.day else { return bearers(of: code).last }
        return bearer(of: code, on: day)
    }

    /// What a place went into, the next day.
    package func successors(of place: Place) -> [Place] {
        guard let next = place.to?.adding(days: 1) else { return [] }
        return place.successors.compactMap { bearer(of: $0, on: next) }
    }

    /// What went into a place, by code.
    package func predecessors(of place: Place) -> [Place] {
        (intoCode[place.code] ?? []).filter { earlier in
            (earlier.to?.adding(days: 1)).map(place.isThere) ?? false
        }.sorted { $0.code < $1.code }
    }

    /// How much of a place went to a successor; nil where that is not known.
    package func part(of place: Place, into successor: Place) -> PlacePart? {
        place.to.flatMap { parts[Split(code: place.code, to: $0, successor: successor.code)] }
    }

    /// What a place is on a later day: itself, or those that it went into.
    package func current(_ place: Place, on day: Day) -> [Place] {
        var found: [Place] = []
        var next = [place]
        var seen: Set<Place.Key> = []
        while let place = next.popLast() {
            guard seen.insert(place.key).inserted else { continue }
            if place.to.map({ $0 >= day }) ?? true { found.append(place) } else { next += successors(of: place) }
        }
        return found.sorted { $0.code < $1.code }
    }

    /// The province of a place on a day; nil where it is not known.
    package func province(of place: Place, on day: Day) -> Place? {
        var place = place
        for _ in 0..<3 where place.kind.level != .province {
            guard let above = place.parent.flatMap({ named($0, by: place) }) else { return nil }
            place = above
        }
        return place.kind.level == .province ? current(place, on: day).first : nil
    }

    /// Why a code cannot be said of a day: it is not known, not yet borne, or borne no more; then who came after.
    package func problem(_ code: String, on day: Day, _ field: String) -> Problem? {
        guard bearer(of: code, on: day) == nil else { return nil }
        let bearers = bearers(of: code)
        if let ended = bearers.last(where: { $0.to.map { $0 < day } ?? false }), let to = ended.to {
            let now = current(ended, on: day)
            let names = now.map { "\($0.name) (\($0.code))" }.joined(separator: ", ")
            let arguments = ["value": code, "name": ended.name, "day": to.vietnamese, "successors": names]
            return Problem(field, now.isEmpty ? "problem.place.ended" : "problem.place.succeeded", arguments)
        }
        if let first = bearers.first, let from = first.from {
            let arguments = ["value": code, "name": first.name, "day": from.vietnamese]
            return Problem(field, "problem.place.not_yet", arguments)
        }
        return Problem(field, "problem.place.unknown", ["value": code])
    }

    private static func isEarlier(_ one: Place, _ other: Place) -> Bool {
        guard let first = one.from else { return other.from != nil }
        return other.from.map { first < $0 } ?? false
    }
}
