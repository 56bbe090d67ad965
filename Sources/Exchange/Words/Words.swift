package import Domain
import Foundation

/// The words of the field in one language, by stable keys: names of codes, of indicators, and what problems say.
///
/// Texts hold places in braces, such as `không được sau ngày {today}`. A key that is missing shows itself; a test
/// compares the keys used with the catalogue.
package struct Words: Sendable {
    package let texts: [String: String]

    package init(_ texts: [String: String]) {
        self.texts = texts
    }

    /// The catalogue of a language, from the resources of this module.
    package static func load(_ language: String) throws -> Words {
        let url = Bundle.module.bundleURL.appending(path: "Strings/\(language).json")
        return Words(try JSONDecoder().decode([String: String].self, from: Data(contentsOf: url)))
    }

    package func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        values.reduce(texts[key] ?? key) { text, value in
            text.replacingOccurrences(of: "{\(value.key)}", with: value.value)
        }
    }

    /// A message with the codes among its values spelled in words.
    package func callAsFunction(_ message: Message) -> String {
        var values = message.arguments
        for (name, lists) in Self.codesInMessages {
            guard let code = values[name] else { continue }
            for list in lists { if let word = texts["\(list).\(code)"] { values[name] = word } }
        }
        return self(message.key, values)
    }

    /// The word for one code of a closed list.
    package func callAsFunction<Code: RawRepresentable<String>>(_ list: String, _ code: Code) -> String {
        self("\(list).\(code.rawValue)")
    }

    package func name(of indicator: Indicator) -> String {
        self("indicator.\(indicator.code).name")
    }

    package func definition(of indicator: Indicator) -> String {
        self("indicator.\(indicator.code).definition")
    }

    /// Values of messages that are codes, and the lists they come from.
    private static let codesInMessages = [
        "type": ["unit_type"], "parent_type": ["unit_type"], "kind": ["movement", "operation"], "what": ["stands"],
        "before": ["unit_type", "block", "unit_entry"], "after": ["unit_type", "block", "unit_entry"],
    ]
}
