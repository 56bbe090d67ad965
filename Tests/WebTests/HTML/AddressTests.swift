import Testing

@testable import Web

@Suite struct AddressTests {
    @Test func `a slash, a question mark and letters with marks inside a step are encoded`() {
        #expect(Address("units", "a/b?c#d", "Ô").text == "/units/a%2Fb%3Fc%23d/%C3%94")
    }

    @Test func `query items are encoded in order, and those without a value are left out`() {
        let address = Address("enterprises", query: ["q": "bình & minh", "page": nil, "sort": "name"])
        #expect(address.text == "/enterprises?q=b%C3%ACnh%20%26%20minh&sort=name")
    }

    @Test func `a day in a query is written as people write it`() {
        #expect(
            Address("units", "a", query: ["from": "1/1/2024", "to": "a/b?c"]).text
                == "/units/a?from=1/1/2024&to=a/b%3Fc")
    }

    @Test func `no steps is the first page`() {
        #expect(Address().text == "/")
        #expect(Address(query: ["page": "1"]).text == "/?page=1")
    }

    @Test func `empty steps cannot make another site, and dots cannot climb`() {
        #expect(Address("", "evil.example").text == "/evil.example")
        #expect(Address("units", "..", ".", "1").text == "/units/1")
    }

    @Test func `a spot on the page is encoded`() {
        #expect(Address(spot: "field-name").text == "#field-name")
        #expect(Address(spot: "a b").text == "#a%20b")
    }

    @Test(arguments: ["/", "/enterprises?q=b%C3%ACnh", "/units/1#x"])
    func `an address from outside is taken when it stays here`(text: String) {
        #expect(Address(sameSite: text)?.text == text)
    }

    @Test(arguments: [
        "", "enterprises", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
        "/a\r\nSet-Cookie: x", "/\t/evil.example", "/ô", "/a b",
    ])
    func `an address from outside is refused when it could leave`(text: String) {
        #expect(Address(sameSite: text) == nil)
    }
}
