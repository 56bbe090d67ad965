package import Vietnamese

/// What somebody asks for about what is held of them.
package enum RightsRequest {
    package typealias ID = Identifier<RightsRequest>

    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// To see what is held, or to have a copy.
        case access
        case correction
        /// To take back a consent.
        case withdrawal
        /// That it be kept and not used.
        case restriction
        case objection
        case erasure

        /// The rule that says within how many days it is done.
        package var doneRule: String {
            switch self {
            case .withdrawal, .restriction, .objection: RuleBook.requestDoneDays
            case .access, .correction, .erasure: RuleBook.requestOtherDoneDays
            }
        }
    }

    /// What became of a request, each on a day and by a paper.
    package enum Step: String, CaseIterable, Sendable, Codable {
        /// The person was told that it is being dealt with, or that it is refused.
        case answered
        /// More time was taken, once, and the person told.
        case extended
        case done
        case refused

        /// Whether nothing more is to be done.
        package var closes: Bool { self == .done || self == .refused }
    }
}

/// A request as it is recorded.
package struct RightsRequestDraft: Hashable, Sendable {
    package let personCode: String
    package let kind: RightsRequest.Kind
    /// The day on which it came in.
    package let received: Day
    package let document: String

    package init(personCode: String, kind: RightsRequest.Kind, received: Day, document: String) {
        self.personCode = personCode
        self.kind = kind
        self.received = received
        self.document = document
    }

    package func problems(today: Day) -> [Problem] {
        Problem.future("received", received, today) + Problem.document(document)
    }
}

/// What became of a request, as it is recorded.
package struct RightsStepDraft: Hashable, Sendable {
    package let request: RightsRequest.ID
    package let step: RightsRequest.Step
    package let on: Day
    package let document: String

    package init(request: RightsRequest.ID, step: RightsRequest.Step, on: Day, document: String) {
        self.request = request
        self.step = step
        self.on = on
        self.document = document
    }

    package func problems(today: Day) -> [Problem] { Problem.future("on", on, today) + Problem.document(document) }
}

/// By when a request is to be answered and done.
package struct RequestClock: Hashable, Sendable {
    package let answerBy: Day
    package let doneBy: Day
    /// The day on which the person was answered; a closing answers too.
    package let answered: Day?
    /// The day on which it was done or refused.
    package let closed: Day?

    /// - Parameters:
    ///   - answerDays: working days until the answer, the day it came in not counted.
    ///   - doneDays: calendar days until it is done; a last day that is no working day gives way to the next one
    ///     (Bộ luật Dân sự 2015, điều 148.5).
    ///   - extension: the days that are added once.
    package init(
        received: Day, answerDays: Int, doneDays: Int, extension: Int, steps: [(step: RightsRequest.Step, on: Day)],
        _ calendar: WorkingCalendar
    ) {
        let isExtended = steps.contains { $0.step == .extended }
        let last = received.adding(days: doneDays + (isExtended ? `extension` : 0))
        answerBy = calendar.day(answerDays, after: received)
        doneBy = calendar.isWorking(last) ? last : calendar.day(1, after: last)
        closed = steps.first { $0.step.closes }?.on
        answered = steps.map(\.on).min()
    }

    /// What is to be done next, and by when; nil where nothing is.
    package var next: Day? { closed != nil ? nil : answered == nil ? answerBy : doneBy }

    /// Whether a day was missed that was to be kept: by what was done later, or by now.
    package func isLate(on today: Day) -> Bool {
        (answered ?? today) > answerBy || (closed ?? today) > doneBy
    }
}
