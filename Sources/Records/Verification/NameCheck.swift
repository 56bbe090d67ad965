import Storage
import Vietnamese

/// Search keys and sort keys, made again from the names.
enum NameCheck {
    static func run(_ inspection: Inspection) throws {
        try check("unit_name", "unit", inspection) { ($0.folded, SortKey.of($0)) }
        try check("enterprise_name", "enterprise", inspection) { ($0.folded, SortKey.of($0)) }
        for (table, subject) in [("person", "id"), ("person_name", "person")] {
            try check(table, subject, inspection) { name in
                let name = PersonName(name)
                return (name.folded, name.sortKey)
            }
        }
    }

    private static func check(
        _ table: String, _ subject: String, _ inspection: Inspection, keys: (String) -> (String, String)
    ) throws {
        try inspection.db.forEach("SELECT \(raw: subject), name, folded, sort_key FROM \(raw: table)") { row in
            let id = try row.text(0)
            guard !inspection.isDestroyed(id) else { return }
            guard keys(try row.text(1)) != (try row.text(2), try row.text(3)) else { return }
            inspection.find(.nameKeys, ["table": table, "key": id])
        }
    }
}
