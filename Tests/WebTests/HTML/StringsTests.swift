import Exchange
import Foundation
import Testing

@testable import Web

@Suite struct StringsTests {
    private let words = Strings(["a": "Trang {page}/{pages}", "b": "Biết thêm: {link} & hết"])

    @Test func `values are put in their places`() {
        #expect(words("a", ["pages": "3", "page": "1"]) == "Trang 1/3")
    }

    @Test func `a value with braces is not filled again`() {
        #expect(words("a", ["page": "{pages}", "pages": "3"]) == "Trang {pages}/3")
    }

    @Test func `a missing key or value shows itself`() {
        #expect(words("no.such.key") == "no.such.key")
        #expect(words("a", ["page": "1"]) == "Trang 1/{pages}")
    }

    @Test func `a link keeps its markup and the words around it are escaped`() {
        let link = Link(text: "1 <đảng viên>", address: Address("x"))
        let html = words.html("b", ["link": link.html])
        #expect(html.text == "Biết thêm: <a href=\"/x\">1 &lt;đảng viên&gt;</a> &amp; hết")
    }

    @Test func `every key that the sources use is in the catalogue, and no key is idle`() throws {
        let used = try Set(
            sources().flatMap { $0.text.matches(of: /words(?:\.html)?\(\s*"([^"]+)"/).map { String($0.1) } })
        let known = try Strings.load("vi").keys
        let ofTheField = Set(try Words.load("vi").texts.keys)
        #expect(used.count > 100)
        #expect(
            used.subtracting(known).subtracting(ofTheField).sorted().filter { $0.contains(".") && !$0.contains("\\(") }
                == [])
        let families = try used.filter { $0.contains("\\(") && $0.contains(".") }.map(Self.family)
        let idle = try known.subtracting(used).filter { key in
            try !families.contains { try $0.wholeMatch(in: key) != nil }
        }
        #expect(idle.sorted() == [])
    }

    /// The keys that a key with places in the source stands for: `founding.\(field).hint`.
    private static func family(_ key: String) throws -> Regex<AnyRegexOutput> {
        let parts = key.replacing(/\\\([^)]*\)+/, with: "\u{0}").split(
            separator: "\u{0}", omittingEmptySubsequences: false)
        let literal = parts.map { NSRegularExpression.escapedPattern(for: String($0)) }
        return try Regex(literal.joined(separator: ".+"))
    }

    @Test func `pages hold no Vietnamese of their own`() throws {
        for source in try sources() where source.name.hasSuffix("Page.swift") || source.name.hasSuffix("Pages.swift") {
            let code = source.text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            let own = code.filter { $0.unicodeScalars.contains { (0xC0...0x1EF9).contains($0.value) } }
            #expect(own == [], "\(source.name)")
        }
    }

    @Test func `the catalogue is composed text without stray spaces`() throws {
        let data = try Resource.data("Strings/vi.json")
        for (key, text) in try JSONDecoder().decode([String: String].self, from: data) {
            #expect(
                Array(text.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "\(key)"
            )
            #expect(!text.contains("  ") && !text.hasPrefix(" "), "\(key)")
        }
    }

    private func sources() throws -> [(name: String, text: String)] {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let folder = package.appending(path: "Sources/Web").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map {
            ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
        }
    }
}
