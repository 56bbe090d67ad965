/// A place on this site: a path with its query, or a spot on the page. It cannot name another site.
struct Address: Sendable, Hashable {
    /// The percent-encoded text: it begins with `/` or `#`.
    let text: String

    /// The place at the given path. Each segment is one step, so a `/` inside it is encoded; empty steps and the
    /// steps `.` and `..`, which browsers walk by, are left out. Query items without a value are left out.
    init(_ segments: String..., query: KeyValuePairs<String, String?> = [:]) {
        let steps = segments.filter { !["", ".", ".."].contains($0) }
        let path = "/" + steps.map { Address.encode($0) }.joined(separator: "/")
        let items = query.compactMap { name, value in
            value.map { Address.encode(name) + "=" + Address.encode($0, inQuery: true) }
        }
        text = items.isEmpty ? path : path + "?" + items.joined(separator: "&")
    }

    /// The same place with other query items; those without a value are left out.
    func with(query: KeyValuePairs<String, String?>) -> Address {
        let items = query.compactMap { name, value in
            value.map { Address.encode(name) + "=" + Address.encode($0, inQuery: true) }
        }
        let path = text.split(separator: "?", maxSplits: 1).first.map { String($0) } ?? "/"
        return Address(text: items.isEmpty ? path : path + "?" + items.joined(separator: "&"))
    }

    private init(text: String) {
        self.text = text
    }

    /// The element with this id on the same page.
    init(spot id: String) {
        text = "#" + Address.encode(id)
    }

    /// An address that came from outside, such as where to return after signing in, or nil when it could leave the
    /// site: it must begin with one `/` and hold only printable ASCII without `\`.
    init?(sameSite text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") else { return nil }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
        self.text = text
    }

    /// Everything but the unreserved characters of RFC 3986 as `%XX` of its UTF-8 bytes. In a query a `/` may stand, so
    /// that days stay short and can be read.
    private static func encode(_ text: String, inQuery: Bool = false) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            case UInt8(ascii: "/") where inQuery:
                encoded.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
