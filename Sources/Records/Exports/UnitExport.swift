package import Domain
import Storage
import Vietnamese

/// The list of units out of the register.
package enum UnitExport {
    /// The units entered in a period, by name.
    package static func drafts(_ filter: ListFilter, within reach: ListReach, _ desk: Desk) throws -> Exported<
        UnitDraft
    > {
        let directory = try UnitDirectory.fitting(
            """
            unit.id IN (SELECT unit_event.unit FROM unit_event
                WHERE unit_event.reversed_in IS NULL AND \(reach.units(["unit_event.unit"]))
                  AND \(filter.days("unit_event.effective_on")))
            """, desk.db)
        let related = directory.entries.values.compactMap { $0.parent.latest ?? nil }
        let parents = try UnitDirectory.of(related, desk.db)
        let hosts = try EnterpriseDirectory.of(directory.entries.values.compactMap { $0.host.latest ?? nil }, desk.db)
        let settings = try UnitSettings.of(directory.entries.keys, desk.db)
        let sharing = try EnterpriseDirectory.of(settings.enterprises, desk.db)
        let found = directory.entries.values.compactMap { unit -> UnitDraft? in
            guard let code = unit.code.latest, let name = unit.name.latest, let type = unit.type.latest,
                let entry = unit.entry, let from = unit.from, filter.finds(name, code),
                filter.subject == nil || filter.subject == code
            else { return nil }
            let parent = (unit.parent.latest ?? nil).flatMap { parents[$0]?.code.latest }
            let host = (unit.host.latest ?? nil).flatMap { hosts[$0]?.taxCode }
            var draft = UnitDraft(
                code: code, name: name, type: type, parentCode: parent, block: unit.block.latest ?? nil,
                hostTaxCode: host, entry: entry, from: from, decision: unit.decision)
            draft.setting = setting(of: unit.id, since: from, settings, sharing)
            return draft
        }
        return Exported(found.inOrder { [SortKey.of($0.name), $0.code] })
    }

    /// What is said last of further hosts and seal; the day only where it is not the first of the unit.
    private static func setting(
        of unit: Unit.ID, since first: Day, _ settings: UnitSettings, _ enterprises: EnterpriseDirectory
    ) -> UnitSetting {
        let latest = settings.latest(of: unit)
        guard let day = [latest.hosts, latest.seal].compactMap(\.self).max() else { return UnitSetting() }
        let hosts = settings.furtherHosts(of: unit, on: day)
        return UnitSetting(
            furtherHosts: hosts.map { $0.compactMap { enterprises[$0]?.taxCode }.sorted() },
            seal: settings.seal(of: unit, on: day), from: day == first ? nil : day)
    }
}
