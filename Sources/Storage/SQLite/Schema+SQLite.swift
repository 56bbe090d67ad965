extension SQLiteDriver {
    func tableNames(in transaction: Transaction) throws -> [String] {
        try transaction.run(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).map { try $0.text(0) }
    }

    func size(in transaction: Transaction) throws -> Int {
        try transaction.run("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").first?.int(0) ?? 0
    }

    func describe(table: String, in transaction: Transaction) throws -> TableDescription {
        let columns = try transaction.run(
            "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(\(table)) ORDER BY cid"
        ).map { row in
            let position = try row.int(4)
            return ColumnDescription(
                name: try row.text(0), type: try row.text(1).uppercased(),
                isNullable: try row.int(2) == 0 && position == 0,
                hasDefault: try row.flag(3), primaryKeyPosition: position)
        }
        return TableDescription(
            name: table, columns: columns,
            indexes: try indexes(of: table, in: transaction).sorted { $0.sortKey < $1.sortKey },
            foreignKeys: try foreignKeys(of: table, in: transaction).sorted { $0.sortKey < $1.sortKey })
    }

    private func indexes(of table: String, in transaction: Transaction) throws -> [IndexDescription] {
        let list = try transaction.run(
            """
            SELECT i.name, i."unique", m.sql
            FROM pragma_index_list(\(table)) i LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = i.name
            WHERE i.origin <> 'pk'
            """)
        return try list.map { index in
            let columns = try transaction.run(
                "SELECT name FROM pragma_index_info(\(try index.text(0))) ORDER BY seqno"
            ).map { try $0.textOrNil(0) ?? "(expression)" }
            return IndexDescription(
                columns: columns, isUnique: try index.flag(1),
                predicate: try index.textOrNil(2).flatMap(Self.predicate))
        }
    }

    /// What stands behind WHERE in a CREATE INDEX.
    private static func predicate(ofIndex sql: String) -> String? {
        let tokens = SQLToken.tokens(of: sql)
        guard let place = tokens.firstIndex(where: { $0.isKeyword("WHERE") }) else { return nil }
        return IndexDescription.normalised(predicate: tokens[(place + 1)...].map(\.text).joined())
    }

    private func foreignKeys(of table: String, in transaction: Transaction) throws -> [ForeignKeyDescription] {
        let rows = try transaction.run(
            """
            SELECT id, "table", "from", "to", on_delete FROM pragma_foreign_key_list(\(table)) ORDER BY id, seq
            """)
        return try Dictionary(grouping: rows) { try $0.int(0) }.values.map { key in
            let parent = try key[0].text(1)
            var references = try key.compactMap { try $0.textOrNil(3) }
            if references.isEmpty {
                references = try transaction.run(
                    "SELECT name FROM pragma_table_info(\(parent)) WHERE pk > 0 ORDER BY pk"
                ).map { try $0.text(0) }
            }
            return ForeignKeyDescription(
                columns: try key.map { try $0.text(2) }, table: parent, references: references,
                onDelete: try key[0].text(4))
        }
    }
}
