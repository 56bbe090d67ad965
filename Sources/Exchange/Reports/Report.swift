package import Domain
package import FoundationEssentials
package import Vietnamese

/// The report of a unit over a period on the work in enterprises outside the State sector: the figures and lists it
/// says, as values. ``paper(_:rows:)`` puts them into words, for the page and for the Word file alike.
package struct Report: Hashable, Sendable {
    /// A unit with the figures the report says of it, in the catalogue's order.
    package struct UnitFigures: Hashable, Sendable {
        /// Its code.
        package var code: String
        /// Its name at the end of the period.
        package var name: String
        /// Its type at the end of the period.
        package var type: UnitType
        /// Its figures with the targets that stand.
        package var figures: [Figure]

        /// A unit with its figures.
        package init(code: String, name: String, type: UnitType, figures: [Figure]) {
            self.code = code
            self.name = name
            self.type = type
            self.figures = figures
        }

        /// The figure of an indicator; nil where the report says none.
        package func figure(_ code: String) -> Figure? {
            figures.first { $0.indicator.code == code }
        }

        /// Whether somebody gave it a target.
        package var hasTargets: Bool { figures.contains { !$0.targets.isEmpty } }
    }

    /// A unit that was founded, or an enterprise that was visited.
    package struct Record: Hashable, Sendable {
        /// Its name.
        package var name: String
        /// A unit's code, an enterprise's tax code.
        package var code: String
        /// The name of the unit it stands under, or that looks after it.
        package var unitName: String
        /// The day of the founding or of the visit.
        package var day: Day
        /// The decision to found it.
        package var decision: DecisionDraft?
        /// What the visit concluded.
        package var conclusion: Survey.Conclusion?

        /// A record by its parts.
        package init(
            name: String, code: String, unitName: String, day: Day, decision: DecisionDraft? = nil,
            conclusion: Survey.Conclusion? = nil
        ) {
            self.name = name
            self.code = code
            self.unitName = unitName
            self.day = day
            self.decision = decision
            self.conclusion = conclusion
        }
    }

    /// The records behind one of the unit's figures, named one by one.
    package struct Listing: Hashable, Sendable {
        /// The figure.
        package var indicator: Indicator
        /// The records, as many as were asked for.
        package var records: [Record]
        /// How many there are.
        package var count: Int

        /// Some or all records of a figure.
        package init(indicator: Indicator, records: [Record], count: Int) {
            self.indicator = indicator
            self.records = records
            self.count = count
        }
    }

    /// A figure that is another one by now, counting what was recorded after the report's moment.
    package struct Difference: Hashable, Sendable {
        /// The code of the unit whose figure it is.
        package var unitCode: String
        /// Its name.
        package var unitName: String
        /// As the report says it.
        package var reported: Figure
        /// As it is known when the report is made.
        package var now: Figure
        /// The first and the last day on which later records came in; nil where no records stand behind the
        /// difference, as where a target was changed.
        package var recordedOn: ClosedRange<Day>?

        /// A figure as reported and as known by now.
        package init(
            unitCode: String, unitName: String, reported: Figure, now: Figure, recordedOn: ClosedRange<Day>?
        ) {
            self.unitCode = unitCode
            self.unitName = unitName
            self.reported = reported
            self.now = now
            self.recordedOn = recordedOn
        }
    }

    /// The period the report is of.
    package var period: ReportingPeriod
    /// The unit whose report it is.
    package var unit: UnitFigures
    /// The name of the unit directly above at the end of the period; nil where none is known.
    package var superior: String?
    /// The units directly below, by name.
    package var below: [UnitFigures]
    /// What was founded, and the enterprises visited: one list for each figure that is not 0.
    package var listings: [Listing]
    /// Only what was recorded up to this moment is in the figures; everything recorded where nil.
    package var knownAt: Date?
    /// When the figures were taken.
    package var madeAt: Date
    /// What is known otherwise by now; empty where nothing is, or where ``knownAt`` is nil.
    package var differences: [Difference]

    /// A report of these figures.
    package init(
        period: ReportingPeriod, unit: UnitFigures, superior: String?, below: [UnitFigures], listings: [Listing],
        knownAt: Date?, madeAt: Date, differences: [Difference]
    ) {
        self.period = period
        self.unit = unit
        self.superior = superior
        self.below = below
        self.listings = listings
        self.knownAt = knownAt
        self.madeAt = madeAt
        self.differences = differences
    }

    /// The last moment whose records are in the figures.
    package var lastKnown: Date { knownAt ?? madeAt }

    /// The day that its stocks are of: the last of the period, or of what is known where that ends earlier.
    package var asOf: Day { min(period.last, Day(inVietnam: lastKnown)) }

    /// The figures said of the unit. One that can have none below it, such as a cell, says nothing of what it does
    /// not have either: no new organisation, no enterprise.
    var said: [Figure] {
        guard unit.type.children.isEmpty else { return unit.figures }
        return unit.figures.filter { figure in
            figure.indicator.fact == .member || !figure.targets.isEmpty || (figure.value.number ?? 0) > 0
        }
    }

    /// The figures that tell the units below apart.
    static func main(of unit: UnitFigures) -> [Indicator] {
        let codes = [
            "party.members", "party.cells.founded", "party.members.admitted", "enterprises.surveyed",
            "unions.founded", "youth.founded", "women.founded",
        ]
        let all = unit.figures.map(\.indicator)
        return unit.type.line == .party ? all.filter { codes.contains($0.code) } : all
    }
}
