import Foundation
import Vietnamese

/// A header's value with its parameters, such as `form-data; name="file"; filename="Danh sách.xlsx"`.
struct HeaderValue: Sendable, Equatable {
    /// What stands before the first semicolon.
    let value: String
    /// The parameters by their names in small letters, without quotes.
    let parameters: [String: String]

    /// Nil where it is not of that shape, or where a parameter stands twice.
    init?(_ text: String) {
        var rest = text[...]
        value = rest.take { $0 != ";" }.trimmed
        var parameters: [String: String] = [:]
        while rest.first == ";" {
            rest.removeFirst()
            let name = rest.take { $0 != "=" && $0 != ";" && $0 != "\"" }.trimmed.lowercased()
            // Some end the line with a semicolon.
            if name.isEmpty, rest.isEmpty { break }
            guard !name.isEmpty, rest.first == "=", parameters[name] == nil else { return nil }
            rest.removeFirst()
            guard let value = rest.takeParameter() else { return nil }
            parameters[name] = value
        }
        guard !value.isEmpty, rest.isEmpty else { return nil }
        self.parameters = parameters
    }
}

extension HeaderValue {
    /// The disposition of a file that is to be saved under a name (RFC 6266): in plain letters for who reads no others,
    /// and beside it as it is.
    static func attachment(named name: String) -> String {
        let plain = name.map { character -> String in
            if character.isASCII, character.isLetter || character.isNumber || "._- ".contains(character) {
                return String(character)
            }
            let folded = Fold.key(String(character))
            return folded.isEmpty ? "_" : folded
        }.joined()
        guard plain != name else { return "attachment; filename=\"\(name)\"" }
        let whole = name.addingPercentEncoding(withAllowedCharacters: asIs) ?? ""
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8\'\'\(whole)"
    }

    private static let asIs = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }

    fileprivate mutating func take(while holds: (Character) -> Bool) -> Substring {
        let taken = prefix(while: holds)
        removeFirst(taken.count)
        return taken
    }

    /// A token, or a text in quotes in which only `\"` means something else than it says: browsers that put a whole
    /// path there write its backslashes as they are.
    fileprivate mutating func takeParameter() -> String? {
        _ = take { $0 == " " || $0 == "\t" }
        guard first == "\"" else {
            let token = take { $0 != ";" }.trimmed
            return token.isEmpty || token.contains("\"") ? nil : token
        }
        removeFirst()
        var text = ""
        while let character = popFirst() {
            if character == "\"" {
                _ = take { $0 == " " || $0 == "\t" }
                return text
            }
            if character == "\\", first == "\"" { removeFirst(); text.append("\"") } else { text.append(character) }
        }
        return nil
    }
}

/// The lines above the content of one part of a form.
struct PartHead: Sendable, Equatable {
    /// The name of the field.
    let name: String
    /// The file's name without any folder; nil where the part is a plain field. What RFC 5987 would spell in
    /// `filename*` is not read: RFC 7578 forbids it, and browsers do not send it.
    let fileName: String?

    /// Nil where they are not those of a form's part.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var disposition: HeaderValue?
        for line in text.split(separator: "\r\n") {
            guard !line.contains("\r"), !line.contains("\n"), let colon = line.firstIndex(of: ":") else { return nil }
            guard line[..<colon].lowercased() == "content-disposition" else { continue }
            guard disposition == nil, let value = HeaderValue(String(line[line.index(after: colon)...])) else {
                return nil
            }
            disposition = value
        }
        guard let disposition, disposition.value.lowercased() == "form-data",
            let name = disposition.parameters["name"], !name.isEmpty
        else { return nil }
        self.name = Self.unescaped(name)
        fileName = disposition.parameters["filename"].map { Self.lastStep(of: Self.unescaped($0)) }
    }

    /// Browsers write three characters in this way, and no other.
    private static func unescaped(_ text: String) -> String {
        [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1, options: .caseInsensitive)
        }
    }

    /// Without folders, which some send along, and without control characters.
    private static func lastStep(of path: String) -> String {
        let step = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
        return String(
            String.UnicodeScalarView(step.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}
