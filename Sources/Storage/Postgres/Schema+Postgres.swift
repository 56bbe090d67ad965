extension PostgresDriver {
    func tableNames(in transaction: Transaction) throws -> [String] {
        try transaction.run(
            "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
        ).map { try $0.text(0) }
    }

    func size(in transaction: Transaction) throws -> Int {
        try transaction.run("SELECT pg_database_size(current_database())").first?.int(0) ?? 0
    }

    func describe(table: String, in transaction: Transaction) throws -> TableDescription {
        let found = try transaction.run(
            """
            SELECT CAST(c.oid AS BIGINT) FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relname = \(table)
            """)
        guard let oid = try found.first?.int(0) else { throw StorageError.misuse("there is no table \(table)") }
        return TableDescription(
            name: table, columns: try columns(of: oid, in: transaction),
            indexes: try indexes(of: oid, in: transaction).sorted { $0.sortKey < $1.sortKey },
            foreignKeys: try foreignKeys(of: oid, in: transaction).sorted { $0.sortKey < $1.sortKey })
    }

    private func columns(of table: Int, in transaction: Transaction) throws -> [ColumnDescription] {
        try transaction.run(
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef,
                COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0)
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE CAST(a.attrelid AS BIGINT) = \(table) AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """
        ).map { row in
            ColumnDescription(
                name: try row.text(0), type: Self.portable(type: try row.text(1)),
                isNullable: try !row.flag(2), hasDefault: try row.flag(3), primaryKeyPosition: try row.int(4))
        }
    }

    private static func portable(type: String) -> String {
        switch type {
        case "bigint": "INTEGER"
        case "double precision": "REAL"
        case "text": "TEXT"
        case "bytea": "BLOB"
        default: type
        }
    }

    private func indexes(of table: Int, in transaction: Transaction) throws -> [IndexDescription] {
        let rows = try transaction.run(
            """
            SELECT CAST(i.indexrelid AS BIGINT), i.indisunique, pg_get_expr(i.indpred, i.indrelid), a.attname
            FROM pg_catalog.pg_index i
            CROSS JOIN LATERAL unnest(CAST(i.indkey AS SMALLINT[])) WITH ORDINALITY AS k(attnum, place)
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
            WHERE CAST(i.indrelid AS BIGINT) = \(table) AND NOT i.indisprimary
            ORDER BY 1, k.place
            """)
        return try Dictionary(grouping: rows) { try $0.int(0) }.values.map { index in
            IndexDescription(
                columns: try index.map { try $0.textOrNil(3) ?? "(expression)" }, isUnique: try index[0].flag(1),
                predicate: try index[0].textOrNil(2).map(IndexDescription.normalised))
        }
    }

    private func foreignKeys(of table: Int, in transaction: Transaction) throws -> [ForeignKeyDescription] {
        let rows = try transaction.run(
            """
            SELECT CAST(c.oid AS BIGINT), p.relname, own.attname, far.attname,
                CASE c.confdeltype WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL'
                    WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END
            FROM pg_catalog.pg_constraint c
            JOIN pg_catalog.pg_class p ON p.oid = c.confrelid
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS k(own, far, place)
            JOIN pg_catalog.pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = k.own
            JOIN pg_catalog.pg_attribute far ON far.attrelid = c.confrelid AND far.attnum = k.far
            WHERE c.contype = 'f' AND CAST(c.conrelid AS BIGINT) = \(table)
            ORDER BY 1, k.place
            """)
        return try Dictionary(grouping: rows) { try $0.int(0) }.values.map { key in
            ForeignKeyDescription(
                columns: try key.map { try $0.text(2) }, table: try key[0].text(1),
                references: try key.map { try $0.text(3) }, onDelete: try key[0].text(4))
        }
    }
}
