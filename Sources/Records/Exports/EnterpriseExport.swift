package import Domain
import Storage
import Vietnamese

/// The list of enterprises out of the register.
package enum EnterpriseExport {
    /// The enterprises listed in a period, by name.
    package static func drafts(
        _ filter: ListFilter, within reach: ListReach, _ desk: Desk
    ) throws -> Exported<EnterpriseDraft> {
        let directory = try EnterpriseDirectory.fitting(
            """
            enterprise.id IN (SELECT enterprise_event.enterprise FROM enterprise_event
                WHERE enterprise_event.reversed_in IS NULL AND \(filter.days("enterprise_event.effective_on")))
            AND \(reach.manages("enterprise.id"))
            """, desk.db)
        let managers = try UnitDirectory.of(directory.all.compactMap(\.manager.latest), desk.db)
        let found = directory.all.compactMap { enterprise -> EnterpriseDraft? in
            guard let taxCode = TaxCode(enterprise.taxCode), let name = enterprise.name.latest,
                let form = enterprise.legalForm.latest, let ownership = enterprise.ownership.latest,
                let status = enterprise.status.latest, let from = enterprise.from,
                let manager = enterprise.manager.latest.flatMap({ managers[$0]?.code.latest }),
                filter.finds(name, taxCode.digits), filter.subject == nil || filter.subject == taxCode.digits
            else { return nil }
            return EnterpriseDraft(
                taxCode: taxCode, name: name, legalForm: form, ownership: ownership,
                address: enterprise.address.latest ?? "", industry: enterprise.industry.latest ?? "",
                workers: enterprise.workers.latest ?? nil, status: status, managerCode: manager, from: from)
        }
        return Exported(found.inOrder { [SortKey.of($0.name), $0.taxCode.digits] })
    }
}
