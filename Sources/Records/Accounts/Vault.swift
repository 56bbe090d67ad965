import Crypto
package import FoundationEssentials

/// The master keys, kept outside the database, and what they do: wrap data keys and make search digests.
///
/// Without them a copy of the database shows no sealed value. A wrapped key names the master key that wrapped it,
/// so a rotation can be interrupted at any moment.
package struct Vault: Sendable {
    /// The file's content: every master key by number, the newest in use, and the key of the search digests.
    package struct KeyRing: Codable, Sendable {
        package var current: Int
        package var masters: [Int: Data]
        package var digest: Data
    }

    package private(set) var ring: KeyRing

    package init(ring: KeyRing) {
        self.ring = ring
    }

    /// Fresh keys from the system's generator.
    package static func fresh() -> Vault {
        Vault(ring: KeyRing(current: 1, masters: [1: randomKey()], digest: randomKey()))
    }

    /// The same keys with a new master in use; the old ones still open what they wrapped.
    package func rotated() -> Vault {
        var next = ring
        next.current += 1
        next.masters[next.current] = Self.randomKey()
        return Vault(ring: next)
    }

    /// The same keys without the masters that are no longer in use.
    package func pruned() -> Vault {
        var next = ring
        next.masters = next.masters.filter { $0.key == next.current }
        return Vault(ring: next)
    }

    package enum Problem: Error, Equatable {
        /// The key that would open this is not in the ring, or the bytes were changed.
        case cannotOpen
    }

    /// A new data key, bare and wrapped for one subject.
    func makeDataKey(for subject: String) throws -> (key: SymmetricKey, wrapped: [UInt8]) {
        let key = SymmetricKey(size: .bits256)
        return (key, try wrap(key, for: subject))
    }

    /// Layout: number of the master key in four bytes, then nonce, ciphertext and tag.
    func wrap(_ key: SymmetricKey, for subject: String) throws -> [UInt8] {
        guard let master = ring.masters[ring.current] else { throw Problem.cannotOpen }
        let bytes = key.withUnsafeBytes { Array($0) }
        let sealed = try Self.seal(bytes, with: SymmetricKey(data: master), binding: subject)
        return withUnsafeBytes(of: UInt32(ring.current).bigEndian, Array.init) + sealed
    }

    func unwrap(_ wrapped: [UInt8], for subject: String) throws -> SymmetricKey {
        guard wrapped.count > 4, let master = ring.masters[Self.masterNumber(of: wrapped)] else {
            throw Problem.cannotOpen
        }
        let bytes = try Self.open(Array(wrapped.dropFirst(4)), with: SymmetricKey(data: master), binding: subject)
        return SymmetricKey(data: bytes)
    }

    static func masterNumber(of wrapped: [UInt8]) -> Int {
        wrapped.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// What an exact search compares: the same value of the same field gives the same bytes, and tells nothing else.
    package func digest(_ value: String, field: String) -> [UInt8] {
        let message = Array("\(field)\u{1F}\(value)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: ring.digest)))
    }

    /// AES-256-GCM with a random nonce; `binding` must be the same on opening.
    static func seal(_ bytes: [UInt8], with key: SymmetricKey, binding: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key, authenticating: Array(binding.utf8))
        guard let combined = box.combined else { throw Problem.cannotOpen }
        return Array(combined)
    }

    static func open(_ sealed: [UInt8], with key: SymmetricKey, binding: String) throws -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Array(binding.utf8)))
        } catch {
            throw Problem.cannotOpen
        }
    }

    private static func randomKey() -> Data {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    }
}
