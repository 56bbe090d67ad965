package import Domain
import Storage
import Vietnamese

/// What postings that are not yet written would do to the figures, for the page that is read before recording.
package enum Foreseen {
    /// One figure of one unit, and by how much it would change.
    package struct Change: Hashable, Sendable {
        package let unit: UnitName
        package let figure: Figure
        package let amount: Int
        /// Whether nothing was said of it before: only a reported figure begins so.
        package var isFirst = false
    }

    /// The figures that would change, of every unit the postings count in, nearest units first, over the quarter of
    /// the earliest posting. Figures that are not held stay so and are left out.
    package static func changes(of postings: [Posting], _ desk: Desk) throws -> [Change] {
        let postings = postings.netted
        guard let day = postings.map(\.effectiveOn).min() else { return [] }
        let quarter = Quarter.containing(day)
        let tree = try Tree.above(placesOf: postings, desk.db)
        let lines = postings.map { ($0, tree.units(of: $0)) }
        var units: [Unit.ID] = []
        for unit in lines.flatMap(\.1) where !units.contains(unit) { units.append(unit) }
        guard let first = units.first else { return [] }
        let question = FigureQuestion(unit: first, from: quarter.first, to: quarter.last, knownAt: nil)
        let figures = try Figures.several(units, question, desk)
        let names = try UnitQueries.names(of: units, on: day, desk)
        return units.flatMap { unit in
            (figures[unit] ?? []).compactMap { figure -> Change? in
                let indicator = figure.indicator
                let counted = lines.filter { posting, line in
                    line.contains(unit) && posting.fact == indicator.fact
                        && indicator.filter.admits(posting.dimensions) && posting.effectiveOn <= quarter.last
                }
                let amount = counted.reduce(0) { $0 + $1.0.amount }
                guard amount != 0, figure.value.number != nil, let name = names[unit] else { return nil }
                return Change(unit: name, figure: figure, amount: amount)
            }
        }
    }
}
