import Domain
import Storage

/// Data keys open with the master keys, details open with the data keys, digests are those of the values, and what
/// was erased is gone.
enum KeyCheck {
    static func run(_ inspection: Inspection) throws {
        for (subject, key) in inspection.keys.sorted(by: { $0.key < $1.key }) {
            if case .unreadable = key { inspection.find(.keyUnreadable, ["key": subject]) }
        }
        try people(inspection)
        try details(inspection)
    }

    private static func people(_ inspection: Inspection) throws {
        let rows: SQL = """
            SELECT id, code, name, folded, sort_key FROM person
            UNION ALL
            SELECT person.id, person.code, person_name.name, person_name.folded, person_name.sort_key
            FROM person_name JOIN person ON person.id = person_name.person
            """
        try inspection.db.forEach(rows) { row in
            let person = try row.text(0)
            let code = try row.text(1)
            switch inspection.keys[person] {
            case nil: inspection.find(.keyMissing, ["person": code])
            case .destroyed?:
                let shown = try [row.text(2), row.text(3), row.text(4)]
                if shown != [PersonDetails.erasedName, "", ""] {
                    inspection.find(.erasureIncomplete, ["person": code])
                }
            case .held?, .unreadable?: break
            }
        }
    }

    private static func details(_ inspection: Inspection) throws {
        let rows: SQL = """
            SELECT person_detail.person, person_detail.field, person_detail.sealed, person_detail.digest, person.code
            FROM person_detail LEFT JOIN person ON person.id = person_detail.person
            """
        try inspection.db.forEach(rows) { row in
            let person = try row.text(0)
            let field: PersonDetail = try row.code(1)
            let digest = try row.blobOrNil(3)
            let arguments = ["person": try row.textOrNil(4) ?? person, "field": field.rawValue]
            if inspection.isDestroyed(person) {
                if digest != nil { inspection.find(.erasureIncomplete, arguments) }
                return
            }
            let sealed = try row.blob(2)
            // What vanished with a consent is looked at with the consents.
            if sealed.isEmpty, digest == nil { return }
            switch inspection.open(sealed, under: person, as: field.rawValue) {
            case .bytes(let bytes):
                let value = String(decoding: bytes, as: UTF8.self)
                let wanted = field.isSearchable ? inspection.desk.vault.digest(value, field: field.rawValue) : nil
                if digest != wanted { inspection.find(.detailDigest, arguments) }
            case .changed: inspection.find(.detailUnreadable, arguments)
            case .withoutKey: break
            }
        }
    }
}
