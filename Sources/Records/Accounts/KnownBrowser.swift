import Crypto
import Storage

/// A browser in which somebody signed in before. Its mark is made under the keys of the register: nobody else makes one,
/// and it opens nothing. Refusals in it are counted apart, so that guessing a name from elsewhere does not keep its owner
/// out.
package struct KnownBrowser: Sendable {
    let id: String

    /// Nil where the mark is none of ours, or another's.
    package init?(_ mark: String?, of login: String, _ desk: Desk) {
        guard let parts = mark?.split(separator: "."), parts.count == 2 else { return nil }
        let expected = Self.code(String(parts[0]), login, desk)
        guard ConstantTime.areSame(expected, String(parts[1])) else { return nil }
        id = String(parts[0])
    }

    /// The mark for a browser in which somebody has just signed in.
    package static func fresh(for login: String, _ desk: Desk) -> String {
        let id = hex(SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) })
        return "\(id).\(code(id, login, desk))"
    }

    private static func code(_ id: String, _ login: String, _ desk: Desk) -> String {
        hex(desk.vault.digest("\(login.lowercased()) \(id)", field: "browser").prefix(16))
    }
}
