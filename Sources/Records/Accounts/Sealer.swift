import Crypto
import Domain
import Storage

/// Seals and opens values under the data key of a person or a unit; makes a key where there is none yet.
final class Sealer {
    private let db: Transaction
    private let vault: Vault
    private var keys: [String: SymmetricKey] = [:]
    private var destroyed: Set<String> = []

    /// The subject for what belongs to no unit: accounts, rules.
    static let system = "system"

    /// What ties sealed bytes to what they are and whose they are: they open in no other place.
    static func binding(_ purpose: String, _ subject: String) -> String {
        "\(purpose)\u{1F}\(subject)"
    }

    init(_ desk: Desk) {
        db = desk.db
        vault = desk.vault
    }

    /// Reads the keys of these subjects in few statements; where `making`, makes those that are missing.
    func prepare(_ subjects: some Sequence<String>, making: Bool) throws {
        let wanted = Set(subjects).filter { keys[$0] == nil && !destroyed.contains($0) }.sorted()
        guard !wanted.isEmpty else { return }
        for chunk in wanted.chunks(of: 500) {
            let rows = try db.run("SELECT subject, wrapped FROM data_key WHERE subject IN \(list: Array(chunk))")
            for row in rows {
                let subject = try row.text(0)
                guard let wrapped = try row.blobOrNil(1) else {
                    destroyed.insert(subject)
                    continue
                }
                keys[subject] = try vault.unwrap(wrapped, for: subject)
            }
        }
        guard making else { return }
        let made = try wanted.filter { keys[$0] == nil && !destroyed.contains($0) }.map { subject in
            let (key, wrapped) = try vault.makeDataKey(for: subject)
            keys[subject] = key
            return [subject.value, wrapped.value, .null]
        }
        _ = try db.insertMany(into: "data_key", columns: ["subject", "wrapped", "destroyed_in"], rows: made)
    }

    /// - Throws: `Failure.conflict` where the subject's key was destroyed: nothing can be recorded of it any more.
    func seal(_ bytes: [UInt8], under subject: String, as purpose: String) throws -> [UInt8] {
        try prepare(CollectionOfOne(subject), making: true)
        guard let key = keys[subject] else { throw Failure.conflict(Message("problem.person.erased")) }
        return try Vault.seal(bytes, with: key, binding: Self.binding(purpose, subject))
    }

    /// The bytes sealed under a subject; nil where its key was destroyed.
    func open(_ sealed: [UInt8], under subject: String, as purpose: String) throws -> [UInt8]? {
        try prepare(CollectionOfOne(subject), making: false)
        if destroyed.contains(subject) { return nil }
        guard let key = keys[subject] else { throw Vault.Problem.cannotOpen }
        return try Vault.open(sealed, with: key, binding: Self.binding(purpose, subject))
    }
}
