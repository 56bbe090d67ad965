import Storage

/// The migrations that the database holds against those of this program.
enum SchemaCheck {
    static func run(_ inspection: Inspection) throws {
        let expected = try Register.migrations()
        let rows = try inspection.db.run("SELECT number, name, checksum FROM schema_migration ORDER BY number")
        for (place, row) in rows.enumerated() {
            let number = try row.int(0)
            let migration = place < expected.count ? expected[place] : nil
            let stands = try migration.map { migration in
                try number == migration.number && row.text(1) == migration.name && row.text(2) == migration.checksum
            }
            guard stands != true else { continue }
            inspection.find(.schemaChanged, ["migration": String(number)])
        }
        for migration in expected.dropFirst(rows.count) {
            inspection.find(.schemaChanged, ["migration": String(migration.number)])
        }
    }
}
