package import Vietnamese

/// A dated visit to an enterprise within a round of surveys.
package enum Survey {
    package typealias ID = Identifier<Survey>

    /// What a visit concludes about founding a Party organisation, by the rule of the day of the visit.
    package enum Conclusion: String, CaseIterable, Sendable, Codable {
        /// Enough official members to found a cell.
        case eligible
        /// Members work there, and not enough official ones.
        case membersNotEnough = "members_not_enough"
        /// No member works there.
        case none
    }

    /// Who said how many members work there. The employer is never asked.
    package enum Source: String, CaseIterable, Sendable, Codable {
        case person
        case homeCell = "home_cell"
    }

    /// The conclusion for an enterprise where `official` and `probationary` members work.
    ///
    /// - Parameter minimum: official members needed to found a cell (Party Charter, article 21.2: three).
    package static func conclusion(official: Int, probationary: Int, minimum: Int) -> Conclusion {
        if official >= minimum { return .eligible }
        return official + probationary > 0 ? .membersNotEnough : .none
    }
}

/// A visit as a row of a list gives it.
package struct SurveyDraft: Hashable, Sendable {
    package var taxCode: String
    package var enterpriseName: String
    /// The round within which an enterprise counts once, such as `Quý I/2024`.
    package var round: String
    package var visitedOn: Day
    package var workers: Int?
    package var official: Int
    package var probationary: Int
    package var steady: Bool
    package var source: Survey.Source

    package init(
        taxCode: String, enterpriseName: String, round: String, visitedOn: Day, workers: Int?, official: Int,
        probationary: Int, steady: Bool, source: Survey.Source
    ) {
        self.taxCode = taxCode
        self.enterpriseName = enterpriseName
        self.round = round
        self.visitedOn = visitedOn
        self.workers = workers
        self.official = official
        self.probationary = probationary
        self.steady = steady
        self.source = source
    }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if visitedOn > today {
            problems.append(Problem("visited_on", "problem.date.future", ["today": today.vietnamese]))
        }
        if round.isEmpty { problems.append(Problem("round", "problem.required")) }
        if round.count > 60 { problems.append(Problem("round", "problem.too_long", ["most": "60"])) }
        if official < 0 { problems.append(Problem("official", "problem.negative")) }
        if probationary < 0 { problems.append(Problem("probationary", "problem.negative")) }
        if let workers, workers < official + probationary {
            problems.append(Problem("workers", "problem.survey.workers"))
        }
        return problems
    }
}
