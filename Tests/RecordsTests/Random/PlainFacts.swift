import Domain
import Vietnamese

/// The facts as known at an operation: who stands where on any day, told by walking through them.
struct PlainFacts: Sendable {
    let rows: FactRows
    /// The last operation known.
    let last: Int
    let codes: [String: Timeline<String>]
    let types: [String: Timeline<String>]
    let parents: [String: Timeline<String?>]
    let hosts: [String: Timeline<String?>]
    let entries: [String: (kind: String, from: Day)]
    /// The day from which a unit is no more.
    let endings: [String: Day]
    /// What a unit that ended went into.
    let successors: [String: String]
    /// What a unit was divided from when it came into being.
    let origins: [String: String]
    let listings: [String: Day]
    let ownerships: [String: Timeline<String>]
    let statuses: [String: Timeline<String>]
    let managers: [String: Timeline<String>]
    let workplaces: [String: Timeline<String>]
    /// By person, in the order in which they took effect.
    let moves: [String: [(day: Day, move: FactRows.Move)]]

    init(_ rows: FactRows, last: Int = .max) {
        (self.rows, self.last) = (rows, last)
        func timelines<Said>(_ facts: [FactRows.Fact<Said>]) -> [String: Timeline<Said>] {
            facts.filter { $0.isKnown(last) }.reduce(into: [:]) {
                $0[$1.of, default: Timeline()].add($1.said, from: $1.day)
            }
        }
        func days<Said>(_ facts: [FactRows.Fact<Said>]) -> [String: Day] {
            facts.filter { $0.isKnown(last) }.reduce(into: [:]) { $0[$1.of] = $1.day }
        }
        codes = timelines(rows.codes)
        types = timelines(rows.types)
        parents = timelines(rows.parents)
        hosts = timelines(rows.hosts)
        ownerships = timelines(rows.ownerships)
        statuses = timelines(rows.statuses)
        managers = timelines(rows.managers)
        workplaces = timelines(rows.workplaces)
        entries = rows.entries.filter { $0.isKnown(last) }.reduce(into: [:]) { $0[$1.of] = ($1.said, $1.day) }
        let ends = days(rows.endings)
        endings = ends
        let ending: Set = ["merge", "amalgamate", "wind_up", "dissolve", "disband"]
        successors = rows.steps.filter { $0.isKnown(last) && ending.contains($0.said.kind) && ends[$0.of] == $0.day }
            .reduce(into: [:]) { $0[$1.of] = $1.said.other }
        origins = rows.steps.filter { $0.isKnown(last) && $0.said.kind == "split" }.reduce(into: [:]) { origins, step in
            if let new = step.said.other { origins[new] = step.of }
        }
        listings = days(rows.listings)
        let inOrder = rows.moves.filter { $0.isKnown(last) }.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }
        moves = inOrder.reduce(into: [:]) { $0[$1.element.of, default: []].append(($1.element.day, $1.element.said)) }
    }

    // MARK: The tree

    func isThere(_ unit: String, on day: Day) -> Bool {
        guard let from = entries[unit]?.from else { return false }
        return from <= day && (endings[unit].map { day < $0 } ?? true)
    }

    /// A unit and those above it on the tree of a day.
    func line(_ unit: String, on day: Day) -> [String] { climb(unit) { parents[$0]?.on(day) ?? nil } }

    /// The same cut to the tree of a day: what ended by then stands under what took it over, what came later where it was
    /// divided from, or else under its first superior.
    func line(_ unit: String, cutTo day: Day) -> [String] {
        climb(unit) { unit in
            if let begins = parents[unit]?.begins, begins > day {
                return origins[unit] ?? parents[unit]?.on(begins) ?? nil
            }
            guard let parent = parents[unit]?.on(day) else { return nil }
            let hasEnded = endings[unit].map { $0 <= day } ?? false
            return (hasEnded ? successors[unit] : nil) ?? parent
        }
    }

    private func climb(_ unit: String, _ above: (String) -> String?) -> [String] {
        var line = [unit]
        while let last = line.last, let next = above(last), !line.contains(next) { line.append(next) }
        return line
    }

    // MARK: People

    /// Where somebody stands in the Party.
    struct Stand: Hashable {
        var cell: String?
        var isOfficial = false
        /// The cell they left and the one they go to.
        var way: [String]?
        /// The cell whose guest they are; empty for a place outside the register.
        var guest: String?
        var gone: Movement.Kind?
    }

    /// Every turn of somebody's Party life: the stands before and after it.
    func turns(of person: String) -> [(day: Day, kind: Movement.Kind, before: Stand, after: Stand)] {
        var stand = Stand()
        return (moves[person] ?? []).map { day, move in
            let before = stand
            stand = Self.follow(stand, move)
            return (day, move.kind, before, stand)
        }
    }

    func stand(of person: String, on day: Day) -> Stand {
        turns(of: person).last { $0.day <= day }?.after ?? Stand()
    }

    private static func follow(_ stand: Stand, _ move: FactRows.Move) -> Stand {
        var next = stand
        switch move.kind {
        case .opening, .restoration: return Stand(cell: move.unit, isOfficial: move.status == "official")
        case .admission, .readmission: return Stand(cell: move.unit)
        case .transferIn:
            return Stand(cell: move.unit, isOfficial: move.isElsewhere ? move.status == "official" : stand.isOfficial)
        case .recognition: next.isOfficial = true
        case .transfer: return Stand(cell: move.counterpart, isOfficial: stand.isOfficial)
        case .transferOut:
            guard !move.isElsewhere, let target = move.counterpart else { return Stand(gone: .transferOut) }
            return Stand(isOfficial: stand.isOfficial, way: [move.unit, target])
        case .removal, .expulsion, .withdrawal, .death, .annulment: return Stand(gone: move.kind)
        case .temporary: next.guest = move.isElsewhere ? "" : move.counterpart
        case .temporaryEnd: next.guest = nil
        case .reorganisation: return goAlong(stand, from: move.unit, to: move.counterpart ?? "")
        }
        return next
    }

    /// A cell that goes into another takes along its members, its guests, and who is on the way from or to it.
    private static func goAlong(_ stand: Stand, from: String, to: String) -> Stand {
        var next = stand
        if let way = stand.way {
            let ends = way.map { $0 == from ? to : $0 }
            if ends[0] == ends[1] { return Stand(cell: to, isOfficial: stand.isOfficial) }
            next.way = ends
            return next
        }
        if stand.cell == from { next.cell = to } else if stand.guest == from { next.guest = to }
        if next.guest == next.cell { next.guest = nil }
        return next
    }
}
