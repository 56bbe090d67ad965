import Storage

/// The small database of these tests: farms, their animals, and the operations of people.
enum Samples {
    static let farms = Migration(
        number: 1, name: "farm",
        sql: """
            -- A farm; the word TEXT in this comment stays.
            CREATE TABLE farm (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                area REAL,
                kind TEXT NOT NULL DEFAULT 'REAL farm',
                CONSTRAINT area_is_positive CHECK (area > 0)
            ) STRICT;
            CREATE TABLE animal (
                farm INTEGER NOT NULL REFERENCES farm,
                tag TEXT NOT NULL,
                name TEXT,
                photo BLOB,
                sold INTEGER CHECK (sold IN (0, 1)),
                mother_farm INTEGER,
                mother_tag TEXT,
                PRIMARY KEY (farm, tag),
                FOREIGN KEY (mother_farm, mother_tag) REFERENCES animal (farm, tag) ON DELETE CASCADE
            ) STRICT;
            CREATE UNIQUE INDEX animal_name ON animal (farm, name) WHERE sold = 0 AND name IS NOT NULL;
            CREATE INDEX animal_mother ON animal (mother_farm, mother_tag);
            """)

    static let operations = Migration(
        number: 2, name: "operation",
        sql: "CREATE TABLE operation (seq INTEGER NOT NULL UNIQUE, id TEXT PRIMARY KEY) STRICT;")

    static let all = [farms, operations]

    /// What the product does in every write: the number of the operation with this identifier, made if it is new.
    static func record(_ id: String, in transaction: Transaction) throws -> Int {
        if let known = try transaction.run("SELECT seq FROM operation WHERE id = \(id)").first {
            return try known.int(0)
        }
        return try transaction.run(
            "INSERT INTO operation (seq, id) SELECT COALESCE(MAX(seq), 0) + 1, \(id) FROM operation RETURNING seq"
        )[0].int(0)
    }

    /// All numbers of operations, in order.
    static func sequence(in transaction: Transaction) throws -> [Int] {
        try transaction.run("SELECT seq FROM operation ORDER BY seq").map { try $0.int(0) }
    }
}
