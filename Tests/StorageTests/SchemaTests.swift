import TestKit
import Testing

@testable import Storage

struct SchemaTests {
    @Test func `both engines describe the same migrations alike`() async throws {
        var schemas: [[TableDescription]] = []
        for engine in Engine.available {
            schemas.append(try await engine.withDatabase(migrations: Samples.all) { try await $0.schema() })
        }
        #expect(schemas[0] == schemas[1])
        #expect(schemas[0].map(\.name) == ["animal", "farm", "operation", "schema_migration"])
    }

    @Test(arguments: Engine.available)
    func `a table is described as its migration says`(engine: Engine) async throws {
        let schema = try await engine.withDatabase(migrations: Samples.all) { try await $0.schema() }
        func column(
            _ name: String, _ type: String, nullable: Bool = false, hasDefault: Bool = false, key: Int = 0
        ) -> ColumnDescription {
            ColumnDescription(
                name: name, type: type, isNullable: nullable, hasDefault: hasDefault, primaryKeyPosition: key)
        }
        #expect(
            schema[0]
                == TableDescription(
                    name: "animal",
                    columns: [
                        column("farm", "INTEGER", key: 1), column("tag", "TEXT", key: 2),
                        column("name", "TEXT", nullable: true), column("photo", "BLOB", nullable: true),
                        column("sold", "INTEGER", nullable: true), column("mother_farm", "INTEGER", nullable: true),
                        column("mother_tag", "TEXT", nullable: true),
                    ],
                    indexes: [
                        IndexDescription(
                            columns: ["farm", "name"], isUnique: true, predicate: "sold = 0 AND name IS NOT NULL"),
                        IndexDescription(columns: ["mother_farm", "mother_tag"], isUnique: false, predicate: nil),
                    ],
                    foreignKeys: [
                        ForeignKeyDescription(
                            columns: ["farm"], table: "farm", references: ["id"], onDelete: "NO ACTION"),
                        ForeignKeyDescription(
                            columns: ["mother_farm", "mother_tag"], table: "animal", references: ["farm", "tag"],
                            onDelete: "CASCADE"),
                    ]))
        #expect(
            schema[1].columns == [
                column("id", "INTEGER", key: 1), column("name", "TEXT"), column("area", "REAL", nullable: true),
                column("kind", "TEXT", hasDefault: true),
            ])
        #expect(schema[1].indexes == [IndexDescription(columns: ["name"], isUnique: true, predicate: nil)])
    }

    @Test(arguments: [
        ("superseded_in IS NULL", "(superseded_in IS NULL)"),
        ("kind IN ('a', 'b') and x != 3", "((kind = ANY (ARRAY['a'::text, 'b'::text])) AND (x <> 3))"),
        ("r >= 2.5 OR name = 'x'", "((r >= 2.5::double precision) OR (name = 'x'::text))"),
    ])
    func `a condition reads the same in both spellings`(sqlite: String, postgres: String) {
        #expect(
            IndexDescription.normalised(predicate: sqlite) == IndexDescription.normalised(predicate: postgres))
    }

    @Test func `different conditions stay different`() {
        #expect(
            IndexDescription.normalised(predicate: "a = 1 AND b = 2")
                != IndexDescription.normalised(predicate: "a = 1 OR b = 2"))
        #expect(
            IndexDescription.normalised(predicate: "a = 'x y'") != IndexDescription.normalised(predicate: "a = 'xy'"))
    }
}
