package import Foundation

/// The identity of one subject: text made before the write, never reused, never shown to people.
///
/// New ones are UUIDs of version 7, so that they sort by the moment they were made.
package struct Identifier<Subject>: Hashable, Sendable, Codable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// A new identity made at `moment`.
    package static func make(at moment: Date = Date()) -> Self {
        Self(uuid7(at: moment))
    }

    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A UUID of version 7 (RFC 9562): 48 bits of milliseconds since 1970, then random bits.
package func uuid7(at moment: Date) -> String {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(max(0, moment.timeIntervalSince1970 * 1000))
    let high = (milliseconds << 16) | 0x7000 | (random.next() & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (random.next() & 0x3FFF_FFFF_FFFF_FFFF)
    let digits = hexadecimal(high) + hexadecimal(low)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        .map { String(digits[$0]) }
        .joined(separator: "-")
}

private func hexadecimal(_ word: UInt64) -> [Character] {
    let digits = Array(String(word, radix: 16))
    return Array(repeating: "0", count: 16 - digits.count) + digits
}
