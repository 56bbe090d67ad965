package import Domain
import Storage
import Vietnamese

extension People {
    /// What a change would post anew: the class under which movements count follows the workplace of their day.
    package static func foreseen(_ plan: Plan<PersonEntering>, _ desk: Desk) throws -> [Posting] {
        let ids = plan.changed.map { Person.ID($0.subject) }
        let people = try PersonDirectory.of(ids, desk.db)
        let moved = plan.changed.flatMap(\.states).filter { $0.table == .personWorkplace }
        let then = moved.reduce(people) { people, state in
            guard case .text(let person) = state.values[0], case .text(let from) = state.values[1],
                case .text(let enterprise) = state.values[2], let day = Day(iso: from)
            else { return people }
            return people.working(Person.ID(person), at: Enterprise.ID(enterprise), from: day)
        }
        return try Memberships.of(ids, then, desk.db).postings(desk.db)
            + Memberships.of(ids, people, desk.db).postings(desk.db).map(\.opposite)
    }
}
