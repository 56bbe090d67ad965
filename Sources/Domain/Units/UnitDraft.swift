package import Vietnamese

/// A decision on paper: what an event rests on.
package struct DecisionDraft: Hashable, Sendable, Codable {
    /// The number with its symbol, such as `12-QĐ/QU`.
    package var number: String
    package var issuedOn: Day
    package var issuer: String

    package init(number: String, issuedOn: Day, issuer: String) {
        self.number = number
        self.issuedOn = issuedOn
        self.issuer = issuer
    }
}

/// A unit as somebody wants to enter it: from a row of a list, or from the form for a founding.
package struct UnitDraft: Hashable, Sendable {
    package var code: String
    package var name: String
    package var type: UnitType
    package var parentCode: String?
    package var block: Block?
    package var hostTaxCode: String?
    package var entry: UnitEntry
    package var from: Day
    package var decision: DecisionDraft?
    package var setting = UnitSetting()

    package init(
        code: String, name: String, type: UnitType, parentCode: String?, block: Block? = nil,
        hostTaxCode: String? = nil, entry: UnitEntry, from: Day, decision: DecisionDraft? = nil
    ) {
        self.code = code
        self.name = name
        self.type = type
        self.parentCode = parentCode
        self.block = block
        self.hostTaxCode = hostTaxCode
        self.entry = entry
        self.from = from
        self.decision = decision
    }

    /// What can be judged without the register: shapes, lengths, dates and what a founding needs.
    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if !Self.isCode(code) { problems.append(Problem("code", "problem.code.shape")) }
        if name.isEmpty { problems.append(Problem("name", "problem.required")) }
        if name.count > 200 { problems.append(Problem("name", "problem.too_long", ["most": "200"])) }
        if from > today { problems.append(Problem("from", "problem.date.future", ["today": today.vietnamese])) }
        problems += decision?.problems(today: today) ?? []
        if entry == .founding {
            if let decision {
                if decision.issuedOn != from {
                    let day = decision.issuedOn.vietnamese
                    problems.append(Problem("from", "problem.founding.decision_date", ["day": day]))
                }
            } else {
                problems.append(Problem("decision.number", "problem.founding.decision"))
            }
        }
        if parentCode == nil && entry == .founding { problems.append(Problem("parent", "problem.required")) }
        return problems + setting.problems(today: today)
    }

    /// Codes are capital letters without marks, digits and hyphens, 2 to 40 characters.
    package static func isCode(_ text: String) -> Bool {
        (2...40).contains(text.count)
            && text.unicodeScalars.allSatisfy { scalar in
                ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
            }
    }
}

extension DecisionDraft {
    /// A decision has a number and an issuer, and cannot be of a day to come.
    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if number.isEmpty { problems.append(Problem("decision.number", "problem.required")) }
        if number.count > 60 { problems.append(Problem("decision.number", "problem.too_long", ["most": "60"])) }
        if issuer.isEmpty { problems.append(Problem("decision.issuer", "problem.required")) }
        if issuer.count > 200 { problems.append(Problem("decision.issuer", "problem.too_long", ["most": "200"])) }
        if issuedOn > today {
            problems.append(Problem("decision.date", "problem.date.future", ["today": today.vietnamese]))
        }
        return problems
    }
}
