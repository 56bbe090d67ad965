import Foundation
import Testing

@testable import Web

@Suite struct PageTests {
    /// Endings put behind every text of every page: nothing, and three that try to break out.
    static let extras = ["", " <script>\"&'", "\" onclick=\"x", "</p><b>--><!--{page}"]

    private static func rendered(_ extra: String) throws -> [(name: String, markup: Markup, bytes: [UInt8])] {
        let pages = Samples(extra: extra).rendered(by: try Site.load())
        return pages.map { ($0.name, Markup(bytes: $0.bytes), $0.bytes) }
    }

    @Test(arguments: extras)
    func `no value breaks out of its place`(extra: String) throws {
        let plain = try PageTests.rendered("")
        for (page, usual) in zip(try PageTests.rendered(extra), plain) {
            #expect(page.markup.faults == [], "\(page.name)")
            #expect(page.markup.tags.map(\.name) == usual.markup.tags.map(\.name), "\(page.name)")
            let attributes = page.markup.tags.map { $0.attributes.map(\.name) }
            #expect(attributes == usual.markup.tags.map { $0.attributes.map(\.name) }, "\(page.name)")
        }
    }

    @Test func `what is hostile is shown as it was typed`() throws {
        let extra = PageTests.extras[1]
        for page in try PageTests.rendered(extra) where !["sign-in", "enterprises-none"].contains(page.name) {
            let shown = page.markup.tags.flatMap { $0.attributes.map(\.value) } + [page.markup.text]
            #expect(shown.contains { $0.contains(extra) }, "\(page.name)")
        }
    }

    @Test(arguments: extras)
    func `nothing inline, nothing from elsewhere`(extra: String) throws {
        for page in try PageTests.rendered(extra) {
            for tag in page.markup.tags {
                #expect(!["script", "style", "iframe", "object", "base"].contains(tag.name), "\(page.name)")
                for (name, value) in tag.attributes {
                    #expect(name != "style" && !name.hasPrefix("on"), "\(page.name)")
                    guard ["href", "action", "src", "formaction"].contains(name) else { continue }
                    let isHere = value.hasPrefix("#") || (value.hasPrefix("/") && !value.hasPrefix("//"))
                    #expect(isHere, "\(page.name): \(value)")
                }
            }
        }
    }

    @Test func `one h1, and no level of heading is left out`() throws {
        for page in try PageTests.rendered("") {
            let levels = page.markup.tags.compactMap { tag in tag.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) }
            }
            #expect(levels.filter { $0 == 1 }.count == 1, "\(page.name)")
            // The summary of problems may stand above the h1, as its own h2.
            let steps = zip(levels, levels.dropFirst()).filter { $1 > $0 + 1 }
            #expect(steps.isEmpty, "\(page.name): \(levels)")
        }
    }

    @Test func `ids are unique, and whatever points at an id finds it`() throws {
        for page in try PageTests.rendered("") {
            let ids = page.markup.tags.compactMap { $0["id"] }
            #expect(ids.count == Set(ids).count, "\(page.name)")
            let pointed = page.markup.tags.flatMap(PageTests.pointers)
            #expect(Set(pointed).subtracting(ids).sorted() == [], "\(page.name)")
        }
    }

    /// The ids that a tag points at.
    private static func pointers(_ tag: Markup.Tag) -> [String] {
        var pointers: [String] = []
        for name in ["for", "aria-labelledby", "aria-describedby"] {
            pointers += (tag[name] ?? "").split(separator: " ").map(String.init)
        }
        if let place = tag["href"], place.hasPrefix("#") { pointers.append(String(place.dropFirst())) }
        return pointers
    }

    @Test func `every question has a label`() throws {
        for page in try PageTests.rendered("") {
            let labelled = Set(page.markup.tags.compactMap { $0.name == "label" ? $0["for"] : nil })
            let questions = page.markup.tags.filter { tag in
                ["input", "select", "textarea"].contains(tag.name) && tag["type"] != "hidden"
                    && tag["aria-hidden"] == nil
            }
            #expect(questions.allSatisfy { $0["id"].map(labelled.contains) ?? false }, "\(page.name)")
        }
    }

    @Test func `every form that writes carries its token, and none that reads does`() throws {
        for page in try PageTests.rendered("") {
            for form in page.markup.forms {
                #expect(form.names.contains("token") == (form.tag["method"] == "post"), "\(page.name)")
            }
        }
    }

    @Test func `every table has a caption and heads with a scope`() throws {
        for page in try PageTests.rendered("") {
            let tags = page.markup.tags
            #expect(tags.count { $0.name == "table" } == tags.count { $0.name == "caption" }, "\(page.name)")
            #expect(tags.filter { $0.name == "th" }.allSatisfy { $0["scope"] != nil }, "\(page.name)")
        }
    }

    @Test func `no key, no empty place and no heavy page is left`() throws {
        let keys = try Strings.load("vi").keys.filter { $0.contains(".") }
        for page in try PageTests.rendered("") {
            #expect(page.bytes.count < 60_000, "\(page.name)")
            #expect(!page.markup.text.contains("{"), "\(page.name)")
            #expect(keys.filter { page.markup.text.contains($0) } == [], "\(page.name)")
        }
    }

    @Test func `every kind of page has a sample`() throws {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        let folder = package.appending(path: "Sources/Web").resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let declared = try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap {
            try String(contentsOf: $0, encoding: .utf8).matches(of: /struct (\w+): Page\b/).map { String($0.1) }
        }
        let samples = Samples()
        let shown = Set((samples.outside + samples.inside).map { "\(type(of: $0.page))" })
        #expect(declared.count >= 11)
        #expect(Set(declared).subtracting(shown).sorted() == [])
    }
}
