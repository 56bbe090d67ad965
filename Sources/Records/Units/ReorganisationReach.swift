import Domain
import Storage
import Vietnamese

/// How much a step of a reorganisation concerns: what stands in the unit and everything below it on the eve.
package struct ReorganisationReach: Hashable, Sendable {
    package let units: Int
    package let members: Int
    package let enterprises: Int
    /// Targets whose period holds the day.
    package let targets: Int
    /// Accounts with a role in one of the units.
    package let accounts: Int
    /// Papers kept of them.
    package let papers: Int
}

extension Reorganisations {
    /// What a step would concern; writes nothing.
    package static func reach(of step: ReorganisationStep, _ desk: Desk) throws -> ReorganisationReach {
        let eve = step.draft.from.adding(days: -1)
        let below = UnitQueries.subtree([step.unit], on: eve)
        func count(_ from: SQL) throws -> Int { try desk.db.run("SELECT COUNT(*) FROM \(from)").first?.int(0) ?? 0 }
        func figure(_ code: String) throws -> Int {
            guard let indicator = Catalogue.indicator(code) else { return 0 }
            let question = FigureQuestion(unit: step.unit, from: eve, to: eve, knownAt: nil)
            return try Figures.one(indicator, question, desk)?.number ?? 0
        }
        return ReorganisationReach(
            units: try count("(\(below)) AS below"), members: try figure("party.members"),
            enterprises: try figure("enterprises"),
            targets: try count(
                """
                target WHERE unit IN (\(below)) AND period_from <= \(step.draft.from) AND period_to >= \(step.draft.from)
                """),
            accounts: try count(
                "(SELECT DISTINCT account FROM role WHERE superseded_in IS NULL AND unit IN (\(below))) AS holders"),
            papers: try count("attachment WHERE subject IN (\(below))"))
    }
}
