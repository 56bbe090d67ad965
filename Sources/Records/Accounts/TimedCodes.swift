import Crypto
package import FoundationEssentials

/// Codes of six digits that change every thirty seconds (RFC 6238 with HMAC-SHA-1, as every authenticator reads them).
package struct TimedCodes: Sendable {
    /// Twenty random bytes, shared with the authenticator.
    package let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    package static func fresh() -> TimedCodes {
        TimedCodes(secret: SymmetricKey(size: SymmetricKeySize(bitCount: 160)).withUnsafeBytes { Array($0) })
    }

    /// The number of the half minute in which a moment lies.
    package static func step(at moment: Date) -> Int { Int(moment.timeIntervalSince1970 / 30) }

    /// The code of a half minute.
    package func code(of step: Int) -> String {
        let message = withUnsafeBytes(of: UInt64(step).bigEndian) { Array($0) }
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int((digest.last ?? 0) & 0x0F)
        let number = digest[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The half minute a code is of: the present one or, because clocks differ, the one before or after; nil for a wrong
    /// code and for one that was taken already.
    package func step(of code: String, at moment: Date, after last: Int) -> Int? {
        let now = Self.step(at: moment)
        let typed = code.filter { !$0.isWhitespace }
        return (now - 1...now + 1).first { $0 > last && self.code(of: $0) == typed }
    }

    /// The secret as people type it: base32 in groups of four.
    package var spelled: String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (text, buffer, bits) = ("", 0, 0)
        for byte in secret {
            (buffer, bits) = ((buffer << 8 | Int(byte)) & 0xFFFF, bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(letters[buffer >> bits & 31])
            }
        }
        return text
    }

    /// The address that an authenticator reads from a picture.
    package func address(of login: String, issuer: String) -> String {
        let label = "\(issuer):\(login)"
        return "otpauth://totp/\(Self.escaped(label))?secret=\(spelled)&issuer=\(Self.escaped(issuer))"
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            return "%" + hex([byte]).uppercased()
        }.joined()
    }
}
