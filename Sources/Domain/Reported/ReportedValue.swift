package import Vietnamese

/// What a unit said of itself and everything below it: so many members on a day. It stands until the unit's next
/// value of the same indicator.
package struct ReportedValue: Hashable, Sendable {
    package typealias ID = Identifier<ReportedValue>

    package let id: ID
    package let unit: Unit.ID
    /// The code of an indicator of kind ``Indicator/Kind/reported``.
    package let indicator: String
    package let effectiveOn: Day
    package let amount: ReportedAmount
    /// Who said so, such as `Liên đoàn Lao động quận`.
    package let source: String
    package let document: String?
    package let documentOn: Day?

    package init(
        id: ID, unit: Unit.ID, indicator: String, effectiveOn: Day, amount: ReportedAmount, source: String,
        document: String?, documentOn: Day?
    ) {
        self.id = id
        self.unit = unit
        self.indicator = indicator
        self.effectiveOn = effectiveOn
        self.amount = amount
        self.source = source
        self.document = document
        self.documentOn = documentOn
    }
}

/// A reported value as a row of a list or the form gives it.
package struct ReportedDraft: Hashable, Sendable {
    package var unitCode: String
    /// The unit's name, to tell a mistyped code by; not looked at where nil.
    package var unitName: String?
    package var indicator: String
    package var effectiveOn: Day
    package var amount: ReportedAmount
    package var source: String
    package var document: String?
    package var documentOn: Day?

    /// So large that sums of many stay numbers.
    private static let most = 1_000_000_000

    package init(
        unitCode: String, unitName: String?, indicator: String, effectiveOn: Day, amount: ReportedAmount,
        source: String, document: String?, documentOn: Day?
    ) {
        self.unitCode = unitCode
        self.unitName = unitName
        self.indicator = indicator
        self.effectiveOn = effectiveOn
        self.amount = amount
        self.source = source
        self.document = document
        self.documentOn = documentOn
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if Catalogue.indicator(indicator)?.kind != .reported {
            problems.append(Problem("indicator", "problem.reported.indicator"))
        }
        if effectiveOn > today {
            problems.append(Problem("effective_on", "problem.date.future", ["today": today.vietnamese]))
        }
        if amount.number < 0 { problems.append(Problem("amount", "problem.negative")) }
        if amount.number > Self.most {
            problems.append(Problem("amount", "problem.number.large", ["most": Numbers.grouped(Self.most)]))
        }
        if amount.number == 0 && amount.qualifier != .exact {
            problems.append(Problem("amount", "problem.reported.zero"))
        }
        if source.isEmpty { problems.append(Problem("source", "problem.required")) }
        if source.count > 200 { problems.append(Problem("source", "problem.too_long", ["most": "200"])) }
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
