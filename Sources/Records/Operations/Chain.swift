import Crypto
import FoundationEssentials

/// The digest that ties each entry to all before it.
enum Chain {
    /// What the first entry follows.
    static let root = [UInt8](repeating: 0, count: 32)

    /// Digest of the previous chain and the entry's fields; a field is preceded by its length, so that no two
    /// different lists of fields read the same.
    static func link(_ previous: [UInt8], _ fields: [String], content: [UInt8] = []) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: previous)
        for field in fields.map({ Array($0.utf8) }) + [content] {
            digest.update(data: withUnsafeBytes(of: UInt64(field.count).bigEndian, Array.init))
            digest.update(data: field)
        }
        return Array(digest.finalize())
    }
}
