package import Domain

/// The figures as JSON.
package struct FigureTable: Encodable {
    package struct Entry: Encodable {
        let indicator: String
        let name: String
        /// None where the indicator says nothing of such a unit.
        let value: FigureValue?
        let qualifier: Qualifier?
        let targets: [TargetProgress]

        package init(_ indicator: Indicator, _ figure: Figure?, _ words: Words) {
            self.indicator = indicator.code
            name = words.name(of: indicator)
            value = figure?.value
            qualifier = figure?.qualifier
            targets = figure?.targets ?? []
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(indicator, forKey: "indicator")
            try container.encode(name, forKey: "name")
            try container.encode(value)
            try container.encodeIfPresent(qualifier?.rawValue, forKey: "qualifier")
            var list = container.nestedUnkeyedContainer(forKey: "targets")
            for target in targets {
                var entry = list.nestedContainer(keyedBy: Key.self)
                try entry.encode(target.value, forKey: "value")
                try entry.encode(target.upper, forKey: "upper")
                try entry.encode(target.shape.rawValue, forKey: "shape")
                try entry.encode(target.percent.map { ($0 * 100).rounded() / 100 }, forKey: "percent")
                try entry.encode(target.assignedBy, forKey: "assignedBy")
                try entry.encode(target.document, forKey: "document")
            }
        }
    }

    let unit: String
    let from: String
    let to: String
    let knownAt: String?
    let treeAt: String?
    let figures: [Entry]

    package init(
        unit: String, from: String, to: String, knownAt: String?, treeAt: String?, figures: [Entry]
    ) {
        self.unit = unit
        self.from = from
        self.to = to
        self.knownAt = knownAt
        self.treeAt = treeAt
        self.figures = figures
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(unit, forKey: "unit")
        try container.encode(from, forKey: "from")
        try container.encode(to, forKey: "to")
        try container.encode(knownAt, forKey: "knownAt")
        try container.encode(treeAt, forKey: "treeAt")
        try container.encode(figures, forKey: "figures")
    }
}

extension KeyedEncodingContainer<Key> {
    /// A figure's value: a number, `not held`, or nothing where the indicator says nothing of such a unit.
    package mutating func encode(_ value: FigureValue?) throws {
        switch value {
        case .held(let number): try encode(number, forKey: "value")
        case .notHeld: try encode("not held", forKey: "value")
        case nil: try encodeNil(forKey: "value")
        }
    }
}

/// A JSON key written as a literal.
package struct Key: CodingKey, ExpressibleByStringLiteral {
    package let stringValue: String
    package var intValue: Int? { nil }

    package init(stringValue: String) { self.stringValue = stringValue }
    package init(stringLiteral value: String) { stringValue = value }
    package init?(intValue: Int) { nil }
}
