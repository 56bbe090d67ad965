package import Vietnamese

/// What an administrative place or an industrial zone is.
package enum PlaceKind: String, CaseIterable, Sendable, Codable {
    case city, province
    case ward, commune, township
    case specialZone = "special_zone"
    case industrialPark = "industrial_park"
    case exportZone = "export_zone"
    case techPark = "tech_park"

    package enum Level: String, CaseIterable, Sendable, Codable {
        case province, commune, zone
    }

    package var level: Level {
        switch self {
        case .city, .province: .province
        case .ward, .commune, .township, .specialZone: .commune
        case .industrialPark, .exportZone, .techPark: .zone
        }
    }
}

/// How much of a place went to one of its successors, as the decision says.
package enum PlacePart: String, CaseIterable, Sendable, Codable {
    case whole
    /// Part of the area with its people.
    case part
    /// Part of the area, and everybody.
    case everybody
    /// Part of the area, and nobody.
    case area
    /// What other successors left.
    case rest
}

/// A province, a commune or an industrial zone: who bears a code over a period.
///
/// A code alone names none of them: it is borne by one place after another, so that the wards of 2025 have codes of
/// earlier wards. A place that is renamed, or goes on as something else, ends, and the next bearer of its code succeeds it.
package struct Place: Hashable, Sendable {
    package var code: String
    package var name: String
    package var kind: PlaceKind
    /// The code of the province of a commune, of the commune or province of a zone; as its bearer was when the place began.
    package var parent: String?
    /// The district of a commune of before 1/7/2025, which tells those of one name apart; often empty.
    package var district: String
    /// The first day; nil where it is not known.
    package var from: Day?
    /// The last day; nil where it is there today.
    package var to: Day?
    /// The codes of those that it went into.
    package var successors: [String]

    package init(
        code: String, name: String, kind: PlaceKind, parent: String? = nil, district: String = "", from: Day? = nil,
        to: Day? = nil, successors: [String] = []
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.district = district
        self.from = from
        self.to = to
        self.successors = successors
    }

    /// Who is meant: a code and the day from which it is borne.
    package struct Key: Hashable, Sendable {
        package let code: String
        package let from: Day?

        package init(code: String, from: Day?) {
            self.code = code
            self.from = from
        }
    }

    package var key: Key { Key(code: code, from: from) }

    package func isThere(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// The day on which other codes that it names are read.
    package var day: Day? { from ?? to }

    package func overlaps(_ other: Place) -> Bool {
        func begins(_ one: Place, by end: Day?) -> Bool { one.from.flatMap { from in end.map { from <= $0 } } ?? true }
        return begins(self, by: other.to) && begins(other, by: to)
    }

    /// What is wrong with it by itself.
    package func problems() -> [Problem] {
        var problems: [Problem] = []
        if name.isEmpty { problems.append(Problem("name", "problem.required")) }
        if name.count > 200 { problems.append(Problem("name", "problem.too_long", ["most": "200"])) }
        if !Self.fits(code, kind.level) {
            problems.append(Problem("code", kind.level.codeProblem))
        }
        if let from, let to, to < from {
            problems.append(Problem("to", "problem.place.period", ["day": from.vietnamese]))
        }
        if to == nil, !successors.isEmpty { problems.append(Problem("successors", "problem.place.ends_when")) }
        if (kind.level == .province) != (parent == nil) {
            problems.append(
                Problem("parent", kind.level == .province ? "problem.place.no_parent" : "problem.required"))
        }
        return problems
    }

    /// Provinces have two digits, communes five; a zone has any other code.
    private static func fits(_ code: String, _ level: PlaceKind.Level) -> Bool {
        let isNumber = !code.isEmpty && code.utf8.allSatisfy { (48...57).contains($0) }
        switch level {
        case .province: return isNumber && code.count == 2
        case .commune: return isNumber && code.count == 5
        case .zone:
            let isCode = !code.isEmpty && code.count <= 40 && !code.contains { $0.isWhitespace || $0 == ";" }
            return isCode && !(isNumber && [2, 5].contains(code.count))
        }
    }
}

extension PlaceKind.Level {
    /// What is wrong with a code that is none of this level.
    fileprivate var codeProblem: String {
        switch self {
        case .province: "problem.place.code_province"
        case .commune: "problem.place.code_commune"
        case .zone: "problem.place.code_zone"
        }
    }
}
