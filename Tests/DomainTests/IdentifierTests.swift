import Domain
import Foundation
import Testing

@Suite struct IdentifierTests {
    /// The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22 at GMT-5, which is 017F22E2-79B0-7….
    static let example = Date(timeIntervalSince1970: 1_645_557_742)

    @Test func `a new identity begins with its millisecond and says version 7 and variant 2`() throws {
        for _ in 0..<50 {
            let text = uuid7(at: Self.example)
            #expect(text.hasPrefix("017f22e2-79b0-7"))
            #expect(text.count == 36)
            #expect(["8", "9", "a", "b"].contains(Array(text)[19]))
            #expect(UUID(uuidString: text) != nil)
        }
    }

    @Test func `identities sort by the millisecond in which they were made, and never repeat`() {
        let texts = (0..<500).map { uuid7(at: Self.example.addingTimeInterval(Double($0) / 500)) }
        #expect(texts.sorted() == texts)
        #expect(Set((0..<500).map { _ in uuid7(at: Self.example) }).count == 500)
    }

    @Test func `in JSON an identity is its text`() throws {
        let id = Identifier<Person>("p-1")
        #expect(String(decoding: try JSONEncoder().encode([id]), as: UTF8.self) == #"["p-1"]"#)
        #expect(try JSONDecoder().decode([Identifier<Person>].self, from: Data(#"["p-1"]"#.utf8)) == [id])
    }
}
