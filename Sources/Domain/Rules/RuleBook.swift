package import Vietnamese

/// A parameter of the field that changes with the law: a threshold, a deadline, a cap.
package struct Rule: Hashable, Sendable {
    package let code: String
    /// In order of their days; each holds until the next begins.
    package var values: [Value]

    package struct Value: Hashable, Sendable {
        package let from: Day
        package let amount: Int
        package let source: Source

        package init(from: Day, amount: Int, source: Source) {
            self.from = from
            self.amount = amount
            self.source = source
        }
    }

    /// The document that says so, and how sure we are of having read it right.
    package struct Source: Hashable, Sendable, Codable {
        package enum Certainty: String, Sendable, Codable {
            /// Read in the document or in a text that reprints it.
            case read
            /// Read only in a text that quotes it.
            case quoted
            /// From general knowledge: to be verified.
            case general
            /// The office's own setting: no document says so.
            case office
        }

        package let document: String
        package let certainty: Certainty

        package init(document: String, certainty: Certainty) {
            self.document = document
            self.certainty = certainty
        }
    }

    package init(code: String, values: [Value]) {
        self.code = code
        self.values = values
    }
}

/// The rules shipped with the program, overlaid by an administrator's dated edits.
package struct RuleBook: Hashable, Sendable {
    package static let cellMinimum = "party.cell.minimum_official_members"
    package static let unionMinimum = "union.minimum_members"
    package static let youthBranchMinimum = "youth.branch.minimum_members"
    package static let admissionMinimumAge = "party.admission.minimum_age"
    package static let admissionMaximumAge = "party.admission.maximum_age"
    package static let probationMonths = "party.probation_months"
    package static let transferSlipDays = "party.transfer.slip_working_days"
    package static let readmissionMonths = "party.readmission.months"
    package static let temporaryMinimum = "party.temporary.minimum_months"
    package static let temporaryMaximum = "party.temporary.maximum_months"
    package static let temporaryStudyMaximum = "party.temporary.study_maximum_months"
    /// How long the term of a cell under a grassroots committee is.
    package static let cellTermMonths = "party.cell.term_months"
    /// Working days until a request about what is held of somebody is answered.
    package static let requestAnswerDays = "request.answer_working_days"
    /// Days until a withdrawal, a restriction or an objection is done, and until any other request is.
    package static let requestDoneDays = "request.done_days"
    package static let requestOtherDoneDays = "request.other_done_days"
    /// The days that may be added once.
    package static let requestExtensionDays = "request.extension_days"
    /// Hours within which a breach is reported.
    package static let breachReportHours = "breach.report_hours"
    /// Months for which details are kept of who left the Party, and the whole file of who never came to it.
    package static let retentionLeftMonths = "retention.left_months"
    package static let retentionUnadmittedMonths = "retention.unadmitted_months"
    /// So many days after the end of its month an event still counts as recorded in time.
    package static let recordingDays = "recording.days_after_month"

    /// The rule that says how many it takes to found a unit of a type; none where no such rule was found. It is
    /// shown as advice: who founds has the decision on paper.
    package static func minimum(for type: UnitType) -> String? {
        switch type {
        case .cell, .grassrootsCell: cellMinimum
        case .grassrootsUnion: unionMinimum
        case .youthBranch: youthBranchMinimum
        default: nil
        }
    }

    /// The rule that says how long the term of a unit of a type is; none where no such rule was found. It is shown as
    /// advice: the level above may shorten or lengthen a term.
    package static func termMonths(of type: UnitType) -> String? { type == .cell ? cellTermMonths : nil }

    private let rules: [String: Rule]

    package init(_ rules: [Rule]) {
        self.rules = Dictionary(rules.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
    }

    package var all: [Rule] {
        rules.values.sorted { $0.code < $1.code }
    }

    /// The value in force on a day; none where the rule is unknown or begins later.
    package func inForce(_ code: String, on day: Day) -> Rule.Value? {
        rules[code]?.values.last { $0.from <= day }
    }

    /// This book with edits laid over it: an edit replaces the shipped value of the same day, and never others.
    package func overlaid(by edits: [(code: String, value: Rule.Value)]) -> RuleBook {
        var merged = rules
        for (code, value) in edits {
            let kept = (merged[code]?.values ?? []).filter { $0.from != value.from }
            merged[code] = Rule(code: code, values: (kept + [value]).sorted { $0.from < $1.from })
        }
        return RuleBook(Array(merged.values))
    }
}

extension RuleBook {
    /// The value in force on a day; before a rule's first day the first it ever had, because what is older than the rule
    /// has a deadline too. Zero where the rule is unknown.
    package func first(_ code: String, on day: Day) -> Int {
        (inForce(code, on: day) ?? all.first { $0.code == code }?.values.first)?.amount ?? 0
    }
}
