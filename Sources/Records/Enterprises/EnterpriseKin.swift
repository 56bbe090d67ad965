import Domain
import Storage
import Vietnamese

/// Other enterprises that one names, or that name it, today.
struct EnterpriseKin {
    private(set) var parent: EnterpriseName?
    private(set) var sites: [EnterpriseName] = []
    private(set) var survivor: EnterpriseName?
    /// The entries that went on as it.
    private(set) var merged: [Enterprise.ID] = []
    private(set) var mergedNames: [EnterpriseName] = []

    static func of(_ entry: EnterpriseDirectory.Entry, _ desk: Desk) throws -> EnterpriseKin {
        let today = desk.today
        let sites: [Enterprise.ID] = try desk.db.run(
            """
            SELECT state.enterprise FROM enterprise_parent AS state
            WHERE state.parent = \(entry.id) AND state.superseded_in IS NULL AND state.from_on <= \(today)
              AND NOT EXISTS (SELECT 1 FROM enterprise_parent AS later
                WHERE later.enterprise = state.enterprise AND later.superseded_in IS NULL
                  AND later.from_on > state.from_on AND later.from_on <= \(today))
            """
        ).map { try $0.id(0) }
        let merged: [Enterprise.ID] = try desk.db.run(
            "SELECT enterprise FROM enterprise_merger WHERE survivor = \(entry.id) AND superseded_in IS NULL"
        ).map { try $0.id(0) }
        let parent = entry.parent.on(today) ?? nil
        let named = sites + merged + [parent, entry.merger?.survivor].compactMap { $0 }
        let directory = try EnterpriseDirectory.of(named, desk.db)
        func name(_ id: Enterprise.ID) -> EnterpriseName? {
            directory[id].map { EnterpriseName(taxCode: $0.taxCode, name: $0.name.on(today) ?? $0.name.latest ?? "") }
        }
        func names(_ ids: [Enterprise.ID]) -> [EnterpriseName] {
            ids.compactMap(name).inOrder { [SortKey.of($0.name), $0.taxCode] }
        }
        return EnterpriseKin(
            parent: parent.flatMap(name), sites: names(sites), survivor: (entry.merger?.survivor).flatMap(name),
            merged: merged, mergedNames: names(merged))
    }
}
