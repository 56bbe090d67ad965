import Domain
import Storage
import Vietnamese

/// Where postings count: the path of their unit on their day, made where there is none yet.
///
/// A path is spelled by its units, nearest first. One that begins with no unit (`/B/R`) counts only in the superiors.
struct Places {
    let tree: Tree
    private let db: Transaction
    private var paths: [String: Int] = [:]

    static func of(_ postings: [Posting], _ db: Transaction) throws -> Places {
        var places = Places(tree: try Tree.above(placesOf: postings, db), db)
        try places.intern(Set(postings.map { places.tree.place(of: $0) }))
        return places
    }

    private init(tree: Tree, _ db: Transaction) {
        self.tree = tree
        self.db = db
    }

    /// The path of a posting; nil where it counts nowhere.
    func path(of posting: Posting) throws -> Int? {
        let place = tree.place(of: posting)
        guard !place.isEmpty else { return nil }
        guard let path = paths[place] else { throw Unreadable(what: "a path", text: posting.unit.text) }
        return path
    }

    /// What is carried, at the paths it is carried from and to.
    mutating func entries(of carried: [Carries.Carried: Int]) throws -> [Ledger.Entry: Int] {
        try intern(Set(carried.keys.map(\.place)))
        var entries: [Ledger.Entry: Int] = [:]
        for (carried, amount) in carried {
            guard let path = paths[carried.place] else { continue }
            entries[Ledger.Entry(posting: carried.posting, path: path), default: 0] += amount
        }
        return entries
    }

    private mutating func intern(_ places: Set<String>) throws {
        let unknown = places.filter { paths[$0] == nil && !$0.isEmpty }
        for chunk in Array(unknown).chunks(of: 500) {
            for row in try db.run("SELECT units, id FROM path WHERE units IN \(list: Array(chunk))") {
                paths[try row.text(0)] = try row.int(1)
            }
        }
        let missing = unknown.filter { paths[$0] == nil }.sorted()
        guard !missing.isEmpty else { return }
        let last = try db.run("SELECT COALESCE(MAX(id), 0) FROM path").first?.int(0) ?? 0
        var units: [[Value]] = []
        for (offset, place) in missing.enumerated() {
            let id = last + offset + 1
            paths[place] = id
            for (distance, unit) in place.split(separator: "/", omittingEmptySubsequences: false).enumerated()
            where !unit.isEmpty {
                units.append([id.value, String(unit).value, distance.value])
            }
        }
        _ = try db.insertMany(
            into: "path", columns: ["id", "units"], rows: missing.map { [paths[$0].value, $0.value] })
        _ = try db.insertMany(into: "path_unit", columns: ["path", "unit", "distance"], rows: units)
    }

    /// How a line of units is spelled: with no unit at its beginning where it holds superiors only.
    static func spelled(_ line: some Sequence<Unit.ID>, superiorsOnly: Bool = false) -> String {
        let units = line.map(\.text)
        guard superiorsOnly else { return units.joined(separator: "/") }
        return units.isEmpty ? "" : "/" + units.joined(separator: "/")
    }
}

extension Posting {
    /// The units whose superiors decide where it counts.
    fileprivate var placed: [Unit.ID] {
        switch reach {
        case .all: [unit]
        case .apart(let other), .shared(let other): [unit, other]
        }
    }
}

extension Tree {
    /// What decides where some postings count.
    static func above(placesOf postings: [Posting], _ db: Transaction) throws -> Tree {
        try above(postings.flatMap(\.placed), db)
    }

    /// The units in which a posting counts, nearest first.
    func units(of posting: Posting) -> [Unit.ID] {
        let line = line(from: posting.unit, on: posting.effectiveOn)
        switch posting.reach {
        case .all: return line
        case .apart(let other):
            let shared = shared(posting.unit, other, on: posting.effectiveOn)
            return Array(line.prefix { !shared.contains($0) })
        case .shared(let other):
            let shared = shared(posting.unit, other, on: posting.effectiveOn)
            return line.filter(shared.contains)
        }
    }

    /// The superiors of both units: neither of the two, also where one stands above the other.
    private func shared(_ unit: Unit.ID, _ other: Unit.ID, on day: Day) -> Set<Unit.ID> {
        Set(line(from: unit, on: day)).intersection(line(from: other, on: day)).subtracting([unit, other])
    }

    /// The same as paths are spelled; empty where it counts nowhere.
    func place(of posting: Posting) -> String {
        if case .shared = posting.reach { return Places.spelled(units(of: posting), superiorsOnly: true) }
        return Places.spelled(units(of: posting))
    }
}
