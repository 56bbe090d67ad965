package import FoundationEssentials
import Vietnamese

/// That data of people were lost, seen or changed by whom they are none of the business of: one entry of the breach file.
package enum Breach {
    package typealias ID = Identifier<Breach>

    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// A telephone, computer, stick or paper file is gone.
        case lost
        /// Something was sent or shown to the wrong people.
        case disclosed
        /// Somebody got in, or used somebody else's account.
        case intruded
        /// Something was changed or destroyed that should not have been.
        case damaged
        case other
    }

    /// What was done about it, each at a moment and by a paper.
    package enum Step: String, CaseIterable, Sendable, Codable {
        /// The Ministry's department (A05) was told: what stops the clock.
        case reported
        /// The people concerned were told.
        case told
        /// What was found out since, or done against it.
        case measure
        case closed
    }
}

/// An entry of the breach file as it is recorded.
package struct BreachDraft: Hashable, Sendable {
    /// The unit in whose care the data were.
    package let unitCode: String
    package let kind: Breach.Kind
    /// When it was noticed: from then the hours are counted.
    package let noticed: Date
    /// How many people are concerned, as far as is known.
    package let people: Int
    /// Which data, how it came about, what was done at once. No person is named.
    package let summary: String

    package init(unitCode: String, kind: Breach.Kind, noticed: Date, people: Int, summary: String) {
        self.unitCode = unitCode
        self.kind = kind
        self.noticed = noticed
        self.people = people
        self.summary = summary
    }

    package func problems(now: Date) -> [Problem] {
        var problems: [Problem] = []
        if noticed > now { problems.append(Problem("noticed_on", "problem.breach.future")) }
        if people < 0 { problems.append(Problem("people", "problem.negative")) }
        if summary.isEmpty { problems.append(Problem("summary", "problem.required")) }
        if summary.count > 2000 { problems.append(Problem("summary", "problem.too_long", ["most": "2.000"])) }
        return problems
    }
}

/// What was done about a breach, as it is recorded.
package struct BreachStepDraft: Hashable, Sendable {
    package let breach: Breach.ID
    package let step: Breach.Step
    package let at: Date
    package let document: String

    package init(breach: Breach.ID, step: Breach.Step, at: Date, document: String) {
        self.breach = breach
        self.step = step
        self.at = at
        self.document = document
    }

    package func problems(now: Date) -> [Problem] {
        (at > now ? [Problem("at_on", "problem.breach.future")] : []) + Problem.document(document)
    }
}

/// The hours within which a breach is reported (Nghị định 356/2025/NĐ-CP).
package struct BreachClock: Hashable, Sendable {
    package let reportBy: Date
    /// When it was reported; nil while it was not.
    package let reported: Date?

    package init(noticed: Date, hours: Int, reported: Date?) {
        reportBy = noticed.addingTimeInterval(Double(hours) * 3600)
        self.reported = reported
    }

    package func isLate(at now: Date) -> Bool { (reported ?? now) > reportBy }

    /// Whole hours that are left at a moment, negative when they are over: -1 as soon as the last is.
    package func hoursLeft(at now: Date) -> Int { Int((reportBy.timeIntervalSince(now) / 3600).rounded(.down)) }
}
