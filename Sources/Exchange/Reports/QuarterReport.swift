package import Domain
package import FoundationEssentials
package import Vietnamese

/// The quarterly report of a Party unit on the work in enterprises outside the State sector: the figures it says,
/// as values. ``document()`` prints them as a paper in the Party's format; a page may show the same values.
package struct QuarterReport: Hashable, Sendable {
    /// A unit with the figures the report says of it, in the catalogue's order.
    package struct UnitFigures: Hashable, Sendable {
        /// Its name at the end of the quarter.
        package var name: String
        /// Its type at the end of the quarter.
        package var type: UnitType
        /// Its figures with the targets that stand.
        package var figures: [Figure]

        /// A unit with its figures.
        package init(name: String, type: UnitType, figures: [Figure]) {
            self.name = name
            self.type = type
            self.figures = figures
        }

        /// The figure of an indicator; nil where the report says none.
        package func figure(_ code: String) -> Figure? {
            figures.first { $0.indicator.code == code }
        }
    }

    /// A figure that is another one by now, counting what was recorded after the report's moment.
    package struct Difference: Hashable, Sendable {
        /// The unit whose figure it is.
        package var unitName: String
        /// As the report says it.
        package var reported: Figure
        /// As it is known when the report is made.
        package var now: Figure
        /// The first and the last day on which later records came in; nil where no records stand behind the
        /// difference (a target was changed), or too many to look through.
        package var recordedOn: ClosedRange<Day>?

        /// A figure as reported and as known by now.
        package init(unitName: String, reported: Figure, now: Figure, recordedOn: ClosedRange<Day>?) {
            self.unitName = unitName
            self.reported = reported
            self.now = now
            self.recordedOn = recordedOn
        }
    }

    /// The quarter the report is of.
    package var quarter: Quarter
    /// The unit whose report it is.
    package var unit: UnitFigures
    /// The name of the unit directly above at the end of the quarter; nil where none is known.
    package var superior: String?
    /// The units directly below that have targets of their own, by name.
    package var below: [UnitFigures]
    /// Only what was recorded up to this moment is in the figures; everything recorded where nil.
    package var knownAt: Date?
    /// When the figures were taken.
    package var madeAt: Date
    /// What is known otherwise by now; empty where nothing is, or where ``knownAt`` is nil.
    package var differences: [Difference]

    /// A report of these figures.
    package init(
        quarter: Quarter, unit: UnitFigures, superior: String?, below: [UnitFigures], knownAt: Date?, madeAt: Date,
        differences: [Difference]
    ) {
        self.quarter = quarter
        self.unit = unit
        self.superior = superior
        self.below = below
        self.knownAt = knownAt
        self.madeAt = madeAt
        self.differences = differences
    }

    /// The last moment whose records are in the figures.
    var lastKnown: Date { knownAt ?? madeAt }
}
