package import Domain
import Storage
import Vietnamese

/// The increase/decrease table of a unit: itself and the units directly below it, step by step through a period.
///
/// It balances by construction: what is at the beginning and what moved make what is at the end. A unit that came under
/// the asked one within the period, or went, is in its row only while it stood there: what it brought or took is said
/// by the columns of reorganisation. One that went on the very first day has a row too, for it stood there at the
/// beginning. So the rows sum to the total, but for what moves between two of them.
package struct Strength: Sendable {
    package struct Row: Sendable {
        package let unit: UnitName
        /// What each step holds; nil where no figures are held at its end, or where it lies ahead.
        package let steps: [StrengthCounts?]
        /// The whole period; nil where no figures are held at its end.
        package let whole: StrengthCounts?
        /// How many members of other cells live their Party life here for a time, at the end; none of the strength.
        package let guests: Int
    }

    package let question: FigureQuestion
    package let steps: [Step]
    package let total: Row
    /// The units directly below, by name.
    package let rows: [Row]

    /// The table, cut into steps of a length, or as one.
    ///
    /// - Throws: `Failure.notFound` for a unit of another line: only the Party has members here.
    package static func table(
        _ question: FigureQuestion, by length: Step.Length? = nil, _ desk: Desk
    ) throws -> Strength {
        let presences = try Presence.below(question, desk) + [Presence(whole: question)]
        let units = Array(Set(presences.map(\.unit)))
        let known = try Known(question.knownAt, desk)
        let names = try names(of: units, question, known, desk).filter { $0.value.type.line == .party }
        guard let own = names[question.unit] else { throw Failure.notFound }
        let steps = length.map { Step.steps(of: $0, from: question.from, to: question.to) }
        let cuts = steps?.map(\.from) ?? [question.from]
        var sheets = try StrengthSheet.read(presences, question, cuts, known, desk)
        for moved in try MovedWithin.of(units, question, known, desk) {
            let isShown = presences.contains { $0.unit == moved.unit && $0.spell.stretch.contains(moved.day) }
            if isShown { sheets[moved.unit]?.leaveOut(moved, cuts) }
        }
        let holdings = try Holding.of(units, known, desk)
        let calendar = question.calendar(today: desk.today)
        func row(_ name: UnitName) -> Row {
            let sheet = sheets[name.id] ?? StrengthSheet(cuts: cuts.count)
            func isHeld(on day: Day) -> Bool { holdings[name.id]?.holdsStock(on: day) ?? false }
            let counts = zip(sheet.steps, steps ?? []).map { counts, step in
                step.from <= calendar && isHeld(on: step.to) ? counts : nil
            }
            return Row(
                unit: name, steps: counts, whole: isHeld(on: question.to) ? sheet.whole : nil, guests: sheet.guests)
        }
        let below = names.values.filter { $0.id != question.unit }.inOrder { [SortKey.of($0.name), $0.code] }
        return Strength(question: question, steps: steps ?? [], total: row(own), rows: below.map(row))
    }

    /// How units are called; one that was taken back since, as it was called then.
    private static func names(
        of units: [Unit.ID], _ question: FigureQuestion, _ known: Known, _ desk: Desk
    ) throws -> [Unit.ID: UnitName] {
        let now = try UnitQueries.names(of: units, on: question.to, desk)
        let gone = units.filter { now[$0] == nil }
        guard known.last != nil, !gone.isEmpty else { return now }
        let then = try UnitDirectory.of(gone, desk.db, .known(known)).entries
        return now.merging(then.compactMapValues { $0.named(on: question.to) }) { $1 }
    }
}

/// That a unit stood directly under the asked one through a stretch of the period; or the asked one itself.
struct Presence: Hashable {
    /// When it stood there.
    struct Spell: Hashable {
        /// From the first day to the one after the last; none where it only stood there on the eve of the period.
        let stretch: Range<Day>
        /// Whether it came on the first day from elsewhere, and went on the day after the last.
        var hasCome = false
        var hasGone = false
    }

    let unit: Unit.ID
    let spell: Spell

    init(unit: Unit.ID, spell: Spell) {
        self.unit = unit
        self.spell = spell
    }

    init(whole question: FigureQuestion) {
        self.init(unit: question.unit, spell: Spell(stretch: question.days))
    }

    /// The units directly below on any day of the period or on its eve, on the tree as known at the moment asked for,
    /// without those that ended before.
    static func below(_ question: FigureQuestion, _ desk: Desk) throws -> [Presence] {
        let known = try Known(question.knownAt, desk)
        func holds(_ table: String, _ closed: String) -> SQL {
            "\(known.recorded("\(table).recorded_in")) AND \(known.open("\(table).\(closed)"))"
        }
        let rows = try desk.db.run(
            """
            SELECT unit, from_on, parent FROM unit_parent
            WHERE \(holds("unit_parent", "superseded_in")) AND unit IN (
                SELECT unit FROM unit_parent
                WHERE parent = \(question.unit) AND \(holds("unit_parent", "superseded_in")))
              AND NOT EXISTS (SELECT 1 FROM unit_closure
                WHERE unit_closure.unit = unit_parent.unit AND \(holds("unit_closure", "reversed_in"))
                  AND unit_closure.effective_on < \(question.from))
            ORDER BY unit, from_on
            """)
        var parents: [Unit.ID: [(from: Day, parent: Unit.ID?)]] = [:]
        for row in rows { parents[try row.id(0), default: []].append((try row.day(1), try row.idOrNil(2))) }
        return parents.flatMap { unit, states in
            states.indices.compactMap { place -> Presence? in
                guard states[place].parent == question.unit else { return nil }
                // Before its first day a unit was nowhere: it came from nowhere either.
                let hasCome = place > 0 && states[place].from >= question.from
                let first = hasCome ? states[place].from : question.from
                let next = place + 1 < states.count ? states[place + 1].from : nil
                let end = question.days.upperBound
                let left = min(next ?? end, end)
                guard states[place].from < end, first <= left else { return nil }
                return Presence(
                    unit: unit, spell: Presence.Spell(stretch: first..<left, hasCome: hasCome, hasGone: left < end))
            }
        }
    }
}
