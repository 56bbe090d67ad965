/// A declared figure: what it sums, and how. Pages, reports and targets name it by its code.
package struct Indicator: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable {
        /// The sum within a period.
        case flow
        /// The sum up to the end of a period.
        case stock
        /// A stock of values that units reported of themselves instead of recording what they count.
        case reported

        /// Whether it says what there is at the end of a period, and not what happened within it.
        package var isStock: Bool { self != .flow }
    }

    /// A stable code, such as `party.members.admitted`. Its name and definition stand in the catalogue of strings
    /// under `indicator.<code>.name` and `indicator.<code>.definition`.
    package let code: String
    package let kind: Kind
    package let fact: Fact
    /// The line it speaks of: the trees of other lines have no such figure, but for the Party's, which has every one.
    package let line: Line
    /// For each dimension named, the values that count. Dimensions not named count with every value.
    package let filter: Filter
    /// The indicator of which this one is a part ("of which").
    package let partOf: String?

    package struct Filter: Hashable, Sendable {
        package var line: Set<String> = []
        package var cause: Set<String> = []
        package var status: Set<String> = []
        package var ownership: Set<String> = []
        package var category: Set<String> = []

        /// Each dimension's column with the values that count, for those that are limited.
        package var limits: [(column: String, values: [String])] {
            [("line", line), ("cause", cause), ("status", status), ("ownership", ownership), ("category", category)]
                .filter { !$0.1.isEmpty }
                .map { ($0.0, $0.1.sorted()) }
        }

        package func admits(_ dimensions: Dimensions) -> Bool {
            func fits(_ allowed: Set<String>, _ value: String) -> Bool { allowed.isEmpty || allowed.contains(value) }
            return fits(line, dimensions.line) && fits(cause, dimensions.cause) && fits(status, dimensions.status)
                && fits(ownership, dimensions.ownership) && fits(category, dimensions.category)
        }
    }
}

/// Every indicator there is, in the order in which people read them.
package enum Catalogue {
    package static func indicator(_ code: String) -> Indicator? {
        places[code].map { indicators[$0] }
    }

    /// Where an indicator stands in the order.
    package static func place(of indicator: Indicator) -> Int? {
        places[indicator.code]
    }

    package static let indicators: [Indicator] = [
        organisations("party.organisations", .stock, partyTypes),
        organisations(
            "party.grassroots", .stock, [.grassrootsCommittee, .grassrootsCell], partOf: "party.organisations"),
        organisations("party.cells.founded", .flow, [.grassrootsCell, .cell]),
        members("party.members", .stock),
        members("party.members.official", .stock, partOf: "party.members") { $0.status = ["official"] },
        members("party.members.admitted", .flow) { $0.cause = ["admission"] },
        members("party.members.admitted.nonstate", .flow, partOf: "party.members.admitted") {
            $0.cause = ["admission"]
            $0.ownership = Set(Ownership.allCases.filter { !$0.isState }.map(\.rawValue))
        },
        Indicator(
            code: "enterprises", kind: .stock, fact: .enterprise, line: .party, filter: Indicator.Filter(),
            partOf: nil),
        surveys("enterprises.surveyed", nil),
        surveys("enterprises.surveyed.eligible", .eligible),
        surveys("enterprises.surveyed.members_not_enough", .membersNotEnough),
        organisations("unions", .stock, [.grassrootsUnion], of: .union),
        organisations("unions.founded", .flow, [.grassrootsUnion], of: .union),
        reported("unions.members", of: .union),
        organisations("youth", .stock, [.grassrootsYouth, .youthBranch], of: .youth),
        organisations("youth.founded", .flow, [.grassrootsYouth, .youthBranch], of: .youth),
        reported("youth.members", of: .youth),
        organisations("women", .stock, [.grassrootsWomen, .womenBranch], of: .women),
        organisations("women.founded", .flow, [.grassrootsWomen, .womenBranch], of: .women),
        reported("women.members", of: .women),
        organisations("veterans", .stock, [.grassrootsVeterans, .veteransBranch], of: .veterans),
        organisations("veterans.founded", .flow, [.grassrootsVeterans, .veteransBranch], of: .veterans),
        reported("veterans.members", of: .veterans),
    ]

    private static let places = Dictionary(
        uniqueKeysWithValues: indicators.enumerated().map { ($0.element.code, $0.offset) })

    /// What counts as a Party organisation: committees above the grassroots are not counted within themselves.
    private static let partyTypes: [UnitType] = [.grassrootsCommittee, .grassrootsCell, .sectionCommittee, .cell]

    private static func organisations(
        _ code: String, _ kind: Indicator.Kind, _ types: [UnitType], of line: Line = .party, partOf: String? = nil
    ) -> Indicator {
        var filter = Indicator.Filter(category: Set(types.map(\.rawValue)))
        if kind == .flow { filter.cause = [UnitEntry.founding.rawValue] }
        return Indicator(code: code, kind: kind, fact: .organisation, line: line, filter: filter, partOf: partOf)
    }

    private static func members(
        _ code: String, _ kind: Indicator.Kind, partOf: String? = nil,
        _ limit: (inout Indicator.Filter) -> Void = { _ in }
    ) -> Indicator {
        var filter = Indicator.Filter(line: [Line.party.rawValue])
        limit(&filter)
        return Indicator(code: code, kind: kind, fact: .member, line: .party, filter: filter, partOf: partOf)
    }

    /// The members of a mass organisation, as units report them.
    private static func reported(_ code: String, of line: Line) -> Indicator {
        Indicator(
            code: code, kind: .reported, fact: .reported, line: line,
            filter: Indicator.Filter(cause: [Postings.value], category: [code]), partOf: nil)
    }

    private static func surveys(_ code: String, _ conclusion: Survey.Conclusion?) -> Indicator {
        Indicator(
            code: code, kind: .flow, fact: .survey, line: .party,
            filter: Indicator.Filter(category: Set(conclusion.map { [$0.rawValue] } ?? [])),
            partOf: conclusion == nil ? nil : "enterprises.surveyed")
    }
}
