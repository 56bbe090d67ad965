import Foundation

/// The files that travel with the program: the stylesheet, the icon, the catalogues of words.
enum Resource {
    /// The content of a file, by its path in the module. Throws when it cannot be read.
    static func data(_ path: String) throws -> Data {
        try Data(contentsOf: Bundle.module.bundleURL.appending(path: path))
    }
}

/// A file a page refers to, held in memory, with an address that changes when its content does, so that browsers may
/// keep it for good.
struct Asset: Sendable {
    /// The last step of the path, such as `hatnhan.css`.
    let name: String
    /// The media type to send.
    let mediaType: String
    /// What to send.
    let bytes: [UInt8]
    /// Where pages find it: `/look/NAME?v=DIGEST`.
    let address: Address

    /// Reads a file of the folder `Look`. A stylesheet travels without what only its readers need: comments,
    /// indents and spaces around marks.
    static func look(_ name: String, mediaType: String) throws -> Asset {
        var bytes = [UInt8](try Resource.data("Look/\(name)"))
        if name.hasSuffix(".css") {
            let rules = String(decoding: bytes, as: UTF8.self).replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
            let lines = rules.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
            let tight = [(": ", ":"), (" {", "{"), ("{ ", "{"), ("; }", "}"), ("; ", ";")]
            bytes = Array(tight.reduce(lines.joined(separator: "\n")) { $0.replacing($1.0, with: $1.1) }.utf8)
        }
        // FNV-1a: only has to differ when the file does.
        let digest = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let address = Address("look", name, query: ["v": String(digest, radix: 36)])
        return Asset(name: name, mediaType: mediaType, bytes: bytes, address: address)
    }
}
