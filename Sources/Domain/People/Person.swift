package import Vietnamese

/// A person: a member, or somebody under consideration. Membership is a separate fact about a person.
package enum Person {
    package typealias ID = Identifier<Person>
}

package enum Sex: String, CaseIterable, Sendable, Codable {
    case male, female
}

/// A detail of a person that is sealed under the person's own key.
package enum PersonDetail: String, CaseIterable, Sendable, Codable {
    case birth, identityNumber = "identity_number"
    /// The number of the Party member's card: eight digits on old cards, twelve on new ones.
    case cardNumber = "card_number"
    /// The number of the Party member's CV (*lý lịch*): digits with the letters of the issuing committee.
    case recordNumber = "record_number"
    case ethnicity, religion, phone, address

    /// Whether somebody may be found by this detail's exact value, through its keyed digest. Such a value is a number
    /// that is kept as text, with the zeros it begins with.
    package var isSearchable: Bool { Self.numbers.contains(self) || self == .phone }

    /// The numbers that one person alone bears.
    package static let numbers: [PersonDetail] = [.identityNumber, .cardNumber, .recordNumber]
}

/// A person as a row of a list gives them.
package struct PersonDraft: Hashable, Sendable {
    /// The office's own number of the person's file.
    package var code: String
    package var name: String
    package var sex: Sex
    package var details: [PersonDetail: String]
    package var workplaceTaxCode: String?
    package var workplaceFrom: Day?

    package init(
        code: String, name: String, sex: Sex, details: [PersonDetail: String], workplaceTaxCode: String?,
        workplaceFrom: Day?
    ) {
        self.code = code
        self.name = name
        self.sex = sex
        self.details = details
        self.workplaceTaxCode = workplaceTaxCode
        self.workplaceFrom = workplaceFrom
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if !UnitDraft.isCode(code) { problems.append(Problem("code", "problem.code.shape")) }
        if name.isEmpty { problems.append(Problem("name", "problem.required")) }
        if name.count > 120 { problems.append(Problem("name", "problem.too_long", ["most": "120"])) }
        if let number = details[.identityNumber], !Self.isIdentityNumber(number) {
            problems.append(Problem("identity_number", "problem.identity_number"))
        }
        if let number = details[.cardNumber], !Self.isCardNumber(number) {
            problems.append(Problem("card_number", "problem.card_number"))
        }
        if let number = details[.recordNumber], !Self.isRecordNumber(number) {
            problems.append(Problem("record_number", "problem.record_number"))
        }
        if let birth = details[.birth].flatMap({ Day(iso: $0) }), birth > today {
            problems.append(Problem("birth", "problem.date.future", ["today": today.vietnamese]))
        }
        for detail in PersonDetail.allCases where (details[detail]?.count ?? 0) > 300 {
            problems.append(Problem(detail.rawValue, "problem.too_long", ["most": "300"]))
        }
        if workplaceTaxCode != nil && workplaceFrom == nil {
            problems.append(Problem("workplace_from", "problem.required"))
        }
        if let workplaceFrom, workplaceFrom > today {
            problems.append(Problem("workplace_from", "problem.date.future", ["today": today.vietnamese]))
        }
        return problems
    }

    /// A personal identity number has twelve digits and no check digit.
    package static func isIdentityNumber(_ text: String) -> Bool { text.count == 12 && areDigits(text) }

    /// An old card bears eight digits, a new one twelve.
    package static func isCardNumber(_ text: String) -> Bool { [8, 12].contains(text.count) && areDigits(text) }

    /// Six digits, and one to three letters of the committee that issued it.
    package static func isRecordNumber(_ text: String) -> Bool {
        (7...9).contains(text.count) && areDigits(text.prefix(6)) && text.dropFirst(6).allSatisfy(\.isLetter)
    }

    private static func areDigits(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
    }
}
