import Records
import Storage

extension Corruption {
    /// Operations, the access journal and the migrations.
    static let spine = [
        Corruption(
            "the last operation but one is gone", loosen: ["operation"], "DELETE FROM operation WHERE seq = 11",
            kinds: [.operationHole, .operationChain, .factAdded, .referenceMissing, .rollUpExtra]),
        Corruption(
            "an operation is dated back", "UPDATE operation SET at = '2024-01-01T02:00:00.000Z' WHERE seq = 9",
            kinds: [.operationTime, .operationChain, .rollUpMissing, .rollUpExtra]),
        Corruption(
            "an operation has another author", "UPDATE operation SET account = 'demonstration' WHERE seq = 7",
            kinds: [.operationChain]),
        Corruption(
            "the chain of an operation is overwritten",
            "UPDATE operation SET chain = \([UInt8](repeating: 7, count: 32)) WHERE seq = 5", kinds: [.operationChain]),
        Corruption(
            "the content of an operation is that of another",
            "UPDATE operation SET content_sealed = (SELECT content_sealed FROM operation WHERE seq = 2) WHERE seq = 3",
            kinds: [.operationChain, .factAdded, .factDeleted]),
        Corruption(
            "the content of an operation is cut short",
            "UPDATE operation SET content_sealed = \([UInt8](repeating: 1, count: 9)) WHERE seq = 3",
            kinds: [.operationChain, .operationUnreadable]),
        Corruption(
            "the content of an operation is sealed by nobody",
            "UPDATE operation SET content_sealed = \(sealedByNobody) WHERE seq = 3",
            kinds: [.operationChain, .operationUnreadable]),
        Corruption(
            "an operation claims to reverse another", "UPDATE operation SET reverses = 5 WHERE seq = 9",
            kinds: [.operationReverses, .operationChain]),
        Corruption(
            "a reversal names nothing", "UPDATE operation SET reverses = NULL WHERE seq = 14",
            kinds: [.operationReverses, .operationChain]),
        Corruption(
            "a reversal names a later operation", loosen: ["operation"],
            "UPDATE operation SET reverses = 15 WHERE seq = 14",
            kinds: [.operationReverses, .operationChain]),
        Corruption(
            "two operations bear one id", loosen: ["operation"],
            "UPDATE operation SET id = 'village-02' WHERE seq = 3", kinds: [.identityDouble, .operationChain]),
        Corruption(
            "an entry of the access journal is gone", "DELETE FROM access WHERE seq = 2",
            kinds: [.accessHole, .accessChain]),
        Corruption(
            "an entry of the access journal names another", "UPDATE access SET subject = 'khac' WHERE seq = 2",
            kinds: [.accessChain]),
        Corruption(
            "an entry of the access journal is dated back",
            "UPDATE access SET at = '2023-01-01T00:00:00.000Z' WHERE seq = 3", kinds: [.accessTime, .accessChain]),
        Corruption(
            "a migration was applied with another text", "UPDATE schema_migration SET checksum = 'x' WHERE number = 1",
            kinds: [.schemaChanged]),
        Corruption(
            "a migration of another program",
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (99, 'x', 'x', 'x')",
            kinds: [.schemaChanged]),
    ]

    /// Of the right shape: the length and name of the subject, then the length and bytes of what is sealed.
    private static let sealedByNobody: [UInt8] =
        [0, 0, 0, 6] + Array("system".utf8) + [0, 0, 0, 40] + [UInt8](repeating: 5, count: 40)
}
