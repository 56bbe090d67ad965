import Domain
import Storage
import Vietnamese

/// What units should post, from the facts as they stand: when they come, are counted otherwise, and end.
enum UnitPostings {
    static func of(_ units: [Unit.ID], _ db: Transaction) throws -> [Posting] {
        let directory = try UnitDirectory.of(units, db)
        let hosts = try EnterpriseDirectory.of(
            directory.entries.values.flatMap { $0.host.values.compactMap { $0 } }, db)
        return directory.entries.values.compactMap { life(of: $0, hosts) }.flatMap(\.postings)
    }

    private static func life(of unit: UnitDirectory.Entry, _ hosts: EnterpriseDirectory) -> CountedLife? {
        guard let event = unit.event, let entry = unit.entry, let from = unit.from, entry != .reference else {
            return nil
        }
        let ending = unit.ending.map { ending in
            (turn: CountedLife.Turn(event: ending.event, cause: ending.kind.rawValue), on: ending.on)
        }
        var life = CountedLife(
            subject: unit.id.text, fact: .organisation,
            entry: CountedLife.Turn(event: event, cause: entry.rawValue), ending: ending)
        let hosting = unit.host.values.compactMap { $0.flatMap { hosts[$0] } }
        let days = unit.type.days + unit.host.days + hosting.flatMap { $0.manager.days + $0.ownership.days } + [from]
        for day in Set(days).sorted() where day >= from {
            guard let type = unit.type.on(day) else { continue }
            let host = (unit.host.on(day) ?? nil).flatMap { hosts[$0] }
            life.counts(
                at: Postings.place(
                    of: unit.id, type: type, hostManager: host?.manager.on(day),
                    ownership: host?.ownership.on(day)?.rawValue ?? ""),
                from: day)
        }
        return life
    }
}
