import Testing

@testable import Web

@Suite struct LookTests {
    @Test func `the stylesheet is small and calls nothing from elsewhere`() throws {
        let asset = try Site.load().stylesheet
        let text = String(decoding: asset.bytes, as: UTF8.self)
        #expect(asset.bytes.count < 20_000)
        #expect(!text.contains("@import") && !text.contains("url("))
        #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    }

    @Test func `every class and token that is used is there`() throws {
        let site = try Site.load()
        let text = String(decoding: site.stylesheet.bytes, as: UTF8.self)
        let styled = Set(text.matches(of: /\.([a-z]+)/).map { String($0.1) })
        let tokens = Set(text.matches(of: /(--[a-z-]+):/).map { String($0.1) })
        #expect(Set(text.matches(of: /var\((--[a-z-]+)\)/).map { String($0.1) }).subtracting(tokens).sorted() == [])

        let pages = Samples().rendered(by: site)
        let classes = Set(pages.flatMap { Markup(bytes: $0.bytes).tags.flatMap(\.classes) })
        #expect(classes.count > 40)
        #expect(classes.subtracting(styled).sorted() == [])
    }

    @Test func `an asset's address changes with its content only`() throws {
        let first = try Site.load()
        let second = try Site.load()
        #expect(first.stylesheet.address == second.stylesheet.address)
        #expect(first.stylesheet.address.text.hasPrefix("/look/hatnhan.css?v="))
        #expect(first.stylesheet.address != first.icon.address)
    }
}
