@testable import Web

/// A page read back, strictly enough to notice a value that broke out of its place.
struct Markup {
    /// One opening tag.
    struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]
        /// The tags around it, from the outermost.
        let path: [String]

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        var classes: [String] { (self["class"] ?? "").split(separator: " ").map(String.init) }
    }

    /// One form and the names it sends.
    struct Form {
        let tag: Tag
        var names: [String] = []
    }

    private(set) var tags: [Tag] = []
    private(set) var forms: [Form] = []
    /// The text between tags, with its references read.
    private(set) var text = ""
    /// What is not in order: a stray `<`, a tag closed that is not open, a tag left open.
    private(set) var faults: [String] = []

    private static let empty: Set = ["meta", "link", "input", "rect", "line", "polyline", "circle", "br"]

    init(_ html: HTML) {
        self.init(bytes: html.bytes)
    }

    init(bytes: [UInt8]) {
        var rest = bytes[...]
        var open: [String] = []
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            text += Markup.read(rest[..<start])
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
            take(rest[(start + 1)..<end], &open)
            rest = rest[(end + 1)...]
        }
        text += Markup.read(rest)
        if !open.isEmpty { faults.append("left open: \(open)") }
    }

    private mutating func take(_ inside: ArraySlice<UInt8>, _ open: inout [String]) {
        if inside.first == UInt8(ascii: "!") { return }
        if inside.first == UInt8(ascii: "/") {
            let name = String(decoding: inside.dropFirst(), as: UTF8.self)
            if open.popLast() != name { faults.append("</\(name)> closes another") }
            return
        }
        guard let tag = Markup.opening(inside, path: open) else {
            faults.append("not a tag: <\(String(decoding: inside, as: UTF8.self))>")
            return
        }
        tags.append(tag)
        if tag.name == "form" { forms.append(Form(tag: tag)) }
        if open.contains("form"), let name = tag["name"], tag.name != "details" {
            forms[forms.count - 1].names.append(name)
        }
        if !Markup.empty.contains(tag.name) { open.append(tag.name) }
    }

    /// The first tag of a name, and of a class when one is given.
    func first(_ name: String, class wanted: String? = nil) -> Tag? {
        tags.first { tag in tag.name == name && (wanted.map(tag.classes.contains) ?? true) }
    }

    /// A tag of lower-case letters with attributes in double quotes; nil when it is anything else.
    private static func opening(_ inside: ArraySlice<UInt8>, path: [String]) -> Tag? {
        var rest = inside.last == UInt8(ascii: "/") ? inside.dropLast() : inside
        let name = rest.prefix(while: isName)
        rest = rest.dropFirst(name.count)
        var attributes: [(name: String, value: String)] = []
        while !rest.isEmpty {
            let gap = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            rest = rest.dropFirst(gap.count)
            let key = rest.prefix(while: isName)
            rest = rest.dropFirst(key.count)
            guard !gap.isEmpty, !key.isEmpty else { return nil }
            var value: ArraySlice<UInt8> = []
            if rest.first == UInt8(ascii: "=") {
                guard rest.dropFirst().first == UInt8(ascii: "\"") else { return nil }
                value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
                rest = rest.dropFirst(2 + value.count)
                guard rest.first == UInt8(ascii: "\"") else { return nil }
                rest = rest.dropFirst()
            }
            attributes.append((String(decoding: key, as: UTF8.self), read(value)))
        }
        return name.isEmpty ? nil : Tag(name: String(decoding: name, as: UTF8.self), attributes: attributes, path: path)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func read(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
