import Domain
import Storage
import Vietnamese

/// The further hosts and the seals of some units, from day to day, as known now.
struct UnitSettings {
    private var shares: [Unit.ID: [Enterprise.ID: Timeline<Bool>]] = [:]
    private var seals: [Unit.ID: Timeline<Seal>] = [:]

    static func of(_ units: some Sequence<Unit.ID>, _ db: Transaction) throws -> UnitSettings {
        var settings = UnitSettings()
        for chunk in Array(Set(units)).chunks(of: 500) {
            let hosts = try db.run(
                """
                SELECT unit, from_on, enterprise, shares FROM unit_further_host
                WHERE superseded_in IS NULL AND unit IN \(list: Array(chunk))
                """)
            for row in hosts {
                settings.shares[try row.id(0), default: [:]][try row.id(2), default: Timeline()]
                    .add(try row.flag(3), from: try row.day(1))
            }
            let seals = try db.run(
                """
                SELECT unit, from_on, seal, number FROM unit_seal
                WHERE superseded_in IS NULL AND unit IN \(list: Array(chunk))
                """)
            for row in seals {
                settings.seals[try row.id(0), default: Timeline()]
                    .add(Seal(try row.code(2), number: try row.textOrNil(3)), from: try row.day(1))
            }
        }
        return settings
    }

    /// Every enterprise that ever shared one of the units.
    var enterprises: Set<Enterprise.ID> { shares.values.reduce(into: []) { $0.formUnion($1.keys) } }

    /// The enterprises that share a unit on a day; nil where nothing was ever said of it.
    func furtherHosts(of unit: Unit.ID, on day: Day) -> [Enterprise.ID]? {
        shares[unit].map { hosts in hosts.filter { $0.value.on(day) == true }.map(\.key).sorted { $0.text < $1.text } }
    }

    func seal(of unit: Unit.ID, on day: Day) -> Seal? { seals[unit]?.on(day) }

    /// A day on which an enterprise shares a unit, and every later one from which it comes to do so.
    func days(of unit: Unit.ID, sharedBy enterprise: Enterprise.ID, from day: Day) -> [Day] {
        guard let shares = shares[unit]?[enterprise] else { return [] }
        return (shares.on(day) == true ? [day] : []) + shares.days.filter { $0 > day && shares.on($0) == true }
    }

    /// The last day from which something is said of further hosts, and of the seal.
    func latest(of unit: Unit.ID) -> (hosts: Day?, seal: Day?) {
        (shares[unit]?.values.compactMap(\.latestFrom).max(), seals[unit]?.latestFrom)
    }
}
