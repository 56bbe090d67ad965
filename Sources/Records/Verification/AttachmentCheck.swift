import Storage

/// Attachments open under their subject's key and are what stands beside them.
enum AttachmentCheck {
    static func run(_ inspection: Inspection) throws {
        let rows: SQL = "SELECT id, subject, name_sealed, type, size, content_sealed FROM attachment ORDER BY id"
        try inspection.db.forEach(rows) { row in
            let (id, subject) = (try row.text(0), try row.text(1))
            if inspection.keys[subject] == nil { inspection.find(.keyMissing, ["table": "attachment", "key": id]) }
            let name = inspection.open(try row.blob(2), under: subject, as: Attachments.namePurpose(id))
            let content = inspection.open(try row.blob(5), under: subject, as: Attachments.contentPurpose(id))
            if case .changed = name { inspection.find(.attachmentUnreadable, ["key": id, "column": "name_sealed"]) }
            switch content {
            case .changed: inspection.find(.attachmentUnreadable, ["key": id, "column": "content_sealed"])
            case .withoutKey: break
            case .bytes(let bytes):
                let type = Attachment.Kind(content: bytes)?.rawValue
                if try bytes.count != row.int(4) || type != row.text(3) {
                    inspection.find(.attachmentContent, ["key": id])
                }
            }
        }
    }
}
