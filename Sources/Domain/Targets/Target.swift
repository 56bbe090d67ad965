package import Vietnamese

/// A target given to a unit for an indicator over a period. Targets belong to units, never to people.
package enum Target {
    package typealias ID = Identifier<Target>

    package enum Shape: String, CaseIterable, Sendable, Codable {
        case atLeast = "at_least"
        /// Between `value` and `upper`, such as 5–7.
        case range
    }
}

/// A target as a row of a list gives it.
package struct TargetDraft: Hashable, Sendable {
    package var unitCode: String
    package var indicator: String
    package var from: Day
    package var to: Day
    package var value: Int
    package var upper: Int?
    package var shape: Target.Shape
    /// The code of the unit that gave it; none where no giver is known.
    package var giverCode: String?
    package var document: String?
    package var documentOn: Day?

    package init(
        unitCode: String, indicator: String, from: Day, to: Day, value: Int, upper: Int?, shape: Target.Shape,
        giverCode: String?, document: String?, documentOn: Day?
    ) {
        self.unitCode = unitCode
        self.indicator = indicator
        self.from = from
        self.to = to
        self.value = value
        self.upper = upper
        self.shape = shape
        self.giverCode = giverCode
        self.document = document
        self.documentOn = documentOn
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if Catalogue.indicator(indicator) == nil {
            problems.append(Problem("indicator", "problem.target.indicator"))
        }
        if to < from { problems.append(Problem("to", "problem.target.period")) }
        if value <= 0 { problems.append(Problem("value", "problem.target.value")) }
        switch (shape, upper) {
        case (.range, nil): problems.append(Problem("upper", "problem.target.upper_missing"))
        case (.range, let upper?) where upper <= value:
            problems.append(Problem("upper", "problem.target.upper_small"))
        case (.atLeast, _?): problems.append(Problem("upper", "problem.target.upper_unused"))
        default: break
        }
        if let document, document.count > 60 {
            problems.append(Problem("document", "problem.too_long", ["most": "60"]))
        }
        if documentOn != nil && document == nil { problems.append(Problem("document", "problem.required")) }
        if let documentOn, documentOn > today {
            problems.append(Problem("document_on", "problem.date.future", ["today": today.vietnamese]))
        }
        return problems
    }
}
