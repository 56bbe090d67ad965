import Domain
import Storage
import Vietnamese

/// Values that would count the same members twice: while one stands, another stands of a unit above or below it, in
/// either tree in which it counts.
struct DoubleCounts {
    /// A value, and from when until when it stands.
    private struct Span {
        let value: ReportedValue
        let until: Day?

        func overlaps(_ other: Span) -> Bool {
            value.amount.number > 0 && other.value.amount.number > 0
                && (until.map { other.value.effectiveOn < $0 } ?? true)
                && (other.until.map { value.effectiveOn < $0 } ?? true)
        }

        /// The first day on which both stand.
        func meeting(_ other: Span) -> Day { max(value.effectiveOn, other.value.effectiveOn) }
    }

    /// A value that stands against another one.
    struct Conflict {
        enum Side {
            case above, below
        }

        let other: ReportedValue
        /// Where the other one's unit stands.
        let side: Side
        /// The first day on which both would count.
        let from: Day
    }

    private var spans: [ReportedSequences.Key: [Span]] = [:]
    /// Those that count in a unit besides that unit's own.
    private var below: [ReportedSequences.Key: [Span]] = [:]
    /// The units in which each value counts besides its own.
    private var above: [ReportedValue.ID: [Unit.ID]] = [:]

    init(_ sequences: ReportedSequences, _ db: Transaction) throws {
        let values = Array(sequences.values.values.joined())
        let places = try ReportedPlaces.of(values, db)
        let tree = try Tree.above(values.flatMap { places.place($0).units }, db)
        for (key, sequence) in sequences.values {
            for (number, value) in sequence.enumerated() {
                let next = number + 1 < sequence.count ? sequence[number + 1].effectiveOn : nil
                let span = Span(value: value, until: next ?? places.end(of: key.unit))
                spans[key, default: []].append(span)
                let units = places.place(value).units.flatMap { tree.line(from: $0, on: value.effectiveOn) }
                above[value.id] = units.filter { $0 != value.unit }
                for unit in above[value.id] ?? [] {
                    let key = ReportedSequences.Key(unit: unit, indicator: value.indicator)
                    below[key, default: []].append(span)
                }
            }
        }
    }

    /// What stands against a value, those above it first.
    func conflicts(of value: ReportedValue) -> [Conflict] {
        let own = ReportedSequences.Key(unit: value.unit, indicator: value.indicator)
        guard let span = spans[own]?.first(where: { $0.value.id == value.id }) else { return [] }
        func found(_ others: [Span], _ side: Conflict.Side) -> [Conflict] {
            others.filter(span.overlaps).map { Conflict(other: $0.value, side: side, from: span.meeting($0)) }
                .sorted { ($0.from, $0.other.id.text) < ($1.from, $1.other.id.text) }
        }
        let superiors = (above[value.id] ?? []).flatMap { unit in
            spans[ReportedSequences.Key(unit: unit, indicator: value.indicator)] ?? []
        }
        return found(superiors, .above) + found(below[own] ?? [], .below)
    }

    /// The units whose values may count where those of some units count: above and below them, in either tree and
    /// on any day.
    static func related(to units: some Sequence<Unit.ID>, _ db: Transaction) throws -> Set<Unit.ID> {
        let units = Array(Set(units))
        var related = Set(units)
        for chunk in units.chunks(of: 500) {
            let rows = try db.run(
                """
                WITH RECURSIVE below (unit) AS (
                    SELECT id FROM unit WHERE id IN \(list: Array(chunk))
                    UNION
                    SELECT unit_parent.unit FROM unit_parent JOIN below ON unit_parent.parent = below.unit
                    WHERE unit_parent.superseded_in IS NULL
                ), above (unit) AS (
                    SELECT id FROM unit WHERE id IN \(list: Array(chunk))
                    UNION SELECT \(hosting("enterprise_manager.unit", "unit_host.unit IN \(list: Array(chunk))"))
                    UNION
                    SELECT unit_parent.parent FROM unit_parent JOIN above ON unit_parent.unit = above.unit
                    WHERE unit_parent.superseded_in IS NULL AND unit_parent.parent IS NOT NULL
                )
                SELECT unit FROM below UNION SELECT unit FROM above
                UNION SELECT \(hosting("unit_host.unit", "enterprise_manager.unit IN (SELECT unit FROM below)"))
                """)
            related.formUnion(try rows.map { try $0.id(0) })
        }
        return related
    }

    /// Units that stand in an enterprise beside the Party units that manage it.
    private static func hosting(_ column: String, _ condition: SQL) -> SQL {
        """
        \(raw: column) FROM unit_host
        JOIN enterprise_manager ON enterprise_manager.enterprise = unit_host.enterprise
            AND enterprise_manager.superseded_in IS NULL
        WHERE unit_host.superseded_in IS NULL AND \(condition)
        """
    }
}

extension Reported {
    /// Refuses states by which values of some units would count twice: where a value counts on its day is told by the
    /// tree and by the managers of that day, and both may be said late.
    static func refuseDoubleCounts(of units: Set<Unit.ID>, _ desk: Desk) throws {
        let values = try ReportedSequences.of(units, desk.db).values.values.joined().sorted {
            ($0.effectiveOn, $0.id.text) < ($1.effectiveOn, $1.id.text)
        }
        guard !values.isEmpty else { return }
        let related = try ReportedSequences.of(try DoubleCounts.related(to: units, desk.db), desk.db)
        let counts = try DoubleCounts(related, desk.db)
        for value in values {
            guard let conflict = counts.conflicts(of: value).first else { continue }
            let (above, below) = conflict.side == .above ? (conflict.other, value) : (value, conflict.other)
            let names = try UnitQueries.names(of: [above.unit, below.unit], on: desk.today, desk)
            throw Failure.conflict(
                Message(
                    "problem.reported.double",
                    [
                        "unit": names[above.unit]?.name ?? "", "below": names[below.unit]?.name ?? "",
                        "amount": below.amount.text, "day": below.effectiveOn.vietnamese,
                        "from": conflict.from.vietnamese,
                    ]))
        }
    }
}
