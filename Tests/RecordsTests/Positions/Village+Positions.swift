import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

/// Positions of the village.
extension Village {
    static func position(
        _ person: String, _ position: Position, _ unit: String, _ from: String, term: (String, String)? = nil,
        decision number: String = "60-QĐ/QU"
    ) -> PositionDraft {
        PositionDraft(
            unitCode: unit, position: position, personCode: person, personName: name(person), from: on(from),
            term: term.map { Term(from: on($0.0), to: on($0.1)) }, decision: decision(number, on(from)))
    }

    static func leaving(
        _ person: String, _ position: Position, _ unit: String, _ from: String, _ ending: PositionEnding
    ) -> PositionDraft {
        PositionDraft(
            unitCode: unit, position: position, personCode: person, personName: name(person), from: on(from),
            ending: ending, decision: nil)
    }

    private static func name(_ person: String) -> String { people.first { $0.code == person }?.name ?? "" }

    func plan(_ drafts: [PositionDraft]) async throws -> Plan<PositionEntering> {
        try await register.read { try Positions.plan(drafts, as: Village.scope, $0) }
    }

    /// The problems of a list, as its place, field and key without its lead.
    func refusals(_ drafts: PositionDraft...) async throws -> [String] {
        try await plan(drafts).problems.map { problem in
            "\(problem.draft ?? 0) \(problem.field) \(problem.message.key.replacing("problem.", with: ""))"
        }
    }

    /// Records positions by one operation; its number.
    @discardableResult
    func hold(_ drafts: PositionDraft...) async throws -> Int {
        try await act { try Positions.record(Positions.plan(drafts, as: Village.scope, $1), by: $0, $1).seq }
    }

    /// Who holds what in a unit on a day, as position and file number.
    func holders(_ unit: String, _ day: String, known: String? = nil) async throws -> [String] {
        let id = try await self.unit(unit)
        return try await register.read { desk in
            try PositionQueries.held(in: id, knownAt: Village.known(known), desk).filter {
                $0.isHeld(on: Village.on(day))
            }
            .map { "\($0.position.rawValue) \($0.personCode)" }
        }
    }

    func vacancies(_ unit: String, _ day: String, known: String? = nil) async throws -> Vacancies {
        try await register.read { desk in
            let line = try UnitQueries.line(code: unit, on: Village.on(day), as: Village.scope, desk)
            return try Vacancies.below(
                line[0], on: Village.on(day), knownAt: Village.known(known), as: .everything(Account.system), desk)
        }
    }
}
