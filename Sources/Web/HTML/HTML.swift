/// A piece of a page, ready to send.
///
/// It is written as a string literal, and whatever is put into it with `\(value)` is escaped, so that a name
/// can never become markup. A `String` does not turn into `HTML` by itself; only a literal in the source, another
/// `HTML`, or the visible `\(raw:)` is taken as it stands.
struct HTML: Sendable, Equatable {
    /// The UTF-8 bytes of the piece.
    private(set) var bytes: [UInt8]

    /// The piece as text, for tests and messages; pages send `bytes`.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML: ExpressibleByStringInterpolation {
    /// The literal as it stands: it is source text, so it is trusted.
    init(stringLiteral literal: StaticString) {
        bytes = literal.withUTF8Buffer { Array($0) }
    }

    /// The literal with its values escaped.
    init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Collects the bytes of one literal.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        /// Makes room for the literal and for values of a usual length.
        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        /// Source text, as it stands.
        mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// A text, escaped so that it is safe between tags and inside a quoted attribute.
        mutating func appendInterpolation(_ text: String) {
            bytes.append(escaping: text)
        }

        /// A place on this site, percent-encoded.
        mutating func appendInterpolation(_ address: Address) {
            bytes.append(escaping: address.text)
        }

        /// Another piece, as it stands.
        mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        /// Another piece, or nothing.
        mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Several pieces, one after the other.
        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        /// A piece that stands only when the condition holds, such as ` checked`.
        mutating func appendInterpolation(_ html: HTML, if condition: Bool) {
            if condition { bytes.append(contentsOf: html.bytes) }
        }

        /// Markup made elsewhere and already known to be safe. The only way past escaping.
        mutating func appendInterpolation(raw markup: String) {
            bytes.append(contentsOf: markup.utf8)
        }
    }
}

extension [UInt8] {
    /// Appends the text with `& < > " '` written as character references.
    fileprivate mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let reference = reference(for: source[index]) else { continue }
                append(contentsOf: source[start..<index])
                reference.withUTF8Buffer { append(contentsOf: $0) }
                start = index + 1
            }
            append(contentsOf: source[start...])
        }
    }

    private func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
