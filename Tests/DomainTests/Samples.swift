import Domain
import Vietnamese

/// A day of a test; one that the calendar does not have ends the run, because the test itself is wrong.
func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else { preconditionFailure("no such day") }
    return day
}

/// The day on which the drafts of these tests are judged.
let today = day(2024, 4, 15)

/// What problems say, as `field key`, for comparing with a list written by hand.
func spoken(_ problems: [Problem]) -> [String] {
    problems.map { "\($0.field) \($0.message.key)" }
}

/// Movements of one person between two cells, named as a test reads best.
enum Moves {
    static let here = Unit.ID("cell-here")
    static let there = Unit.ID("cell-there")
    static let person = Person.ID("person")

    static func opening(_ status: Movement.Status? = .official, on: Day = day(2023, 12, 31)) -> Movement {
        make(.opening, status: status, on)
    }

    static func admission(on: Day = day(2024, 1, 10)) -> Movement { make(.admission, on) }
    static func recognition(on: Day = day(2024, 2, 10)) -> Movement { make(.recognition, on) }
    static func removal(on: Day = day(2024, 3, 10)) -> Movement { make(.removal, on) }

    static func transfer(from unit: Unit.ID = here, to target: Unit.ID? = there, on: Day = day(2024, 2, 20)) -> Movement
    {
        make(.transfer, in: unit, to: target, on)
    }

    static func make(
        _ kind: Movement.Kind, in unit: Unit.ID = here, to counterpart: Unit.ID? = nil,
        status: Movement.Status? = nil, elsewhere: Movement.Elsewhere? = nil, _ on: Day
    ) -> Movement {
        Movement(
            id: Movement.ID("\(kind.rawValue) \(unit) \(on.iso)"), kind: kind, person: person, unit: unit,
            counterpart: counterpart, status: status, elsewhere: elsewhere, effectiveOn: on)
    }

    /// An organisation outside the register.
    static let beyond = Movement.Elsewhere(name: "Đảng bộ phường Xa", province: .other)
}
