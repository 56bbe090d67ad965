package import Records
import Vietnamese

/// Making two entries one, as a form or a command gives it.
package enum EnterpriseMergerEntry {
    package static let columns: [ListColumn] = [
        ListColumn("tax_code", "Mã số thuế ghi trùng", .code, required: true),
        ListColumn("survivor", "Mã số thuế còn lại", .code, required: true),
        ListColumn("from", "Từ ngày", .day, required: true),
    ]

    package static func draft(_ row: inout ListRow) -> EnterpriseMergerDraft? {
        guard let going = row.taxCode("tax_code"), let staying = row.taxCode("survivor"), let from = row.day("from")
        else { return nil }
        return EnterpriseMergerDraft(taxCode: going.digits, survivor: staying.digits, from: from)
    }
}
