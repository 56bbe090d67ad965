package import Foundation

/// The key ring on disk: readable by its owner only, replaced in one step.
package enum KeyFile {
    package static func load(_ url: URL) throws -> Vault {
        Vault(ring: try JSONDecoder().decode(Vault.KeyRing.self, from: Data(contentsOf: url)))
    }

    /// Writes beside the file and renames, so that a crash leaves the old ring or the new one.
    package static func store(_ vault: Vault, at url: URL) throws {
        let files = FileManager.default
        let folder = url.deletingLastPathComponent()
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let draft = folder.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)")
        guard
            files.createFile(
                atPath: draft.path, contents: try encoder.encode(vault.ring), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        // In one step also where a ring stands already; Foundation's way of replacing a file loses it on Linux.
        guard rename(draft.path, url.path) == 0 else {
            try? files.removeItem(at: draft)
            throw CocoaError(.fileWriteUnknown)
        }
    }
}
