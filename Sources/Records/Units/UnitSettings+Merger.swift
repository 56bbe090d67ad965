import Domain
import Storage
import Vietnamese

extension UnitSettings {
    /// What is said of the units that one entry of an enterprise shares on a day, so that the other shares them from then
    /// on: where it does so already, or is the principal host, it is not said twice.
    static func shares(
        of going: Enterprise.ID, to staying: Enterprise.ID, from day: Day, _ db: Transaction
    ) throws -> [NewState] {
        let rows = try db.run(
            """
            SELECT DISTINCT unit FROM unit_further_host
            WHERE superseded_in IS NULL AND enterprise = \(going) ORDER BY unit
            """)
        let units = try rows.map { try $0.id(0) as Unit.ID }
        let settings = try of(units, db)
        let directory = try UnitDirectory.of(units, db)
        return units.flatMap { unit -> [NewState] in
            settings.days(of: unit, sharedBy: going, from: day).flatMap { day -> [NewState] in
                func state(_ enterprise: Enterprise.ID, _ shares: Int) -> NewState {
                    NewState(
                        table: .unitFurtherHost, values: [unit.value, day.value, enterprise.value, shares.value])
                }
                let hosts = settings.furtherHosts(of: unit, on: day) ?? []
                let principal = directory[unit]?.host.on(day) ?? nil
                let isHost = hosts.contains(staying) || principal == staying
                return [state(going, 0)] + (isHost ? [] : [state(staying, 1)])
            }
        }
    }
}
