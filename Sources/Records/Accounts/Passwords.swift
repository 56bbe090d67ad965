import Crypto
import CryptoExtras
import FoundationEssentials
import Vietnamese

/// Passwords are kept as scrypt digests with their own salt and cost. Deriving takes about 70 ms of one core and
/// must run off the event loop.
package enum Passwords {
    private static let rounds = 1 << 15
    private static let blockSize = 8

    /// `scrypt$rounds$blockSize$salt$digest`, the last two in base64.
    package static func secret(for password: String) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let digest = try derive(password, salt: salt, rounds: rounds, blockSize: blockSize)
        return "scrypt$\(rounds)$\(blockSize)$\(salt.base64EncodedString())$\(digest.base64EncodedString())"
    }

    package static func verify(_ password: String, against secret: String) throws -> Bool {
        let parts = secret.split(separator: "$")
        guard parts.count == 5, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let salt = Data(base64Encoded: String(parts[3])), let expected = Data(base64Encoded: String(parts[4]))
        else { return false }
        let digest = try derive(password, salt: salt, rounds: rounds, blockSize: blockSize)
        return HMAC<SHA256>.authenticationCode(for: digest, using: comparisonKey)
            == HMAC<SHA256>.authenticationCode(for: expected, using: comparisonKey)
    }

    /// A password for one use: 16 characters without those that look alike.
    package static func oneTime() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var random = SystemRandomNumberGenerator()
        let text = (0..<16).map { _ in String(letters[Int.random(in: 0..<letters.count, using: &random)]) }
        return stride(from: 0, to: 16, by: 4).map { text[$0..<$0 + 4].joined() }.joined(separator: "-")
    }

    /// Whether a password is one that is guessed first: a word everybody takes with digits around it, digits alone, the
    /// login itself, or a few characters again and again.
    package static func isCommon(_ password: String, login: String) -> Bool {
        let plain = password.folded.filter { !$0.isWhitespace }
        let letters = plain.filter(\.isLetter)
        if letters.isEmpty || Set(plain).count < 5 { return true }
        let known = guessedFirst + [login.filter(\.isLetter)]
        // What is left of the letters when every such word is taken out.
        let rest = known.sorted { $0.count > $1.count }.reduce(letters) { left, word in
            word.count < 3 ? left : left.replacing(word, with: "")
        }
        return rest.count < 4
    }

    private static let guessedFirst = [
        "password", "matkhau", "hatnhan", "vietnam", "hanoi", "saigon", "quantri", "quantrivien", "admin",
        "administrator",
        "dangvien", "dangbo", "danguy", "chibo", "congdoan", "doanthanhnien", "phunu", "welcome", "letmein", "iloveyou",
        "anhyeuem", "emyeuanh", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "abcdefghijkl", "abcdef",
        "abc",
        "xinchao", "chucmungnammoi", "bachoho", "hochiminh", "macdinh", "default", "changeme", "monkey", "dragon",
        "football", "bongda", "sunshine", "princess", "master", "secret", "bimat", "login", "dangnhap",
    ]

    /// Comparing authentication codes instead of digests takes the same time wherever they differ.
    private static let comparisonKey = SymmetricKey(size: .bits256)

    private static func derive(_ password: String, salt: Data, rounds: Int, blockSize: Int) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.nfc.utf8), salt: salt, outputByteCount: 32,
            rounds: rounds, blockSize: blockSize, parallelism: 1)
        return key.withUnsafeBytes { Data($0) }
    }
}
