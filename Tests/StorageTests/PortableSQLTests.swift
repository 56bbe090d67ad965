import Testing

@testable import Storage

struct PortableSQLTests {
    @Test func `the four words and STRICT are swapped`() {
        #expect(
            PortableSQL.postgres("CREATE TABLE t (a INTEGER, b REAL, c BLOB, d TEXT NOT NULL\n) STRICT;")
                == "CREATE TABLE t (a BIGINT, b DOUBLE PRECISION, c BYTEA, d TEXT COLLATE \"C\" NOT NULL\n) ;")
    }

    @Test func `a table that is read along its key is a plain one`() {
        #expect(
            PortableSQL.postgres("CREATE TABLE t (a TEXT\n) STRICT, WITHOUT ROWID;")
                == "CREATE TABLE t (a TEXT COLLATE \"C\"\n) ;")
    }

    @Test(arguments: [
        "DEFAULT 'INTEGER TEXT'", "CHECK (a <> 'it''s TEXT ) STRICT')", "\"REAL\" = \"a\"\"BLOB\"",
        "-- TEXT to the end",
        "/* INTEGER\n -- REAL ' */", "real_text integer TEXTS MY_INTEGER", "'đường TEXT'", "CAST(a AS TEXT)",
    ])
    func `text in quotes and comments, other words and casts stay`(sql: String) {
        #expect(PortableSQL.postgres(sql) == sql)
    }

    @Test func `a quote in a comment does not begin a text, a comment mark in a text does not begin a comment`() {
        #expect(PortableSQL.postgres("-- it's\na TEXT") == "-- it's\na TEXT COLLATE \"C\"")
        #expect(PortableSQL.postgres("'--' TEXT") == "'--' TEXT COLLATE \"C\"")
        #expect(PortableSQL.postgres("'/*' TEXT") == "'/*' TEXT COLLATE \"C\"")
        #expect(PortableSQL.postgres("a/b TEXT") == "a/b TEXT COLLATE \"C\"")
    }

    @Test(arguments: ["'", "\"abc", "/* x", "--", "", "'a''", "é'́"])
    func `a text cut into pieces and joined is the same text`(sql: String) {
        #expect(SQLToken.tokens(of: sql).map(\.text).joined() == sql)
    }

    @Test(arguments: [
        ("INSERT INTO farm (id) VALUES (1)", "farm"),
        ("insert or ignore into \"odd \"\"name\" values (1)", "odd \"name"),
        ("UPDATE farm SET a = 1", "farm"), ("DELETE FROM farm WHERE id IN (SELECT id FROM animal)", "farm"),
        ("WITH x AS (SELECT 1 FROM animal) INSERT INTO farm SELECT 1 ON CONFLICT (id) DO UPDATE SET a = 1", "farm"),
        ("/* INTO x */ COPY \"farm\" (id) FROM STDIN", "farm"),
    ])
    func `the table that a statement writes to is known`(sql: String, table: String) {
        #expect(SQLToken.target(of: sql) == table)
    }

    @Test func `a statement that only reads has no such table`() {
        #expect(SQLToken.target(of: "SELECT 'INSERT INTO farm' FROM animal") == nil)
    }
}
