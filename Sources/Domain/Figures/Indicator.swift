/// A declared figure: what it sums, and how. Pages, reports and targets name it by its code.
package struct Indicator: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable {
        /// The sum within a period.
        case flow
        /// The sum up to the end of a period.
        case stock
    }

    /// A stable code, such as `party.members.admitted`. Its name and definition stand in the catalogue of strings
    /// under `indicator.<code>.name` and `indicator.<code>.definition`.
    package let code: String
    package let kind: Kind
    package let fact: Fact
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
        byCode[code]
    }

    package static let indicators: [Indicator] = [
        organisations("party.organisations", .stock, partyTypes, partOf: nil),
        organisations(
            "party.grassroots", .stock, [.grassrootsCommittee, .grassrootsCell], partOf: "party.organisations"),
        organisations("party.cells.founded", .flow, [.grassrootsCell, .cell], partOf: nil),
        members("party.members", .stock),
        members("party.members.official", .stock, partOf: "party.members") { $0.status = ["official"] },
        members("party.members.admitted", .flow) { $0.cause = ["admission"] },
        members("party.members.admitted.nonstate", .flow, partOf: "party.members.admitted") {
            $0.cause = ["admission"]
            $0.ownership = Set(Ownership.allCases.filter { !$0.isState }.map(\.rawValue))
        },
        Indicator(code: "enterprises", kind: .stock, fact: .enterprise, filter: Indicator.Filter(), partOf: nil),
        surveys("enterprises.surveyed", nil),
        surveys("enterprises.surveyed.eligible", .eligible),
        surveys("enterprises.surveyed.members_not_enough", .membersNotEnough),
        organisations("unions", .stock, [.grassrootsUnion], partOf: nil),
        organisations("unions.founded", .flow, [.grassrootsUnion], partOf: nil),
    ]

    private static let byCode = Dictionary(uniqueKeysWithValues: indicators.map { ($0.code, $0) })

    /// What counts as a Party organisation: committees above the grassroots are not counted within themselves.
    private static let partyTypes: [UnitType] = [.grassrootsCommittee, .grassrootsCell, .sectionCommittee, .cell]

    private static func organisations(
        _ code: String, _ kind: Indicator.Kind, _ types: [UnitType], partOf: String?
    ) -> Indicator {
        var filter = Indicator.Filter(category: Set(types.map(\.rawValue)))
        if kind == .flow { filter.cause = [UnitEntry.founding.rawValue] }
        return Indicator(code: code, kind: kind, fact: .organisation, filter: filter, partOf: partOf)
    }

    private static func members(
        _ code: String, _ kind: Indicator.Kind, partOf: String? = nil,
        _ limit: (inout Indicator.Filter) -> Void = { _ in }
    ) -> Indicator {
        var filter = Indicator.Filter(line: [Line.party.rawValue])
        limit(&filter)
        return Indicator(code: code, kind: kind, fact: .member, filter: filter, partOf: partOf)
    }

    private static func surveys(_ code: String, _ conclusion: Survey.Conclusion?) -> Indicator {
        Indicator(
            code: code, kind: .flow, fact: .survey,
            filter: Indicator.Filter(category: Set(conclusion.map { [$0.rawValue] } ?? [])),
            partOf: conclusion == nil ? nil : "enterprises.surveyed")
    }
}
