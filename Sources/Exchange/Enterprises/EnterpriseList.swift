package import Domain
import Vietnamese

/// The list of enterprises: columns, and a row as a draft.
package enum EnterpriseList {
    package static let columns: [ListColumn] = [
        ListColumn("tax_code", "Mã số thuế", .code, required: true),
        ListColumn("name", "Tên doanh nghiệp", .text, required: true, width: 44),
        .choice("legal_form", "Loại hình", "legal_form", LegalForm.self, required: true, width: 32),
        .choice("ownership", "Nguồn vốn", "ownership", Ownership.self, required: true, width: 30),
        ListColumn("address", "Địa chỉ", .text, width: 50),
        ListColumn("industry", "Ngành nghề", .text, width: 30),
        ListColumn("workers", "Số lao động", .number, width: 12),
        .choice("status", "Tình trạng", "enterprise_status", EnterpriseStatus.self, required: true),
        ListColumn("manager", "Mã đơn vị quản lý", .code, required: true),
        ListColumn("from", "Từ ngày", .day, required: true, width: 12),
        .choice("kind", "Loại cơ sở", "host_kind", HostKind.self, width: 26),
        ListColumn("parent", "Mã số thuế đơn vị chủ quản", .code, width: 24),
        ListColumn("commune", "Mã xã, phường", .code),
        ListColumn("zone", "Mã khu công nghiệp", .code, width: 20),
        ListColumn("assignee", "Mã hồ sơ cấp ủy viên phụ trách", .code, width: 28),
        ListColumn("position", "Chức vụ người phụ trách", .text, width: 28),
    ]

    /// What says in a cell that there is none, where an empty cell says nothing.
    static let none = "–"

    package static func draft(_ row: inout ListRow) -> EnterpriseDraft? {
        let taxCode = row.taxCode("tax_code")
        let name = row.text("name")
        let legalForm: LegalForm? = row.choice("legal_form", "legal_form")
        let ownership: Ownership? = row.choice("ownership", "ownership")
        let address = row.text("address")
        let industry = row.text("industry")
        let workers = row.number("workers")
        let status: EnterpriseStatus? = row.choice("status", "enterprise_status")
        let manager = row.text("manager")
        let from = row.day("from")
        let kind: HostKind? = row.choice("kind", "host_kind")
        let parent = row.said("parent", taxCode: true)
        let (commune, zone) = (row.text("commune"), row.said("zone"))
        let (assignee, position) = (row.said("assignee"), row.text("position"))
        guard let taxCode, let legalForm, let ownership, let status, let from else { return nil }
        var draft = EnterpriseDraft(
            taxCode: taxCode, name: name, legalForm: legalForm, ownership: ownership, address: address,
            industry: industry, workers: workers, status: status, managerCode: manager, from: from)
        draft.kind = kind
        (draft.parent, draft.commune, draft.zone) = (parent, commune, zone)
        (draft.assignee, draft.position) = (assignee, position)
        return draft
    }

    /// The cells of a row, by their fields: what ``draft(_:)`` reads.
    static func values(_ draft: EnterpriseDraft, _ words: Words) -> [String: ListValue] {
        [
            "tax_code": .text(draft.taxCode.digits), "name": .text(draft.name),
            "legal_form": .text(words("legal_form", draft.legalForm)),
            "ownership": .text(words("ownership", draft.ownership)), "address": .text(draft.address),
            "industry": .text(draft.industry), "workers": .number(draft.workers),
            "status": .text(words("enterprise_status", draft.status)), "manager": .text(draft.managerCode),
            "from": .day(draft.from),
            "kind": draft.kind.map { .text(words("host_kind", $0)) } ?? .empty, "parent": value(draft.parent),
            "commune": .text(draft.commune), "zone": value(draft.zone), "assignee": value(draft.assignee),
            "position": .text(draft.position),
        ]
    }

    private static func value(_ said: Said) -> ListValue {
        switch said {
        case .unsaid: .empty
        case .nothing: .text(none)
        case .said(let text): .text(text)
        }
    }
}

extension ListRow {
    /// A code that may be left out, or said to be none by a dash of any length.
    fileprivate mutating func said(_ field: String, taxCode isTaxCode: Bool = false) -> Said {
        let text = text(field)
        if text.isEmpty { return .unsaid }
        if ["-", "–", "—"].contains(text) { return .nothing }
        guard isTaxCode else { return .said(text) }
        return taxCode(field).map { .said($0.digits) } ?? .unsaid
    }
}
