package import Vietnamese

/// What somebody agrees to, one purpose at a time (Luật 91/2025/QH15). Silence is no consent.
package enum ConsentPurpose: String, CaseIterable, Sendable, Codable {
    /// Keeping the file at all: the name and everything that is sealed. Of a member the law asks for the file; of
    /// anybody else it rests on consent.
    case file
    /// Counting by ethnicity and religion.
    case statistics
    /// Being called and written to.
    case contact

    /// What is held for this purpose, and vanishes with it.
    package var details: [PersonDetail] {
        switch self {
        case .file: PersonDetail.allCases
        case .statistics: [.ethnicity, .religion]
        case .contact: [.phone, .address]
        }
    }
}

/// What somebody said of a purpose. Withdrawing needs no reason, and none is asked for.
package enum ConsentAnswer: String, CaseIterable, Sendable, Codable {
    case given, withdrawn
}

/// A consent, or its withdrawal, as it is recorded.
package struct ConsentDraft: Hashable, Sendable {
    /// The file number.
    package let personCode: String
    package let purpose: ConsentPurpose
    package let answer: ConsentAnswer
    package let from: Day
    /// The paper that proves it, by its number: no name of a person, because it outlives an erasure.
    package let document: String

    package init(personCode: String, purpose: ConsentPurpose, answer: ConsentAnswer, from: Day, document: String) {
        self.personCode = personCode
        self.purpose = purpose
        self.answer = answer
        self.from = from
        self.document = document
    }

    package func problems(today: Day) -> [Problem] {
        Problem.future("from", from, today) + Problem.document(document)
    }
}

/// That what is held of somebody is kept and no longer used, or is used again.
package struct RestrictionDraft: Hashable, Sendable {
    package let personCode: String
    package let isRestricted: Bool
    package let from: Day
    package let document: String

    package init(personCode: String, isRestricted: Bool, from: Day, document: String) {
        self.personCode = personCode
        self.isRestricted = isRestricted
        self.from = from
        self.document = document
    }

    package func problems(today: Day) -> [Problem] {
        Problem.future("from", from, today) + Problem.document(document)
    }
}

extension Problem {
    /// A day that has not come.
    static func future(_ field: String, _ day: Day, _ today: Day) -> [Problem] {
        day > today ? [Problem(field, "problem.date.future", ["today": today.vietnamese])] : []
    }

    /// The paper something rests on: named, and in few words.
    static func document(_ text: String) -> [Problem] {
        if text.isEmpty { return [Problem("document", "problem.required")] }
        return text.count > 120 ? [Problem("document", "problem.too_long", ["most": "120"])] : []
    }
}
