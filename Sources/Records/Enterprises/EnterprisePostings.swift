import Domain
import Storage
import Vietnamese

/// What enterprises should post, from the facts as they stand: when they are listed, counted otherwise, and closed.
enum EnterprisePostings {
    static func of(_ enterprises: [Enterprise.ID], _ db: Transaction) throws -> [Posting] {
        try EnterpriseDirectory.of(enterprises, db).all.flatMap { postings(of: $0) }
    }

    /// An enterprise that is closed and works again counts again: each time it works is a life of its own.
    private static func postings(of enterprise: EnterpriseDirectory.Entry) -> [Posting] {
        guard let event = enterprise.event, let from = enterprise.from else { return [] }
        let days = Set(enterprise.manager.days + enterprise.ownership.days + enterprise.status.days + [from])
        var lives: [CountedLife] = []
        var turn = CountedLife.Turn(event: event, cause: "listed")
        var counted: [(day: Day, place: CountedLife.Place)] = []
        func live(until ending: Day?) {
            let id = enterprise.id.text
            let end = ending.map { day in
                (turn: CountedLife.Turn(event: Derived.change.event(of: id, on: day), cause: "closed"), on: day)
            }
            var life = CountedLife(subject: id, fact: .enterprise, entry: turn, ending: end)
            for (day, place) in counted { life.counts(at: place, from: day) }
            lives.append(life)
            counted = []
        }
        for day in days.sorted() where day >= from {
            guard let manager = enterprise.manager.on(day), let ownership = enterprise.ownership.on(day) else {
                continue
            }
            if enterprise.status.on(day) == .closed {
                if !counted.isEmpty { live(until: day) }
                turn = CountedLife.Turn(event: "", cause: "reopened")
                continue
            }
            if turn.event.isEmpty {
                turn = CountedLife.Turn(
                    event: Derived.change.event(of: enterprise.id.text, on: day), cause: "reopened")
            }
            counted.append((day, Postings.place(ofEnterpriseManagedBy: manager, ownership: ownership)))
        }
        if !counted.isEmpty { live(until: nil) }
        return lives.flatMap(\.postings)
    }
}
