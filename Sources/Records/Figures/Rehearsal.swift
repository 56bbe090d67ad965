import Domain
import Storage
import Vietnamese

/// What recording something does to the figures, told by recording it where nothing stays: in a rehearsal
/// (``Register/rehearse(_:)``). So whatever follows from it is told too, and by the code that records it.
package enum Rehearsal {
    /// The figures that changed, of every unit in which they count, nearest units first, over the quarter of the
    /// earliest effect: each as it would be, and by how much it would have changed.
    package static func changes(_ desk: Desk, _ record: () throws -> Receipt) throws -> [Foreseen.Change] {
        let seq = try record().seq
        let rows = try desk.db.run(
            """
            SELECT path_unit.unit, path_unit.distance, effective_on, fact, line, cause, status, sex, ownership,
                   category, amount
            FROM posting JOIN path_unit ON path_unit.path = posting.path WHERE posting.op = \(seq)
            """)
        let effects = try rows.map { row in
            Effect(
                unit: try row.id(0), distance: try row.int(1), on: try row.day(2), fact: try row.code(3),
                dimensions: Dimensions(
                    line: try row.text(4), cause: try row.text(5), status: try row.text(6), sex: try row.text(7),
                    ownership: try row.text(8), category: try row.text(9)),
                amount: try row.int(10))
        }
        guard let day = effects.map(\.on).min() else { return [] }
        let quarter = Quarter.containing(day)
        let distances = Dictionary(effects.map { ($0.unit, $0.distance) }, uniquingKeysWith: min)
        let units = distances.keys.sorted { (distances[$0] ?? 0, $0.text) < (distances[$1] ?? 0, $1.text) }
        let question = FigureQuestion(unit: units[0], from: quarter.first, to: quarter.last, knownAt: nil)
        let figures = try Figures.several(units, question, desk)
        let names = try UnitQueries.names(of: units, on: day, desk)
        let reports = effects.filter { $0.dimensions.cause == Postings.report }
        let sums = reports.isEmpty ? [:] : try Sums.of(units, question, Known(nil, desk), desk)
        return units.flatMap { unit in
            (figures[unit] ?? []).compactMap { figure -> Foreseen.Change? in
                let indicator = figure.indicator
                let amount = effects.filter { effect in
                    effect.unit == unit && effect.fact == indicator.fact && effect.on <= quarter.last
                        && indicator.filter.admits(effect.dimensions)
                }.reduce(0) { $0 + $1.amount }
                guard amount != 0, figure.value.number != nil, let name = names[unit] else { return nil }
                var change = Foreseen.Change(unit: name, figure: figure, amount: amount)
                if indicator.kind == .reported {
                    let new = reports.filter { $0.unit == unit && $0.dimensions.category == indicator.code }
                    change.isFirst = sums[unit]?.reports(of: indicator) == new.reduce(0) { $0 + $1.amount }
                }
                return change
            }
        }
    }

    /// One counted effect at one unit.
    private struct Effect {
        let unit: Unit.ID
        let distance: Int
        let on: Day
        let fact: Fact
        let dimensions: Dimensions
        let amount: Int
    }
}
