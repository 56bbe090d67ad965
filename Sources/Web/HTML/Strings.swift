import Foundation

/// The fixed words of the pages in one language, by stable keys such as `dashboard.units`.
///
/// Texts hold places in braces: `Trang {page}/{pages}`. A key that is missing shows itself; a test reads the sources
/// and finds it first.
struct Strings: Sendable {
    private let texts: [String: String]

    /// Takes a catalogue as it is, by key.
    init(_ texts: [String: String]) {
        self.texts = texts
    }

    /// Reads `Strings/LANGUAGE.json` from the resources. Called once, when the program starts.
    static func load(_ language: String) throws -> Strings {
        Strings(try JSONDecoder().decode([String: String].self, from: Resource.data("Strings/\(language).json")))
    }

    /// The keys, for the test that compares them with the sources.
    var keys: Set<String> { Set(texts.keys) }

    /// The text of a key, with the values put in their places. The result is plain text: a page escapes it.
    func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
        pieces(key).map { piece in
            switch piece {
            case .text(let text): text
            case .place(let name): values.first { $0.key == name }?.value ?? "{\(name)}"
            }
        }.joined()
    }

    /// The text of a key where values are pieces of a page, such as links. The text itself is escaped.
    func html(_ key: String, _ values: KeyValuePairs<String, HTML>) -> HTML {
        let parts: [HTML] = pieces(key).map { piece in
            switch piece {
            case .text(let text): "\(text)"
            case .place(let name): values.first { $0.key == name }?.value ?? "{\(name)}"
            }
        }
        return "\(parts)"
    }

    private enum Piece {
        case text(String)
        case place(String)
    }

    private func pieces(_ key: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = (texts[key] ?? key)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(String(rest[..<open])))
            pieces.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(String(rest))]
    }
}
