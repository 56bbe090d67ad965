package import Domain
import Storage
import Vietnamese

/// The list of enterprises out of the register.
package enum EnterpriseExport {
    /// The enterprises listed in a period, by name: what holds of each since its last change.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<EnterpriseDraft> {
        let directory = try EnterpriseDirectory.fitting(
            """
            enterprise.id IN (SELECT enterprise_event.enterprise FROM enterprise_event
                WHERE enterprise_event.reversed_in IS NULL AND \(filter.days("enterprise_event.effective_on")))
            AND \(reach.enterprises("enterprise.id"))
            """, desk.db)
        let managers = try UnitDirectory.of(directory.all.compactMap(\.manager.latest), desk.db)
        let parents = try EnterpriseDirectory.of(
            directory.all.compactMap { $0.parent.latest ?? nil }, desk.db)
        let people = try PersonDirectory.of(directory.all.compactMap { $0.assignee.latest?.person }, desk.db)
        let found = directory.all.compactMap { enterprise -> EnterpriseDraft? in
            guard let taxCode = TaxCode(enterprise.taxCode), let name = enterprise.name.latest,
                let form = enterprise.legalForm.latest, let ownership = enterprise.ownership.latest,
                let status = enterprise.status.latest, let from = enterprise.changedOn,
                let manager = enterprise.manager.latest.flatMap({ managers[$0]?.code.latest }),
                filter.finds(name, taxCode.digits), filter.subject == nil || filter.subject == taxCode.digits
            else { return nil }
            var draft = EnterpriseDraft(
                taxCode: taxCode, name: name, legalForm: form, ownership: ownership,
                address: enterprise.address.latest ?? "", industry: enterprise.industry.latest ?? "",
                workers: enterprise.workers.latest ?? nil, status: status, managerCode: manager, from: from)
            draft.kind = enterprise.kind.latest
            draft.commune = (enterprise.commune.latest ?? nil) ?? ""
            draft.zone = Said(enterprise.zone)
            draft.parent = Said(enterprise.parent) { $0.flatMap { parents[$0]?.taxCode } }
            draft.assignee = Said(enterprise.assignee) { $0.person.flatMap { people[$0]?.code } }
            draft.position = enterprise.assignee.latest?.position ?? ""
            return draft
        }
        return Exported(found.inOrder { [SortKey.of($0.name), $0.taxCode.digits] })
    }
}

extension EnterpriseDirectory.Entry {
    /// The day of the last change of anything that a list says of it: its latest row is of that day, and says nothing
    /// else than the register.
    fileprivate var changedOn: Day? {
        let days = [
            from, name.latestFrom, legalForm.latestFrom, address.latestFrom, workers.latestFrom, status.latestFrom,
            manager.latestFrom, parent.latestFrom, assignee.latestFrom,
        ]
        return from == nil ? nil : days.compactMap(\.self).max()
    }
}

extension Said {
    /// What holds since the last change of a timeline; unsaid where nothing was ever said.
    fileprivate init<Held>(_ timeline: Timeline<Held>, _ text: (Held) -> String?) {
        guard let latest = timeline.latest else {
            self = .unsaid
            return
        }
        self = text(latest).map { .said($0) } ?? .nothing
    }

    /// The same of a value that is a text already; none said before is unsaid.
    fileprivate init(_ timeline: Timeline<String?>) {
        let wasSaid = timeline.values.contains { $0 != nil }
        self = (timeline.latest ?? nil).map { .said($0) } ?? (wasSaid ? .nothing : .unsaid)
    }
}
